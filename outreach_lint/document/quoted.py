"""Find the text of others in a message: quoted lines, replies and forwarded mail."""

import re
from functools import cache

from outreach_lint.document.lines import Line
from outreach_lint.document.span import Span

_MOST_HEADER_LINES = 3
_LONGEST_HEADER = 300
_SEEN_FOR_HEADERS = 8
_FEWEST_HEADERS = 2
# One of these is in every reply header.
_VERBS = (
    *("wrote", "writes", "schrieb", "crit", "scri", "schre", "escreveu", "skrev", "napisa", "pisze"),
    "\u043d\u0430\u043f\u0438\u0441\u0430\u043b",
)


@cache
def _wrote() -> re.Pattern[str]:
    """Return the pattern of a reply header, which says who wrote when."""
    return re.compile(
        r"(?=[^\n]*\d)(?:(?:on|am|le|el|il|op|em|den|dnia|w dniu|p\u00e5)\s.{6,260}?"
        r"\s(?:wrote|writes|schrieb|a \u00e9crit|escribi\u00f3|ha scritto|schreef|geschreven|escreveu|skrev"
        r"|napisa\u0142\(?a?\)?"
        r"|pisze)\b.{0,120}?|(?:[\d\"]|\S{1,60}@).{4,200}"
        r"(?:\u043d\u0430\u043f\u0438\u0441\u0430\u043b|wrote|writes)(?:\(?\u0430\)?)?) ?:",
        re.IGNORECASE,
    )


@cache
def _marker() -> re.Pattern[str]:
    """Return the pattern of a line below which all is someone else's."""
    return re.compile(
        r"[-_ ]{2,}(?: ?(?:original (?:message|appointment)|forwarded (?:message|by\b.{0,120})"
        r"|urspr\u00fcngliche nachricht"
        r"|message (?:d'origine|transf\u00e9r\u00e9)|mensaje original|mensagem original|messaggio originale"
        r"|oorspronkelijk bericht|weitergeleitete nachricht|on .{6,100} wrote:?) ?)[-_ ]*"
        r"|begin forwarded message:",
        re.IGNORECASE,
    )


@cache
def _header() -> re.Pattern[str]:
    """Return the pattern of a line of a quoted mail's head."""
    return re.compile(
        r"\*{0,2}(?P<first>from|von|de|da|van|fr\u00e5n|fra|od)\s?:\*{0,2} ?\S"
        r"|\*{0,2}(?:sent|date|to|cc|subject|reply-to|gesendet|an|datum|betreff|envoy\u00e9|\u00e0|objet|inviato|oggetto|enviado"
        r"|para|asunto|assunto|verzonden|aan|onderwerp|a|fecha|data)\s?:\*{0,2}(?: |$)",
        re.IGNORECASE,
    )


@cache
def _evidence() -> re.Pattern[str]:
    """Return the pattern of a full date, a time or an address: a person's "you wrote:" has none."""
    return re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d|@|\d[/.]\d{1,2}[/.]\d\d")


@cache
def _stamp() -> re.Pattern[str]:
    """Return the pattern of the date and time that Notes puts above "To:"."""
    return re.compile(r"\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d\d")


def find_quoted(lines: list[Line], end: int) -> list[Span]:
    """Return the quoted stretches in order; one that reaches to `end` is all that follows a reply header.

    A head at the very start of the message is the writer's own (a pasted draft), so nothing is cut there.
    """
    found: list[Span] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.text[0] == ">":
            place = _skip_marked(lines, place)
            found.append(Span(line.start, lines[place - 1].end))
            continue
        taken = _reply_header(lines, place)
        if taken and place + taken < len(lines) and lines[place + taken].text[0] == ">":
            place = _skip_marked(lines, place + taken)
            found.append(Span(line.start, lines[place - 1].end))
            continue
        if line.text.startswith("To:"):
            start = _stamped(lines, place)
            if start is not None:
                found.append(Span(start, end))
                break
        header = " ".join(each.text for each in lines[place : place + taken])
        if (taken and _evidence().search(header)) or _is_marker(line.text) or _is_head(lines, place):
            found.append(Span(line.start, end))
            break
        place += 1
    return found


def _is_marker(line: str) -> bool:
    return (line[0] in "-_ " or line[:2].lower() == "be") and _marker().fullmatch(line) is not None


def _skip_marked(lines: list[Line], place: int) -> int:
    """Return the place after the run of lines that start with ">"."""
    while place < len(lines) and lines[place].text[0] == ">":
        place += 1
    return place


def _reply_header(lines: list[Line], place: int) -> int:
    """Return how many lines a reply header takes from here, 0 if it is none."""
    header = ""
    for taken in range(1, _MOST_HEADER_LINES + 1):
        if place + taken > len(lines) or (taken > 1 and not _goes_on(lines[place + taken - 1])):
            return 0
        header += (" " if header else "") + lines[place + taken - 1].text
        if len(header) > _LONGEST_HEADER:
            return 0
        if header[-1] == ":":
            low = header.lower()
            return taken if any(map(low.__contains__, _VERBS)) and _wrote().fullmatch(header) else 0
    return 0


def _stamped(lines: list[Line], place: int) -> int | None:
    """Return where the head begins whose "To:" stands here: a name, then date and time, just above."""
    for above in range(place - 1, max(place - 4, 0), -1):
        match = _stamp().search(lines[above].text)
        if match:
            return lines[above].start if match.start() or lines[above].gap else lines[above - 1].start
    return None


def _goes_on(line: Line) -> bool:
    """Tell whether a line may be the next one of a wrapped reply header."""
    return not line.gap and line.text[0] != ">"


def _is_head(lines: list[Line], place: int) -> bool:
    """Tell whether the head of a quoted mail starts here: "From:" and two more of its lines."""
    text = lines[place].text
    if place == 0 or ":" not in text[:12]:
        return False
    match = _header().match(text)
    if not match or not match["first"]:
        return False
    following = lines[place + 1 : place + _SEEN_FOR_HEADERS]
    return sum(bool(_header().match(line.text)) for line in following) >= _FEWEST_HEADERS
