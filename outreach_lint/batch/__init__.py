"""What messages have in common, told without keeping their words."""
