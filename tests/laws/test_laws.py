"""Laws of linting as a whole, on messages made of sentences that rules find and of those that they do not."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import compiled, rule

from outreach_lint import Linter
from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.config.settings import Settings
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import run_rules
from outreach_lint.model import Finding, Message, Prospect
from outreach_lint.pipeline import linter_of

SENTENCES = (
    "You never replied to my last three emails.", "The crane at quay 3 squeaks in the wind.", "Act now, or lose it!!!",
    "I hope this email finds you well.", "Who greases it?", "JENNIFER asked for the drawings.", "Café hours: 9 to 17.",
    "Just following up.", "We are the the best.", "Hi {{first_name}},", "See https://quay.example.", "👍🏽", "Jo",
)  # fmt: skip
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n\n".join)
PROSPECT = Prospect("Jennifer", "Quay", "Quay & Sons", "Harbour master", "Ports", "Hull", 40)
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def message(body: str, **keys: object) -> Message:
    given_ = Message(
        "m", f"Hi Jennifer,\n\n{body}", kind="draft", stage="first_touch", subject="the crane", prospect=PROSPECT
    )
    return msgspec.structs.replace(given_, **keys)


def bare(findings: tuple[Finding, ...]) -> list[Finding]:
    return [msgspec.structs.replace(finding, line=0, column=0, end_line=0, end_column=0) for finding in findings]


@FEW
@given(body=BODIES)
def test_the_ledger_of_a_message_adds_up_to_its_score(body: str, linter: Linter) -> None:
    score = linter.lint(message(body)).score
    assert 100 + sum(entry.points for entry in score.ledger) == score.value


@FEW
@given(body=BODIES)
def test_a_field_that_nothing_refers_to_changes_nothing(body: str, linter: Linter) -> None:
    other = msgspec.structs.replace(PROSPECT, other={"shoe_size": "44", "Locker": "Vermilion"})
    plain, more = linter.lint(message(body)), linter.lint(message(body, prospect=other))
    assert (plain.findings, plain.score, plain.not_run) == (more.findings, more.score, more.not_run)


@FEW
@given(body=BODIES)
def test_an_id_a_path_and_a_sequence_change_no_finding(body: str, linter: Linter) -> None:
    plain = message(body)
    moved = msgspec.structs.replace(
        plain, id="You never replied", origin=msgspec.structs.replace(plain.origin, path="x/y")
    )
    assert linter.lint(plain).findings == linter.lint(moved).findings


@FEW
@given(body=BODIES)
def test_line_ends_change_no_finding(body: str, linter: Linter) -> None:
    plain, dos = message(body), message(body.replace("\n", "\r\n"))

    def told(found: tuple[Finding, ...], text: str) -> list[tuple[object, ...]]:
        def at(offset: int | None) -> int | None:
            return None if offset is None else offset - text[:offset].count("\r")

        return [
            (f.rule, f.message, f.part, *((at(f.start), at(f.end)) if f.part == "body" else (f.start, f.end)))
            for f in found
        ]

    assert told(linter.lint(plain).findings, plain.body) == told(linter.lint(dos).findings, dos.body)


RULES = (
    rule("never replied", "house/replied"),
    rule("crane", "house/crane", severity="error"),
    rule({"kind": "pattern", "any": ["[A-Z]{4,}"]}, "house/shouted"),
    rule({"kind": "measure", "measure": "words", "max": 12}, "length/words"),
)
MORE = (rule("yesterday's marmalade", "house/unrelated"), rule("the", "aaa/common"))


def found(rules: RuleSet, given_: Message) -> list[Finding]:
    return list(run_rules(rules, Document(given_)).findings)


@FEW
@given(body=BODIES, order=st.permutations(RULES + MORE))
def test_another_rule_changes_no_finding_of_the_others(body: str, order: list[object]) -> None:
    few = found(compiled(*RULES), message(body))
    more = found(compiled(*order), message(body))  # type: ignore[arg-type]
    assert few == [finding for finding in more if finding.rule in {source.id for source in RULES}]


@FEW
@given(body=BODIES)
def test_an_ignore_hides_what_it_names_and_counts_it(body: str) -> None:
    linter = linter_of(Catalogue(RULES, {}), Settings())
    plain = linter.lint(message(body))
    ignored = linter.lint(message(body + "\n\n<!-- outreach-lint: ignore-message[house, length] agreed -->"))
    hidden = [finding for finding in ignored.findings if finding.suppressed]
    assert [finding.rule for finding in hidden] == [finding.rule for finding in plain.findings]
    assert {finding.suppressed.reason for finding in hidden if finding.suppressed} <= {"agreed"}
    left = [finding.rule for finding in ignored.findings if not finding.suppressed]
    assert set(left) <= {"lint/unused-ignore"}
    assert ignored.score.value >= plain.score.value


@FEW
@given(body=BODIES, fault=st.sampled_from(["You never replied.", "A crane!", "MARMALADE."]))
def test_a_fault_more_never_raises_the_score(body: str, fault: str) -> None:
    linter = linter_of(Catalogue(RULES, {}), Settings())
    assert linter.lint(message(f"{body}\n\n{fault}")).score.value <= linter.lint(message(body)).score.value


@pytest.mark.parametrize("text", SENTENCES)
def test_a_message_is_said_the_same_of_twice(text: str, linter: Linter) -> None:
    assert linter.lint(message(text)) == linter.lint(message(text))
