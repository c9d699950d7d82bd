"""How long a text is to the channel that carries it: SMS parts, X characters, links and emoji."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# The GSM 7-bit default alphabet and its extension table: 3GPP TS 23.038, 6.2.1 and 6.2.1.1.
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
# Characters in one SMS, and in each of several: 3GPP TS 23.040, 9.2.3.24.1 (6 bytes of header in a 140-byte part).
_GSM_SINGLE, _GSM_PART = 160, 153
_UCS2_SINGLE, _UCS2_PART = 70, 67
_LARGEST_UCS2 = 0xFFFF

# Weights of X: developer documentation, "Counting characters", configuration version 3.
_X_LINK = 23
_X_HEAVY = r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
# fmt: off
_TOP_DOMAINS = frozenset((
    "ai", "app", "au", "biz", "ca", "ch", "cloud", "co", "com", "de", "dev", "edu", "es", "eu", "fm", "fr", "gg",
    "gov", "in", "info", "io", "it", "jp", "me", "net", "nl", "org", "ru", "se", "sh", "so", "to", "tv", "uk", "us",
))
# fmt: on


def non_gsm_characters(text: str) -> list[int]:
    """Return the offsets of the characters that the GSM 7-bit alphabet lacks; one turns the whole SMS into UCS-2."""
    return [place for place, char in enumerate(text) if char not in _GSM and char not in _GSM_EXTENDED]


def sms_units(text: str) -> int:
    """Return the length of an SMS in the units of its encoding: septets of GSM-7, or 16-bit units of UCS-2."""
    return sum(_sms_sizes(text))


def sms_parts(text: str) -> int:
    """Return how many SMS carry the text; an escaped character or a surrogate pair is never split over two."""
    sizes = _sms_sizes(text)
    single, part = (_UCS2_SINGLE, _UCS2_PART) if non_gsm_characters(text) else (_GSM_SINGLE, _GSM_PART)
    if sum(sizes) <= single:
        return 1 if sizes else 0
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts


def _sms_sizes(text: str) -> list[int]:
    """Return the units that each character takes."""
    if non_gsm_characters(text):
        return [2 if ord(char) > _LARGEST_UCS2 else 1 for char in text]
    return [2 if char in _GSM_EXTENDED else 1 for char in text]


def x_characters(text: str) -> int:
    """Return the length that X counts: links as 23, emoji and characters outside the light ranges as 2, others as 1."""
    text = unicodedata.normalize("NFC", text)
    total, place = 0, 0
    for start, end in _links(text, bare=True):
        total += _x_weight(text[place:start]) + _X_LINK
        place = end
    return total + _x_weight(text[place:])


def _x_weight(text: str) -> int:
    """Return the weight of a text without links."""
    without, emoji_found = _emoji_pattern().subn("", text)
    return 2 * emoji_found + len(without) + len(re.findall(_X_HEAVY, without))


def links(text: str) -> list[tuple[int, int]]:
    """Return the spans of the links: with a scheme or www., or a known domain with a path; not a bare brand.com."""
    return list(_links(text, bare=False))


def _links(text: str, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of links, `bare` domains among them if asked."""
    if "." not in text and "/" not in text:
        return
    for token in re.finditer(r"[^\s<>()\[\]\"]+", text):
        word = token[0].rstrip(".,;:!?'*_")
        if "." not in word and "/" not in word:
            continue
        explicit = re.search(r"https?://|www\.", word, re.IGNORECASE)
        if explicit:
            if explicit.end() < len(word):
                yield token.start() + explicit.start(), token.start() + len(word)
        elif _is_domain(word) and (bare or "/" in word):
            yield token.start(), token.start() + len(word)


def _is_domain(word: str) -> bool:
    """Tell whether a word is a host under a known top-level domain, with or without a path."""
    host, _slash, _path = word.partition("/")
    labels = host.split(".")
    named = all(label.replace("-", "a").isalnum() for label in labels)
    return len(labels) > 1 and labels[-1].lower() in _TOP_DOMAINS and named


def emoji(text: str) -> list[tuple[int, int]]:
    """Return the spans of the emoji; a sequence that shows as one picture is one."""
    return [found.span() for found in _emoji_pattern().finditer(text)]


@cache
def _emoji_pattern() -> re.Pattern[str]:
    """Compile emoji sequences: Unicode Technical Standard 51, with the text-style hearts and faces people send."""
    shown = (
        "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
        "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2639\u263a\u2648-\u2653\u267f\u2693\u26a1"
        "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b"
        "\u2728\u274c\u274e\u2753-\u2755\u2757\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    )
    one = f"(?:[{shown}]|[\u00a9\u00ae\u203c-\u3299](?=\ufe0f))[\ufe0f\U0001f3fb-\U0001f3ff]*[\U000e0020-\U000e007f]*"
    flag, keycap = "[\U0001f1e6-\U0001f1ff]{2}", "[#*0-9]\ufe0f?\u20e3"
    return re.compile(f"{flag}|{keycap}|{one}(?:\u200d{one})*")
