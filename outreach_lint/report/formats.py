"""The table of report formats."""

from collections.abc import Callable, Mapping

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, MessageResult
from outreach_lint.report import as_json, concise, text
from outreach_lint.report.style import Look
from outreach_lint.results import Report

Each = Callable[[MessageResult | Failure, Mapping[str, CatalogRule], Look], str]
Whole = Callable[[Report, Look], str]


class Format(msgspec.Struct, frozen=True):
    """Two pure functions: what to write for each outcome as it comes (None: keep the results), and at the end."""

    whole: Whole
    each: Each | None = None


def _nothing(report: Report, look: Look) -> str:
    del report, look
    return ""


FORMATS: Mapping[str, Format] = {
    "text": Format(text.whole, text.each),
    "concise": Format(concise.whole, concise.each),
    "json": Format(as_json.whole),
    "jsonl": Format(_nothing, as_json.line),
}
