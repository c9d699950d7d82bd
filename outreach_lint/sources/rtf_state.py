"""What holds within a group of RTF until it ends: where its text goes, and how it looks."""

from enum import Enum
from typing import Final

import msgspec

from outreach_lint.sources.docx_styles import Spacing

_DIGITS = 10
_SWITCHES: Final = {"v": "hidden", "deleted": "deleted"}
_NUMBERS: Final = {"f": "font", "uc": "fallback", "sb": "before", "sa": "after"}


class Goes(Enum):
    """Where the text of a group goes."""

    SEEN = 0
    NOWHERE = 1
    FONTS = 2
    INSTRUCTION = 3
    """to the field that is open"""
    SHAPE = 4
    """nowhere, except that of a text box within"""


class State(msgspec.Struct):
    """The properties of a group; one within begins with a copy of them."""

    goes: Goes = Goes.SEEN
    fallback: int = 1
    """how many characters after one by its number stand in for it in old programs"""
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    style: str = ""
    before: int = 0
    after: int = 0
    contextual: bool = False

    @property
    def spacing(self) -> Spacing:
        """Return the space around the paragraph."""
        return Spacing(self.before, self.after, self.contextual)

    @property
    def is_seen(self) -> bool:
        """Tell whether text is shown."""
        return self.goes is Goes.SEEN and not self.hidden and not self.deleted

    def set(self, word: str, value: int | None, font: int) -> None:
        """Take a control word, if it is one about the look; `font` is that of the document."""
        if word in _SWITCHES:
            setattr(self, _SWITCHES[word], value != 0)
        elif word in _NUMBERS:
            setattr(self, _NUMBERS[word], max(value or 0, 0))
        elif word == "s":
            self.style = str(value)
        elif word == "contextualspace":
            self.contextual = True
        elif word == "plain":
            self.font, self.hidden, self.deleted = font, False, False
        elif word == "pard":
            self.style, self.before, self.after, self.contextual = "", 0, 0, False


def number_of(digits: str | None) -> int | None:
    """Return the number of a control word, None if it has none; one that is absurd is 0."""
    if not digits:
        return None
    return int(digits) if len(digits) <= _DIGITS else 0


def length_of(digits: str | None) -> int:
    """Return how many bytes a control word says that follow."""
    return max(number_of(digits) or 0, 0)
