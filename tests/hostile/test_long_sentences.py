"""In a sentence without end, guards see what they see in a short one."""

import pytest
from making import compiled, rule

from outreach_lint.document.document import Document
from outreach_lint.engine.run import run_rules
from outreach_lint.model import Message

FILLER = "and then some more of it, " * 200


@pytest.mark.parametrize("filler", ["", FILLER], ids=["short", "long"])
@pytest.mark.parametrize(
    ("unless", "text", "hits"),
    [
        ({"sentence": ["blue"]}, "needle, {} blue, needle", 0),
        ({"sentence": ["blue"]}, "needle, {} red, needle", 2),
        ({"sentence": ["blue"]}, "needle {} blue. Another needle, {} red needle.", 2),
        ({"previous": ["blue"]}, "It is blue {} here. A needle, {} a needle.", 0),
        ({"previous": ["blue"]}, "It is red {} here. A needle, {} a needle.", 2),
        ({"message": ["blue"]}, "A needle, {} a needle. It is blue.", 0),
        ({"before": ["blue"]}, "A blue needle, {} a red needle.", 1),
        ({"after": ["blue"]}, "A needle blue, {} a needle red.", 1),
    ],
)
def test_guards_hold_however_long_a_sentence_is(
    unless: dict[str, list[str]], text: str, hits: int, filler: str
) -> None:
    rules = compiled(rule({"kind": "phrases", "any": ["needle"], "unless": unless}))
    found = run_rules(rules, Document(Message("m", text.replace("{}", filler)))).findings
    assert len(found) == hits
