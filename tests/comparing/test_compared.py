"""Messages against one another: what is found, what must not decide it, and where it goes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint import Linter, load_rules
from outreach_lint.batch.traces import Traces, trace_of
from outreach_lint.comparing import Seen, compared, compared_files, compared_stream, messages_of
from outreach_lint.config.load import load_config
from outreach_lint.document.document import Document
from outreach_lint.linting import lint_files
from outreach_lint.model import Failure, Finding, Message, MessageResult, Notice, Origin, Prospect, Sender
from outreach_lint.sources.defaults import Defaults

NAMES = ["sequence", "records/duplicate-recipient", "length/followup-longer", "generic/template-share"]
RULES = load_rules(select=[*NAMES, "politics/mixed-handle"])
LINES = (
    "Our planner shows the gaps on Thursday.",
    "It reads the sheet that you have, and nobody learns a new tool.",
    "Just following up on my note.",
    "I never heard back from you.",
    "This is my last note to you.",
    "The board moved the rule to 1 July, says the council of Leeds.",
    "Vote them all out.",
)
Place = tuple[str, str, str | None, int | None, int | None]


def results(messages: Sequence[Message], linter: Linter = RULES) -> list[MessageResult]:
    def seen() -> Iterator[Seen]:
        return ((message, frozenset()) for message in messages)

    found = compared(linter, map(linter.lint, messages), seen)
    return [outcome for outcome in found if isinstance(outcome, MessageResult)]


def places(messages: Sequence[Message]) -> set[Place]:
    return {
        (result.message.id, found.rule, found.part, found.start, found.end)
        for result in results(messages)
        for found in result.findings
    }


@st.composite
def message(draw: st.DrawFn) -> Message:
    name, company = draw(st.sampled_from(["dana", "lee", "ana"])), draw(st.sampled_from(["a", "b"]))
    return Message(
        id="",
        body=" ".join(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))),
        subject=draw(st.sampled_from([None, "rota", "Re: rota"])),
        channel=draw(st.sampled_from(["email", "email", "x_post"])),
        prospect=draw(st.none() | st.just(Prospect(email=f"{name}@{company}.example", company=company))),
        sender=draw(st.none() | st.just(Sender(name="Sam"))),
        sequence=draw(st.sampled_from([None, "q3"])),
        step=draw(st.none() | st.integers(1, 3)),
        day=draw(st.none() | st.integers(0, 4)),
        thread=draw(st.sampled_from([None, "new", "same"])),
        origin=Origin(draw(st.sampled_from(["x/a.jsonl", "x/b.jsonl", "c.jsonl"]))),
    )


def numbered(messages: Sequence[Message]) -> list[Message]:
    """Return the messages on lines of their own, each known by its place."""
    found = []
    for line, item in enumerate(messages, 1):
        path = item.origin.path
        found.append(msgspec.structs.replace(item, id=f"{path}:{line}", origin=Origin(path, line)))
    return found


SETS = st.lists(message(), min_size=2, max_size=9).map(numbered)


@given(SETS, st.permutations(["x/a.jsonl", "x/b.jsonl", "c.jsonl"]))
def test_the_order_of_files_does_not_change_what_is_found(messages: list[Message], order: list[str]) -> None:
    by_file = sorted(messages, key=lambda item: order.index(item.origin.path))
    assert places(by_file) == places(sorted(messages, key=lambda item: item.origin.path))


@given(message())
def test_one_message_has_nothing_to_be_compared_with(item: Message) -> None:
    assert results([item]) == [RULES.lint(item)]


@given(SETS, st.integers(0, 9))
def test_a_message_that_has_nothing_to_do_with_the_others_changes_nothing_in_them(
    messages: list[Message], place: int
) -> None:
    stranger = Message(
        id="stranger",
        body="Dear Mr Osei,\n\nTemamill grinds flour by the harbour, and night current became cheaper in spring.",
        prospect=Prospect(email="osei@temamill.example", company="Temamill"),
        sender=Sender(name="Kofi"),
        sequence="mill",
        step=1,
        origin=Origin("other/mill.jsonl"),
    )
    before = places(messages)
    assert places([*messages[:place], stranger, *messages[place:]]) == before


@given(SETS)
def test_a_finding_stands_where_it_says_and_costs_what_its_rule_says(messages: list[Message]) -> None:
    for result in results(messages):
        for found in result.findings:
            if found.part:
                assert result.message.part(found.part)[found.start : found.end] == found.excerpt
        assert 100 + sum(entry.points for entry in result.score.ledger) == result.score.value


@given(SETS)
def test_no_word_of_a_message_is_kept(messages: list[Message]) -> None:
    traces = Traces()
    for item in messages:
        traces.add(trace_of(Document(item)))
    kept = str(vars(traces))
    assert not any(word in kept for word in ("planner", "Thursday", "rota", "dana"))


ROWS = [
    Message("1", "Hi Dana, the weir is open.", prospect=Prospect(email="dana@a.example"), origin=Origin("a.csv", 2)),
    Message("2", "Hi Lee, the weir is shut.", prospect=Prospect(email="lee@a.example"), origin=Origin("a.csv", 3)),
    Message("3", "Hi Dana, the weir opens.", prospect=Prospect(email="DANA@a.example"), origin=Origin("a.csv", 4)),
]


def duplicates(linter: Linter, messages: Sequence[Message] = ROWS) -> list[Finding]:
    found = [finding for result in results(messages, linter) for finding in result.findings]
    return [finding for finding in found if finding.rule == "records/duplicate-recipient"]


def test_a_finding_tells_where_the_other_message_stands() -> None:
    (found,) = duplicates(RULES)
    assert isinstance(found.related, tuple)
    assert [(other.path, other.line, other.id) for other in found.related] == [("a.csv", 2, "1")]
    assert found.message.endswith("See line 2.")
    moved = [msgspec.structs.replace(ROWS[0]), *ROWS[1:]]
    assert duplicates(RULES, moved) == [found]


def test_a_finding_can_be_tweaked_left_out_and_priced_like_any_other(tmp_path: Path) -> None:
    config = tmp_path / ".outreach-lint.yaml"
    config.write_text("tweaks: {records/duplicate-recipient: {severity: info, weight: 2}}\n")
    linter = load_rules(config, select=["records"])
    assert [found.severity for found in duplicates(linter)] == ["info"]
    assert [result.score.value for result in results(ROWS, linter)] == [100, 100, 98]
    assert duplicates(load_rules(ignore=["records/duplicate-recipient"], select=["records"])) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("outreach-lint: ignore-message[records/duplicate-recipient] both are meant", ["duplicate, suppressed"]),
        ("outreach-lint: ignore-message[names/dear-friend] a friend", ["duplicate", "lint/unused-ignore"]),
    ],
)
def test_inline_ignores_hold(comment: str, said: list[str]) -> None:
    ignoring = [*ROWS[:2], msgspec.structs.replace(ROWS[2], body=f"Hi Dana.\n<!-- {comment} -->\nThe weir opens.")]
    findings = results(ignoring, load_rules(select=["records", "names/dear-friend"]))[2].findings
    names = {"records/duplicate-recipient": "duplicate"}
    shown = [names.get(f.rule, f.rule) + (", suppressed" if f.suppressed else "") for f in findings]
    assert sorted(shown) == said


def test_an_ignore_that_waits_for_other_messages_is_not_called_unused() -> None:
    body = "<!-- outreach-lint: ignore-message[sequence/gap-under-two-days] a fair of two days -->\nHi Dana."
    assert RULES.lint(Message("m", body)).findings == ()


def test_a_rule_that_the_configuration_locks_cannot_be_ignored(tmp_path: Path) -> None:
    config = tmp_path / ".outreach-lint.yaml"
    config.write_text("locked: [records/duplicate-recipient]\n")
    comment = "<!-- outreach-lint: ignore-message[records/duplicate-recipient] both -->"
    ignoring = [*ROWS[:2], msgspec.structs.replace(ROWS[2], body=f"{comment}\nHi Dana.")]
    findings = results(ignoring, load_rules(config, select=["records"]))[2].findings
    assert [(f.rule, f.suppressed) for f in findings] == [
        ("records/duplicate-recipient", None),
        ("lint/locked-ignore", None),
    ]


@pytest.mark.parametrize(("off", "count"), [("records", 0), ("names", 1)])
def test_a_rule_that_is_off_for_a_file_finds_nothing_there(tmp_path: Path, off: str, count: int) -> None:
    (tmp_path / "a.csv").write_text("email,body\nd@a.example,Hi Dana\nd@a.example,Hi again\n")
    (tmp_path / ".outreach-lint.yaml").write_text(f"overrides: [{{paths: ['*.csv'], ignore: [{off}]}}]\n")
    config, files = load_config(tmp_path / ".outreach-lint.yaml"), [tmp_path / "a.csv"]
    linted = lint_files(RULES, files, Defaults(), config)
    outcomes = compared_files(RULES, linted, files, lambda: messages_of(RULES, files, Defaults(), config))
    found = [f.rule for outcome in outcomes if isinstance(outcome, MessageResult) for f in outcome.findings]
    assert found.count("records/duplicate-recipient") == count


def test_what_changes_between_the_two_looks_loses_its_findings_only() -> None:
    changed = [*ROWS[:2], msgspec.structs.replace(ROWS[2], body="Something else altogether.")]
    found = compared(RULES, map(RULES.lint, changed), lambda: ((message, frozenset()) for message in ROWS))
    assert [outcome for outcome in found if isinstance(outcome, MessageResult)] == [RULES.lint(m) for m in changed]


def test_a_check_that_crashes_is_a_failure_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[None]:
        raise KeyError
        yield

    monkeypatch.setattr("outreach_lint.batch.checks.CHECKS", dict.fromkeys(_checks(), broken) | {"duplicate": _first()})
    linter = load_rules(select=NAMES)
    found = list(compared(linter, map(linter.lint, ROWS), lambda: ((message, frozenset()) for message in ROWS)))
    failed = {outcome.rule for outcome in found if isinstance(outcome, Failure)}
    assert "sequence/gap-under-two-days" in failed
    assert "records/duplicate-recipient" not in failed
    assert len(duplicates(linter)) == 1


def _checks() -> list[str]:
    from outreach_lint.batch.checks import CHECKS

    return list(CHECKS)


def _first() -> object:
    from outreach_lint.batch.campaign_checks import duplicate

    return duplicate


@pytest.mark.parametrize(("held", "rules"), [(True, ["records/duplicate-recipient"]), (False, [])])
def test_a_stream_is_compared_if_it_was_read_before_it_was_linted(rules: list[str], *, held: bool) -> None:
    found = list(compared_stream(RULES, iter(ROWS), None, lambda: held))
    assert [f.rule for o in found if isinstance(o, MessageResult) for f in o.findings] == rules
    assert sum(isinstance(outcome, Notice) for outcome in found) == (not held)


def test_a_stream_is_answered_message_by_message() -> None:
    passed: list[str] = []

    def stream() -> Iterator[Message]:
        for row in ROWS:
            passed.append(row.id)
            yield row

    found = compared_stream(RULES, stream(), None, lambda: False)
    next(found)
    assert passed == ["1"]


def test_without_a_rule_that_compares_the_messages_are_not_even_read() -> None:
    def unread() -> Iterator[Seen]:
        raise AssertionError
        yield

    linter = load_rules(select=["names"])
    assert len(list(compared(linter, map(linter.lint, ROWS), unread))) == len(ROWS)
