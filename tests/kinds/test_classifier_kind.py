"""Which sentences a learned rule reports, given what the model thinks of each."""

from typing import Any

import pytest
from making import compiled, rule, run

from outreach_lint.document import sentence_model

GATE = "The gate of the hall is closed on Sundays."
LAMP = "A lamp in the corner burns all through the night."
ROOF = "Nobody knows who will mend the roof this year."


def reported(match: dict[str, Any], probabilities: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(sentence_model, "probability", lambda said, *_: probabilities.get(said, 0.0))
    rules = compiled(rule({"kind": "classifier", "label": "pressure", "threshold": 0.9, **match}))
    return [finding.excerpt for finding in run(rules, f"{GATE} {LAMP} {ROOF}").findings]


@pytest.mark.parametrize(
    ("match", "probabilities", "found"),
    [
        ({}, {GATE: 0.9}, [GATE]),
        ({}, {GATE: 0.89, LAMP: 0.89}, []),
        ({}, {GATE: 0.9, LAMP: 0.89}, [GATE]),
        ({"also": 0.5}, {GATE: 0.9, LAMP: 0.5, ROOF: 0.49}, [GATE, LAMP]),
        ({"also": 0.5}, {GATE: 0.89, LAMP: 0.89}, []),
        ({"beside": 0.5}, {GATE: 0.61, LAMP: 0.61}, [GATE, LAMP]),
        ({"beside": 0.5}, {GATE: 0.71, LAMP: 0.4}, [GATE]),
        ({"beside": 0.5}, {GATE: 0.69, LAMP: 0.4}, []),
        ({"beside": 0.5}, {GATE: 0.8, LAMP: 0.29}, []),
        ({"beside": 0.5}, {GATE: 0.8, LAMP: 0.3}, [GATE]),
        ({"beside": 0.5}, {GATE: 0.9}, [GATE]),
        ({"beside": 0.5, "also": 0.5}, {GATE: 0.71, LAMP: 0.5, ROOF: 0.4}, [GATE, LAMP]),
        ({"beside": 0.5, "also": 0.95}, {GATE: 0.8, LAMP: 0.4}, [GATE]),
        ({"beside": 0.5, "unless": ["lamp"]}, {GATE: 0.8, LAMP: 0.4}, []),
        ({"beside": 1.0}, {GATE: 0.0, LAMP: 0.0}, []),
    ],
)
def test_what_is_reported(
    match: dict[str, Any], probabilities: dict[str, float], found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reported(match, probabilities, monkeypatch) == found
