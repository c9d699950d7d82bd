"""Reads a merge field that prints a value: its name, and the default in every way of writing one."""

import re
from itertools import pairwise

from outreach_lint.document.dialects import Dialect
from outreach_lint.document.field_names import is_known
from outreach_lint.document.field_role import Inside
from outreach_lint.document.late import late

_STRING = late(r"\"([^\"]*)\"|'([^']*)'")
_HELPER = late(
    r"(?:personalization_token|BLANKVALUE|IIF|IF|coalesce|defaultIfEmpty|default|ifEmpty|insert)\b[ (]+", re.IGNORECASE
)
_NAME = late(r"@?[A-Za-z_]\w*(?:\.\w+)*")
_EMPTY_TEST = late(r"(?:Empty|ISBLANK|IsNull)\s?\(", re.IGNORECASE)
_ELVIS = late(r"\s*(?:\|\||\?\?|\?:)\s*|\s+or\s+(?=[\"'])")
_TERNARY = late(r"(?P<name>[\w.]+)\s+if\s+(?P=name)\s+else\s+|(?P<asked>[\w.]+)\s*\?\s*(?P=asked)\s*:(?!:)\s*")
_TAIL = late(r"\s*(?:::|:\s*default\s*=|,\s*(?:fallback|default)\s*=|(?<=\w)=|:)\s*")
_FILTER = late(
    r"\w+\s*[:(]|(?:up|down)case$|(?:capitalize|title|titlecase|upper|lower|trim|strip|escape|url_?encode|urlencode|date|"
    r"first|last|truncate|size|safe|e|raw|strip_html|capitalize_all|proper_?case|first_?word)$",
    re.IGNORECASE,
)
_DEFAULT = late(r"(?:default_if_none|default_if_empty|default|fallback|if_empty)\b(?=\s*[:(=]|$)|default")
_GREETING = late(r"(?:hi|hey|hello|dear|good \w+|greetings|thanks|best|cheers|regards)\b", re.IGNORECASE)


def read_value(dialect: Dialect, text: str) -> Inside:
    """Return the name and default of a field that prints a value."""
    body = text.strip("=!").strip() if dialect in {"erb", "ampscript", "ajo", "velocity"} else text
    if dialect == "ortto":
        name, equals, default = body.partition("=")
        return Inside("field", name, default if equals else None)
    if helper := _HELPER.match(body):
        return _helper(body[helper.end() :].rstrip(") "))
    if other := _TERNARY.match(body) or _ELVIS.search(body):
        named = other.groupdict()
        name = named.get("name") or named.get("asked") or _clean(body[: other.start()])
        return Inside("field", name, _unquote(body[other.end() :]))
    if "|" in body:
        return _piped(dialect, body)
    tail = _TAIL.search(body)
    if tail and dialect not in {"bracket", "angle", "paren", "velocity", "salesforce", "ampscript", "erb"}:
        return Inside("field", _clean(body[: tail.start()]), _unquote(body[tail.end() :]))
    return Inside("field", _clean(body))


def _helper(arguments: str) -> Inside:
    """Return the name and default of `helper(name, "default")` in all its spellings."""
    strings = [first or second for first, second in _STRING.findall(arguments)]
    bare = _STRING.sub("", _EMPTY_TEST.sub("", arguments))
    name = _NAME.search(bare)
    if name is None:
        return Inside("field", strings[0] if strings else "", strings[1] if len(strings) > 1 else None)
    default = strings[0].removeprefix("default=") if strings else None
    return Inside("field", name[0].lstrip("@"), default)


def _piped(dialect: Dialect, body: str) -> Inside:
    """Return a field with filters or a default behind pipes, or a choice between variants."""
    pieces = [piece.strip() for piece in _split_pipes(body)]
    first = pieces[0]
    if first.lower() == "fallback" and len(pieces) > 1:
        return Inside("field", _clean(pieces[1].strip("{} ")), pieces[2] if len(pieces) > 2 else None)  # noqa: PLR2004 - fallback, name, default
    if _is_choice(dialect, first, pieces):
        return Inside("spintax")
    for piece in pieces[1:]:
        if default := _DEFAULT.match(piece):
            return Inside("field", _clean(first), _unquote(piece[default.end() :]))
        if not _FILTER.match(piece):
            return Inside("field", _clean(first), _unquote(piece))
    return Inside("field", _clean(first))


def _is_choice(dialect: Dialect, first: str, pieces: list[str]) -> bool:
    """Say whether pipes separate variants: `RANDOM|a|b`, `{a|b}`, `{{I saw|I read}}`."""
    if first.lower() in {"random", "spin", "spintax"}:
        return True
    if dialect == "brace":
        return len(pieces) > 2 or not is_known(first) or bool(_GREETING.match(first))  # noqa: PLR2004 - name, default
    if len(pieces) > 1 and (_FILTER.match(pieces[1]) or _STRING.match(pieces[1])):
        return False
    return not is_known(first) and (" " in first or len(pieces) > 2 or bool(_GREETING.match(first)))  # noqa: PLR2004 - name, default


def _split_pipes(body: str) -> list[str]:
    """Return the pieces between pipes that stand outside quotes."""
    masked = _STRING.sub(lambda found: "_" * len(found[0]), body)
    cuts = [-1, *(at for at, char in enumerate(masked) if char == "|"), len(body)]
    return [body[start + 1 : end] for start, end in pairwise(cuts)]


def _unquote(text: str) -> str:
    """Return a default without its quotes, in `"x"`, `: "x"`, `("x", true)` or `=x`."""
    text = text.strip().lstrip(":(=").rstrip(") ").strip()
    found = _STRING.match(text)
    return (found[1] or found[2] or "") if found else text


def _clean(name: str) -> str:
    """Return a name without the signs that a dialect puts around it."""
    return name.strip().strip("$!{}@&>").strip().removeprefix("MERGEFIELD ").strip()
