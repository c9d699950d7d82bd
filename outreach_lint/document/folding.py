"""Folds typographic variants of a text without moving a single character."""

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\uff07", "'")
_DOUBLE = dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"')
_SPACES = dict.fromkeys(
    "\r\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_LINES = dict.fromkeys("\u2028\u2029\u0085", "\n")
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_TABLE = str.maketrans(_QUOTES | _DOUBLE | _SPACES | _LINES | _HYPHENS)


def fold(text: str) -> str:
    """Return the text with straight quotes, plain spaces and plain hyphens; offsets stay valid.

    Guillemets are kept: in templates they delimit merge fields.
    """
    if text.isascii() and not any(mark in text for mark in "\r\t\v\f"):
        return text
    return text.translate(_TABLE)
