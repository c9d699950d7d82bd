"""Reads the word lists that come with the package, each when it is first asked for."""

from functools import cache


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without blank ones and comments."""
    from importlib.resources import files  # noqa: PLC0415 - a message that needs no list should not pay for the import

    text = (files("outreach_lint.data") / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the single words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())
