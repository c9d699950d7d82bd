"""Fields of a document: their instructions are not seen, their results are, some of them as links."""

import re
from typing import Final

from outreach_lint.document.late import late

LONGEST: Final = 5_000
_LINK = late(r'\s*HYPERLINK\s+(\\l\s+)?(?:"([^"]*)"|([^\s"\\]+))', re.IGNORECASE)


class Field:
    """A field that is open; `shown` once its result has begun."""

    def __init__(self, instruction: str = "") -> None:
        """Begin a field with its instruction, if that is known."""
        self.shown = False
        self._instruction = instruction[:LONGEST]

    def tell(self, text: str) -> None:
        """Add to the instruction."""
        if len(self._instruction) < LONGEST:
            self._instruction += text

    @property
    def href(self) -> str:
        """Return where the field leads, empty if it is no link."""
        match = _LINK.match(self._instruction)
        return ("#" if match[1] else "") + (match[2] or match[3] or "") if match else ""
