"""What finders tell beside their spans: facts for messages, gates, and bounds that belong to the span."""

import pytest
from making import Data, compiled, message, rule, run

from outreach_lint.document import sentence_model
from outreach_lint.document.document import Document
from outreach_lint.kinds.base import Gate, MatchError, Region, View
from outreach_lint.kinds.batch import BatchMatch
from outreach_lint.kinds.classifier import Classifier
from outreach_lint.kinds.combine import Combine
from outreach_lint.kinds.dated import _age
from outreach_lint.kinds.phrases import Phrases
from outreach_lint.kinds.resources import Resources


def view(text: str) -> View:
    return View(Document(message(text)), [Region("body", 0, len(text))])


def told(match: Data, text: str | Data, *, fields: tuple[str, ...] = ()) -> list[str]:
    """Return the details that a match tells."""
    source = rule(match, message="{detail}")
    return [finding.message for finding in run(compiled(source, fields=fields), text).findings]


def test_an_error_without_a_phrase_names_none() -> None:
    assert MatchError("no").culprit == ""
    assert MatchError("no", "(a").culprit == "(a"


def test_a_rule_that_compares_is_never_called_for_one_message() -> None:
    finder = BatchMatch("duplicate").compile(Resources())
    assert finder.gate() == Gate()
    assert list(finder.find(view("a"))) == []


@pytest.mark.parametrize(
    ("days", "age"),
    [(1, "1 day"), (2, "2 days"), (59, "59 days"), (70, "2 months"), (365, "11 months"), (800, "2 years")],
)
def test_an_age_is_told_as_people_tell_it(days: int, age: str) -> None:
    assert _age(days) == age


@pytest.mark.parametrize(("least", "found"), [(0.5, 1), (0.25, 1), (0.75, 0)])
def test_a_sentence_of_exactly_the_least_probability_counts(
    monkeypatch: pytest.MonkeyPatch, least: float, found: int
) -> None:
    monkeypatch.setattr(sentence_model, "probability", lambda _sentence, _label, _fewest: 0.5)
    finder = Classifier("guilt_trip", threshold=least).compile(Resources())
    hits = list(finder.find(view("After three letters you still never wrote back.")))
    assert [hit.facts for hit in hits] == [{"probability": "50"}] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You never wrote back. After three letters you still never wrote back.", ["After three", "You never"]),
        ("You never wrote back. After three letters the boat is still dry.", []),
        ("Never! After three letters you still never wrote back.", ["After three"]),
    ],
)
def test_a_short_sentence_counts_beside_a_long_one(
    monkeypatch: pytest.MonkeyPatch, text: str, found: list[str]
) -> None:
    def probability(sentence: str, _label: str, fewest: int) -> float:
        return 0.9 * ("ever" in sentence and len(sentence.split()) >= fewest)

    monkeypatch.setattr(sentence_model, "probability", probability)
    finder = Classifier("guilt_trip", threshold=0.8).compile(Resources())
    said = [text[hit.start : hit.end] for hit in finder.find(view(text))]
    assert [" ".join(one.split()[:2]) for one in said] == found


def test_the_gate_of_a_combination_is_that_of_its_rarest_member() -> None:
    rare, common = Phrases(("zeugma",)), Phrases(("the",))
    gates = [Combine(all=members).compile(Resources()).gate() for members in ((rare, common), (common, rare))]
    assert gates == [rare.compile(Resources()).gate()] * 2


def test_a_combination_of_choices_opens_where_any_of_them_may() -> None:
    red, blue = Phrases(("red",)), Phrases(("blue",))
    one, other = (member.compile(Resources()).gate() for member in (red, blue))
    assert one
    assert other
    assert Combine(any=(red, blue)).compile(Resources()).gate() == one | other


def test_an_unknown_field_is_told_with_the_name_that_it_is_near() -> None:
    match = {"kind": "fields", "checks": ["unknown"]}
    (detail,) = told(match, "Hi {{first_nam}}, hello", fields=("first_name",))
    assert "first_name" in detail


@pytest.mark.parametrize("field", ["{{first_name}}", "@@first_name@@", "%(name)s"])
def test_a_field_is_unresolved_in_usual_signs_and_in_rare_ones(field: str) -> None:
    findings = run(compiled(rule({"kind": "fields", "checks": ["unresolved"]})), f"Hi {field}, hello").findings
    assert [finding.excerpt for finding in findings] == [field]


def test_a_choice_may_begin_with_several_words_and_a_choice_among_them() -> None:
    finder = Phrases(("(in my (part of the world|town))(,)? one says",)).compile(Resources())
    assert [hit.start for hit in finder.find(view("Well, in my town, one says thanks."))] == [6]
