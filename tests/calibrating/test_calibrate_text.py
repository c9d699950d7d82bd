"""What the text and the page say where the messages say little: nothing sure, nothing judged, nothing weighed."""

import pytest
from simulated import cases_of, matching_of, prices_for

from outreach_lint.calibrating.arranging import Question
from outreach_lint.calibrating.as_text import as_text
from outreach_lint.calibrating.cases import Case, Outcome
from outreach_lint.calibrating.page import page
from outreach_lint.calibrating.study import Study, study_of
from outreach_lint.report.style import Look


def study(cases: list[Case], rules: dict[str, float], outcome: Outcome = "replied") -> Study:
    return study_of(cases, matching_of(cases), prices_for(rules), Question("x.csv", outcome))


def text(found: Study) -> str:
    return " ".join(as_text(found, Look(width=100)).split())


def test_where_nothing_is_sure_the_text_and_the_page_say_so() -> None:
    found = study(cases_of(1, 400, {"guilt/a": 0.0, "guilt/b": 0.0}), {"guilt/a": 0.0, "guilt/b": 0.0})
    said = "No rule of which it is sure that it makes a difference."
    assert said in text(found)
    assert said in page(found, ())
    sure = study(cases_of(1, 900, {"guilt/a": -2.5}), {"guilt/a": -2.5})
    assert said not in text(sure)
    assert said not in page(sure, ())


def test_what_people_left_is_told_after_the_messages_and_replies_to_them() -> None:
    rules = {"guilt/a": 0.0}
    cases = cases_of(2, 300, rules)
    assert text(study(cases, rules, "unsubscribed")).startswith("Unsubscriptions after 300 messages: ")
    assert text(study(cases, rules)).startswith("Replies to 300 messages: ")


def test_rules_of_the_same_messages_are_told_together() -> None:
    cases = [
        Case({**case.counts, **({"guilt/twin": 1} if "guilt/a" in case.counts else {})}, *_rest(case))
        for case in cases_of(3, 400, {"guilt/a": 0.0})
    ]
    said = "Found in nearly the same messages, so that it cannot be told which of them matters: guilt/a and guilt/twin."
    assert said in text(study(cases, {"guilt/a": 0.0, "guilt/twin": 0.0}))


def _rest(case: Case) -> tuple[frozenset[str], tuple[str, ...], dict[str, str], bool]:
    return case.blind, case.credits, dict(case.factors), case.happened


def test_rules_that_are_too_rare_are_named_with_the_reason_and_many_are_counted() -> None:
    rules = {f"guilt/rare-{number:02}": 0.0 for number in range(11)}
    found = study(cases_of(4, 400, rules, share=0.02), rules)
    said = text(found)
    assert "Not judged" in said
    assert " and 3 more" in said
    assert "guilt/rare-00" in said
    assert not any(lift.effect for lift in found.rules)
    assert "No weights are proposed: no rule that costs points is judged." in said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (120, "No weights are proposed: fewer than 30 with or without."),
        (24, "Too few replies, or too few without, to tell whether the score ranks them: 10 are needed."),
    ],
)
def test_few_outcomes_are_neither_ranked_nor_weighed(count: int, said: str) -> None:
    found = study(cases_of(5, count, {"guilt/a": 0.0}), {"guilt/a": 0.0})
    assert said in text(found)
    assert "write-tweaks" not in text(found)
    assert said in " ".join(page(found, ()).split())
