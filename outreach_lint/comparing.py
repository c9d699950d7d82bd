"""Messages against one another: a first look at all of them, then each result with what was found between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from outreach_lint.catalog.assemble import without
from outreach_lint.config.load import Config
from outreach_lint.model import Failure, Message, MessageResult, Notice
from outreach_lint.pipeline import Linter, Outcome, Settle, defaults_for, lint_messages, price_of
from outreach_lint.results import Kept, Lost
from outreach_lint.scoring import score
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

if TYPE_CHECKING:
    from outreach_lint.engine.compare import Faulty, Met, Placed
    from outreach_lint.sources.prospects_join import Prospects
    from outreach_lint.sources.render_rows import Campaign

Seen: TypeAlias = "tuple[Message | Met, frozenset[str]]"
"""A message, or what is kept of it, and the ids of the rules that are off for its file."""
_ONCE = "the messages were not compared with one another, since this can be read only once"


def compared(linter: Linter, outcomes: Iterable[Outcome], messages: Callable[[], Iterable[Seen]]) -> Iterator[Outcome]:
    """Yield the outcomes, each result with what was found between its message and the others.

    `messages` gives the messages of the results, in their order, and is called before the first outcome is asked for.
    With fewer than two of them, or without a rule that compares, nothing is done.
    """
    faulty = _faulty(linter, messages())
    if faulty is None:
        yield from outcomes
        return
    yield from faulty.failures
    number = 0
    for outcome in outcomes:
        if not isinstance(outcome, MessageResult):
            number += isinstance(outcome, Lost | Kept)
            yield outcome
            continue
        faults = faulty.of(number)
        yield with_faults(linter, outcome, faults) if faults else outcome
        number += 1


def _faulty(linter: Linter, messages: Iterable[Seen]) -> "Faulty | None":
    """Return what is found between messages; None for fewer than two, or without a rule that compares."""
    seen = iter(messages if any(True for _ in linter.rules.comparing()) else ())
    first, second = next(seen, None), next(seen, None)
    if first is None or second is None:
        return None
    from outreach_lint.engine.compare import Comparing

    comparing = Comparing(linter.rules, linter.rules_of)
    for message, unwanted in chain((first, second), seen):
        comparing.add(comparing.met(message) if isinstance(message, Message) else message, unwanted)
    return comparing.faulty()


def compared_files(
    linter: Linter, outcomes: Iterable[Outcome], files: Sequence[Path], messages: Callable[[], Iterable[Seen]]
) -> Iterator[Outcome]:
    """Yield the outcomes of files, put to one another; what gives its bytes once only, as a pipe does, is not."""
    pipe = next((path for path in files if path.exists() and not path.is_file()), None)
    if pipe is None:
        yield from compared(linter, outcomes, messages)
        return
    yield from outcomes
    if any(True for _ in linter.rules.comparing()):
        yield Notice(pipe.as_posix(), 0, _ONCE)


def beside_rows(
    linter: Linter, known: "Prospects | None", watch: Callable[[Iterable[Seen]], Iterable[Seen]], campaign: "Campaign"
) -> Settle:
    """Return what gives each row of a campaign, in their order, what was found between it and the others.

    `watch` sees the rows pass at the first look.
    """
    from outreach_lint.sources.render_rows import Campaign, Letter

    records = known.apart() if known else None
    # A campaign counts what it renders, so the first look has one of its own.
    rendered = Campaign(campaign.template, campaign.rows, campaign.defaults).letters()
    letters = (letter.message for letter in rendered if isinstance(letter, Letter))
    seen = ((records.join(message) if records else message, frozenset[str]()) for message in letters)
    return _settling(linter, watch(seen))


def _settling(linter: Linter, messages: Iterable[Seen]) -> Settle:
    """Return what settles the results of messages, in their order."""
    faulty = _faulty(linter, messages)
    numbers = count()
    untold = list(faulty.failures) if faulty else []

    def settle(result: Outcome) -> Outcome:
        number = next(numbers)
        if faulty is None or not isinstance(result, MessageResult):
            return result
        if untold:
            result = msgspec.structs.replace(result, failures=(*result.failures, *untold))
            untold.clear()
        faults = faulty.of(number)
        return with_faults(linter, result, faults) if faults else result

    return settle


def with_faults(linter: Linter, result: MessageResult, faults: "tuple[Placed, ...]") -> MessageResult:
    """Return a result with the findings that faults make, and the score of all of them."""
    from outreach_lint.document.document import Document
    from outreach_lint.engine.credits import earned
    from outreach_lint.engine.faults import findings_of
    from outreach_lint.engine.ignores import ignored_later
    from outreach_lint.engine.run import order

    document = Document(result.message)
    more = ignored_later(result.message, findings_of(linter.rules, document, faults), linter.policy)
    findings = tuple(sorted((*result.findings, *more), key=order))
    rules = linter.rules.by_id
    prices = {finding.rule: price_of(rules[finding.rule]) for finding in findings if finding.rule in rules}
    value = score(findings, prices, earned(document), partial=result.score.partial)
    return msgspec.structs.replace(result, findings=findings, score=value)


def messages_of(
    linter: Linter, files: Iterable[Path], given: Defaults, config: Config, known: "Prospects | None" = None
) -> Iterator[Seen]:
    """Yield the messages of files as they are linted, put to their records; what cannot be read is left out."""
    records = known.apart() if known else None
    off: dict[tuple[str, ...], frozenset[str]] = {}
    for path in files:
        overrides = config.overrides_for(str(path)) if config.settings.overrides else ()
        unwanted = tuple(name for override in overrides for name in override.ignore)
        if unwanted not in off:
            on = {rule.id for rule in without(linter.catalogue, unwanted).rules} if unwanted else None
            off[unwanted] = frozenset() if on is None else frozenset(linter.rules.by_id) - on
        for message in read_path(path, defaults_for(overrides, given, config)):
            if isinstance(message, Message):
                yield (records.join(message) if records else message), off[unwanted]


def compared_stream(
    linter: Linter,
    read: Iterable[Message | Failure | Notice],
    known: "Prospects | None",
    is_held: Callable[[], bool],
) -> Iterator[Outcome]:
    """Yield the results of a stream, put to one another if all of it was read before its first message.

    What comes line by line is answered line by line, and may have no end.
    """
    messages = iter(read)
    first = list(islice(messages, 1))
    if is_held():
        whole = [*first, *messages]
        records = known.apart() if known else None
        seen = [records.join(m) if records else m for m in whole if isinstance(m, Message)]
        yield from compared(linter, lint_messages(linter, whole, known), lambda: ((m, frozenset()) for m in seen))
        return
    results = 0
    for outcome in lint_messages(linter, chain(first, messages), known):
        results += isinstance(outcome, MessageResult)
        yield outcome
    if results > 1 and any(True for _ in linter.rules.comparing()):
        yield Notice("-", 0, _ONCE)
