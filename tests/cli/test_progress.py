"""What a person at a terminal sees while a run is long."""

from itertools import count
from types import SimpleNamespace

import pytest

from outreach_lint.cli.progress import Progress, left, told
from outreach_lint.model import Message, MessageResult, Notice, Score
from outreach_lint.results import Kept

RESULT = MessageResult(Message("a", "b"), Score(100, "fine", partial=False, dimensions={}, ledger=()), ())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((50, 0, 0, 10.0), "50 messages, 5 a second"),
        ((50, 0, 1_000, 10.0), "50 of 1,000 messages, 5 a second, 3 min 10 s left"),
        ((5, 0, 1_000, 10.0), "5 of 1,000 messages, 0 a second"),
        ((50, 900, 1_000, 10.0), "950 of 1,000 messages, 5 a second, 10 s left"),
        ((50, 900, 0, 10.0), "950 messages, 5 a second"),
        ((0, 900, 1_000, 10.0), "900 of 1,000 messages, 0 a second"),
        ((50, 0, 20, 10.0), "50 messages, 5 a second"),
    ],
)
def test_what_is_left_is_told_by_what_this_run_has_done(arguments: tuple[int, int, int, float], words: str) -> None:
    assert told(*arguments) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (59.4, "59 s"), (60, "1 min 0 s"), (3_599, "59 min 59 s"), (7_322, "2 h 2 min")],
)
def test_a_time_is_as_fine_as_one_cares_for(seconds: float, words: str) -> None:
    assert left(seconds) == words


def terminal(monkeypatch: pytest.MonkeyPatch, *, is_one: bool) -> None:
    streams = {"stderr": SimpleNamespace(isatty=lambda: is_one), "stdout": SimpleNamespace(isatty=lambda: False)}
    monkeypatch.setattr("outreach_lint.cli.progress.sys", SimpleNamespace(**streams))


@pytest.fixture
def progress(monkeypatch: pytest.MonkeyPatch) -> Progress:
    """Return what is shown on a terminal, with a clock that goes on by a second at each look."""
    terminal(monkeypatch, is_one=True)
    ticks = count()
    return Progress(lambda: float(next(ticks)))


def test_the_first_look_tells_how_many_there_are(progress: Progress, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(progress.first_look(range(20)))) == 20
    assert "\rfirst look: 20 messages, 1 a second" in capsys.readouterr().err
    list(progress.linting([Kept("a.csv", 1, "before"), Notice("a.csv", 1, "so"), *[RESULT] * 18]))
    err = capsys.readouterr().err
    assert "19 of 20 messages, 1 a second, 1 s left" in err
    assert err.endswith("\r")


def test_where_nobody_watches_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(monkeypatch, is_one=False)
    ticks = count()
    list(Progress(lambda: float(next(ticks))).linting([RESULT] * 9))
    assert capsys.readouterr().err == ""
