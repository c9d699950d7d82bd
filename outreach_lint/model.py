"""The frozen values that flow from sources to reports."""

from typing import Literal

import msgspec

from outreach_lint.markup import Markup
from outreach_lint.positions import Merged, Position, PositionMap, Related, Rows

Channel = Literal[
    "email", "linkedin_note", "linkedin_message", "linkedin_inmail", "x_dm", "x_post", "x_reply", "sms", "whatsapp"
]
MessageKind = Literal["draft", "template"]
Stage = Literal["first_touch", "follow_up", "reply", "customer"]
PartName = Literal["subject", "preheader", "body"]
SectionName = Literal["greeting", "opener", "body", "ask", "opt_out", "sign_off", "signature", "ps", "quoted"]
Severity = Literal["error", "warning", "info"]
Dimension = Literal["respect", "relevance", "clarity", "trust", "correctness"]
Column = Literal[  # what a column of a spreadsheet or export can hold for us
    "id", "channel", "kind", "stage", "subject", "preheader", "body", "body_html", "sequence", "step", "sent",
    "first_name", "last_name", "full_name", "company", "title", "industry", "city", "employees", "recent",
    "recent_date", "email", "sender_name", "sender_company", "sender_email",
]  # fmt: skip

PARTS: tuple[PartName, ...] = ("subject", "preheader", "body")
DIMENSIONS: tuple[Dimension, ...] = ("respect", "relevance", "clarity", "trust", "correctness")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Prospect(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of the person a message is written to; an empty field is an unknown one."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    title: str = ""
    industry: str = ""
    city: str = ""
    employees: int | None = None
    recent: tuple[str, ...] = ()
    email: str = ""
    other: dict[str, str] = {}
    recent_dates: tuple[str, ...] = ()
    """the date of each entry of `recent`, as YYYY, YYYY-MM or YYYY-MM-DD, "" if unknown; empty if none has one"""


class Sender(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who writes."""

    name: str = ""
    company: str = ""
    email: str = ""


class Plan(msgspec.Struct, frozen=True):
    """What the file of a sequence says of it as a whole: how many steps it has and announces, and what ends it."""

    steps: int
    announced: int | None = None
    exits: tuple[str, ...] | None = None


class Origin(msgspec.Struct, frozen=True):
    """Where a message came from: its file, its first line there, and the map of each part."""

    path: str = "-"
    line: int = 1
    maps: dict[str, PositionMap] = {}

    def locate(self, part: str, offset: int) -> Position:
        """Return the place in the file of a character of a part, or the message's first line if unmapped."""
        found = self.maps.get(part)
        return found.locate(offset) if found else Position(self.line, 1)


class Message(msgspec.Struct, frozen=True):
    """What one recipient reads. `kind` and `stage` are None until they are known."""

    id: str
    body: str
    channel: Channel = "email"
    kind: MessageKind | None = None
    stage: Stage | None = None
    subject: str | None = None
    preheader: str | None = None
    prospect: Prospect | None = None
    sender: Sender | None = None
    sequence: str | None = None
    step: int | None = None
    origin: Origin = Origin()
    markup: Markup | None = None
    sent: str | None = None
    """the day on which it goes out, or went, as YYYY-MM-DD, or as much as is known of it"""
    day: int | None = None
    thread: Literal["new", "same"] | None = None
    plan: Plan | None = None
    merged: tuple[Merged, ...] = ()

    def part(self, name: PartName) -> str:
        """Return the text of a part, empty if the message has none."""
        text = {"subject": self.subject, "preheader": self.preheader, "body": self.body}[name]
        return text or ""


class Section(msgspec.Struct, frozen=True):
    """A stretch of the body: code points, half-open."""

    name: SectionName
    start: int
    end: int


class Fix(msgspec.Struct, frozen=True):
    """A replacement for the characters `start` to `end` of a part; `safe` ones change no meaning."""

    start: int
    end: int
    text: str
    safe: bool


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding does not count."""

    by: Literal["inline", "baseline", "approved"]
    reason: str


class Finding(msgspec.Struct, frozen=True):
    """A hit with its rule, severity and place; `part` is None for the whole message, `rows` are those of a campaign."""

    rule: str
    tags: tuple[str, ...]
    severity: Severity
    message: str
    instead: str
    part: PartName | None
    start: int | None
    end: int | None
    excerpt: str
    line: int
    column: int
    end_line: int
    end_column: int
    fix: Fix | None = None
    suppressed: Suppression | None = None
    rows: Rows | msgspec.UnsetType = msgspec.UNSET
    related: tuple[Related, ...] | msgspec.UnsetType = msgspec.UNSET


class LedgerEntry(msgspec.Struct, frozen=True):
    """Points that one rule, cap or credit takes or gives; the points add up to the score less 100."""

    rule: str
    points: int
    count: int


class Score(msgspec.Struct, frozen=True):
    """0 to 100, with the sum behind it."""

    value: int
    band: str
    partial: bool
    dimensions: dict[Dimension, int]
    ledger: tuple[LedgerEntry, ...]


class NotRun(msgspec.Struct, frozen=True, order=True):
    """A rule that could not be applied, and why."""

    rule: str
    reason: str


class Failure(msgspec.Struct, frozen=True):
    """An input or a rule that failed while the rest went on."""

    path: str
    line: int
    reason: str
    rule: str | None = None


class Notice(msgspec.Struct, frozen=True):
    """What the user should know of an input that was read all the same; it never fails a run."""

    path: str
    line: int
    reason: str


class MessageResult(msgspec.Struct, frozen=True):
    """All that is said of one message."""

    message: Message
    score: Score
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()
    failures: tuple[Failure, ...] = ()
