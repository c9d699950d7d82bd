"""The exceptions that a person can act on, each with its place."""

from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a file: `line` and `column` count from 1, in code points; 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        """Return `path`, `path:line` or `path:line:column`, as far as it is known."""
        known = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(known)


class OutreachLintError(Exception):
    """Something that the user can mend: bad usage, configuration, rule or input."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        """Remember the reason, and where it stands if that is known."""
        super().__init__(reason)
        self.reason = reason
        self.place = place

    def __str__(self) -> str:
        """Return the place, the reason and the offending line with a caret."""
        if self.place is None:
            return self.reason
        text = f"{self.place}: {self.reason}"
        if self.place.excerpt:
            caret = " " * max(self.place.column - 1, 0) + "^"
            text += f"\n    {self.place.excerpt}\n    {caret}"
        return text


class ConfigError(OutreachLintError):
    """A configuration file or an option that cannot be used."""


class RuleError(OutreachLintError):
    """A rule file that does not load, or a rule that nobody knows."""


class SourceError(OutreachLintError):
    """An input that cannot be read as messages."""
