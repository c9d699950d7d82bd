"""The shapes of what is read and written as JSON, as types, where the code that reads or writes has none of its own."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from outreach_lint.adopting.baseline import Entry
from outreach_lint.calibrating.lifts import Lift
from outreach_lint.calibrating.study import Study
from outreach_lint.catalog.card import Status
from outreach_lint.model import Channel, Failure, Finding, MessageKind, Notice, Prospect, Score, Sender, Severity, Stage
from outreach_lint.report.understood import Understood
from outreach_lint.results import Summary

Whole = Annotated[int, Meta(ge=0)]
Name = str | int | None
"""A text, or a number that is taken as one."""


class Tool(msgspec.Struct):
    """What wrote it."""

    name: Literal["outreach-lint"]
    version: str


class Found(Finding, frozen=True, kw_only=True):
    """A finding; on the whole message it has no offsets."""

    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class Result(msgspec.Struct):
    """What is said of one message."""

    id: str
    path: str
    line: int
    channel: Channel
    kind: MessageKind
    stage: Stage
    score: Score
    findings: tuple[Found, ...]


class Failed(msgspec.Struct):
    """A line for an input or a rule that failed."""

    failure: Failure


class Idle(msgspec.Struct):
    """A rule that could not run, why, and for how many messages."""

    rule: str
    reason: str
    messages: int


class Results(msgspec.Struct):
    """A whole run."""

    schema: Literal[1]
    tool: Tool
    results: tuple[Result, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]
    not_run: tuple[Idle, ...]
    summary: Summary


class Seen(Understood, frozen=True):
    """What is understood of one message."""

    prospect: Prospect | None = None
    sender: Sender | None = None


class RuleRow(msgspec.Struct):
    """A rule in a list of rules."""

    id: str
    title: str
    severity: Severity
    weight: int
    status: Status
    tags: tuple[str, ...]


class ToldLift(Lift, frozen=True, kw_only=True):
    """What is known of one rule or dimension, with shares that follow from it where they are known."""

    lift: float | UnsetType = UNSET
    lift_low: float | UnsetType = UNSET
    lift_high: float | UnsetType = UNSET
    odds_ratio: float | UnsetType = UNSET
    raw_lift: float | UnsetType = UNSET


class Calibration(Study, frozen=True, kw_only=True):
    """What past messages say of the rules; a figure that is not finite is null."""

    schema: Literal[1]
    tool: Tool
    rules: tuple[ToldLift, ...]
    dimensions: tuple[ToldLift, ...]
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]


class Baseline(msgspec.Struct):
    """The findings that were there when the linter was taken up."""

    schema: Literal[1]
    findings: tuple[Entry, ...]


class RecentFact(msgspec.Struct, forbid_unknown_fields=True):
    """A fact with its date."""

    text: str | None = None
    date: Annotated[str, Meta(pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$")] | None = None


class Reader(msgspec.Struct):
    """What is known of the reader; other keys are kept."""

    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    title: str | None = None
    industry: str | None = None
    city: str | None = None
    email: str | None = None
    employees: Whole | None = None
    recent: tuple[str | RecentFact | None, ...] | None = None


class Writer(msgspec.Struct):
    """Who writes; other keys are ignored."""

    name: str | None = None
    company: str | None = None
    email: str | None = None


class Said(msgspec.Struct):
    """What a message says, or a sequence for all of its steps; other keys belong to other tools."""

    channel: Channel | Literal[""] | None = None
    kind: MessageKind | Literal[""] | None = None
    stage: Stage | Literal[""] | None = None
    prospect: Reader | None = None
    sender: Writer | None = None
    sequence: Name = None
    sent: Any = None
    """the day on which it goes out, or went; what is no text is ignored"""


class Parts(Said):
    """A message without what is required of it."""

    id: Name = None
    subject: str | None = None
    preheader: str | None = None
    body: str | None = None
    body_html: Any = None
    """the body in HTML, also as html, html_body, bodyHtml, htmlBody or HtmlBody; what is no text is ignored"""
    step: Whole | None = None


class NativeMessage(Parts):
    """One message, as an object of a JSON file or array, or a line of JSONL; only a body is required."""

    day: Any = None
    """the day of its sequence, counted from 0; what is no whole number is ignored"""
    thread: Any = None
    """whether it opens a thread, “new” or “same”; anything else is ignored"""


class Step(Parts):
    """One step of a sequence."""

    day: Whole | None = None
    thread: Literal["new", "same", ""] | None = None


class Sequence(Said, kw_only=True):
    """A sequence of messages to one reader."""

    name: Name = None
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    touches: Whole | None = None
    """how many steps it announces"""
    exit_on: str | tuple[str | None, ...] | None = None
    """what ends it for a reader"""
