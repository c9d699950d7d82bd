"""What an editor may ask for when it starts the server."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The initialization options."""

    config: str = ""
    """this configuration for all files, instead of the nearest one above each"""
    include: tuple[str, ...] = ()
    """glob patterns, seen from the workspace folder; if there are any, no other file is linted"""
    delay: Annotated[int, Meta(ge=0, le=5000)] = 200
    """milliseconds without a keystroke after which a text is linted"""
    reason: str = "TODO: say why"
    """what an inserted ignore gives as its reason until somebody writes a better one"""


def options_of(given: object) -> tuple[Options, str]:
    """Return the options, and what is wrong with them; then the defaults hold."""
    if given is None:
        return Options(), ""
    try:
        return msgspec.convert(given, Options), ""
    except msgspec.ValidationError as problem:
        known = ", ".join(Options.__struct_fields__)
        return Options(), f"initialization options left aside: {problem}; there are {known}"
