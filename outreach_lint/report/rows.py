"""Results as rows of a table: the few values that queries ask for, and the JSON of the whole result."""

from collections.abc import Mapping

import msgspec

from outreach_lint.model import SEVERITIES, Failure, MessageResult, Severity
from outreach_lint.report.as_json import line, text_of
from outreach_lint.report.style import Look

_LOOK = Look()


class Row(msgspec.Struct, frozen=True):
    """What a table holds of one message, or of one that could not be read: then `error` says why."""

    path: str
    line: int
    id: str | None
    channel: str | None
    kind: str | None
    stage: str | None
    score: int | None
    band: str | None
    errors: int | None
    warnings: int | None
    infos: int | None
    result: str
    """the line that `--format jsonl` writes, without its end"""
    error: str | None


COLUMNS: Mapping[str, str] = {
    name: "bigint" if name == "line" else "int" if name in {"score", "errors", "warnings", "infos"} else "string"
    for name in Row.__struct_fields__
}
"""The columns with their types, as SQL calls them."""


def row_of(outcome: MessageResult | Failure, name: str | None = None) -> Row:
    """Return the row of an outcome; `name` is the id of a message that could not be read, if it is known."""
    result = line(outcome, {}, _LOOK).removesuffix("\n")
    if isinstance(outcome, Failure):
        nothing = (None,) * 8
        return Row(outcome.path, outcome.line, name, *nothing, result, outcome.reason)
    message, score = outcome.message, outcome.score
    errors, warnings, infos = (_count(outcome, severity) for severity in SEVERITIES)
    about = (message.id, message.channel, message.kind, message.stage, score.value, score.band)
    return Row(message.origin.path, message.origin.line, *about, errors, warnings, infos, result, None)


def json_of_row(outcome: MessageResult | Failure) -> str:
    """Return the row of an outcome as JSON."""
    return text_of(msgspec.structs.asdict(row_of(outcome)))


def _count(result: MessageResult, severity: Severity) -> int:
    return sum(finding.severity == severity and not finding.suppressed for finding in result.findings)
