"""Takes up the linter where there are messages already: what is known, what has changed, what new rules would do."""
