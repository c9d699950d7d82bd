"""The law of gates: a rule that is called only when its patterns occur finds what it would find anyway."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint import Linter, Message, load_rules
from outreach_lint.catalog.examples import parse_example
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds import linear, search
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import PartName

RULES = load_rules()
NEVER = 1_000_000_000
EXAMPLES = [
    parse_example(rule.rule, example).message
    for rule in RULES.catalogue.rules
    for example in (*rule.rule.examples.bad, *rule.rule.examples.good)
    if not isinstance(example, tuple)
]
SNIPPET = st.sampled_from([example.body for example in EXAMPLES if example.body])
SUBJECT = st.sampled_from([None, *(example.subject for example in EXAMPLES if example.subject)])


class Ungated(RuleSet):
    """The rules of a set, all of which are called for every message."""

    def candidates(self, message: Message, texts: Mapping[PartName, str]) -> list[int]:
        del texts
        return [index for index, rule in enumerate(self.sources) if rule.applies_to(message)]


UNGATED = Ungated(RULES.rules.sources, Resources(RULES.catalogue.lists, memo=RULES.catalogue.memo, trusted=True))


def check(message: Message) -> None:
    gated = run_rules(RULES.rules, Document(message))
    with pytest.MonkeyPatch.context() as patch:
        # Neither the words that a phrase needs, nor an expression cut down to the text, nor what was found in a
        # paragraph before may decide.
        patch.setattr(Pattern, "possible", lambda *_, **_often: True)
        patch.setattr(linear, "OFTEN", 0)
        patch.setattr(search, "OFTEN", NEVER)
        free = run_rules(UNGATED, Document(message))
    assert gated.failures == ()
    assert gated == free


def test_gates_hide_nothing_in_the_examples_of_the_rules() -> None:
    for message in EXAMPLES[:: max(len(EXAMPLES) // 60, 1)]:
        check(message)


@settings(max_examples=25)
@given(st.lists(SNIPPET, min_size=1, max_size=4), SUBJECT, st.sampled_from(["\n\n", " "]))
def test_gates_hide_nothing_in_texts_stitched_from_examples(
    snippets: list[str], subject: str | None, between: str
) -> None:
    check(Message(id="m", body=between.join(snippets), subject=subject, kind="draft", stage="first_touch"))


def test_a_rule_without_a_gate_is_always_called(linter: Linter) -> None:
    openings = linter.rules.openings
    ungated = {openings.rules[number] for number in openings.always}
    always = {rule.id for rule in linter.rules.sources if rule.applies_to(Message("m", "")) and rule.id in ungated}
    assert always
    assert always == {linter.rules.sources[index].id for index in linter.rules.candidates(Message("m", ""), {})}
