"""The pieces of text without which a regular expression cannot match, so that most expressions are never run."""

import re

_GROUP = re.compile(r"\((?:\?(?:P?<\w+>|[a-zA-Z]*:))?")
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPE = re.compile(r"\\(?:[pP](?:\{\^?\w+\}|\w)|x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|.)", re.DOTALL)
_REPEAT = re.compile(r"([*?+]|\{(\d+)(?:,\d*)?\})[?]?")
_EDGES = frozenset("bBAzZ")

Literals = frozenset[str]
"""One of them occurs, in lower case, in every text that matches; none means that nothing is known."""


def required_literals(regex: str) -> Literals:
    """Return pieces of text of which a match holds at least one, all in lower case."""
    reader = _Reader(regex)
    found = reader.choice()
    return found if reader.at == len(regex) else frozenset()


def _better(one: Literals, other: Literals) -> Literals:
    """Return the choice that fewer texts fulfil: the one whose shortest piece is longest."""
    return max((one, other), key=lambda pieces: (min(map(len, pieces), default=0), -len(pieces)))


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
        return frozenset().union(*branches) if all(branches) else frozenset()

    def _sequence(self) -> Literals:
        best: Literals = frozenset()
        run = ""
        while self.at < len(self.regex) and self.regex[self.at] not in "|)":
            literal, inner = self._atom()
            repeat = _REPEAT.match(self.regex, self.at)
            self.at = repeat.end() if repeat else self.at
            absent = bool(repeat and (repeat[1] in "*?" or repeat[2] == "0"))
            if literal is None and inner is None:
                continue
            if literal is not None and not absent:
                run += literal
            if literal is None or repeat:
                best, run = _better(best, frozenset({run}) if run.strip() else frozenset()), ""
            if inner and not absent:
                best = _better(best, inner)
        return _better(best, frozenset({run}) if run.strip() else frozenset())

    def _atom(self) -> tuple[str | None, Literals | None]:
        """Read one atom: its character if it is literal, what it needs if it is a group, neither at an edge."""
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
        for shape in (_CLASS, _ESCAPE):
            if found := shape.match(self.regex, self.at):
                self.at = found.end()
                escaped = found[0][1:]
                if shape is _ESCAPE and len(escaped) == 1 and not escaped.isalnum():
                    return escaped, frozenset()
                return (None, None) if shape is _ESCAPE and escaped in _EDGES else (None, frozenset())
        self.at += 1
        return (None, frozenset()) if char == "." else (char.lower(), frozenset())
