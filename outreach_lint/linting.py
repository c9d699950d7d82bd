"""What there is to lint in files and campaigns, and what becomes of it: here, or wherever a caller has it linted."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from outreach_lint.config.load import Config
from outreach_lint.config.settings import Settings
from outreach_lint.model import Failure, Message, MessageResult, Notice
from outreach_lint.pipeline import Linter, Outcome, Settle, defaults_for, linted, narrowed
from outreach_lint.results import Kept, Lost
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

if TYPE_CHECKING:
    from outreach_lint.sources.prospects_join import Prospects
    from outreach_lint.sources.render_rows import Campaign, Letter

    Rendered = Letter | Failure | Notice

T = TypeVar("T")
Piece = tuple[T, tuple[str, ...], Message | Outcome]
"""A mark of the caller's, the names of rules that are off, and a message to lint; what is none passes through."""


class Linting(Protocol):
    """Lints pieces: gives one outcome for each, in their order, with the mark that it came with."""

    def __call__(self, pieces: Iterable[Piece[T]], /) -> Iterator[tuple[T, Outcome]]:
        """Yield marks and outcomes."""


def one_by_one(linter: Linter, settings: Settings) -> Linting:
    """Return what lints here, one message after the other, each without the rules that are off for it."""
    linters: dict[tuple[str, ...], Linter] = {(): linter}

    def lint(pieces: Iterable[Piece[T]]) -> Iterator[tuple[T, Outcome]]:
        for mark, unwanted, item in pieces:
            if unwanted not in linters:
                linters[unwanted] = narrowed(linter, unwanted, settings)
            yield mark, linted(linters[unwanted], item) if isinstance(item, Message) else item

    return lint


def skipping(lint: Linting, done: int) -> Linting:
    """Return what leaves out the first messages, of which an earlier run has told the results."""
    if not done:
        return lint

    def rest(pieces: Iterable[Piece[T]]) -> Iterator[tuple[T, Outcome]]:
        left = done

        def unkept() -> Iterator[Piece[T]]:
            nonlocal left
            for mark, unwanted, item in pieces:
                if left and isinstance(item, Message):
                    left -= 1
                    yield mark, unwanted, Kept(item.origin.path, item.origin.line, "told before")
                else:
                    yield mark, unwanted, item

        return lint(unkept())

    return rest


def pieces_of(
    files: Iterable[Path], given: Defaults, config: Config, known: "Prospects | None" = None
) -> Iterator[Piece[None]]:
    """Yield what there is to lint in files, each message put to its record if any is known."""
    for path in files:
        overrides = config.overrides_for(str(path))
        unwanted = tuple(name for override in overrides for name in override.ignore)
        read = read_path(path, defaults_for(overrides, given, config))
        yield from ((None, unwanted, item) for item in (known.joined(read) if known else read))


def lint_files(
    linter: Linter, files: Iterable[Path], given: Defaults, config: Config, known: "Prospects | None" = None
) -> Iterator[Outcome]:
    """Yield the result of every message in the files, and a failure for what cannot be read."""
    lint = one_by_one(linter, config.settings)
    return (outcome for _mark, outcome in lint(pieces_of(files, given, config, known)))


def lint_campaigns(
    lint: Linting,
    campaigns: "Iterable[Campaign | Failure | Notice]",
    known: "Prospects | None",
    watch: "Callable[[Iterable[Rendered]], Iterator[Rendered]]",
    beside: "Callable[[Campaign], Settle] | None" = None,
) -> Iterator[Outcome]:
    """Yield one result for each campaign: the distinct faults that its rows bring out, of which few are held at a time.

    `watch` sees the rows pass, and `beside` puts the results of a campaign to one another.
    """
    from outreach_lint.sources.render_faults import Faults

    for campaign in campaigns:
        if isinstance(campaign, Failure | Notice):
            yield campaign
            continue
        faults = Faults(campaign)
        settle = beside(campaign) if beside else _as_it_is
        for letter, outcome in lint(_rows(watch(campaign.letters()), known)):
            settled = settle(outcome) if isinstance(outcome, MessageResult | Lost) else outcome
            if isinstance(settled, MessageResult) and letter:
                faults.add(letter, settled)
            else:
                yield settled
        yield from faults.notices()
        result = faults.result()
        if result:
            yield result


def _rows(letters: "Iterable[Rendered]", known: "Prospects | None") -> "Iterator[Piece[Letter | None]]":
    for letter in letters:
        if isinstance(letter, Failure | Notice):
            yield None, (), letter
        else:
            yield letter, (), known.join(letter.message) if known else letter.message


def _as_it_is(result: Outcome) -> Outcome:
    return result
