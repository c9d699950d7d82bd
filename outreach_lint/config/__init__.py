"""What a project asks for: rules, thresholds, paths."""
