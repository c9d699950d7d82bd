"""How broken merge fields look, and what tells each form from prose."""

import re
from collections.abc import Callable

from outreach_lint.document.field_accept import LOST_DOLLAR
from outreach_lint.document.field_names import field_target, is_known, is_slot
from outreach_lint.document.field_value import read_value

NAME = r"[A-Za-z][\w.]*(?: [A-Za-z]\w*){0,3}"
_FAR = 400
_OF_READER = frozenset({"first_name", "last_name", "full_name", "company"})


def always(found: re.Match[str]) -> bool:
    """Accept every match."""
    return bool(found)


def is_name(found: re.Match[str]) -> bool:
    """Accept what a field could be called: a usual name, or one with an underscore, a dot or a capital inside."""
    name = found["name"].strip()
    return is_known(name) or is_slot(name) or bool(re.fullmatch(r"[A-Za-z]\w*(?:[_.]\w+|[a-z][A-Z]\w*)", name))


def is_usual(found: re.Match[str]) -> bool:
    """Accept a usual name or words that ask to be replaced."""
    return field_target(found["name"]) is not None and (is_known(found["name"]) or is_slot(found["name"]))


def lost_dollar(found: re.Match[str]) -> bool:
    """Accept a field of Velocity, "!{lead.FirstName}", without its first sign."""
    return bool(LOST_DOLLAR.match(found.string, found.start(), found.end()))


def never_closed(found: re.Match[str]) -> bool:
    """Accept an opening brace that nothing closes before the next one or within reach."""
    after = found.string[found.start() + 1 : found.start() + _FAR]
    closing, opening = after.find("}"), after.find("{")
    return closing < 0 or 0 <= opening < closing


def unclosed_name(found: re.Match[str]) -> bool:
    """Accept an unclosed brace before a usual name."""
    return is_usual(found) and never_closed(found)


def unopened(found: re.Match[str]) -> bool:
    """Accept a closing brace after a name where no brace is open on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    return "{" not in line and is_name(found)


def unopened_choice(found: re.Match[str]) -> bool:
    """Accept "Hi|Hello}" with no brace open before it."""
    before = found.string[max(found.start() - _FAR, 0) : found.start()]
    return before.rfind("{") <= before.rfind("}") or "{" not in before


def is_reader(found: re.Match[str]) -> bool:
    """Accept the name of a field that holds the reader's name or company."""
    return field_target(found["name"]) in _OF_READER


def unopened_square(found: re.Match[str]) -> bool:
    """Accept a closing bracket after such a name where no bracket is open on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    return "[" not in line and is_reader(found)


def half_opened(found: re.Match[str]) -> bool:
    """Accept a field with a default, or in a helper, that lost its first brace, where no other is open on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    inside = found["inside"].strip()
    if "{" in line or not inside[:1].isalpha():
        return False
    said = read_value("mustache", inside)
    return said.fallback is not None and (is_known(said.name) or "|" in inside)


def unopened_line(found: re.Match[str]) -> bool:
    """Accept what closes where nothing was opened on the line."""
    return "{" not in found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]


def unopened_reader(found: re.Match[str]) -> bool:
    """Accept the name of such a field before a sign that nothing opened on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    return found.string[found.end() - 1] not in line.replace("{", "}") and is_reader(found)


def unclosed_reader(found: re.Match[str]) -> bool:
    """Accept an unclosed brace before the name of such a field."""
    return is_reader(found) and never_closed(found)


class Shape:
    """A broken form: where it can only stand, how it looks, and what tells it from prose."""

    __slots__ = ("accept", "pattern", "trigger")

    def __init__(self, trigger: str, pattern: str, accept: Callable[[re.Match[str]], bool]) -> None:
        """Take the pattern; `re` keeps it compiled."""
        self.trigger, self.pattern, self.accept = trigger, pattern, accept
