"""Matches that do not compile, each with its reason, and patterns that would take for ever elsewhere."""

from time import perf_counter
from typing import Any

import pytest
from making import compiled, found, rule

from outreach_lint.errors import RuleError

REFUSED = [
    ({"kind": "pattern", "any": ["(?<=we )wait"]}, "bad pattern “(?<=we )wait”: invalid perl operator"),
    ({"kind": "pattern", "any": ["wait(?!ing)"]}, "bad pattern “wait(?!ing)”: invalid perl operator"),
    ({"kind": "pattern", "any": [r"(a)\1"]}, "invalid escape sequence"),
    ({"kind": "pattern", "any": ["(wait"]}, "missing )"),
    ({"kind": "pattern", "any": ["fine", "[z-a]"]}, "bad pattern “[z-a]”"),
    ({"kind": "pattern", "any": ["a{1001}"]}, "bad pattern"),
    ({"kind": "pattern", "any": ["a"], "unless": ["(b"]}, "never closed"),
    ({"kind": "phrases", "any": ["a"], "unless": {"before": ["{none}"]}}, "no shared list “none”"),
    ({"kind": "combine", "all": [{"kind": "phrases", "any": ["(a"]}]}, "never closed"),
    ({"kind": "measure", "measure": "wrods", "max": 3}, "unknown measure “wrods”; known are "),
    ({"kind": "tokens", "gate": ["a"], "any": [[{"LEMA": "a"}]]}, "unknown attribute"),
    ({"kind": "tokens", "gate": ["(a"], "any": [[{"LEMMA": "a"}]]}, "never closed"),
    ({"kind": "dependency", "gate": ["a"], "any": [[{"RIGHT_ID": "a"}]]}, "needs exactly"),
]


@pytest.mark.parametrize(("match", "reason"), REFUSED)
def test_a_match_that_cannot_work_is_refused_with_the_reason(match: dict[str, Any], reason: str) -> None:
    with pytest.raises(RuleError) as caught:
        compiled(rule(match))
    assert reason in caught.value.reason


CATASTROPHIC = [
    ("(a+)+$b", "a" * 100_000),
    ("(a|aa)+c", "a" * 100_000),
    (r"(\w+\s?)*z1", "word " * 20_000),
    ("(.*)(.*)(.*)(.*)q7", "x" * 100_000),
    ("(x+x+)+y", "x" * 100_000),
]


@pytest.mark.parametrize(("regex", "text"), CATASTROPHIC)
def test_a_pattern_that_explodes_elsewhere_takes_linear_time(regex: str, text: str) -> None:
    begun = perf_counter()
    assert found({"kind": "pattern", "any": [regex]}, text) == []
    assert perf_counter() - begun < 1


@pytest.mark.parametrize("text", ["spamx " * 20_000, "(spam " * 20_000, "spa" * 40_000, "spam\n" * 20_000])
def test_phrases_take_linear_time_even_where_every_hit_is_half_a_word(text: str) -> None:
    begun = perf_counter()
    found("(no)? spam (again)?", text)
    assert perf_counter() - begun < 2
