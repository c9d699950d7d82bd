"""Inline ignores: what they cover, and what is said of those that are idle or mute."""

import pytest
from making import compiled, message, rule, run

from outreach_lint.engine.ignore_comments import find_ignores
from outreach_lint.engine.ignores import NO_LIMITS, Policy, apply_ignores
from outreach_lint.model import Finding

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
