"""The values that flow from past messages and their outcomes to the statistics; no word of a message is among them."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

Outcome = Literal["replied", "meeting", "unsubscribed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
WISHED = frozenset({"replied", "meeting"})
"""Outcomes that a sender hopes for; of the others, fewer are better."""
VERBS: Mapping[Outcome, str] = {"replied": "replied", "meeting": "met", "unsubscribed": "left"}
NOUNS: Mapping[Outcome, str] = {"replied": "replies", "meeting": "meetings", "unsubscribed": "unsubscriptions"}


class Told(msgspec.Struct, frozen=True):
    """What a row says of a message: whose it is, what came of it if that is known, and what it was part of."""

    line: int
    id: str
    email: str
    step: str
    happened: bool | None
    factors: Mapping[str, str]


class Seen(msgspec.Struct, frozen=True):
    """What linting leaves of a message: counts of its findings, and by what it may be known."""

    path: str
    line: int
    id: str
    email: str
    print: bytes
    """a digest of its text, which lives as long as the process"""
    counts: Mapping[str, int]
    blind: frozenset[str]
    """rules that are not meant for it, or could not run"""
    credits: tuple[str, ...]
    factors: Mapping[str, str]


class Case(msgspec.Struct, frozen=True):
    """A message of which it is known what came of it."""

    counts: Mapping[str, int]
    blind: frozenset[str]
    credits: tuple[str, ...]
    factors: Mapping[str, str]
    happened: bool


class Matching(msgspec.Struct, frozen=True):
    """How messages and outcomes came together, in numbers of messages, or of rows where it says so."""

    messages: int
    rows: int
    used: int
    without_outcome: int = 0
    rows_without_message: int = 0
    rows_again: int = 0
    """rows that say once more what another row says"""
    ambiguous: int = 0
    """messages for which several rows, or of which several share one row"""
    repeated: int = 0
    """messages that stand there twice, word for word"""
    unknown: int = 0
    """messages whose row does not say what came of them, or that they were not delivered"""
