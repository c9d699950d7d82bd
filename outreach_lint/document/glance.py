"""A quick first look that tells whether any of some patterns can match a text at all.

RE2 looks for all of them in one pass, in a hundredth of the time that `re` takes for them one by one. What it cannot
tell (what stands before or after a match, for the most part) is left out, so it sees whatever they match, and a little
more.
"""

import re
from functools import cached_property
from typing import Any

import msgspec
import re2

from outreach_lint.document.late import late, source_of

_TOKEN = late(
    r"[^\\\[\](){}|$^*+?.]{2,}(?![*+?{])|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(\?P=\w+\)|\(\?P<\w+>|\(\?[a-z]*\)|\(\?[a-z-]*:"
    r"|\\u[0-9a-f]{4}|\\.|[()|$^]|(?:[*+?]|\{\d*,?\d*\})[+?]?|.",
    re.DOTALL,
)
_CODE = late(r"\\u([0-9a-f]{4})")
_TIMES = late(r"[*+?][+?]?|\{(?:\d+,?\d*|,\d+)\}[+?]?")
_BEYOND = r"\x{80}-\x{10FFFF}"
_SPACES = r"\x0b\x1c-\x1f"  # white space for `re`, and not for RE2
_KIND = late(r"\\([wsd])")
_LETTERS = {"[^\\W\\d_]": rf"[A-Za-z{_BEYOND}]", "[^\\W_]": rf"[A-Za-z0-9{_BEYOND}]"}
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
_UNEQUAL = "\u0130\u0131"  # i without regard to case for `re`, and not for RE2


class _Item(msgspec.Struct):
    """A piece of a pattern: `text`, or a group of `branches`; `kind` is how it opens, `times` how often it comes."""

    text: str = ""
    branches: list[list["_Item"]] = []
    kind: str = ""
    times: str = ""


class Glance:
    """The patterns to look for; they are compiled for RE2 when they are first looked for."""

    def __init__(self, *patterns: re.Pattern[str], spare: int = 0) -> None:
        """Take the patterns.

        Many take longer to compile than a few texts to search: of the first `spare` texts each is said to match.
        """
        self._patterns = patterns
        self._spare = spare

    def sees(self, text: str) -> bool:
        """Tell whether one of the patterns may match in the text; False only if none does."""
        if self._spare:
            self._spare -= 1
            return True
        if text.isascii():
            return self._plain.search(text.encode()) is not None
        if any(char in text for char in _UNEQUAL):
            return True
        try:
            return self._wide.search(text.encode()) is not None
        except UnicodeEncodeError:  # half of a surrogate pair, which RE2 cannot read
            return True

    @cached_property
    def _plain(self) -> Any:  # noqa: ANN401 -- re2 ships no types
        return self._compiled(wide=False)

    @cached_property
    def _wide(self) -> Any:  # noqa: ANN401 -- re2 ships no types
        return self._compiled(wide=True)

    def _compiled(self, *, wide: bool) -> Any:  # noqa: ANN401 -- re2 ships no types
        options = re2.Options()
        options.never_capture = True
        options.log_errors = False
        return re2.compile("|".join(loosened(*source_of(each), wide=wide) for each in self._patterns), options)


def loosened(pattern: str, flags: int, *, wide: bool) -> str:
    """Return an expression of RE2 that matches in every text in which the pattern does.

    It does so for ASCII texts only, unless it is `wide`; raises ValueError for a pattern of the verbose kind.
    """
    if flags & re.VERBOSE:
        raise ValueError(pattern)
    pieces = _TOKEN.findall(pattern)
    pieces.reverse()
    inside = "".join((letter for letter, flag in _FLAGS.items() if flags & flag))
    return f"(?{inside}:{_written(_branches(pieces), ends=True, wide=wide)})"


def _branches(pieces: list[str]) -> list[list[_Item]]:
    """Return the branches up to the end of the group that has been opened, taking their pieces off the end."""
    found: list[list[_Item]] = [[]]
    while pieces and (piece := pieces.pop()) != ")":
        if piece == "|":
            found.append([])
        elif piece[0] == "(" and piece[-1] != ")":
            found[-1].append(_Item(branches=_branches(pieces), kind=piece))
        elif piece[0] in "*+?{" and _TIMES.fullmatch(piece) and found[-1]:
            found[-1][-1].times = (piece[:-1] if piece[-1] in "+?" and piece[1:] else piece).replace("{,", "{0,")
        else:
            found[-1].append(_Item(piece))
    return found


def _written(branches: list[list[_Item]], *, ends: bool, wide: bool) -> str:
    """Return the branches for RE2; `ends` says that nothing of the pattern follows them."""
    return "|".join(_sequence(items, ends=ends, wide=wide) for items in branches)


def _sequence(items: list[_Item], *, ends: bool, wide: bool) -> str:
    """Return a branch for RE2. What must follow its end is kept, as nothing comes after it that could need the room."""
    written: list[str] = []
    for item in reversed(items):
        if item.kind.startswith(("(?!", "(?<")) or (item.kind == "(?=" and not ends):
            continue
        if item.text == "$":
            written.append("(?:\\n|$)" if ends else "")
        elif item.kind:
            opening = item.kind if item.kind.endswith(":") else "(?:"
            inside = _written(item.branches, ends=ends and not item.times, wide=wide)
            written.append(f"{opening}{inside}){item.times}")
        else:
            written.append(_single(item.text, wide=wide) + item.times)
        ends = ends and not written[-1]
    return "".join(reversed(written))


def _single(piece: str, *, wide: bool) -> str:
    """Return characters, a class or a place for RE2."""
    if piece[0] not in "\\[(":
        return piece
    if piece.startswith("(?P=") or (piece[0] == "\\" and piece[1] in "123456789"):
        return "(?s:.*)"
    if piece in ("\\Z", "\\B") or (piece == "\\b" and wide):
        return ""
    piece = _CODE.sub(lambda found: re.escape(chr(int(found[1], 16))), piece)
    return _class(piece, wide=wide)


def _class(piece: str, *, wide: bool) -> str:
    """Return a character or class that holds what it does for `re`; beyond ASCII all, if it has any of them by kind."""
    if wide and piece in _LETTERS:
        return _LETTERS[piece]
    if piece[:2] == "[^":
        return "(?s:.)" if re.search(r"\\[WSD]" if wide else r"\\S", piece) else piece
    kinds = {found[1] for found in _KIND.finditer(piece)} if piece[0] == "[" else {piece[1:]} & {"w", "s", "d"}
    more = (_BEYOND if wide and kinds else "") + (_SPACES if "s" in kinds else "")
    if not more:
        return piece
    inside = piece[1:-1] if piece[0] == "[" else piece
    return f"[{more}" + (rf"\{inside}" if inside[0] == "]" else inside) + "]"
