"""A rule file as a typed value."""

from datetime import date
from functools import cache, cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from outreach_lint.catalog.card import Card, Status
from outreach_lint.document.late import late
from outreach_lint.kinds import Match
from outreach_lint.model import (
    Channel,
    Dimension,
    Message,
    MessageKind,
    PartName,
    Plan,
    Prospect,
    SectionName,
    Sender,
    Severity,
    Stage,
)

Text = Annotated[str, Meta(min_length=1)]
Scope = PartName | SectionName | Literal["message"]
PLACEHOLDER = late(r"\{(\w+)\}")


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known about the effect of a fault: A peer reviewed to E one vendor's page."""

    grade: Literal["A", "B", "C", "D", "E"]
    source: Text
    figure: str = ""
    year: int | None = None


class ExampleMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A message in an example, with `[[marks]]` in its parts."""

    body: str = ""
    subject: str | None = None
    preheader: str | None = None
    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    prospect: Prospect | None = None
    sender: Sender | None = None
    sent: date | None = None
    fields: tuple[str, ...] = ()
    """the merge fields that the sending tool knows, as a configuration declares them"""
    html: str | None = None
    """the source of the body, or of its alternative if there is a body"""
    html_size: int | None = None
    """its size in bytes, where the source is not written out"""
    sequence: str | None = None
    step: int | None = None
    day: int | None = None
    thread: Literal["new", "same"] | None = None
    plan: Plan | None = None
    found: bool = False
    """among several messages: this one has the finding on the whole message"""


Example = str | ExampleMessage | tuple[str | ExampleMessage, ...]
"""A plain string is the body, or the subject if the rule looks at nothing else; a list is for rules that compare."""


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The proof of a rule."""

    bad: Annotated[tuple[Example, ...], Meta(min_length=1)]
    """must give exactly the marked findings; without a mark, one on the whole message"""
    good: Annotated[tuple[Example, ...], Meta(min_length=1)]
    """must give none"""
    known_misses: tuple[Example, ...] = ()
    """should give a finding, and do not yet"""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One check: what it matches, what it says, what it costs, and the proof."""

    title: Text
    severity: Severity
    weight: Annotated[int, Meta(ge=0, le=60)]
    """points off the score for each finding"""
    match: Match
    message: Text
    """what the reader of the report is told; {match} is the text that was found"""
    why: Text
    examples: Examples
    instead: str = ""
    """a better line, or how to find one"""
    status: Status = "stable"
    tags: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    """all if empty"""
    stages: tuple[Stage, ...] = ()
    """all if empty"""
    kinds: tuple[MessageKind, ...] = ()
    """drafts, templates, or both if empty"""
    scope: Annotated[tuple[Scope, ...], Meta(min_length=1)] = ("subject", "preheader", "body")
    """parts and sections; `body` is all of it but quoted text and the signature"""
    ceiling: Annotated[int, Meta(ge=0, le=100)] | None = None
    """the highest score that a message with such a finding can have"""
    dimension: Dimension | None = None
    """what it counts against; else that of the category"""
    fix: Literal["none", "safe", "unsafe"] = "none"
    """whether the replacement that the match offers may be applied"""
    evidence: Evidence | None = None
    aliases: tuple[str, ...] = ()
    """former ids"""


class CatalogRule:
    """A rule with its id, and the file that it came from; a rule from the cache is unpacked when it is first used."""

    def __init__(self, id: str, rule: Rule, path: str) -> None:  # noqa: A002  (what the rule's id is called everywhere)
        """Take the rule as it was loaded."""
        self.card = Card(id, path, rule.status, rule.tags, rule.aliases, rule.channels, rule.stages, rule.kinds)
        self.__dict__["rule"] = rule

    @classmethod
    def unpacked(cls, card: Card) -> "CatalogRule":
        """Return the rule of a card."""
        made = cls.__new__(cls)
        made.card = card
        return made

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is the same rule of the same file."""
        return isinstance(other, CatalogRule) and (self.id, self.path, self.rule) == (other.id, other.path, other.rule)

    def __hash__(self) -> int:
        """Return a number that equal rules share."""
        return hash((self.id, self.path))

    def __repr__(self) -> str:
        """Return the id and the file."""
        return f"CatalogRule({self.id!r}, {self.path!r})"

    @cached_property
    def rule(self) -> Rule:
        """Return the rule itself."""
        return _unpack(self.card.packed)

    def packed(self) -> Card:
        """Return the card, with the rule in it."""
        return (
            self.card
            if self.card.packed
            else msgspec.structs.replace(self.card, packed=memoryview(msgspec.msgpack.encode(self.rule)))
        )

    def with_rule(self, rule: Rule) -> "CatalogRule":
        """Return the same entry with another rule."""
        return CatalogRule(self.id, rule, self.path)

    @property
    def id(self) -> str:
        """Return the path below the pack, without the ending."""
        return self.card.id

    @property
    def path(self) -> str:
        """Return the file."""
        return self.card.path

    @property
    def category(self) -> str:
        """Return the folder of the rule."""
        return self.id.partition("/")[0]

    def applies_to(self, message: Message) -> bool:
        """Tell whether the rule is meant for such a message; an unknown stage counts as the first touch."""
        card = self.card
        return (
            (not card.channels or message.channel in card.channels)
            and (not card.stages or (message.stage or "first_touch") in card.stages)
            and (not card.kinds or (message.kind or "draft") in card.kinds)
        )


@cache
def _decoder() -> msgspec.msgpack.Decoder[Rule]:
    return msgspec.msgpack.Decoder(Rule)


def _unpack(packed: memoryview) -> Rule:
    return _decoder().decode(packed)
