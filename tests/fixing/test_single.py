"""What a person decides about one finding is written so that it works, or not at all."""

from base64 import b64encode

import pytest
from workshop import bench

from outreach_lint import Linter
from outreach_lint.fixing.edits import Refusal
from outreach_lint.fixing.offers import offer_for
from outreach_lint.fixing.single import accepting, ignoring
from outreach_lint.fixing.state import State, begun
from outreach_lint.model import Finding

REPROACH = "You never replied to my last email."


def finding(state: State, rule: str) -> tuple[int, Finding]:
    """Return a finding of a rule, with the number of its message."""
    return next(
        (number, found)
        for number, result in state.results.items()
        for found in result.findings
        if found.rule == rule and not found.suppressed
    )


@pytest.mark.parametrize(
    ("suffix", "text", "rule", "expected"),
    [
        (".txt", f"Hi Dana,\n\n{REPROACH}\n", "guilt/reader-fault", "Hi Dana,\n\n<!-- outreach-lint: ignore["),
        (".md", "Hi Dana, the boat is in.\n", "relevance/no-prospect-fact", "\n\n<!-- outreach-lint: ignore-message["),
        (
            ".jsonl",
            '{"subject": "Boat  hire", "body": "Hi Dana"}\n',
            "hygiene/double-space",
            "Hi Dana\\n\\n<!-- outreach-lint: ignore-message[",
        ),
    ],
)
def test_an_ignore_suppresses_its_finding_and_adds_none(
    suffix: str, text: str, rule: str, expected: str, linter: Linter
) -> None:
    state = begun(text.encode(), bench(linter, suffix))
    number, found = finding(state, rule)
    new = ignoring(state, number, found, "it is --> fine", bench(linter, suffix))
    assert isinstance(new, State)
    assert expected in new.data.decode()
    assert "it is fine -->" in new.data.decode()
    assert (
        len([one for one in new.results[number].findings if not one.suppressed])
        == len([one for one in state.results[number].findings if not one.suppressed]) - 1
    )


def test_an_ignore_is_refused_where_no_comment_can_stand(linter: Linter) -> None:
    body = b64encode(f"Hi Dana,\n\n{REPROACH}\n".encode()).decode()
    mail = f"From: t@c.example\nTo: d@n.example\nSubject: Boat\nContent-Transfer-Encoding: base64\n\n{body}\n"
    state = begun(mail.encode(), bench(linter, ".eml"))
    number, found = finding(state, "guilt/reader-fault")
    told = ignoring(state, number, found, "fine", bench(linter, ".eml"))
    assert isinstance(told, Refusal)
    assert told.reason == "an ignore cannot be written here so that it works; add it by hand"


def test_what_could_not_be_read_can_be_neither_fixed_nor_ignored(linter: Linter) -> None:
    data = b'{"body": "Hi JENNIFER, the boat is in."}\n{"boddy": 1}\n'
    state = begun(data, bench(linter, ".jsonl"))
    number, found = finding(state, "names/recipient-name-all-caps")
    offer = offer_for(state.results[number].message, found)
    assert offer is not None
    assert isinstance(accepting(state, 1, offer, bench(linter, ".jsonl")), Refusal)
    assert isinstance(ignoring(state, 1, found, "fine", bench(linter, ".jsonl")), Refusal)
    fixed = accepting(state, number, offer, bench(linter, ".jsonl"))
    assert isinstance(fixed, State)
    assert b"Hi Jennifer" in fixed.data
