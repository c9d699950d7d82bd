"""Errors about inputs, told without quoting them where words of messages and records may not be shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from outreach_lint.errors import OutreachLintError, Place, SourceError
from outreach_lint.model import Notice

if TYPE_CHECKING:
    from outreach_lint.cli.session import Asked


@contextmanager
def unquoted(*, hidden: bool, kind: type[OutreachLintError] = SourceError) -> Iterator[None]:
    """Take what an error of a kind quotes out of it, if it has to be hidden; its place stays."""
    try:
        yield
    except kind as problem:
        if not hidden:
            raise
        from outreach_lint.report.redact import redacted_notice

        place = problem.place or Place("")
        reason = redacted_notice(Notice(place.path, place.line, problem.reason)).reason
        raise type(problem)(reason, problem.place and Place(*place[:3])) from None


def hidden_in(asked: "Asked") -> bool:
    """Tell whether an error about an input may not quote it: by --redact, or where a service reads of a list."""
    if asked.redact is not None or not (asked.rows or asked.prospects):
        return bool(asked.redact)
    from outreach_lint.report.formats import FORMATS

    names = (value.partition("=")[0] for value in asked.formats)
    return any(FORMATS[name]().shared for name in names if name in FORMATS)
