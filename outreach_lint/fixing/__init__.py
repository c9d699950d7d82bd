"""Writes fixes back into the bytes that messages were read from."""
