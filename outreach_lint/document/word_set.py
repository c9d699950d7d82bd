"""Write a set of words as one text."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by white space."""
    return frozenset(text.split())
