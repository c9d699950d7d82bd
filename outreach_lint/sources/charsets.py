"""Bytes of a mail to text, whatever their declared charset is worth."""

from outreach_lint.sources.decoding import scrub

# Python's own codecs that no mail is written in, some of them slow.
NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "unicode-escape"})
_LETTERS = b"Aa"
FALLBACKS = ("utf-8", "cp1252", "latin-1")


def decode_bytes(data: bytes, charset: str = "") -> tuple[str, str]:
    """Return the text and the codec that gave it: the declared one, else the first that fits; never raise."""
    for codec in (charset, *FALLBACKS):
        if codec.lower() in NO_CHARSETS or (codec not in FALLBACKS and is_misdeclared(data, codec)):
            continue
        try:
            return scrub(data.decode(codec)), codec
        except (LookupError, ValueError):  # an unknown name, a codec that makes no text, or bytes that do not fit
            continue
    return data.decode("latin-1"), "latin-1"


def writes_ascii(charset: str) -> bool:
    """Tell whether a charset writes letters as ASCII does; one that Python does not know is taken to."""
    try:
        return charset.lower() in NO_CHARSETS or _LETTERS in _LETTERS.decode().encode(charset)
    except (LookupError, ValueError):
        return True


def is_misdeclared(data: bytes, charset: str) -> bool:
    """Tell whether bytes are words in ASCII or UTF-8 although their charset, such as UTF-16, writes none so."""
    if writes_ascii(charset):
        return False
    try:
        text = data.decode()
    except ValueError:
        return False
    # UTF-16 and UTF-32 write every blank and line break with a NUL.
    return "\0" not in text and any("a" <= char.lower() <= "z" for char in text)


def decode_mapped(data: bytes, places: list[int], charset: str) -> tuple[str, list[int]]:
    """Return the text of bytes and the place of each character; without a place for a byte, that of the last one."""
    text, codec = decode_bytes(data, charset)
    if len(text) == len(data):
        return text, places
    found: list[int] = []
    at, last = 0, len(places) - 1
    for char in text:
        found.append(places[min(at, last)])
        at += 1 if char < "\x80" else _width(char, codec)
    return text, found


def _width(char: str, codec: str) -> int:
    """Return how many bytes write a character."""
    try:
        return len(char.encode(codec))
    except UnicodeError:
        return 1
