"""Builds the site of the documentation: gathers its pages, renders them strictly, and looks through the result."""
