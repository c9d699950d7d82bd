"""The report as one HTML page: no network, no inline handlers, every text escaped."""
