"""Faults of a comparison as findings: whose they are, where they stand, and how the other messages are named."""

from collections.abc import Sequence

import pytest
from making import compiled, message, rule

from outreach_lint.batch.faults import Fault
from outreach_lint.batch.wording import wording_of
from outreach_lint.document.document import Document
from outreach_lint.engine.compare import Placed
from outreach_lint.engine.faults import findings_of, see
from outreach_lint.model import Finding
from outreach_lint.positions import Related

BODY = "Hi Dana,\n\nthe gate is open. The kiln is warm. The quay is free."


def related(*places: str) -> list[Related]:
    split = (place.split(":") for place in places)
    return [Related(path, int(line), "m") for path, line in split]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([], ""),
        (["a.csv:3"], " See line 3."),
        (["a.csv:3", "a.csv:7"], " See lines 3 and 7."),
        (["a.csv:3", "a.csv:7", "a.csv:9"], " See lines 3, 7 and 9."),
        (["b.csv:3"], " See b.csv:3."),
        (["b.csv:3", "a.csv:7", "c.csv:1"], " See line 7, b.csv:3 and c.csv:1."),
    ],
)
def test_other_messages_are_named_by_line_in_the_same_file_and_else_with_the_file(places: list[str], told: str) -> None:
    assert see(related(*places), "a.csv") == told


RULES = compiled(
    rule("red", "paint/red", message="as before", channels=["email"]), rule("blue", "paint/blue", scope=["subject"])
)


def found(fault: Fault, name: str = "paint/red", key: int | None = None, channel: str = "email") -> Sequence[Finding]:
    document = Document(message({"body": BODY, "channel": channel}))
    whole = wording_of(document).key
    placed = Placed(name, fault, whole if key is None else key, tuple(related("other.csv:4")))
    return findings_of(RULES, document, (placed,))


def test_a_fault_of_sentences_stands_from_the_first_to_the_last_of_them() -> None:
    (finding,) = found(Fault(0, sentences=(1, 2)))
    assert finding.excerpt == "The kiln is warm. The quay is free."
    assert finding.message == "as before See other.csv:4."
    assert finding.related == tuple(related("other.csv:4"))


def test_a_fault_with_a_place_stands_there_and_one_without_on_the_whole_message() -> None:
    (finding,) = found(Fault(0, stretch=("body", 10, 18)))
    assert (finding.excerpt, finding.start) == (BODY[10:18], 10)
    (finding,) = found(Fault(0))
    assert (finding.part, finding.start) == (None, None)


@pytest.mark.parametrize(
    ("fault", "name", "key", "channel"),
    [
        (Fault(0), "paint/green", None, "email"),
        (Fault(0), "paint/red", 1, "email"),
        (Fault(0), "paint/red", None, "sms"),
        (Fault(0, stretch=("body", 10, 18)), "paint/blue", None, "email"),
    ],
    ids=["of a rule that is gone", "in a message that has changed", "of another channel", "out of the rule's scope"],
)
def test_no_finding_comes_of_a_fault(fault: Fault, name: str, key: int | None, channel: str) -> None:
    assert found(fault, name, key, channel) == ()
