"""Which of several fixes are applied, shown with rules made up for it."""

import re
from collections.abc import Iterator

import msgspec
from workshop import bench

from outreach_lint import Linter
from outreach_lint.fixing.apply import Fixed, fixed
from outreach_lint.fixing.state import Bench
from outreach_lint.model import Finding, Fix, Message, MessageResult

Rules = dict[str, tuple[str, int]]
"""What is put in the place of a word, and what the word costs."""


def finding(match: re.Match[str], text: str) -> Finding:
    start, end = match.span(1)
    fix = Fix(start, end, text, safe=True)
    place = {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
    return Finding("t/t", (), "error", "", "", "body", start, end, match[1], **place, fix=fix)


def mended(linter: Linter, text: str, rules: Rules) -> Fixed:
    """Return a text after the fixes of some rules: words (overlapping ones too), what replaces them, what they cost."""
    empty = linter.lint(Message("m", "Hi."))

    def found(body: str) -> Iterator[Finding]:
        for word, (replacement, _cost) in rules.items():
            yield from (finding(match, replacement) for match in re.finditer(f"(?=({word}))", body))

    def lint(message: Message) -> MessageResult:
        findings = tuple(sorted(found(message.body), key=lambda f: (f.start or 0, f.end or 0)))
        cost = sum(rules[one.excerpt][1] for one in findings)
        score = msgspec.structs.replace(empty.score, value=100 - cost)
        return MessageResult(message, score, findings)

    return fixed(text.encode(), Bench(".txt", bench(linter, ".txt").read, lint), "a.txt", unsafe=False)


def test_of_overlapping_fixes_the_first_is_applied_and_the_other_only_if_it_still_fits(linter: Linter) -> None:
    found = mended(linter, "abc abc bc", {"ab": ("x", 1), "bc": ("y", 1)})
    assert (found.data, found.count) == (b"xc xc y", 3)


def test_a_fix_that_calls_for_another_one_is_followed_by_it(linter: Linter) -> None:
    found = mended(linter, "aaa", {"aa": ("a", 1)})
    assert (found.data, found.count) == (b"a", 2)


def test_fixes_that_undo_each_other_are_left_out(linter: Linter) -> None:
    found = mended(linter, "cat dog fox", {"cat": ("dog", 1), "dog": ("cat", 1), "fox": ("hen", 1)})
    assert found.data == b"cat dog hen"
    assert len(found.notices) == 1
    assert "would not be better" in found.notices[0].reason


def test_a_fix_that_costs_points_is_left_out_and_the_others_are_not(linter: Linter) -> None:
    rules = {"red": ("blue green", 1), "green": ("plain", 9), "fox": ("hen", 1)}
    found = mended(linter, "red fox", rules)
    assert (found.data, found.count) == (b"red hen", 1)
