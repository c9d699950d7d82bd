"""Patterns that are compiled when they are first used: most messages need few of them."""

import re
from typing import cast


class _Late:
    """Stands for a pattern: what is asked of it is asked of the compiled one, and kept."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.source = (pattern, flags)

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(*self.source), name)
        # Later uses find it here, as quickly as on the pattern itself.
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def source_of(pattern: re.Pattern[str]) -> tuple[str, int]:
    """Return the expression and the flags of a pattern, without compiling it if it is late."""
    return pattern.source if isinstance(pattern, _Late) else (pattern.pattern, pattern.flags)
