"""Finds choices one in another whose braces match, however deep they go and wherever they begin."""

from outreach_lint.document.field_names import is_known
from outreach_lint.document.late import late

_SIGNS = late(r"[{}|]")
_DEEP = 3
_FIRST = late(r"\{\{\s?([\w.]+)")


class _Open:
    """A brace that is not closed yet: whether a bar divides what it holds, and how deep the choices in it go."""

    __slots__ = ("bar", "depth", "start")

    def __init__(self, start: int) -> None:
        """Begin with nothing inside."""
        self.start, self.bar, self.depth = start, False, 0


def nested_choices(text: str) -> list[tuple[int, int]]:
    """Return the stretches, in order, of choices three deep, or two deep where one begins another: "{{a|b} c|d}"."""
    stack: list[_Open] = []
    found: list[tuple[int, int]] = []
    for sign in _SIGNS.finditer(text):
        if sign[0] == "{":
            stack.append(_Open(sign.start()))
        elif not stack:
            continue
        elif sign[0] == "|":
            stack[-1].bar = True
        else:
            closed = stack.pop()
            depth = closed.depth + closed.bar
            if stack:
                stack[-1].depth = max(stack[-1].depth, depth)
            if closed.bar and (depth >= _DEEP or (depth == _DEEP - 1 and _begins_with_choice(text, closed.start))):
                while found and found[-1][0] > closed.start:
                    found.pop()
                found.append((closed.start, sign.end()))
    return found


def _begins_with_choice(text: str, start: int) -> bool:
    """Tell whether two braces begin two choices, and not a field that lost its last one."""
    first = _FIRST.match(text, start)
    return text.startswith("{{", start) and not (first and is_known(first[1]))
