"""Inline ignores: what they cover, and what is said of those that are idle or mute."""

from pathlib import Path

import pytest
from making import compiled, message, rule, run

from outreach_lint.engine.ignore_comments import find_ignores
from outreach_lint.engine.ignores import NO_LIMITS, Policy, apply_ignores, ignored_later
from outreach_lint.model import Finding, Message, Suppression
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

RULES = compiled(rule("red", "paint/red"), rule("blue", "paint/blue"), rule("house", "size/house"))


def linted(body: str, subject: str | None = None, policy: Policy = NO_LIMITS) -> tuple[Finding, ...]:
    given = message({"body": body, "subject": subject})
    return apply_ignores(given, run(RULES, given).findings, policy)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return each finding, with the reason in brackets if it is suppressed."""
    return [f.rule + (f" ({f.suppressed.reason})" if f.suppressed else "") for f in findings]


SAME_LINE = "red <!-- outreach-lint: ignore[paint/red] the owner likes it --> boat\n\nred again"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (SAME_LINE, ["paint/red (the owner likes it)", "paint/red"]),
        ("<!-- outreach-lint: ignore[paint/red] agreed -->\nred\nred", ["paint/red (agreed)", "paint/red"]),
        ("<!-- outreach-lint: ignore[paint/red] agreed -->\n\n  \nred", ["paint/red (agreed)"]),
        ("blue\n<!-- outreach-lint: ignore[paint] next -->\nred", ["paint/blue", "paint/red (next)"]),
        ("red red {# outreach-lint: ignore[paint/red] both #}", ["paint/red (both)", "paint/red (both)"]),
        (
            "red blue {{!-- outreach-lint: ignore[paint] all paint --}}",
            ["paint/red (all paint)", "paint/blue (all paint)"],
        ),
        (
            "red {% comment %}outreach-lint: ignore[paint/red] liquid{% endcomment %}",
            ["paint/red (liquid)"],
        ),
        (
            "red blue house <!-- outreach-lint: ignore[paint/red, size] x -->",
            ["paint/red (x)", "paint/blue", "size/house (x)"],
        ),
        ("<!-- outreach-lint: ignore-message[paint/red] all -->\nHi\n\nblue\n\nred", ["paint/blue", "paint/red (all)"]),
        ("red <!-- outreach-lint: ignore[paint/red] ticket #12 says so -->", ["paint/red (ticket #12 says so)"]),
        ("red <!-- outreach-lint: ignore[paint/red] over\n two lines -->", ["paint/red (over two lines)"]),
        ("red <!-- a comment -->", ["paint/red"]),
        ("red outreach-lint: ignore[paint/red] no comment", ["paint/red", "paint/red"]),
        ("red <!-- outreach-lint: ignore paint/red -->", ["paint/red", "lint/unread-ignore"]),
    ],
)
def test_an_ignore_covers_its_line_or_the_next_or_the_message(body: str, expected: list[str]) -> None:
    assert told(linted(body)) == expected


def test_an_ignore_in_the_body_covers_the_subject_only_as_one_for_the_message() -> None:
    assert told(linted("Hi <!-- outreach-lint: ignore[paint/red] x -->", "red"))[0] == "paint/red"
    assert told(linted("Hi <!-- outreach-lint: ignore-message[paint/red] x -->", "red")) == ["paint/red (x)"]


def test_an_unused_ignore_is_a_finding_in_its_place() -> None:
    body = "Hello there.\n\nThe <!-- outreach-lint: ignore[paint/red] reason --> boat.\n\nred"
    unused, red = linted(body)
    assert (unused.rule, unused.severity, unused.start) == ("lint/unused-ignore", "warning", body.index("<!--"))
    assert unused.excerpt == "<!-- outreach-lint: ignore[paint/red] reason -->"
    assert red.rule == "paint/red"


def test_an_ignore_without_a_reason_works_and_is_a_finding() -> None:
    assert told(linted("red <!-- outreach-lint: ignore[paint/red] -->")) == [
        "paint/red ()",
        "lint/ignore-without-reason",
    ]


def test_an_ignore_enables_nothing_and_names_no_rule_that_is_off() -> None:
    assert told(linted("<!-- outreach-lint: ignore[other/rule] reason --> red")) == ["lint/unused-ignore", "paint/red"]


def test_what_stands_in_the_comment_is_not_linted() -> None:
    assert told(linted("<!-- the red house --> boat")) == []


@pytest.mark.parametrize("filler", [" ", "-", "x ", "{ "])
def test_a_long_comment_takes_linear_time(filler: str) -> None:
    body = "<!-- outreach-lint: ignore[paint/red]" + filler * 100_000 + "-->"
    assert len(find_ignores(message(body))) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- outreach-lint: ignore [test/rule] why -->",
        "<!-- outreach-lint: ignore test/rule -->",
        "<!-- outreachlint: ignore[test/rule] why -->",
        "<!-- outreach-lint: disable[test/rule] why -->",
        "<!-- outreach-lint: ignore[] why -->",
    ],
)
def test_what_looks_like_an_ignore_and_is_none_is_told(comment: str) -> None:
    given = message(f"a red boat {comment}")
    findings = apply_ignores(given, run(compiled(rule("red")), given).findings)
    assert [(f.rule, f.suppressed) for f in findings] == [("test/rule", None), ("lint/unread-ignore", None)]


def test_a_comment_about_something_else_is_no_ignore() -> None:
    given = message("a red boat <!-- please ignore the outreach calendar -->")
    assert [f.rule for f in apply_ignores(given, run(compiled(rule("red")), given).findings)] == ["test/rule"]


TOLD = [
    ("they like it", ("they like it", "", "")),
    ("they like it until 2027-01-31", ("they like it", "2027-01-31", "")),
    ("they like it until 2027-01-31 by Dana", ("they like it", "2027-01-31", "Dana")),
    ("they like it by Dana until 2027-01-31", ("they like it", "2027-01-31", "Dana")),
    ("until 2027-01-31 by legal team: they like it", ("they like it", "2027-01-31", "legal team")),
    ("they like it (by Dana Wu, until 2027-01-31)", ("they like it", "2027-01-31", "Dana Wu")),
    ("they like it by @dana", ("they like it", "", "@dana")),
    ("they like it by dana@example.org", ("they like it", "", "dana@example.org")),
    ("painted by hand", ("painted by hand", "", "")),
    ("until the rebrand is done", ("until the rebrand is done", "", "")),
    ("fine until 10 people object", ("fine until 10 people object", "", "")),
    ("fine until 2027-02", ("fine", "2027-02", "")),
    ("approved by Legal", ("approved", "", "Legal")),
    ("until 2027-01-31", ("", "2027-01-31", "")),
    ("they like it until 31.01.2027", ("they like it", "31.01.2027", "")),
]


@pytest.mark.parametrize(("written", "expected"), TOLD)
def test_an_ignore_says_who_answers_for_it_and_until_when(written: str, expected: tuple[str, str, str]) -> None:
    (found,) = find_ignores(message(f"red <!-- outreach-lint: ignore[paint/red] {written} -->"))
    assert (found.reason, found.until, found.owner) == expected
    assert found.told == written


DATED = "red <!-- outreach-lint: ignore[paint/red] they like it until {} by Dana -->"


@pytest.mark.parametrize(
    ("until", "today", "expected"),
    [
        ("2027-01-31", "2027-01-31", ["paint/red (they like it until 2027-01-31 by Dana)"]),
        ("2027-01-31", "2027-02-01", ["paint/red", "lint/expired-ignore"]),
        ("2027-01-31", "", ["paint/red (they like it until 2027-01-31 by Dana)"]),
        ("2027-13-31", "2026-01-01", ["paint/red", "lint/ignore-without-date"]),
        ("31.01.2027", "2026-01-01", ["paint/red", "lint/ignore-without-date"]),
    ],
)
def test_an_ignore_holds_until_the_end_of_its_day(until: str, today: str, expected: list[str]) -> None:
    findings = linted(DATED.format(until), policy=Policy(today=today))
    assert told(findings) == expected


def test_an_expired_ignore_names_its_owner_even_if_there_is_nothing_left_to_ignore() -> None:
    (found,) = linted(DATED.format("2027-01-31").replace("red", "green", 1), policy=Policy(today="2028-01-01"))
    assert found.rule == "lint/expired-ignore"
    assert "2027-01-31. Dana answers for it" in found.message


def test_an_ignore_cannot_undo_what_is_locked() -> None:
    policy = Policy(frozenset({"paint/red"}))
    body = "red blue <!-- outreach-lint: ignore[paint] we like colours -->"
    assert told(linted(body, policy=policy)) == ["paint/red", "paint/blue (we like colours)", "lint/locked-ignore"]
    body = "red <!-- outreach-lint: ignore-message[paint/red] we like colours -->"
    assert told(linted(body, policy=policy)) == ["paint/red", "lint/locked-ignore"]


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ((), ["lint/unused-ignore"]),
        (("paint/red",), []),
        (("paint/blue",), ["lint/unused-ignore"]),
        (("size/big",), []),
    ],
)
def test_an_ignore_of_a_rule_that_does_not_run_rests(left_out: tuple[str, ...], expected: list[str]) -> None:
    body = "green <!-- outreach-lint: ignore[paint/red, size] why -->"
    assert told(linted(body, policy=Policy().without(left_out))) == expected


OFTEN = "outreach-lint: ignore[paint/red, size]"
FAULTS = [
    (
        "red <!-- outreach-lint: ignore paint/red -->",
        "This comment looks like an ignore and is none.",
        "Write it as “outreach-lint: ignore[category/rule] reason”.",
    ),
    (
        f"green <!-- {OFTEN} why -->",
        "This ignore of paint/red, size suppresses nothing.",
        "Delete it, so that the rule can speak again.",
    ),
    (
        f"red <!-- {OFTEN} -->",
        "This ignore of paint/red, size gives no reason.",
        "Write after the bracket why the rule is wrong here.",
    ),
    (
        f"red <!-- {OFTEN} why until 2026-01-31 -->",
        "This ignore of paint/red, size held until 2026-01-31.",
        "Mend what it covered and delete it, or give a new date and say why.",
    ),
    (
        f"red <!-- {OFTEN} why until 2026-31-31 -->",
        "“2026-31-31” is no date, so this ignore of paint/red, size suppresses nothing.",
        "Write the last day as until YYYY-MM-DD.",
    ),
    (
        "blue <!-- outreach-lint: ignore[paint] why -->",
        "This ignore of paint covers a rule that the configuration locks.",
        "Mend what the rule found, and delete the ignore.",
    ),
]


@pytest.mark.parametrize(("body", "said", "instead"), FAULTS)
def test_what_is_wrong_with_an_ignore_is_told_with_what_to_do(body: str, said: str, instead: str) -> None:
    findings = linted(body, policy=Policy(frozenset({"paint/blue"}), "2026-06-01"))
    (fault,) = (finding for finding in findings if finding.rule.startswith("lint/"))
    assert (fault.message, fault.instead) == (said, instead)
    assert (fault.severity, fault.tags, fault.fix, fault.suppressed) == ("warning", (), None, None)
    assert body[fault.start : fault.end] == fault.excerpt == body[body.index("<!--") :]


def test_a_fault_of_an_ignore_stands_at_its_place_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hi Dana,\n\nthe <!-- outreach-lint: ignore[size] why --> gate\n")
    (read,) = read_path(tmp_path / "a.txt", Defaults())
    assert isinstance(read, Message)
    (fault,) = apply_ignores(read, ())
    assert (fault.line, fault.column, fault.end_line, fault.end_column) == (3, 5, 3, 45)


def test_an_ignore_may_have_several_faults_and_all_are_told() -> None:
    findings = linted("red <!-- outreach-lint: ignore[size] until 2026-01-31 -->", policy=Policy(today="2026-06-01"))
    assert told(findings) == ["paint/red", "lint/expired-ignore", "lint/ignore-without-reason"]


def test_an_ignore_of_a_rule_that_compares_is_never_called_unused() -> None:
    policy = Policy(comparing=frozenset({"sequence/gap"}))
    for named in ("sequence/gap", "sequence"):
        assert told(linted(f"Hi <!-- outreach-lint: ignore[{named}] why -->", policy=policy)) == []
    assert told(linted("Hi <!-- outreach-lint: ignore[size] why -->", policy=policy)) == ["lint/unused-ignore"]


def test_of_two_ignores_of_one_finding_the_second_is_unused() -> None:
    body = "red <!-- outreach-lint: ignore[paint] one --> <!-- outreach-lint: ignore[paint/red] two -->"
    assert told(linted(body)) == ["paint/red (one)", "lint/unused-ignore"]


def test_of_findings_that_are_made_later_only_what_is_new_is_told() -> None:
    given = message("red blue <!-- outreach-lint: ignore[paint/red, paint/blue, size] why -->")
    findings = run(RULES, given).findings
    assert told(ignored_later(given, findings)) == ["paint/red (why)", "paint/blue (why)"]
    locked = Policy(frozenset({"paint/blue"}))
    assert told(ignored_later(given, findings, locked)) == ["paint/red (why)", "paint/blue", "lint/locked-ignore"]
    assert ignored_later(given, (), locked) == ()
    assert ignored_later(message("red"), findings) == findings


def test_a_suppression_says_that_it_is_inline() -> None:
    (red,) = linted("red <!-- outreach-lint: ignore[paint] why -->")
    assert red.suppressed == Suppression("inline", "why")
