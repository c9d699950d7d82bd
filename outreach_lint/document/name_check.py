"""What can be wrong with a name by which a message calls its reader."""

from typing import Literal

import msgspec


class NameCheck(msgspec.Struct, frozen=True):
    """A name that is not the prospect's.

    `kind` is "other" for somebody else's name, "misspelt" for a slip of one letter, and "mailbox" for the local part of
    an address; `expected` is the name to use, empty if it is unknown.
    """

    start: int
    end: int
    found: str
    expected: str
    kind: Literal["other", "misspelt", "mailbox"]
