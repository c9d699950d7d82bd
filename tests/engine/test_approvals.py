"""Approved wording: what it hides, what it does not, and what is said once the approval has ended."""

from itertools import permutations
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import message, rule

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.config.settings import Approved, Settings
from outreach_lint.engine.approvals import Approval, Cover, Stretch
from outreach_lint.engine.ignores import NO_LIMITS, Policy, ignored_later
from outreach_lint.engine.wording import LONGEST, digest_of, laid_out
from outreach_lint.model import Finding, MessageResult
from outreach_lint.pipeline import linter_of

RULES = (
    rule("red", "paint/red"),
    rule("boat. it", "paint/across"),
    rule({"kind": "measure", "measure": "words", "max": 2}, "size/long"),
    rule({"kind": "reference", "check": "shouted_name"}, "name/shout", fix="safe"),
)
OFFER = "We have a red boat."


def approval(block: str, note: str = "Legal", **more: str) -> Approval:
    said = laid_out(block).text
    return Approval(digest_of(said), len(said), note, **more)


def linted(body: str, *approvals: Approval, subject: str | None = None, policy: Policy = NO_LIMITS) -> MessageResult:
    policy = msgspec.structs.replace(policy, approved=approvals)
    return linter_of(Catalogue(RULES, {}), Settings(), policy).lint(message({"body": body, "subject": subject}))


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return each finding, with the reason in brackets if it is suppressed."""
    return [f.rule + (f" ({f.suppressed.reason})" if f.suppressed else "") for f in findings]


def test_findings_inside_do_not_count_and_cost_nothing_and_those_beside_it_do() -> None:
    body = f"{OFFER} And a red one."
    bare, result = linted(body), linted(body, approval(OFFER))
    assert told(result.findings) == ["size/long", "paint/red (approved: Legal)", "paint/red"]
    assert {f.suppressed.by for f in result.findings if f.suppressed} == {"approved"}
    assert result.score.value > bare.score.value
    assert result.score == linted("Ahoy. And a red one.").score


def test_a_finding_that_reaches_beyond_it_and_one_on_the_whole_message_count() -> None:
    assert told(linted(f"{OFFER} It sails.", approval(OFFER)).findings)[:1] == ["size/long"]
    found = linted("A red boat. It sails.", approval("A red boat."), approval("It sails."))
    assert told(found.findings) == ["size/long", "paint/red (approved: Legal)", "paint/across"]


def test_a_subject_can_be_approved() -> None:
    found = linted("Ahoy.", approval("Red sails"), subject="Red sails").findings
    assert told(found) == ["paint/red (approved: Legal)"]


def test_the_reason_names_note_end_and_owner() -> None:
    found = linted(OFFER, approval(OFFER, until="2027-01-31", owner="Dana")).findings
    assert "paint/red (approved: Legal, until 2027-01-31, by Dana)" in told(found)


def test_a_locked_rule_speaks_in_approved_wording() -> None:
    policy = Policy(frozenset({"paint/red"}))
    assert told(linted(OFFER, approval(OFFER), policy=policy).findings) == ["size/long", "paint/red"]


@pytest.mark.parametrize(("today", "counts"), [("", False), ("2026-05-31", False), ("2026-06-01", True)])
def test_after_its_last_day_the_findings_count_and_it_is_a_finding(today: str, *, counts: bool) -> None:
    one = approval(OFFER, "Legal, 2026", until="2026-05-31", owner="Dana")
    found = linted(f"Ahoy.\n\n{OFFER}", one, policy=Policy(today=today)).findings
    red = next(finding for finding in found if finding.rule == "paint/red")
    assert (red.suppressed is None) == counts
    expired = [finding for finding in found if finding.rule == "lint/expired-approval"]
    assert [finding.excerpt for finding in expired] == [OFFER] * counts
    if counts:
        assert (expired[0].line, expired[0].column, expired[0].severity) == (1, 1, "warning")
        assert (expired[0].start, expired[0].end) == (7, 7 + len(OFFER))
        assert expired[0].message == "This wording was approved until 2026-05-31: “Legal, 2026”. Dana answers for it."


def test_one_that_has_ended_and_would_cover_nothing_is_not_told() -> None:
    one = approval("Ahoy there.", until="2026-05-31")
    assert told(linted("Ahoy there. A red one.", one, policy=Policy(today="2026-06-01")).findings)[1:] == ["paint/red"]


def test_one_that_still_holds_goes_before_one_that_has_ended() -> None:
    both = (approval(OFFER, "old", until="2026-05-31"), approval(OFFER, "new"))
    for approvals in permutations(both):
        found = linted(OFFER, *approvals, policy=Policy(today="2026-06-01")).findings
        assert told(found) == ["size/long", "paint/red (approved: new)"]


def test_an_ignore_inside_it_stays_used_and_faults_of_ignores_count() -> None:
    used = f"{OFFER} <!-- outreach-lint: ignore[paint] we like it -->"
    assert told(linted(used, approval(OFFER)).findings) == ["size/long", "paint/red (we like it)"]
    idle = OFFER.replace("red", "red <!-- outreach-lint: ignore[size/none] why -->")
    assert "lint/unused-ignore" in told(linted(idle, approval(OFFER)).findings)


def test_nothing_in_it_is_offered_a_fix() -> None:
    body, block = "Hi JENNIFER,\n\nthe boat of JENNIFER is in.", "the boat of JENNIFER is in."
    outside, inside = linted(body, approval(block)).findings[1:]
    assert (outside.suppressed is None, inside.suppressed is None) == (True, False)
    assert outside.fix is not None
    locked = linted(body, approval(block), policy=Policy(frozenset({"name/shout"}))).findings[1:]
    assert [(finding.suppressed, finding.fix is None) for finding in locked] == [(None, False), (None, True)]


def test_what_a_comparison_finds_later_is_hidden_too_and_an_end_is_told_once() -> None:
    given, later = message(OFFER), linted(OFFER).findings
    standing = Policy(approved=(approval(OFFER),))
    assert told(ignored_later(given, later, standing)) == ["size/long", "paint/red (approved: Legal)"]
    ended = Policy(today="2026-06-01", approved=(approval(OFFER, until="2026-05-31"),))
    assert told(ignored_later(given, later, ended)) == ["size/long", "paint/red"]


SENTENCES = ["A red boat.", "It is red.", "Ahoy there.", "Hi JENNIFER, red sea."]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), max_size=4),
    st.randoms(use_true_random=False),
)
def test_only_what_stands_wholly_inside_is_hidden_in_whatever_order(
    said: list[str], blocks: list[list[str]], chance: Random
) -> None:
    body, approvals = " ".join(said), [approval(" ".join(block), str(n)) for n, block in enumerate(blocks)]
    bare, result = linted(body), linted(body, *approvals)
    spans = [
        (at, at + len(block))
        for block in map(" ".join, blocks)
        for at in range(len(body))
        if body.startswith(block, at)
    ]
    assert len(bare.findings) == len(result.findings)
    for before, after in zip(bare.findings, result.findings, strict=True):
        inside = before.part is not None and any(s <= (before.start or 0) and (before.end or 0) <= e for s, e in spans)
        assert (after.suppressed is not None) == inside
        assert msgspec.structs.replace(after, suppressed=None, fix=before.fix) == before
    chance.shuffle(approvals)
    assert linted(body, *approvals) == result


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=8), st.integers(0, 24), st.integers(0, 9))
def test_a_cover_answers_as_a_search_through_all_would(spans: list[tuple[int, int]], start: int, length: int) -> None:
    one = approval(OFFER)
    stretches = [Stretch(at, at + size, one) for at, size in spans]
    end, cover = start + length, Cover(stretches)
    around = any(s.start <= start and end <= s.end for s in stretches)
    touching = any(s.start < end and start < s.end for s in stretches)
    assert (cover.touching(start, end) is not None) == touching
    assert (cover.around(start, end) is not None) == (around if length else touching)


def test_the_configuration_takes_no_longer_blocks_than_are_looked_for() -> None:
    entry = {"sha256": "0" * 64, "note": "x"}
    assert msgspec.convert({**entry, "length": LONGEST}, Approved).length == LONGEST
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**entry, "length": LONGEST + 1}, Approved)
