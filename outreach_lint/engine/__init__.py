"""Runs compiled rules over documents."""
