"""Rule files as typed values: load, select, locate."""
