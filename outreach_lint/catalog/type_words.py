"""What is wrong with a value, in words for somebody who edits a YAML file."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

_EXPECTED = re.compile(
    r"Expected `([^`]+)`(?P<length> of length)?(?: (?P<sign><=|>=) (?P<bound>\S+))?(?:, got `(\w+)`)?$"
)
_INVALID = re.compile(r"Invalid (?:enum )?value (?P<quote>['\"]?)(?P<value>.*)(?P=quote)$", re.DOTALL)
_PATH_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_OF_KEY = " - at `key` in `$"
_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "a mapping (“key: value”)",
    "null": "nothing",
    "date": "a date such as 2026-03-28",
}
_FORMS = {
    "^[0-9a-f]{64}$": "64 hexadecimal digits in lower case, as “outreach-lint approve” prints them, are",
    "^(?:[1-9][0-9]{0,5} ?KB|[1-9][0-9]{0,2} ?MB)$": "a number of bytes, or a size such as 500 KB or 200 MB, is",
}
"""What a pattern asks for, by the pattern."""
_BOUNDS = {"<=": "at most", ">=": "at least"}


class Explained(msgspec.Struct, frozen=True):
    """What is wrong, and the steps to the value, or to the key itself."""

    reason: str
    steps: tuple[str | int, ...]
    key: bool = False


def explained(problem: str, wanted: type) -> Explained:
    """Return what msgspec says of data that are not of a wanted type, in words."""
    of_key = _OF_KEY in problem
    reason, _, where = problem.partition(_OF_KEY if of_key else " - at `$")
    steps: tuple[str | int, ...] = tuple(
        int(number) if number.isdigit() else name or number for name, number in _PATH_STEP.findall(where.rstrip("`"))
    )
    if unknown := re.search(r"unknown field `(.+?)`", reason):
        return Explained(f"unknown key “{unknown[1]}”", (*steps, unknown[1]), key=True)
    if missing := re.search(r"missing required field `(.+?)`", reason):
        return Explained(f"the key “{missing[1]}” is missing", steps)
    return Explained(_in_words(reason, wanted, steps, key=of_key), steps)


def _in_words(problem: str, wanted: type, steps: Sequence[str | int], *, key: bool) -> str:
    """Return what msgspec says of a value of a wanted type, reached by steps, in words; `key`: of a key itself."""
    if found := _INVALID.fullmatch(problem):
        return _one_of(found["value"], sorted(set(_allowed(msgspec.inspect.type_info(wanted), list(steps), key=key))))
    if problem.startswith("Invalid RFC3339 encoded date"):
        return f"{_WORDS['date']} is expected here"
    if not (found := _EXPECTED.fullmatch(problem)):
        form = next((words for pattern, words in _FORMS.items() if repr(pattern) in problem), None)
        return f"{form} expected here" if form else problem[:1].lower() + problem[1:]
    kinds = [kind for kind in found[1].split(" | ") if kind != "null"] or ["null"]
    named = " or ".join(_WORDS.get(kind, kind) for kind in kinds)
    bound = f"{_BOUNDS[found['sign']]} {found['bound']}" if found["sign"] else ""
    if found["length"] and found["bound"] == "1":
        return f"{named} that is not empty is expected here"
    if bound:
        return f"{named} of {bound} is expected here"
    return f"{named} is expected here, not {_WORDS.get(found[5], found[5])}"


def _one_of(value: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return f"“{value}” is not known here"
    from difflib import get_close_matches

    near = get_close_matches(value.lower(), allowed, 1)
    meant = f"; did you mean “{near[0]}”?" if near else "."
    return f"“{value}” is not known here{meant} Known are {', '.join(allowed)}"


def _allowed(info: Any, steps: list[str | int], *, key: bool) -> Iterator[str]:  # noqa: ANN401  (msgspec's own types)
    """Yield the values that a type takes at the end of the steps."""
    if isinstance(info, msgspec.inspect.LiteralType) and not steps:
        yield from map(str, info.values)
    if isinstance(info, msgspec.inspect.StructType) and steps in ([], [info.tag_field]) and info.tag is not None:
        yield str(info.tag)
    for inner, rest in _inside(info, steps, key=key):
        yield from _allowed(inner, rest, key=key)


def _inside(info: Any, steps: list[str | int], *, key: bool) -> Iterator[tuple[Any, list[str | int]]]:  # noqa: ANN401  (as above)
    """Yield the types inside a type that the steps lead to, each with the steps that are left."""
    kind = msgspec.inspect
    if isinstance(info, kind.Metadata):
        yield info.type, steps
    elif isinstance(info, kind.UnionType):
        yield from ((member, steps) for member in info.types)
    elif isinstance(info, kind.StructType) and steps:
        yield from ((field.type, steps[1:]) for field in info.fields if field.encode_name == steps[0])
    elif isinstance(info, kind.DictType):
        yield (info.key_type if key and not steps else info.value_type), steps[1:]
    elif isinstance(info, kind.VarTupleType | kind.ListType):
        yield info.item_type, steps[1:]
