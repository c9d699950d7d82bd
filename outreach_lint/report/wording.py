"""How findings, failures and places are worded where a format has one line, or one attribute, for each."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from outreach_lint.document.late import late
from outreach_lint.model import Failure, Finding, MessageResult
from outreach_lint.report.style import visible

_STDIN = "stdin"
_STEERING = late(r"##(?=(?:vso)?\[)|[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", re.IGNORECASE)
"""What JSON may hold as it is, though terminals and services act on it."""


def said(finding: Finding) -> str:
    """Return what a finding says, and the better line, in one line."""
    return visible(" ".join(f"{finding.message} {finding.instead}".split()))


def failed(failure: Failure) -> str:
    """Return what failed, in one line."""
    reason = visible(" ".join(failure.reason.split()))
    return f"{failure.rule}: {reason}" if failure.rule else reason


def counting(result: MessageResult) -> list[Finding]:
    """Return the findings that are not suppressed."""
    return [finding for finding in result.findings if not finding.suppressed]


def counted(count: int, name: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {noun(name, count)}"


def noun(name: str, count: int) -> str:
    """Return a noun as it stands beside a number."""
    return name if count == 1 else f"{name}s"


def path_of(path: str) -> str:
    """Return a path as services write it: with slashes, and a word for standard input."""
    return _STDIN if path == "-" else visible(PurePath(path).as_posix())


def uri_of(path: str) -> str:
    """Return a path as a URI: relative ones stay so."""
    if path == "-":
        return _STDIN
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix().encode("utf-8", "surrogateescape"), safe="/~")


def attributes(pairs: Iterable[tuple[str, object]]) -> str:
    """Return attributes of XML or HTML, each with a blank before it; those without a value are left out."""
    return "".join(f' {name}="{attribute(str(value))}"' for name, value in pairs if value is not None)


def attribute(text: str) -> str:
    """Return a text that can stand in a quoted attribute."""
    return escape(visible(text), quote=True).replace("\n", "&#10;")


def content(text: str) -> str:
    """Return a text that can stand between tags, without the characters that XML does not have."""
    return escape(visible(text), quote=False)


def json_of(encoded: bytes) -> str:
    """Return JSON that means the same, with escapes for what could steer a terminal or the service that runs a job."""
    return _STEERING.sub(lambda found: "".join(f"\\u{ord(char):04x}" for char in found[0]), encoded.decode())
