"""The law of gates: a rule that is called only when its patterns occur finds what it would find anyway."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint import Linter, Message, load_rules
from outreach_lint.catalog.examples import parse_example
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.scanner import Scanner

RULES = load_rules()
EXAMPLES = [
    parse_example(rule.rule, example).message
    for rule in RULES.catalogue.rules
    for example in (*rule.rule.examples.bad, *rule.rule.examples.good)
]
SNIPPET = st.sampled_from([example.body for example in EXAMPLES if example.body])
SUBJECT = st.sampled_from([None, *(example.subject for example in EXAMPLES if example.subject)])


class Every(frozenset[int]):
    """The numbers of some patterns, which seems to hold those of all others too."""

    def __contains__(self, number: object) -> bool:
        return True


class Everything(Scanner):
    """A scanner by which every pattern of some rules seems to occur."""

    def __init__(self, rules: RuleSet) -> None:
        super().__init__()
        self.gates = [rule.finder.gate for rule in rules.rules if rule.finder.gate]

    def scan(self, text: str) -> frozenset[int]:
        del text
        return Every(number for gate in self.gates for number in gate)


UNGATED = msgspec.structs.replace(RULES.rules, scanner=Everything(RULES.rules))


def check(message: Message) -> None:
    gated, free = run_rules(RULES.rules, Document(message)), run_rules(UNGATED, Document(message))
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
    always = {linter.rules.rules[index].id for index in linter.rules.always}
    assert always == {rule.id for rule in linter.rules.rules if rule.finder.gate is None}
    assert always <= {rule.id for rule in linter.rules.candidates(())}
