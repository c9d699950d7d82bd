"""Know the lines of a signature one by one."""

import re
from functools import cache, lru_cache

from outreach_lint.document.atoms import ADDRESS, EMOJI, field_pattern, has_fields
from outreach_lint.document.closings import is_sign_off
from outreach_lint.document.name_words import is_name
from outreach_lint.document.word_set import word_set

_LONGEST = 72
_MOST_WORDS = 9
_SPEAKERS = word_set(
    "i i'm i've i'd i'll we we're we've we'll you you're you'll your our us me my it's let's here's don't can't"
    " is are was were have has had will would can could should please thanks thank click see read get join learn"
    " need"
)
_ABBREVIATED = (
    ".",
    "inc.",
    "ltd.",
    "co.",
    "corp.",
    "ph.d.",
    "m.d.",
    "jr.",
    "sr.",
    "esq.",
    "s.a.",
    "u.s.",
    "dept.",
    "st.",
    "ave.",
)
_HEADS = ("to:", "cc:", "subject:", "sent:", "date:")
_BULLETS = "-*\u2022>\u2023\u25aa+"


@cache
def _contact() -> re.Pattern[str]:
    """Return the pattern of a line that is nothing but a way to reach someone."""
    return re.compile(
        rf"(?:[a-z]{{1,12}}[.:] ?)?(?:{ADDRESS}|(?:[a-z\d-]+\.)+[a-z]{{2,12}}/?|\(?\+?\d[\d ().x/-]{{5,24}}|@\w+)"
        r"(?: ?[|\u00b7\u2022,/] ?.{0,60})?",
        re.IGNORECASE,
    )


@cache
def _device() -> re.Pattern[str]:
    """Return the pattern of a line added by a mail program."""
    return re.compile(
        r"(?:sent (?:from|via|with) (?:my |the )?[\w ]{2,30}(?:\(.{0,80}\))?|get outlook for \w+|via mobile"
        r"|envoy\u00e9 de mon \w+|von meinem \w+ gesendet|enviado desde mi \w+)\.?",
        re.IGNORECASE,
    )


@cache
def _team() -> re.Pattern[str]:
    """Return the pattern of a group that signs."""
    return re.compile(
        r"(?:the|your|our|all of us at) .{0,40}\b(?:team|crew|family|editors?|staff|desk|folks)\b.{0,30}", re.IGNORECASE
    )


@cache
def _after_name() -> re.Pattern[str]:
    """Return the pattern of what parts a signer's name from a title."""
    return re.compile(r" ?[,|(/\u2022\u00b7\u2013\u2014] ?| - | at | @ ?| of | from ")


def is_contact(line: str) -> bool:
    """Tell whether a line is a telephone number, an address of mail or web, or a handle."""
    return len(line) <= _LONGEST + 30 and bool(_contact().fullmatch(line))


def is_device(line: str) -> bool:
    """Tell whether a mail program or a telephone added the line."""
    return line[:1] in "SsGgVvEe" and bool(_device().fullmatch(line))


@lru_cache(maxsize=1024)
def is_signer(line: str, most: int = 4) -> bool:
    """Tell whether a line is a name, a merge field or a team, with or without a title behind it."""
    if has_fields(line) and field_pattern().fullmatch(line):
        return "?" not in line and "!" not in line[3:]
    bare = line.strip(" ~*_").lstrip("-\u2013\u2014 ").strip(EMOJI + " ")
    if not bare or len(line) > _LONGEST or line[-1] in "?!:;,":
        return False
    if _team().fullmatch(bare):
        return bare[-1] != "."
    parts = _after_name().split(bare, maxsplit=1)
    if bare[-1] == "." and not bare.lower().endswith(_ABBREVIATED[1:]) and len(parts[0].split()[-1:] or "") != 1:
        return False
    title = parts[1] if len(parts) > 1 else ""
    return is_name(parts[0].rstrip("."), most) and (not title or may_follow_name(title))


def may_follow_name(line: str) -> bool:
    """Tell whether a line may stand below a name: a title, a company, a street; never a sentence."""
    if len(line) > _LONGEST or line[0] in _BULLETS[1:] or line[-1] in "?!:;" or line.lower().startswith(_HEADS):
        return False
    if line[-1] == "." and len(line.split()) > 1 and not line.lower().endswith(_ABBREVIATED[1:]):
        return False
    words = field_pattern().sub(" X ", line).lower().split()
    return len(words) <= _MOST_WORDS and _SPEAKERS.isdisjoint(words)


@lru_cache(maxsize=1024)
def signs(text: str) -> tuple[str, str]:
    """Return sign-off and name of a line such as "Warmly, Tatum", else two empty texts.

    The sign-off is empty and the name is not for "- Wendy".
    """
    bare = text.lstrip("-\u2013\u2014 ")
    if bare != text and is_name(bare.rstrip("."), 2):
        return "", bare
    for mark in (",", "!", " -", " \u2014", " \u2013", "\n", "."):
        left, found, name = text.partition(mark)
        if found and name.strip() and is_sign_off(left) and is_signer(name.strip(), 3):
            return left + found.rstrip(" "), name.strip()
    return "", ""
