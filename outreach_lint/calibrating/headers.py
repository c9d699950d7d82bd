"""Which columns of a file of outcomes hold what, told by their headers, by the configuration or by options."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from outreach_lint.calibrating.cases import OUTCOMES, Outcome
from outreach_lint.errors import ConfigError, Place, SourceError
from outreach_lint.model import Column
from outreach_lint.sources.columns import find_columns, folded

_OUTCOMES: Mapping[Outcome, str] = {
    "replied": "replied reply replies replycount repliescount numberofreplies hasreplied isreplied responded response "
    "responses responsecount emailreplied repliedat replydate replytime datereplied firstreplyat "
    "hsemailreplied gotreply",
    "meeting": "meeting meetings meetingbooked bookedmeeting meetingset meetingsbooked booked meetingscheduled "
    "meetingdate meetingat hasmeeting demobooked",
    "unsubscribed": "unsubscribed unsubscribe unsubscribes unsubscribedat unsubscribedate optedout optout isoptout "
    "hasoptedoutofemail hsemailoptout",
}
_COMBINED = ("outcome", "status", "result", "disposition", "emailstatus", "replystatus", "leadstatus", "messagestatus")
_LOST = ("bounced", "bounce", "hardbounced", "isbounced", "bouncedat", "hsemailbounced", "undelivered")
_FACTORS: Mapping[str, str] = {
    "template": "template templatename templateid emailtemplate emailtemplatename variant variantname snippet",
    "segment": "segment segmentname audience persona icp list listname",
}
_OURS: Mapping[str, Sequence[Column]] = {
    "step": ("step",),
    "channel": ("channel",),
    "segment": ("industry",),
    "sender": ("sender_email", "sender_name"),
    "company": ("company",),
    "sequence": ("sequence",),
}
_WHO: tuple[Column, ...] = ("id", "email")
_BODIES: tuple[Column, ...] = ("body", "body_html")


class Headers(msgspec.Struct, frozen=True):
    """The header that holds each thing, "" for what the file does not have."""

    outcome: Outcome
    column: str
    combined: bool
    """whether its cells name the outcome, rather than tell whether there was this one"""
    lost: str
    who: Mapping[str, str]
    factors: Mapping[str, str]
    bodies: bool
    """whether the file holds messages, too"""


class Wish(msgspec.Struct, frozen=True):
    """What the options ask of the columns."""

    outcome: Outcome | None = None
    column: str | None = None
    factors: tuple[str, ...] = ()
    """headers that are adjusted for, or by which messages belong together, beyond those that are known"""


def headers_of(names: Sequence[str], place: Place, mapped: Mapping[Column, str], wish: Wish) -> Headers:
    """Return where a file holds what; raises SourceError without a column of outcomes, ConfigError for a wrong name."""
    at = {folded(name): name for name in reversed(names)}
    columns = {column: names[index] for column, index in find_columns(names, mapped).known.items()}
    outcome, column, combined = _outcome(at, names, place, wish)
    taken = {column}
    factors = {name: header for name, header in _factors(at, columns) if header not in taken}
    for name in wish.factors:
        if name not in factors and folded(name) in at:
            factors[name] = at[folded(name)]
    who: dict[str, str] = {name: columns[name] for name in _WHO if name in columns and columns[name] not in taken}
    lost = next((at[name] for name in _LOST if name in at), "")
    bodies = any(name in columns and columns[name] not in taken for name in _BODIES)
    return Headers(outcome, column, combined, lost, who, factors, bodies)


def _factors(at: Mapping[str, str], columns: Mapping[Column, str]) -> Iterator[tuple[str, str]]:
    """Yield what a message was part of, with its header."""
    for name, ours in _OURS.items():
        header = next((columns[column] for column in ours if column in columns), "")
        if header:
            yield name, header
    for name, synonyms in _FACTORS.items():
        header = next((at[synonym] for synonym in synonyms.split() if synonym in at), "")
        if header:
            yield name, header


def _outcome(at: Mapping[str, str], names: Sequence[str], place: Place, wish: Wish) -> tuple[Outcome, str, bool]:
    if wish.column:
        if folded(wish.column) not in at:
            reason = f"--outcome-column: no column is called “{wish.column}”; the headers are {_listed(names)}"
            raise ConfigError(reason, place)
        header = at[folded(wish.column)]
        known = _known(header)
        return wish.outcome or known or "replied", header, known is None
    for outcome in (wish.outcome,) if wish.outcome else OUTCOMES:
        header = next((at[name] for name in _OUTCOMES[outcome].split() if name in at), "")
        if header:
            return outcome, header, False
    header = next((at[name] for name in _COMBINED if name in at), "")
    if header:
        return wish.outcome or "replied", header, True
    told = f"“{wish.outcome}”" if wish.outcome else "replied, meeting, unsubscribed or outcome"
    reason = (
        f"no column tells what came of the messages ({told}); the headers are {_listed(names)}. "
        "Name it with --outcome-column"
    )
    raise SourceError(reason, place)


def _known(header: str) -> Outcome | None:
    return next((outcome for outcome in OUTCOMES if folded(header) in _OUTCOMES[outcome].split()), None)


def _listed(names: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
