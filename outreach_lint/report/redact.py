"""Takes names, addresses and the words of messages out of results, before any format renders them."""

import re
from collections.abc import Mapping
from pathlib import PurePath

import msgspec

from outreach_lint.catalog.rule import PLACEHOLDER, CatalogRule
from outreach_lint.model import (
    Failure,
    Finding,
    Fix,
    Message,
    MessageResult,
    Notice,
    Origin,
    Prospect,
    Sender,
    Suppression,
)
from outreach_lint.positions import Related, RowPlace, Rows
from outreach_lint.report.redact_ignores import without_names

_MASK = "░"
_WORDS = re.compile(r"[^\n]")
_QUOTED = re.compile(r"“.*”", re.DOTALL)
_ADDRESS = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")
_IDS = re.compile(r"(\b[0-9]+ messages?: |\bof the lowest, ).+\Z", re.DOTALL)
_OPAQUE = re.compile(r"[A-Za-z]{0,3}[-_:#]?[0-9]{1,6}")
"""Ids that say nothing; longer numbers may be those of telephones."""
_COUNTS = {"value", "limit", "position", "share", "people"}
_SHORT = 6
_RECORD = {
    "first_name": "[first name]",
    "last_name": "[last name]",
    "company": "[company]",
    "title": "[title]",
    "industry": "[industry]",
    "city": "[city]",
    "email": "[address]",
}
_SENDER = {"name": "[sender name]", "company": "[sender company]", "email": "[sender address]"}

Known = Mapping[str, str]
"""Placeholders by what they stand for, in lower case."""


def redacted(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule]) -> MessageResult | Failure:
    """Return an outcome in which nothing is left of a message, its reader or its writer but places and lengths.

    Paths stay, since every format leads to a line of a file; so do ids that are no more than a short number.
    """
    if isinstance(outcome, Failure):
        return _failure(outcome)
    message = outcome.message
    known = _known(message)
    return msgspec.structs.replace(
        outcome,
        message=_message(message),
        findings=tuple(_finding(f, rules, known, message.origin.path) for f in outcome.findings),
        failures=tuple(map(_failure, outcome.failures)),
    )


def redacted_notice(told: Notice) -> Notice:
    """Return a notice without what it quotes."""
    return Notice(told.path, told.line, _reason(told.reason))


def _known(message: Message) -> Known:
    prospect, sender = message.prospect or Prospect(), message.sender or Sender()
    held = [(getattr(prospect, name), label) for name, label in _RECORD.items()]
    held += [(getattr(sender, name), label) for name, label in _SENDER.items()]
    full = f"{prospect.first_name} {prospect.last_name}".strip()
    return {value.casefold(): label for value, label in [(full, "[name]"), *held] if value}


def _message(message: Message) -> Message:
    prospect, sender = message.prospect, message.sender
    return msgspec.structs.replace(
        message,
        id=_id(message),
        body=_masked(message.body),
        subject=None if message.subject is None else _masked(message.subject),
        preheader=None if message.preheader is None else _masked(message.preheader),
        prospect=prospect and msgspec.structs.replace(Prospect(), **_labels(prospect, _RECORD)),
        sender=sender and msgspec.structs.replace(Sender(), **_labels(sender, _SENDER)),
        sequence=message.sequence and "[sequence]",
        origin=Origin(message.origin.path, message.origin.line),
        markup=None,
    )


def _labels(record: Prospect | Sender, labels: Mapping[str, str]) -> dict[str, str]:
    return {name: label for name, label in labels.items() if getattr(record, name)}


def _id(message: Message) -> str:
    """Return the id if it says no more than the path, or is a short number; else a placeholder."""
    path = PurePath(message.origin.path)
    own = message.id.removeprefix(path.name).removeprefix(path.stem)
    implied = own != message.id and re.fullmatch(r"[:#!]?[A-Z]{0,3}[0-9]*", own)
    return message.id if implied or message.id in {"-", "stdin"} or _OPAQUE.fullmatch(message.id) else "[id]"


