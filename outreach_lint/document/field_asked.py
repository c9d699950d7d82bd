"""Which names a template asks its sending tool for, and which it makes itself."""

from collections.abc import Collection, Sequence

from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField

_MAKES = late(r"\b(?:for|foreach|tablerow)\s*\(?\s*[$@]?(\w+)\s+in\b|\b(?:assign|capture|set)\s*\(?\s*[$@]?(\w+)")
_SIGNS = late(r"[\W_]+")
_BUILT_IN = frozenset({"forloop", "loop", "this", "true", "false", "now", "today"})


def name_asked(text: str, field: MergeField) -> str:
    """Return the name that a field prints or a condition hangs on, "" if it is no single one."""
    if field.role == "field":
        return field.name
    if field.role != "open" or field.keyword not in {"if", "unless", "IF", "IFNOT"}:
        return ""
    from outreach_lint.document.rendering_tests import read_condition

    asked = read_condition(text, field, field)
    return asked.name if asked else ""


def names_made(text: str, fields: Sequence[MergeField]) -> frozenset[str]:
    """Return the names that loops and assignments of a template bring in."""
    made = set(_BUILT_IN)
    for field in fields:
        if field.role in ("open", "comment"):
            made.update(name for found in _MAKES.findall(text[field.start : field.end]) for name in found if name)
    return frozenset(made)


def plain(name: str) -> str:
    """Return a name without capitals and signs, which people write differently and tools do not."""
    return _SIGNS.sub("", name).casefold()


def respelt(name: str, known: Collection[str]) -> str:
    """Return the known name that differs from a name in capitals and signs alone, "" if there is none."""
    wanted = plain(name)
    return next((other for other in sorted(known) if other != name and plain(other) == wanted), "")


def near(name: str, known: Collection[str]) -> str:
    """Return, for a message, which known name is probably meant; "" if none is like it."""
    from difflib import get_close_matches

    written = {other.lower(): other for other in sorted(known)}
    found = get_close_matches(name.lower(), list(written), n=1, cutoff=0.7)
    return f"; did you mean “{written[found[0]]}”?" if found else ""
