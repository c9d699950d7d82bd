"""What there is to say of an open text: its messages with their results, or faults of its own."""

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import islice
from threading import Event

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.comparing import compared
from outreach_lint.config.load import Config
from outreach_lint.errors import OutreachLintError, Place
from outreach_lint.fixing.state import Bench, Outcome, State
from outreach_lint.lsp.faults import LOG, Fault, told
from outreach_lint.lsp.memo import Memo
from outreach_lint.lsp.paper import Paper, role_of
from outreach_lint.lsp.setups import Setups, today
from outreach_lint.lsp.yaml_papers import CONFIGS, config_faults, rule_faults
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import READERS, read_as

LONGEST = 1_000_000
"""Characters of a text that is linted while it is written."""
LONGEST_MESSAGE = 100_000
"""Characters of a message that is linted while it is written."""
MOST = 500
"""Messages of a text that are linted while it is written."""


class Study(msgspec.Struct, frozen=True):
    """All that is known of a version of a text; `state` is None if it is not read as messages."""

    paper: Paper
    faults: tuple[Fault, ...] = ()
    state: State | None = None
    bench: Bench | None = None
    rules: dict[str, CatalogRule] = {}


def studied(paper: Paper, setups: Setups, memo: Memo, stop: Event) -> Study | None:
    """Return what there is to say of a text; None if `stop` was set meanwhile. Raises nothing."""
    try:
        return _studied(paper, setups, memo, stop)
    except OutreachLintError as problem:
        if not paper.wanted:
            return Study(paper)
        place = problem.place or Place(paper.path.as_posix())
        reason = f"not linted: {problem.reason}"
        return Study(paper, (Fault(1, 0, reason, elsewhere=(place, problem.reason) if place.line else None),))
    except Exception as problem:  # noqa: BLE001  (the server must outlive whatever a text brings about)
        return Study(paper, (Fault(1, 0, told("lint", problem)),))


def _studied(paper: Paper, setups: Setups, memo: Memo, stop: Event) -> Study | None:
    if len(paper.text) > LONGEST:
        reason = f"larger than {LONGEST // 1_000_000} MB, so not linted while you write: run outreach-lint on the file"
        return Study(paper, (Fault(1, 0, reason, "info"),))
    if paper.path.name in CONFIGS:
        return Study(paper, config_faults(paper, setups))
    config = setups.config_of(paper.path)
    role = role_of(paper, config)
    if role is None:
        return Study(paper)
    if role == "message":
        return _of_messages(paper, config, setups, memo, stop)
    faults = rule_faults(paper, role, lambda: setups.of(config).linter, stop)
    return None if faults is None else Study(paper, faults)


def _of_messages(paper: Paper, config: Config, setups: Setups, memo: Memo, stop: Event) -> Study | None:
    linter, defaults = setups.of(config).for_file(paper.path, today())
    memo.begin(linter)
    bench = Bench(paper.suffix, _reader(paper, defaults), memo.lint)
    outcomes = tuple(bench.read(paper.data))
    messages = {number: found for number, found in enumerate(outcomes) if isinstance(found, Message)}
    wanted, faults = _bounded(messages)
    results: dict[int, MessageResult] = {}
    for number, message in wanted.items():
        if stop.is_set():
            return None
        results[number] = memo.lint(message)
    memo.forget()
    for failure in (failure for result in results.values() for failure in result.failures):
        LOG.error("%s: %s", failure.rule, failure.reason)
    results = _beside(linter, results, tuple(wanted.values()))
    return Study(paper, faults, State(paper.data, outcomes, results), bench, linter.rules.by_id)


def _bounded(messages: dict[int, Message]) -> tuple[dict[int, Message], tuple[Fault, ...]]:
    """Return the messages that can be linted between two keystrokes, and what is told of the others."""
    faults: list[Fault] = []
    if len(messages) > MOST:
        reason = f"{len(messages)} messages, of which the first {MOST} are linted while you write"
        faults.append(Fault(1, 0, f"{reason}: run outreach-lint on the file", "info"))
    wanted = dict(islice(messages.items(), MOST))
    for number, message in list(wanted.items()):
        if len(message.body) > LONGEST_MESSAGE:
            reason = f"a message of more than {LONGEST_MESSAGE // 1000} KB, so not linted while you write"
            faults.append(Fault(message.origin.line, 0, f"{reason}: run outreach-lint on the file", "info"))
            del wanted[number]
    return wanted, tuple(faults)


def _beside(linter: Linter, results: dict[int, MessageResult], messages: Sequence[Message]) -> dict[int, MessageResult]:
    """Return the results with what was found between their messages."""
    found = compared(linter, results.values(), lambda: ((message, frozenset()) for message in messages))
    return dict(zip(results, (result for result in found if isinstance(result, MessageResult)), strict=True))


def _reader(paper: Paper, defaults: Defaults) -> Callable[[bytes], Sequence[Outcome]]:
    reader, name = READERS[paper.suffix], paper.path.as_posix()

    def read(data: bytes) -> Sequence[Outcome]:
        return list(read_as(reader, BytesIO(data), name, defaults))

    return read
