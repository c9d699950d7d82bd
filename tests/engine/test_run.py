"""Running rules: what becomes of hits, crashes, scopes and order."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import WithFinder, compiled, message, rule, run

from outreach_lint.document.document import Document
from outreach_lint.document.own_sentences import MOST as SENTENCES
from outreach_lint.engine.compiled import CompiledRule, RuleSet
from outreach_lint.engine.deadline import Deadline
from outreach_lint.engine.run import MOST, run_rules
from outreach_lint.errors import RuleError
from outreach_lint.kinds.base import Hit, View

MESSAGE = {
    "subject": "red subject",
    "preheader": "red preheader",
    "body": "Hi Red,\n\nred opener. Red body.\n\nBest,\nSam Red\n\nOn Mon, 3 Mar 2025, Red Dee wrote:\n> red quote",
}


def crashing(rules: RuleSet, broken: str) -> RuleSet:
    """Return the rules, one of which raises in the middle of its work."""

    def find(view: View) -> Iterator[Hit]:
        yield Hit("body", 0, 1)
        raise ZeroDivisionError(str(view))

    return WithFinder(rules, broken, find)


def test_a_crashing_rule_is_a_failure_and_the_others_go_on() -> None:
    rules = crashing(compiled(rule("x", "a/broken"), rule("red", "b/fine")), "a/broken")
    outcome = run(rules, "a red boat")
    assert [(problem.rule, problem.reason) for problem in outcome.failures] == [
        ("a/broken", "the rule crashed: ZeroDivisionError")
    ]
    assert [finding.rule for finding in outcome.findings] == ["b/fine"]


def test_of_very_many_places_the_first_are_listed_and_the_rest_counted() -> None:
    outcome = run(compiled(rule("red")), "red " * (MOST + 1))
    assert [finding.start for finding in outcome.findings] == [4 * place for place in range(MOST)]
    assert [problem.reason for problem in outcome.failures] == [
        "the rule found 1,001 places; the first 1,000 are listed"
    ]
    assert run(compiled(rule("red")), "red " * MOST).failures == ()


def test_of_very_many_sentences_the_first_are_judged_and_a_failure_tells_so() -> None:
    learned = compiled(rule({"kind": "classifier", "label": "pressure"}))
    line = "The gate of the hall is closed on Sundays.\n"
    assert run(learned, line * SENTENCES).failures == ()
    assert [problem.reason for problem in run(learned, line * (SENTENCES + 1)).failures] == [
        "only the first 2,000 sentences were judged"
    ]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (["subject"], ["subject:red"]),
        (["preheader"], ["preheader:red"]),
        (["body"], ["body:Red", "body:red", "body:Red"]),
        (["greeting"], ["body:Red"]),
        (["opener"], ["body:red"]),
        (["signature"], ["body:Red"]),
        (["quoted"], ["body:Red", "body:red"]),
        (["subject", "signature"], ["subject:red", "body:Red"]),
    ],
)
def test_quoted_text_and_signature_are_out_of_scope_unless_named(scope: list[str], found: list[str]) -> None:
    findings = run(compiled(rule("red", scope=scope)), MESSAGE).findings
    assert [f"{finding.part}:{finding.excerpt}" for finding in findings] == found


def test_the_whole_message_is_every_part_and_section() -> None:
    findings = run(compiled(rule("red", scope=["message"])), MESSAGE).findings
    text = " ".join(MESSAGE.values()).lower()
    assert len(findings) == text.count("red")


@pytest.mark.parametrize(
    ("keys", "given_", "runs"),
    [
        ({"channels": ["sms"]}, {}, False),
        ({"channels": ["sms", "email"]}, {}, True),
        ({"stages": ["reply"]}, {}, False),
        ({"stages": ["reply"]}, {"stage": "reply"}, True),
        ({"stages": ["first_touch"]}, {"stage": None}, True),
        ({"kinds": ["template"]}, {}, False),
        ({"kinds": ["template"]}, {"kind": "template"}, True),
        ({"kinds": ["draft"]}, {"kind": None}, True),
    ],
)
def test_a_rule_runs_only_on_what_it_is_meant_for(keys: dict[str, Any], given_: dict[str, Any], runs: bool) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    assert bool(run(compiled(rule("red", **keys)), {"body": "red", **given_}).findings) == runs


def test_of_overlapping_hits_of_one_rule_the_first_and_longest_stays() -> None:
    source = rule({"kind": "pattern", "any": ["red boat", "red", "boat house", "house"]})
    assert [f.excerpt for f in run(compiled(source), "red boat house").findings] == ["red boat", "house"]


def test_the_whole_message_is_told_once_and_hides_no_place_in_it() -> None:
    def find(view: View) -> Iterator[Hit]:
        del view
        yield from (Hit(facts={"value": "1"}), Hit("body", 2, 5), Hit(facts={"value": "2"}))

    findings = run(WithFinder(compiled(rule("x", "a/whole")), "a/whole", find), "a red boat").findings
    assert [(finding.part, finding.excerpt) for finding in findings] == [(None, ""), ("body", "red")]


def test_a_message_may_tell_the_replacement() -> None:
    source = rule({"kind": "reference", "check": "shouted_name"}, message="Write “{replacement}” for “{match}”.")
    told = run(compiled(source), "Hi JENNIFER,\n\nthe boat is in.").findings[0].message
    assert told == "Write “Jennifer” for “JENNIFER”."


def test_hits_of_one_part_are_none_of_another_s() -> None:
    source = rule({"kind": "pattern", "any": ["red boat", "boat"]})
    findings = run(compiled(source), {"subject": "red boat", "body": "red boat"}).findings
    assert [(finding.part, finding.excerpt) for finding in findings] == [("subject", "red boat"), ("body", "red boat")]


def test_the_message_of_a_rule_is_filled_in_one_pass() -> None:
    source = rule({"kind": "fields", "checks": ["unresolved"]}, message="“{match}” is {detail}, not {else}")
    told = run(compiled(source), "Hi {{detail}}, hello").findings[0].message
    assert told == "“{{detail}}” is detail, not {else}"


def test_a_long_match_is_shortened_and_flattened_in_the_message() -> None:
    text = "red\n" + "blue " * 40 + "green"
    source = rule({"kind": "pattern", "any": [r"red[\s\w]+green"]}, message="{match}")
    finding = run(compiled(source), text).findings[0]
    assert len(finding.message) <= 60
    assert finding.message.startswith("red blue")
    assert finding.message.endswith("…")
    assert finding.excerpt == text


@pytest.mark.parametrize(("fix", "safe"), [("none", None), ("safe", True), ("unsafe", False)])
def test_a_replacement_is_a_fix_if_the_rule_says_so(fix: str, safe: bool | None) -> None:  # noqa: FBT001  (pytest passes arguments by name)
    source = rule({"kind": "reference", "check": "shouted_name"}, fix=fix)
    finding = run(compiled(source), "Hi JENNIFER,\n\nthe boat is in.").findings[0]
    assert (finding.fix.text, finding.fix.safe) == ("Jennifer", safe) if finding.fix else safe is None


@pytest.mark.parametrize(
    ("check", "prospect", "reason"),
    [
        ("wrong_name", None, "no prospect record"),
        ("wrong_name", {"company": "Acme"}, "the prospect record has no first name"),
        ("wrong_company", {"first_name": "Dana"}, "the prospect record has no company"),
        ("wrong_name", {"first_name": "Dana"}, None),
    ],
)
def test_a_rule_whose_needs_are_unmet_is_told_with_the_reason(
    check: str, prospect: dict[str, str] | None, reason: str | None
) -> None:
    rules = compiled(rule({"kind": "reference", "check": check}))
    given_ = {"body": "Hi Dana,\n\nthe boat is in."} | ({"prospect": prospect} if prospect else {})
    assert [skipped.reason for skipped in run(rules, given_).not_run] == ([reason] if reason else [])


NAMES = ["b/two", "a/one", "c/three"]
WORDS = st.lists(st.sampled_from(["red", "green", "blue", "and", "boat.", "\n\n"]), max_size=20)


@given(WORDS, WORDS, st.permutations(NAMES))
def test_findings_are_sorted_by_place_and_the_same_for_every_order_of_rules(
    subject: list[str], body: list[str], names: list[str]
) -> None:
    phrases = dict(zip(NAMES, ["red", "(red|green)", "(red|green) (red|blue)"], strict=True))
    text = {"subject": " ".join(subject), "body": " ".join(body)}
    mixed = run(compiled(*(rule(phrases[name], name) for name in names)), text).findings
    assert mixed == run(compiled(*(rule(phrases[name], name) for name in NAMES)), text).findings
    places = [(f.part == "body", f.start, f.end, f.rule) for f in mixed]
    assert places == sorted(places)
    assert all(message(text).part(f.part or "body")[f.start : f.end] == f.excerpt for f in mixed)


def test_a_finding_on_the_whole_message_comes_before_those_in_its_parts() -> None:
    long = rule({"kind": "measure", "measure": "words", "max": 1}, "size/long")
    parts = {"subject": "red", "preheader": "red", "body": "a red boat"}
    found = run(compiled(rule("red", "paint/red"), long), parts).findings
    assert [(finding.rule, finding.part) for finding in found] == [
        ("size/long", None),
        ("paint/red", "subject"),
        ("paint/red", "preheader"),
        ("paint/red", "body"),
    ]


def test_a_rule_that_may_fix_and_offers_nothing_has_no_fix() -> None:
    assert run(compiled(rule("red", fix="safe")), "a red boat").findings[0].fix is None


def test_a_rule_whose_needs_are_unmet_takes_no_other_with_it() -> None:
    needy = rule({"kind": "reference", "check": "wrong_name"}, "a/needy")
    outcome = run(compiled(needy, rule("red", "b/red")), "Hi Dana,\n\na red boat.")
    assert [finding.rule for finding in outcome.findings] == ["b/red"]


def test_every_rule_that_the_time_does_not_reach_is_told() -> None:
    deadline = Deadline(0)
    rules = compiled(rule("red", "a/red"), rule("boat", "b/boat"), rule("lake", "c/lake"))
    outcome = run_rules(rules, Document(message("a red boat")), deadline)
    assert outcome.findings == ()
    assert [skipped.rule for skipped in deadline.not_run()] == ["a/red", "b/boat"]


def test_a_rule_that_cannot_be_compiled_is_refused_with_its_file() -> None:
    with pytest.raises(RuleError, match="bad pattern") as caught:
        compiled(rule({"kind": "pattern", "any": ["(a"]}, "a/broken"))
    assert caught.value.place
    assert caught.value.place.path == "rules/a/broken.yaml"


def test_a_rule_that_cannot_be_compiled_is_a_failure_too(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = compiled(rule("boat", "a/broken"), rule("red", "b/fine"))

    def compiled_or_not(index: int) -> CompiledRule:
        if rules.sources[index].id == "a/broken":
            raise KeyError(index)
        return RuleSet.compiled(rules, index)

    monkeypatch.setattr(rules, "compiled", compiled_or_not)
    outcome = run(rules, "a red boat")
    assert [problem.rule for problem in outcome.failures] == ["a/broken"]
    assert [finding.rule for finding in outcome.findings] == ["b/fine"]
