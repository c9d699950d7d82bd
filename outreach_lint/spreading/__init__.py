"""Messages linted in several processes, with the outcomes in the order of the messages."""
