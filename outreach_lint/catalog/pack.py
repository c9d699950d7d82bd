"""A pack as a value: the rules and shared lists of one folder."""

from collections.abc import Mapping, Sequence

import msgspec

from outreach_lint.catalog.rule import CatalogRule


class Pack(msgspec.Struct, frozen=True):
    """The rules and shared lists of one folder."""

    root: str
    rules: tuple[CatalogRule, ...]
    lists: Mapping[str, Sequence[str]]
