"""What stands between the delimiters of a merge field: its part in a block, its name and its default."""

import re
from itertools import pairwise
from typing import Literal

import msgspec

from outreach_lint.document.dialects import Dialect
from outreach_lint.document.field_names import is_known, words_of
from outreach_lint.document.late import late

Role = Literal["field", "open", "middle", "close", "spintax", "comment"]


class Inside(msgspec.Struct, frozen=True):
    """The parts of a field. `keyword` is the word of a block ("if", "endif")."""

    role: Role
    name: str = ""
    fallback: str | None = None
    keyword: str = ""


_STRING = late(r"\"([^\"]*)\"|'([^']*)'")
_HELPER = late(
    r"(?:personalization_token|BLANKVALUE|IIF|IF|coalesce|defaultIfEmpty|default|ifEmpty|insert)\b[ (]+", re.IGNORECASE
)
_NAME = late(r"@?[A-Za-z_]\w*(?:\.\w+)*")
_EMPTY_TEST = late(r"(?:Empty|ISBLANK|IsNull)\s?\(", re.IGNORECASE)
_ELVIS = late(r"\s*(?:\|\||\?\?|\?:)\s*")
_TAIL = late(r"\s*(?:::|:\s*default\s*=|,\s*(?:fallback|default)\s*=|(?<=\w)=|:)\s*")
_FILTER = late(
    r"\w+\s*[:(]|(?:up|down)case$|(?:capitalize|title|titlecase|upper|lower|trim|strip|escape|url_?encode|urlencode|date|"
    r"first|last|truncate|size|safe|e|raw|strip_html|capitalize_all|proper_?case|first_?word)$",
    re.IGNORECASE,
)
_GREETING = late(r"(?:hi|hey|hello|dear|good \w+|greetings|thanks|best|cheers|regards)\b", re.IGNORECASE)

_OPENERS = words_of(
    "if unless for case capture raw comment block with macro filter each spin ifchanged tablerow autoescape"
)
_MIDDLES = words_of("else elsif elseif elif when variation empty")
_MOUSTACHE_MARK = late(r"([#/^])\s*([\w.-]*)\s*(.*)", re.DOTALL)
_VELOCITY = late(r"#(\w+)\s?(?:\((.*)\))?", re.DOTALL)


def read_inside(dialect: Dialect, inside: str) -> Inside:
    """Return what a well-formed field of a dialect says."""
    text = inside.strip().strip("-").strip() if dialect in {"liquid_tag", "ajo", "erb"} else inside.strip()
    block = _block(dialect, text)
    return block or _value(dialect, text)


def _block(dialect: Dialect, text: str) -> Inside | None:
    """Return the part that a tag plays in a block, None if it prints a value."""
    if dialect in {"mustache", "triple_mustache", "ajo"}:
        return _mustache_block(text)
    if dialect == "mailchimp":
        return _mailchimp_block(text)
    if dialect == "velocity":
        found = _VELOCITY.fullmatch(text)
        return found and Inside(_role_of(found[1]) or "comment", _first_name(found[2] or ""), keyword=found[1])
    if dialect == "liquid_tag" or (dialect == "ampscript" and text.startswith("[")):
        word, _, rest = text.strip("[] \n").partition(" ")
        return Inside(_role_of(word.lower()) or "comment", _first_name(rest), keyword=word.lower())
    if dialect == "erb" and not text.startswith("="):
        return _erb_block(text)
    return None


def _role_of(word: str) -> Role | None:
    """Return the part that a bare keyword plays."""
    if word in _OPENERS or word == "foreach":
        return "open"
    if word in _MIDDLES:
        return "middle"
    return "close" if word.startswith("end") else None


def _mustache_block(text: str) -> Inside | None:
    """Return the part of `#if x`, `/if`, `else`, `#endif` or a comment."""
    if text.startswith("!"):
        return Inside("comment", text[1:].strip("- "))
    if text == "else" or text.startswith(("else if ", "elseif ")):
        return Inside("middle", keyword="else")
    found = _MOUSTACHE_MARK.fullmatch(text)
    if not found:
        return None
    mark, word, rest = found.groups()
    role = _role_of(word)
    if mark == "/":
        return Inside("close", keyword="/" + word)
    if role in ("middle", "close"):
        return Inside(role, keyword="#" + word)
    return Inside("open", _first_name(rest) or word, keyword=word)


def _mailchimp_block(text: str) -> Inside | None:
    """Return the part of `IF:FNAME`, `ELSE:` or `END:IF`; None for a value, whatever its prefix."""
    word, colon, rest = text.partition(":")
    if not colon:
        return None
    if word in {"IF", "IFNOT", "INTERESTED", "GROUP"}:
        return Inside("open", _first_name(rest), keyword=word)
    if word in {"ELSE", "ELSEIF"}:
        return Inside("middle", keyword=word)
    return Inside("close", keyword="END:" + rest) if word == "END" else Inside("field", rest)


def _erb_block(text: str) -> Inside:
    """Return the part of `if (x) {`, `} else {`, `}` or `end`."""
    if re.match(r"\}?\s*(?:else|elsif)\b", text):
        return Inside("middle", keyword="else")
    if text in {"}", "end"}:
        return Inside("close", keyword=text)
    if re.match(r"(?:if|unless|for|while)\b", text):
        return Inside("open", _first_name(text.partition(" ")[2]), keyword="if")
    return Inside("comment", text)


def _value(dialect: Dialect, text: str) -> Inside:
    """Return the name and default of a field that prints a value."""
    body = text.strip("=!").strip() if dialect in {"erb", "ampscript", "ajo", "velocity"} else text
    if dialect == "ortto":
        name, equals, default = body.partition("=")
        return Inside("field", name, default if equals else None)
    if helper := _HELPER.match(body):
        return _helper(body[helper.end() :].rstrip(") "))
    if elvis := _ELVIS.search(body):
        return Inside("field", _clean(body[: elvis.start()]), _unquote(body[elvis.end() :]))
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
        if piece.startswith("default"):
            return Inside("field", _clean(first), _unquote(piece.removeprefix("default")))
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


def _first_name(text: str) -> str:
    """Return the first identifier of an expression."""
    found = _NAME.search(text)
    return found[0] if found else ""
