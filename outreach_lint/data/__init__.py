"""Word lists, read when first asked for."""
