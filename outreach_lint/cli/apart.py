"""Compares the messages of each file with one another, and no files: what a watch can do anew for one that is saved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from outreach_lint.comparing import Seen, compared_files
from outreach_lint.model import MessageResult
from outreach_lint.pipeline import Linter, Outcome


def compared_apart(
    linter: Linter,
    outcomes: Iterable[Outcome],
    files: Sequence[Path],
    messages: Callable[[Path], Iterable[Seen]],
) -> Iterator[Outcome]:
    """Yield the outcomes of files, which come file by file; `messages` gives those of one, as they are linted."""
    known = {path.as_posix(): path for path in files}
    for owner, group in groupby(outcomes, key=lambda outcome: owner_of(outcome, known)):
        found, path = list(group), known.get(owner)
        if path is None or sum(isinstance(outcome, MessageResult) for outcome in found) < 2:  # noqa: PLR2004 -- one message has none to be compared with
            yield from found
        else:
            yield from compared_files(linter, found, [path], lambda path=path: messages(path))  # type: ignore[misc]


def owner_of(outcome: Outcome, files: Iterable[str]) -> str:
    """Return the file that an outcome belongs to, perhaps as a part of it; "" for what is of none."""
    path = outcome.message.origin.path if isinstance(outcome, MessageResult) else outcome.path
    return path if path in files else next((file for file in files if file and path.startswith(file)), "")
