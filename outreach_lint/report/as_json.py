"""JSON: the stable shape that other tools build on, and one result a line."""

from collections.abc import Mapping
from typing import Any

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, Finding, MessageResult
from outreach_lint.report.style import Look
from outreach_lint.report.wording import json_of
from outreach_lint.results import VERSION, Report

SCHEMA = 1


def result_of(result: MessageResult) -> dict[str, Any]:
    """Return one message's result in the JSON shape."""
    message = result.message
    return {
        "id": message.id,
        "path": message.origin.path,
        "line": message.origin.line,
        "channel": message.channel,
        "kind": message.kind,
        "stage": message.stage,
        "score": msgspec.to_builtins(result.score),
        "findings": [finding_of(finding) for finding in result.findings],
    }


def finding_of(finding: Finding) -> dict[str, Any]:
    """Return one finding in the JSON shape; without a part it has no offsets."""
    built: dict[str, Any] = msgspec.to_builtins(finding)
    if finding.part is None:
        del built["start"], built["end"]
    return built


def whole(report: Report, look: Look) -> str:
    """Return one JSON object for the whole run."""
    del look
    built = {
        "schema": SCHEMA,
        "tool": {"name": "outreach-lint", "version": VERSION},
        "results": [result_of(result) for result in report.results],
        "failures": msgspec.to_builtins(report.failures),
        "notices": msgspec.to_builtins(report.notices),
        "not_run": [
            {"rule": skipped.rule, "reason": skipped.reason, "messages": count}
            for skipped, count in sorted(report.not_run.items())
        ],
        "summary": msgspec.to_builtins(report.summary),
    }
    return json_of(msgspec.json.format(_encoded(built), indent=1)) + "\n"


def line(outcome: MessageResult | Failure, rules: Mapping[str, CatalogRule], look: Look) -> str:
    """Return one result, or failure, as a line of JSON."""
    del rules, look
    built = {"failure": msgspec.to_builtins(outcome)} if isinstance(outcome, Failure) else result_of(outcome)
    return text_of(built) + "\n"


def text_of(built: dict[str, Any]) -> str:
    """Return plain data as JSON in one line."""
    return json_of(_encoded(built))


def _encoded(built: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(built)
    except UnicodeEncodeError:  # The name of a file that is not UTF-8.
        return msgspec.json.encode(_escaped(built))


def _escaped(value: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """Return a value with the bytes of such names as escapes."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_escaped(key): _escaped(item) for key, item in value.items()}
    return [_escaped(item) for item in value] if isinstance(value, list | tuple) else value
