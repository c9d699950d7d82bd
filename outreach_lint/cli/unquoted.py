"""Errors about inputs, told without quoting them where words of messages and records may not be shown."""

from collections.abc import Iterator
from contextlib import contextmanager

from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Notice


@contextmanager
def unquoted(*, hidden: bool) -> Iterator[None]:
    """Take what an error quotes out of it, if it has to be hidden; its place stays."""
    try:
        yield
    except SourceError as problem:
        if not hidden:
            raise
        from outreach_lint.report.redact import redacted_notice

        place = problem.place or Place("")
        reason = redacted_notice(Notice(place.path, place.line, problem.reason)).reason
        raise SourceError(reason, problem.place and Place(*place[:3])) from None
