"""The pieces of text without which a regular expression cannot match, so that most expressions are never run."""

import re
from collections.abc import Iterable

from outreach_lint.document.late import late
from outreach_lint.kinds.rarity import NOT_ASCII, pieces_share

_GROUP = late(r"\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?")
_FLAGS = late(r"\(\?[a-zA-Z-]*\)")
_CLASS = late(r"\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]")
_ESCAPED = r"\\(?:[pP](?:\{\^?\w+\}|\w)|x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|[0-7]{1,3}|.)"
_ESCAPE = late(_ESCAPED, re.DOTALL)
_REPEAT = late(r"([*?+]|\{(\d+)(?:,\d*)?\})[?]?")
_CODE = late(r"\\x\{?([0-9a-fA-F]+)\}?")
_FOREIGN = late(r"\\p\{(?:Cyrillic|Greek|Han|Arabic|Hebrew)\}")
_ITEM = late(rf"(?:{_ESCAPED}|[^\\])", re.DOTALL)
_ODD = late(r"\\Q|\(\?[a-zA-Z-]*\)[*+?{]")
"""What is written so rarely that it is not understood: quoting, and a repetition of what stands before flags."""
_EDGES = frozenset("bBAzZ")
_ASCII = 128
_MOST = 32
_DIGITS, _TIMES = 4, 1000
"""Of the number of a repetition, and the most of them that RE2 takes."""
_KEPT = 3
_USEFUL = 600

Pieces = frozenset[str]
Literals = tuple[Pieces, ...]
"""Of each set one piece occurs, in lower case, in every text that matches, the rarest set first."""


def required_literals(regex: str) -> Literals:
    """Return pieces of text of which a match holds at least one of each set, all in lower case."""
    reader = _Reader(regex)
    found = reader.choice()
    return found if reader.at == len(regex) and not _ODD.search(regex) else ()


def _best(sets: Iterable[Pieces]) -> Literals:
    """Return the few sets that the fewest texts fulfil."""
    ranked = sorted({pieces: pieces_share(pieces) for pieces in sets}.items(), key=lambda item: (item[1], min(item[0])))
    return tuple(pieces for pieces, share in ranked[:_KEPT] if share <= _USEFUL or pieces == ranked[0][0])


class _Reader:
    """Reads a regular expression from left to right; `at` is where it stands."""

    def __init__(self, regex: str) -> None:
        self.regex = regex
        self.at = 0

    def choice(self) -> Literals:
        """Read alternatives up to a closing bracket or the end."""
        branches = [self._sequence()]
        while self.regex[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        return (frozenset[str]().union(*(branch[0] for branch in branches)),) if all(branches) else ()

    def _sequence(self) -> Literals:
        sets: set[Pieces] = set()
        run = ""
        while self.at < len(self.regex) and self.regex[self.at] not in "|)":
            literal, inner = self._atom()
            repeat = _REPEAT.match(self.regex, self.at)
            self.at = repeat.end() if repeat else self.at
            times = min(int((repeat[2] or "0")[:_DIGITS]), _TIMES) if repeat and repeat[1] != "+" else 1
            if literal is None and inner is None:
                continue
            run += (literal or "") * times
            if literal is None or repeat:
                sets.add(frozenset({run}))
                run = ""
            sets.update(inner or () if times else ())
        sets.add(frozenset({run}))
        return _best(pieces for pieces in sets if all(piece.strip() or len(piece) > 1 for piece in pieces))

    def _atom(self) -> tuple[str | None, Literals | None]:
        """Read one atom: its character if it is literal, what it needs if it is not, neither at an edge."""
        char = self.regex[self.at]
        if flags := _FLAGS.match(self.regex, self.at):
            self.at = flags.end()
            return None, None
        if group := _GROUP.match(self.regex, self.at):
            self.at = group.end()
            inner = self.choice()
            self.at += 1
            return None, inner
        if char in "^$":
            self.at += 1
            return None, None
        if found := _CLASS.match(self.regex, self.at):
            self.at = found.end()
            return None, _of_class(found[0][1:-1])
        if found := _ESCAPE.match(self.regex, self.at):
            self.at = found.end()
            return _escaped(found[0])
        self.at += 1
        return (None, ()) if char == "." else (char.lower(), ())


def _escaped(written: str) -> tuple[str | None, Literals | None]:
    """Return what an escape needs, as an atom does."""
    char = written[1:]
    if len(char) == 1 and not char.isalnum():
        return char, ()
    if char in _EDGES:
        return None, None
    return None, ((frozenset({NOT_ASCII}),) if _beyond(written) else ())


def _of_class(inside: str) -> Literals:
    """Return what a class of characters needs: one of its signs, or any sign beyond ASCII if it holds no other."""
    items = [found[0] for found in _ITEM.finditer(inside)]
    if not items or items[0] == "^" or "[:" in inside:
        return ()
    if set(items) != {"-"} and all(_beyond(item) for item in items if item != "-"):
        return (frozenset({NOT_ASCII}),)
    plain = all(len(item) == 1 or not item[1].isalnum() for item in items)
    if "-" in items[1:-1] or not plain or len(items) > _MOST:
        return ()
    return (frozenset(item[-1].lower() for item in items),)


def _beyond(item: str) -> bool:
    """Tell whether an item of a class is a character that is not ASCII."""
    code = _CODE.fullmatch(item)
    return (
        bool(_FOREIGN.fullmatch(item)) or (int(code[1], 16) if code else ord(item) if len(item) == 1 else 0) >= _ASCII
    )
