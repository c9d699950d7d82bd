"""The table of report formats; each is imported when it is asked for."""

from collections.abc import Callable, Mapping

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import Failure, MessageResult
from outreach_lint.report.style import Look
from outreach_lint.results import Report

Each = Callable[[MessageResult | Failure, Mapping[str, CatalogRule], Look], str]
Whole = Callable[[Report, Look], str]


class Format(msgspec.Struct, frozen=True):
    """Two pure functions: what to write for each outcome as it comes (None: keep the results), and at the end.

    A `shared` format is made for a service that shows it to others. One that is a table has `row` in place of `each`:
    the JSON of a row.
    """

    whole: Whole
    each: Each | None = None
    shared: bool = False
    row: Callable[[MessageResult | Failure], str] | None = None


def _nothing(report: Report, look: Look) -> str:
    del report, look
    return ""


def _text() -> Format:
    from outreach_lint.report import text

    return Format(text.whole, text.each)


def _concise() -> Format:
    from outreach_lint.report import concise

    return Format(concise.whole, concise.each)


def _json() -> Format:
    from outreach_lint.report import as_json

    return Format(as_json.whole)


def _jsonl() -> Format:
    from outreach_lint.report import as_json

    return Format(_nothing, as_json.line)


def _parquet() -> Format:
    from outreach_lint.report import rows

    return Format(_nothing, row=rows.json_of_row)


def _html() -> Format:
    from outreach_lint.report.html_page import page

    return Format(page.whole)


def _markdown() -> Format:
    from outreach_lint.report import markdown

    return Format(markdown.whole, shared=True)


def _sarif() -> Format:
    from outreach_lint.report import sarif

    return Format(sarif.whole, shared=True)


def _junit() -> Format:
    from outreach_lint.report import junit

    return Format(junit.whole, shared=True)


def _checkstyle() -> Format:
    from outreach_lint.report import checkstyle

    return Format(checkstyle.whole, shared=True)


def _github() -> Format:
    from outreach_lint.report import github

    return Format(github.whole, github.each, shared=True)


def _gitlab() -> Format:
    from outreach_lint.report import gitlab

    return Format(gitlab.whole, shared=True)


def _azure() -> Format:
    from outreach_lint.report import azure

    return Format(azure.whole, azure.each, shared=True)


FORMATS: Mapping[str, Callable[[], Format]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
    "html": _html,
    "markdown": _markdown,
    "sarif": _sarif,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "github": _github,
    "gitlab": _gitlab,
    "azure": _azure,
}
