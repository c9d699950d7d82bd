"""The kind `batch`: what it refuses, and what every shipped rule of it keeps to."""

from collections.abc import Sequence
from time import process_time
from typing import Any

import msgspec
import pytest

from outreach_lint import Linter
from outreach_lint.batch.checks import CHECKS
from outreach_lint.batch.faults import Bounds
from outreach_lint.batch.threads import threads
from outreach_lint.batch.traces import Traces, trace_of
from outreach_lint.catalog.examples import parse_set
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.comparing import compared
from outreach_lint.document.document import Document
from outreach_lint.kinds.batch import BatchMatch, Name
from outreach_lint.model import Finding, Message, MessageResult, Origin, Prospect
from outreach_lint.report.rule_page import rule_page
from outreach_lint.report.style import Look

REFUSED = [
    ({"check": "gap"}, "`gap` needs `limit`"),
    ({"check": "duplicate", "limit": 3}, "`duplicate` has no `limit`"),
    ({"check": "broadcast", "limit": 80}, "`broadcast` needs `people`"),
    ({"check": "broadcast", "limit": 80, "people": 1}, "Expected `int` >= 2"),
    ({"check": "promise_broken"}, "`promise_broken` needs `any`"),
    ({"check": "rising_pressure", "limit": 2}, "`rising_pressure` needs `counts`"),
    ({"check": "gap", "limit": -1}, "Expected `float` >= 0"),
    ({"check": "gaps", "limit": 2}, "Invalid enum value 'gaps'"),
]


@pytest.mark.parametrize(("keys", "reason"), REFUSED, ids=[reason for _keys, reason in REFUSED])
def test_a_check_has_the_keys_that_it_uses(keys: dict[str, Any], reason: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=reason.replace("`", "`")):
        msgspec.convert(keys, BatchMatch)


def test_every_check_has_a_name_and_every_name_a_check() -> None:
    assert set(CHECKS) == set(Name.__args__)  # type: ignore[attr-defined]


def shipped(linter: Linter) -> list[CatalogRule]:
    return [rule for rule in linter.catalogue.rules if isinstance(rule.rule.match, BatchMatch)]


def findings(linter: Linter, messages: Sequence[Message]) -> list[Finding]:
    outcomes = compared(linter, map(linter.lint, messages), lambda: ((m, frozenset()) for m in messages))
    return [f for outcome in outcomes if isinstance(outcome, MessageResult) for f in outcome.findings]


def test_every_check_is_used_by_a_rule(linter: Linter) -> None:
    assert {rule.rule.match.check for rule in shipped(linter)} == set(CHECKS)  # type: ignore[union-attr]


def test_every_shipped_rule_has_four_sets_of_each_sort_and_fills_in_its_words(linter: Linter) -> None:
    for rule in shipped(linter):
        assert min(len(rule.rule.examples.bad), len(rule.rule.examples.good)) >= 4, rule.id
        for example in rule.rule.examples.bad:
            assert isinstance(example, tuple)
            messages = [parsed.message for parsed in parse_set(rule.rule, example)]
            told = [found.message for found in findings(linter, messages) if found.rule == rule.id]
            assert told, rule.id
            assert not any(f"{{{fact}}}" in text for text in told for fact in ("value", "limit", "match", "position"))
            assert not any(f"{{{fact}}}" in text for text in told for fact in ("share", "people"))


def traced(*messages: Message) -> Traces:
    traces = Traces()
    for message in messages:
        traces.add(trace_of(Document(message)))
    return traces


def step(number: int | None, path: str = "d/a.md", **keys: object) -> Message:
    made: dict[str, Any] = {"sequence": "q3", "step": number, "origin": Origin(path), **keys}
    return Message(path, "The weir is open.", **made)


DANA, LEE = Prospect(email="dana@a.example"), Prospect(email="lee@a.example")
THREADS = [
    ([step(1), step(2)], [[1, 1]], "steps of one sequence"),
    ([step(2), step(1)], [[1, 1]], "their order is that of the steps"),
    ([step(1, "d/1.md"), step(2, "d/2.md")], [[1, 1]], "templates of one folder"),
    ([step(1, "d/1.md"), step(2, "e/2.md")], [], "templates of two folders"),
    ([step(1, prospect=DANA), step(2, prospect=LEE)], [], "two readers"),
    ([step(1, "d/1", prospect=DANA), step(2, "e/2", prospect=DANA)], [[1, 1]], "one reader, wherever it stands"),
    ([step(1), step(1), step(2)], [[2, 1]], "two variants of a step"),
    ([step(1), step(1)], [], "nothing but variants"),
    ([step(1), *[step(2)] * 9], [], "too many for one reader whom nobody names"),
    ([step(None), step(None)], [], "no order"),
    ([step(None, day=0), step(None, day=4)], [[1, 1]], "the order of days"),
    ([step(1), step(2, sequence="q4")], [], "two sequences"),
    ([step(1), step(2, stage="reply")], [], "an answer is no step"),
    ([step(1), step(2, channel="x_post")], [], "a post is for everybody"),
]


@pytest.mark.parametrize(("messages", "sizes", "why"), THREADS, ids=[why for *_rest, why in THREADS])
def test_what_belongs_together(messages: list[Message], sizes: list[list[int]], why: str) -> None:
    found = threads(traced(*messages))
    assert [[len(one) for one in thread.steps] for thread in found] == sizes, why


def test_a_thread_is_in_the_order_of_its_steps() -> None:
    (thread,) = threads(traced(step(3), step(1), step(2)))
    assert thread.steps == ((1,), (2,), (0,))


def test_a_sequence_of_thousands_of_steps_takes_no_time_to_speak_of() -> None:
    traces = traced(*(step(number, day=number) for number in range(5_000)))
    begun = process_time()
    for check in CHECKS.values():
        list(check(traces, Bounds(3, 5), {}))
    assert process_time() - begun < 5


def test_the_page_of_a_rule_tells_what_is_compared(linter: Linter) -> None:
    page = rule_page(linter.rules.by_id["sequence/gap-under-two-days"], Look(width=200))
    assert "(1) day 1: Hi Dana, who sets the rota?" in page
    assert "(2) day 2: Hi Dana, the rule moved to 1 July. ← this one" in page
