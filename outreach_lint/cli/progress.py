"""Progress on standard error while work is long and somebody watches."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

_T = TypeVar("_T")
_PATIENCE = 2.0
"""Seconds after which a person wonders."""
_EVERY = 0.2
_CLEAR = "\r\x1b[K"


def watched(items: Iterable[_T]) -> Iterator[_T]:
    """Yield the items; tell how many passed, and how fast, once it takes long and only on a terminal."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    begun = told = time.monotonic()
    for count, item in enumerate(items, 1):
        now = time.monotonic()
        if now - begun > _PATIENCE and now - told > _EVERY:
            told = now
            click.echo(f"{_CLEAR}{count} messages, {count / (now - begun):.0f} a second", nl=False, err=True)
        yield item
    if told > begun:
        click.echo(_CLEAR, nl=False, err=True)
