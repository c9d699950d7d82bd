"""What worked: past messages with their outcomes, put to the rules that found something in them."""
