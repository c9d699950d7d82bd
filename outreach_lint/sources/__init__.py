"""Bytes to messages, with the place of every character."""
