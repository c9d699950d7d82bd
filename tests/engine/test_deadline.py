"""The time that a message may take: counted from its beginning, and told with what it left out."""

import pytest

from outreach_lint.engine.deadline import Deadline
from outreach_lint.model import Message, NotRun, Origin

MESSAGE = Message("m", "Hi", origin=Origin("a.jsonl", 7))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return what the clock shows."""
    shown = [100.0]
    monkeypatch.setattr("outreach_lint.engine.deadline.time.monotonic", lambda: shown[0])
    return shown


@pytest.mark.parametrize(("passed", "is_over"), [(0.0, False), (1.4, False), (1.5, True), (60.0, True)])
def test_it_is_over_when_so_many_seconds_have_passed(clock: list[float], passed: float, *, is_over: bool) -> None:
    deadline = Deadline(1.5)
    clock[0] += passed
    assert deadline.is_over == is_over


def test_what_was_left_out_is_told_once_in_order_with_the_limit() -> None:
    deadline = Deadline(2)
    for rule in ("b/two", "a/one", "b/two"):
        deadline.miss(rule)
    assert deadline.not_run() == (
        NotRun("a/one", "over the limit of 2 seconds"),
        NotRun("b/two", "over the limit of 2 seconds"),
    )
    (failure,) = deadline.failures(MESSAGE)
    assert (failure.path, failure.line, failure.rule) == ("a.jsonl", 7, None)
    assert failure.reason == "over the limit of 2 seconds (limits.seconds): 2 rules not run"


def test_one_rule_is_told_as_one_and_none_is_no_failure() -> None:
    deadline = Deadline(0.5)
    assert deadline.not_run() == deadline.failures(MESSAGE) == ()
    deadline.miss("a/one")
    assert deadline.failures(MESSAGE)[0].reason == "over the limit of 0.5 seconds (limits.seconds): 1 rule not run"
