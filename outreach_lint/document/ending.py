"""Find the end of a message: sign-off, signature and postscripts."""

import re
from functools import cache

from outreach_lint.document.closings import is_sign_off
from outreach_lint.document.cues import ways_out
from outreach_lint.document.lines import Line
from outreach_lint.document.signer import is_contact, is_device, is_signer, may_follow_name, signs
from outreach_lint.model import Section

_SEARCHED = 14
_MOST_LINES = 10
_MOST_BLOCK = 6
_LONGEST_GENERIC = 5
_FEW = 6
_SHORTEST_RULE = 3
_ENDS = ".!?)\u2026\"'"


@cache
def _postscript() -> re.Pattern[str]:
    """Return the pattern of the start of a postscript."""
    return re.compile(r"(?:p\.? ?){1,3}s\b(?!\d)\.?(?: ?[:,\u2013\u2014-])?(?= |\w|\Z)", re.IGNORECASE)


def starts_postscript(text: str) -> bool:
    """Tell whether a line or sentence begins a postscript."""
    return text[:1] in "Pp" and bool(_postscript().match(text))


def find_ending(lines: list[Line]) -> list[Section]:
    """Return sign-off, signature and postscripts among the writer's own lines, in order.

    What is in doubt is left to the body: a stretch that no rule reads must be certain.
    """
    postscripts, others = _without_postscripts(lines)
    kept = len(others)
    while kept and (ways_out(others[kept - 1].text.lower()) or len(others[kept - 1].text) > 160):  # noqa: PLR2004 - a legal footer
        kept -= 1
    found = [*postscripts, *_devices(others)]
    body = [line for line in others[:kept] if not is_device(line.text)]
    found += _delimited(body) or _signed_off(body) or _signed(body)
    return sorted(found, key=lambda section: section.start)


def _without_postscripts(lines: list[Line]) -> tuple[list[Section], list[Line]]:
    """Return the postscripts, each to the end of its paragraph, and the other lines."""
    found: list[Section] = []
    others: list[Line] = []
    inside = False
    for line in lines:
        if starts_postscript(line.text):
            inside = True
            found.append(Section("ps", line.start, line.end))
        elif inside and not line.gap and not is_sign_off(line.text) and not is_signer(line.text):
            found[-1] = Section("ps", found[-1].start, line.end)
        else:
            inside = False
            others.append(line)
    return found, others


def _devices(lines: list[Line]) -> list[Section]:
    """Return the lines that a telephone or a mail program adds."""
    return [Section("signature", line.start, line.end) for line in lines if is_device(line.text)]


def _delimited(lines: list[Line]) -> list[Section]:
    """Return the signature after a line of two dashes, with the sign-off above it."""
    for place in range(len(lines) - 1, max(len(lines) - _SEARCHED, 0) - 1, -1):
        text = lines[place].text
        below = lines[place + 1 :]
        ruled = below and len(text) >= _SHORTEST_RULE and set(text) <= set("-_=*")
        if text == "--" or (ruled and all(_fits(line) for line in below)):
            # A slogan below the dashes is still read by the recipient, so it stays prose.
            signature = [Section("signature", lines[place].start, lines[place].end)]
            signature += [Section("signature", line.start, line.end) for line in below if _fits(line)]
            above = _signed_off(lines[:place]) or _signed(lines[:place])
            return [*above, *signature]
    return []


def _fits(line: Line) -> bool:
    """Tell whether a line may stand in a signature."""
    return is_contact(line.text) or may_follow_name(line.text)


def _signed_off(lines: list[Line]) -> list[Section]:
    """Return the last sign-off line and the signature below it."""
    for place in range(len(lines) - 1, max(len(lines) - _SEARCHED, 0), -1):
        line = lines[place]
        below = lines[place + 1 :]
        if is_sign_off(line.text) or _is_generic(line, below):
            taken = _signature_length(below)
            if below and not taken and line.text[-1] in ".!":
                continue
            return _closing(line, below[:taken])
        left, name = signs(line.text)
        if left and not any(len(each.text) > 80 for each in below):  # noqa: PLR2004 - prose goes on below
            section = Section("sign_off", line.start, line.start + len(left))
            rest = below[: _signature_length(below)]
            return [section, Section("signature", line.end - len(name), rest[-1].end if rest else line.end)]
    return []


def _closing(line: Line, below: list[Line]) -> list[Section]:
    """Return the sections of a sign-off line and the lines signed below it."""
    found = [Section("sign_off", line.start, line.end)]
    if below:
        found.append(Section("signature", below[0].start, below[-1].end))
    return found


def _is_generic(line: Line, below: list[Line]) -> bool:
    """Tell whether a short line with a comma closes the letter, since only a signer follows."""
    text = line.text
    if text[-1] != "," or len(text.split()) > _LONGEST_GENERIC or not below:
        return False
    return is_signer(below[0].text) and all(_fits(each) for each in below)


def _signature_length(lines: list[Line]) -> int:
    """Return how many of the lines below a sign-off are signature."""
    taken = 0
    for line in lines[:_MOST_LINES]:
        if not _fits(line) or (taken == 0 and not _may_sign(line.text)):
            break
        taken += 1
    return taken


def _may_sign(line: str) -> bool:
    """Tell whether a line below a sign-off may be a name, in small letters too."""
    return is_signer(line) or (line[0].isalpha() and len(line.split()) <= _FEW and not is_contact(line))


def _is_bare(line: str, most: int = 4) -> bool:
    """Tell whether a line that no sign-off announces is certainly a name: neither shouted nor a sentence."""
    shouted = len(line) > len("JRRT") and line.isupper()
    ended = line[-1] == "." and line[-3:-2] not in (" ", ".")
    return not shouted and not ended and is_signer(line, most)


def _signed(lines: list[Line]) -> list[Section]:
    """Return the signature of a message without a sign-off: a name at the end, in a place of its own."""
    last = len(lines)
    while last > 1 and is_contact(lines[last - 1].text):
        last -= 1
    first = last - 1
    while first > 0 and not lines[first].gap and last - first < _MOST_BLOCK:
        first -= 1
    if (
        first > 0
        and lines[first].gap
        and _is_bare(lines[first].text)
        and all(_fits(each) for each in lines[first:last])
    ):
        return [Section("signature", lines[first].start, lines[-1].end)]
    final = last - 1
    if final > 0 and _is_bare(lines[final].text, most=3) and lines[final - 1].text[-1] in _ENDS:
        return [Section("signature", lines[final].start, lines[-1].end)]
    return []
