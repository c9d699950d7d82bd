"""A baseline knows findings again when lines move, and lets nothing new pass."""

import json

import pytest
from making import message, rule

from outreach_lint.adopting.baseline import Baseline, Entry, Recorder, decoded, encoded
from outreach_lint.adopting.rescored import rescored
from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.config.settings import Settings
from outreach_lint.engine.ignores import NO_LIMITS, Policy
from outreach_lint.errors import ConfigError
from outreach_lint.model import Finding
from outreach_lint.pipeline import linter_of

RULES = (
    rule("red", "paint/red"),
    rule("blue", "paint/blue"),
    rule({"kind": "measure", "measure": "words", "max": 3}, "size/long"),
)
LINTER = linter_of(Catalogue(RULES, {}), Settings())
OLD = "Hi Jo.\n\nThe red boat is in. A blue one is not.\n"


def entries_of(*bodies: str, policy: Policy = NO_LIMITS) -> tuple[Entry, ...]:
    recorder = Recorder()
    for body in bodies:
        recorder.recorded(LINTER.lint(message(body)), "a.txt", policy, "known")
    return recorder.entries()


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule + (" known" if finding.suppressed else "") for finding in findings]


def marked(body: str, *known: str, path: str = "a.txt", gone: tuple[str, ...] = ()) -> list[str]:
    return told(
        Baseline(entries_of(*known or (OLD,)), gone).marked(LINTER.lint(message(body)), path, NO_LIMITS, "known")
    )


ALL_KNOWN = ["size/long known", "paint/red known", "paint/blue known"]
MOVED = [
    OLD,
    "Hi Jo,\n\n\n\nsome more words here.\n\nThe red boat is in. A blue one is not.\n",
    "The   RED boat is in.\n\nA blue one is not.\n",
    "A blue one is not. The red boat is in.\n",
]


@pytest.mark.parametrize("body", MOVED)
def test_a_sentence_is_known_wherever_it_moves(body: str) -> None:
    assert sorted(marked(body)) == sorted(ALL_KNOWN)


def test_an_edited_sentence_is_new_and_its_neighbour_is_not() -> None:
    assert marked("Hi Jo.\n\nThe red ferry is in. A blue one is not.\n") == [
        "size/long known",
        "paint/red",
        "paint/blue known",
    ]


def test_a_repeat_of_a_known_sentence_is_new() -> None:
    again = OLD + "The red boat is in.\n"
    assert marked(again) == ["size/long known", "paint/red known", "paint/blue known", "paint/red"]
    assert marked(again, again) == ["size/long known", "paint/red known", "paint/blue known", "paint/red known"]


def test_another_file_is_new_unless_the_old_one_is_gone() -> None:
    assert marked(OLD, path="b.txt") == ["size/long", "paint/red", "paint/blue"]
    assert marked(OLD, path="b.txt", gone=("a.txt",)) == ALL_KNOWN


def test_what_is_known_costs_nothing() -> None:
    result = LINTER.lint(message(OLD))
    known = Baseline(entries_of(OLD)).marked(result, "a.txt", NO_LIMITS, "known")
    assert result.score.value < 100
    assert rescored(result, known, LINTER.rules.by_id).score == LINTER.lint(message("Hi.")).score
    assert rescored(result, result.findings, LINTER.rules.by_id) is result


def test_entries_that_are_no_longer_found_are_told_for_files_that_were_read() -> None:
    entries = (*entries_of(OLD, OLD), Entry("unread.txt", "paint/red", "body", "0" * 20))
    baseline = Baseline(entries)
    baseline.marked(LINTER.lint(message("Hi Jo.\n\nThe red boat is in.\n")), "a.txt", NO_LIMITS, "known")
    assert [(entry.rule, entry.count) for entry in baseline.stale(LINTER.rules.by_id)] == [
        ("paint/blue", 2),
        ("paint/red", 1),
        ("size/long", 1),
    ]


def test_locked_and_expired_findings_are_neither_written_nor_marked() -> None:
    locked = Policy(frozenset({"paint/red"}))
    assert [entry.rule for entry in entries_of(OLD, policy=locked)] == ["paint/blue", "size/long"]
    found = Baseline(entries_of(OLD)).marked(LINTER.lint(message(OLD)), "a.txt", locked, "known")
    assert told(found) == ["size/long known", "paint/red", "paint/blue known"]


def test_the_file_is_sorted_has_a_line_for_each_entry_and_no_word_of_a_message() -> None:
    entries = entries_of(OLD, "Zebra red.\n")
    text = encoded(entries)
    assert decoded(text.encode(), "known.json") == entries == tuple(sorted(entries))
    assert text.count("\n") == len(entries) + 5
    assert json.loads(text)["schema"] == 1
    assert not {"boat", "zebra", "jo"} & set(text.lower().replace('"', " ").split())
    assert encoded(()) == '{\n "schema": 1,\n "findings": []\n}\n'


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"schema": 2, "findings": []}', b'{"schema": 1, "findings": [{"rule": 1}]}', b"\xff"]
)
def test_what_is_no_baseline_is_told(data: bytes) -> None:
    with pytest.raises(ConfigError, match="no baseline of this version"):
        decoded(data, "known.json")
