"""The results of watched files, as far as counts need them: a few numbers for each finding, no text."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from outreach_lint.cli.apart import owner_of
from outreach_lint.cli.session import Session
from outreach_lint.model import Failure, MessageResult, Notice
from outreach_lint.results import Report, Tally

Outcome = MessageResult | Failure | Notice


class Results:
    """What was found last, by file; what is of no file stands under ""."""

    def __init__(self) -> None:
        """Start with none."""
        self._found: dict[str, list[Outcome]] = {}

    def take_all(self, outcomes: Iterable[Outcome], files: Sequence[str]) -> Iterator[Outcome]:
        """Put the outcomes of a whole run in place of all; yield them as they come."""
        self._found = {"": [], **{file: [] for file in files}}
        for outcome in outcomes:
            self._found[owner_of(outcome, self._found)].append(_bare(outcome))
            yield outcome

    def take(self, outcomes: Iterable[Outcome], files: Sequence[str]) -> Iterator[Outcome]:
        """Put the outcomes of some files in place of theirs; yield them."""
        found: dict[str, list[Outcome]] = {file: [] for file in files}
        for outcome in outcomes:
            owner = owner_of(outcome, found)
            if owner:
                found[owner].append(_bare(outcome))
                yield outcome
        self._found.update(found)

    def keep(self, files: Sequence[str]) -> None:
        """Keep the results of some files, in their order, and what is of no file."""
        self._found = {file: self._found[file] for file in ("", *files) if file in self._found}

    def report(self, session: Session, skipped: int) -> Report:
        """Return the counts over all files."""
        tally = Tally(session.look.least)
        for outcomes in self._found.values():
            for outcome in outcomes:
                tally.add(outcome)
        return tally.report((), session.rules, skipped)


def _bare(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, MessageResult):
        return outcome
    message = type(outcome.message)(id="", body="", origin=type(outcome.message.origin)(outcome.message.origin.path))
    findings = (
        msgspec.structs.replace(finding, message="", instead="", excerpt="", fix=None) for finding in outcome.findings
    )
    return msgspec.structs.replace(outcome, message=message, findings=tuple(findings))
