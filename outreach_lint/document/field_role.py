"""What a merge field says: its part in a block, its name and its default."""

from typing import Literal

import msgspec

Role = Literal["field", "open", "middle", "close", "spintax", "comment"]


class Inside(msgspec.Struct, frozen=True):
    """The parts of a field. `keyword` is the word of a block ("if", "endif")."""

    role: Role
    name: str = ""
    fallback: str | None = None
    keyword: str = ""
