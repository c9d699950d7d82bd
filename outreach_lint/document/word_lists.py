"""Reads the word lists that come with the package, each when it is first asked for."""

from functools import cache
from pathlib import Path

from outreach_lint.document.late import late

_FOLDER = Path(__file__).resolve().parents[1] / "data"
_PIECE = late(r"\{([A-Z]+)\}")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without blank ones and comments."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the single words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def labelled(name: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of a list as first word and rest."""
    return tuple((label, rest) for label, _, rest in (line.partition(" ") for line in lines(name)))


def with_pieces(pattern: str, pieces: dict[str, str]) -> str:
    """Put named pieces in the place of their names in braces."""
    return _PIECE.sub(lambda hit: pieces[hit.group(1)], pattern)
