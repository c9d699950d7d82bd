"""Renders reports, one format a module."""
