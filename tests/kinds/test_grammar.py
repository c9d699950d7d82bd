"""The kinds that need spaCy: loaded for a gate phrase only, and missed out loud."""

import json
import subprocess
import sys

import pytest
from making import compiled, rule, run

from outreach_lint.document import nlp

TOKENS = {"kind": "tokens", "gate": ["waiting"], "any": [[{"LEMMA": "wait"}, {"LOWER": "for"}]]}
SCRIPT = """
import sys, json
sys.path.insert(0, sys.argv[1])
from making import compiled, rule, run
found = run(compiled(rule(json.loads(sys.argv[2]))), sys.argv[3]).findings
print(json.dumps([len(found), "spacy" in sys.modules]))
"""


@pytest.mark.parametrize(
    ("text", "expected"), [("We waited for you.", [0, False]), ("We are waiting for you.", [1, True])]
)
def test_spacy_is_loaded_only_for_a_gate_phrase(text: str, expected: list[object]) -> None:
    tests = str(__file__).rsplit("/kinds/", 1)[0]
    command = [sys.executable, "-c", SCRIPT, tests, json.dumps(TOKENS), text]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    assert json.loads(ran.stdout) == expected


def test_without_the_model_the_rule_is_told_as_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "available", lambda: "the English model is not installed")
    outcome = run(compiled(rule(TOKENS), rule("wait", "test/other")), "We are waiting for you. Wait.")
    assert [(skipped.rule, skipped.reason) for skipped in outcome.not_run] == [
        ("test/rule", "the English model is not installed")
    ]
    assert [finding.rule for finding in outcome.findings] == ["test/other"]
    assert outcome.failures == ()


def test_a_sentence_with_two_gate_phrases_is_looked_at_once() -> None:
    source = rule({**TOKENS, "gate": ["waiting", "still"]})
    assert [f.excerpt for f in run(compiled(source), "We are still waiting for you.").findings] == ["waiting for"]