def _masked(text: str) -> str:
    """Return blocks of the same length, so that places hold."""
    return _WORDS.sub(_MASK, text)


def _finding(finding: Finding, rules: Mapping[str, CatalogRule], known: Known, path: str) -> Finding:
    rows, rule = finding.rows, rules.get(finding.rule)
    said = finding.message if rule else without_names(finding.message, rules)
    return msgspec.structs.replace(
        finding,
        message=_told(said, rule.rule.message if rule else None, finding, known) + _where(rows) + _see(finding, path),
        instead=_told(finding.instead, rule.rule.instead if rule else None, finding, known),
        excerpt=_label(finding.excerpt, known) if finding.excerpt else "",
        fix=finding.fix and Fix(finding.fix.start, finding.fix.end, _label(finding.fix.text, known), finding.fix.safe),
        suppressed=finding.suppressed and Suppression(finding.suppressed.by, _label(finding.suppressed.reason, known)),
        rows=_rows(rows),
        related=_related(finding.related),
    )


def _told(text: str, template: str | None, finding: Finding, known: Known) -> str:
    """Return a rule's words with placeholders where the message's own stood; without a rule, what is quoted goes."""
    if template is None:
        return _reason(text)
    values = _values(text, template)
    return PLACEHOLDER.sub(lambda found: _value(found[1], values.get(found[1], ""), finding, known), template)


def _value(name: str, value: str, finding: Finding, known: Known) -> str:
    if name == "match":
        return _label(finding.excerpt, known)
    if name in _COUNTS and value.isdecimal() and len(value) < _SHORT:
        return value
    return known.get(value.casefold(), f"[{name.replace('_', ' ')}]")


def _values(text: str, template: str) -> dict[str, str]:
    """Return what stands in the text for each placeholder of its template."""
    pieces = PLACEHOLDER.split(template)
    values: dict[str, str] = {}
    at = len(pieces[0])
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        end = text.find(after, at) if after else len(text)
        if end < 0:
            return values
        values.setdefault(name, text[at:end])
        at = end + len(after)
    return values


def _label(text: str, known: Known) -> str:
    plain = " ".join(text.split()).casefold()
    return known.get(plain, f"[text, {len(text)} character{'' if len(text) == 1 else 's'}]")


def _where(rows: Rows | msgspec.UnsetType) -> str:
    if not isinstance(rows, Rows):
        return ""
    places = ", ".join(f"{place.line}:{place.column}" if place.column else str(place.line) for place in rows.first)
    more = " …" if rows.count > len(rows.first) else ""
    return f" In {rows.count} row{'' if rows.count == 1 else 's'} of {rows.path}, at {places}{more}."


def _see(finding: Finding, path: str) -> str:
    """Return where the messages stand that the finding compares with; paths and lines may be told."""
    if not isinstance(finding.related, tuple):
        return ""
    from outreach_lint.engine.faults import see

    return see(finding.related, path)


def _related(related: tuple[Related, ...] | msgspec.UnsetType) -> tuple[Related, ...] | msgspec.UnsetType:
    if not isinstance(related, tuple):
        return related
    return tuple(Related(other.path, other.line, "[id]") for other in related)


def _rows(rows: Rows | msgspec.UnsetType) -> Rows | msgspec.UnsetType:
    if not isinstance(rows, Rows):
        return rows
    return Rows(rows.path, rows.count, tuple(RowPlace(place.line, place.column, "[id]") for place in rows.first))


def _failure(problem: Failure) -> Failure:
    return msgspec.structs.replace(problem, reason=_reason(problem.reason))


def _reason(text: str) -> str:
    """Return a reason without what it quotes, addresses and the ids that it ends with."""
    return _ADDRESS.sub("[address]", _QUOTED.sub("“[text]”", _IDS.sub(r"\1[ids]", text)))
