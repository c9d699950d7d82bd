"""Several processes: the same outcomes in the same order, whatever happens to a process, and few messages held."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from breaking import Leaving, Obedient, Refusing, obeying, recipe

from outreach_lint.errors import OutreachLintError, RuleError
from outreach_lint.linting import Linting, Piece, one_by_one
from outreach_lint.model import Failure, Message, MessageResult, Notice, Origin
from outreach_lint.pipeline import Outcome
from outreach_lint.results import Lost
from outreach_lint.spreading import spread
from outreach_lint.spreading.recipe import Recipe
from outreach_lint.spreading.spread import Spread

MARKS = "This is my fourth email to you about the crane."


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "_FEWEST", 2)


def here(made: Recipe) -> Linting:
    return one_by_one(obeying(Recipe.linter(made)), made.config.settings)


def message(number: int, body: str = MARKS) -> Message:
    return Message(str(number), body, origin=Origin("rows.csv", number))


def pieces(*bodies: str) -> list[Piece[int]]:
    return [(number, (), message(number, body)) for number, body in enumerate(bodies)]


def spread_out(given: list[Piece[int]], made: Recipe) -> list[tuple[int, Outcome]]:
    return list(Spread(made, here(made))(given))


def test_outcomes_are_those_of_one_process_and_in_their_order() -> None:
    made = recipe(jobs=3)
    given: list[Piece[int]] = []
    for number in range(150):
        off = ("guilt",) if number % 5 == 0 else ()
        given.append((number, off, message(number, "x" * (number * 37 % 900) + " " + MARKS)))
        if number % 7 == 0:
            given += [
                (-number, (), Failure("rows.csv", number, "bad")),
                (-number, (), Notice("rows.csv", number, "so")),
            ]
    found = spread_out(given, made)
    assert found == list(here(made)(given))
    assert len({bool(outcome.findings) for _mark, outcome in found if isinstance(outcome, MessageResult)}) == 2


def test_few_messages_are_linted_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "_FEWEST", 64)
    monkeypatch.setattr(spread, "Crew", None)
    made = recipe()
    given = pieces(*[MARKS] * 63)
    assert spread_out(given, made) == list(here(made)(given))


def test_what_is_no_message_waits_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "Crew", None)

    def endless() -> Iterator[Piece[None]]:
        while True:
            yield None, (), Notice("rows.csv", 1, "so")

    made = recipe()
    assert next(Spread(made, here(made))(endless()))[1] == Notice("rows.csv", 1, "so")


@pytest.mark.parametrize(("order", "signs"), [("die", "SIGKILL"), ("leave", "code 3")])
def test_a_message_that_ends_its_process_is_told_and_the_others_are_linted(order: str, signs: str) -> None:
    bodies = [MARKS] * 40
    bodies[9] = bodies[30] = order
    found = spread_out(pieces(*bodies), recipe())
    lost = {mark: outcome for mark, outcome in found if isinstance(outcome, Lost)}
    assert [mark for mark, _outcome in found] == list(range(40))
    assert lost.keys() == {9, 30}
    assert (lost[9].path, lost[9].line) == ("rows.csv", 9)
    assert signs in lost[9].reason
    assert all(isinstance(outcome, MessageResult) and outcome.findings for mark, outcome in found if mark not in lost)


def test_a_process_that_is_killed_costs_no_message(tmp_path: Path) -> None:
    bodies = [MARKS] * 20 + [f"once {tmp_path / 'killed'}"] + [MARKS] * 20
    found = spread_out(pieces(*bodies), recipe())
    assert (tmp_path / "killed").exists()
    assert all(isinstance(outcome, MessageResult) for _mark, outcome in found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_message_that_cannot_be_linted_is_told_with_any_number_of_processes(jobs: int) -> None:
    made, given = recipe(), pieces(MARKS, "raise", MARKS)
    found = spread_out(given, made) if jobs > 1 else list(here(made)(given))
    assert found[1] == (1, Lost("rows.csv", 1, "it could not be linted: MemoryError"))
    assert isinstance(found[2][1], MessageResult)


@pytest.mark.parametrize(
    ("kind", "error", "signs"),
    [
        (Refusing, OutreachLintError, "no such rule"),
        (Leaving, OutreachLintError, "could not start: it ended with the code 7"),
    ],
)
def test_processes_that_cannot_start_are_an_error(kind: type[Recipe], error: type[Exception], signs: str) -> None:
    made = recipe(kind)
    with pytest.raises(error, match=signs):
        list(Spread(made, here(recipe(Obedient)))(pieces(*[MARKS] * 9)))
    assert multiprocessing.active_children() == []


def test_few_messages_are_held_however_slow_the_first_is() -> None:
    read = 0

    def counted() -> Iterator[Piece[int]]:
        nonlocal read
        for piece in pieces("wait 0.5", *["so"] * 2_000):
            read += 1
            yield piece

    made, most = recipe(), 0
    for told, (mark, outcome) in enumerate(Spread(made, here(made))(counted())):
        assert mark == told
        assert isinstance(outcome, MessageResult)
        most = max(most, read - told)
    assert read == 2_001
    assert most <= 100


def test_no_process_is_left_when_nobody_wants_more() -> None:
    made = recipe()
    outcomes = Spread(made, here(made))(pieces(*[MARKS] * 200))
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_a_reader_that_crashes_leaves_no_process() -> None:
    def broken() -> Iterator[Piece[int]]:
        yield from pieces(*[MARKS] * 100)
        raise RuleError("broken")  # noqa: EM101 -- the words do not matter

    made = recipe()
    with pytest.raises(RuleError):
        list(Spread(made, here(made))(broken()))
    assert multiprocessing.active_children() == []
