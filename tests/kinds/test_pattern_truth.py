"""A rule finds something where its expression matches and nowhere else, in the first text and in the tenth."""

import pytest
import re2
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from making import compiled, rule, run

from outreach_lint.kinds.blocks import OFTEN

ITEMS = (
    r"a b B 0 - . ab é λ red boat ^ $ | ( ) (?: (?P<x> (?i: (?-i: (?i) (?s) (?m) (?-i) * + ? *? ?? {2} {0,2} {2,} [ [ab"
    r" [^a [^ ] [[:alpha:]] [[:digit:]\pL] [[\pL] [[:^alpha:]b] \] \- \. \n \n\n \s \s+ \w \d \D \b \B \A \z \pL \PL "
    r"\pN \p{Lu} \p{Greek} \p{^L} \pC \x{61} \x61 \x{e9} \141 \Qa.b\E"
)
EXPRESSIONS = st.lists(st.sampled_from([*ITEMS.split(), " "]), min_size=1, max_size=6).map("".join)
SIGNS = "a b B 0 _ - . é λ A ab red boat 2 [ ] Q"
TEXTS = st.lists(st.sampled_from([*SIGNS.split(), " ", ", ", "\n", "\n\n", "\n\n"]), min_size=1, max_size=9).map(
    "".join
)


@settings(max_examples=250)
@given(EXPRESSIONS, st.lists(TEXTS, min_size=3, max_size=3))
def test_a_rule_finds_where_its_expression_matches(regex: str, texts: list[str]) -> None:
    options = re2.Options()
    options.log_errors = options.case_sensitive = False
    try:
        expression = re2.compile(regex, options)
    except re2.error:
        assume(condition=False)
    rules = compiled(rule({"kind": "pattern", "any": [regex], "words": False, "quoted": True}, scope=["message"]))
    wanted = [any(match[0] for match in expression.finditer(text)) for text in texts]
    first = [run(rules, text) for text in texts]
    for number in range(OFTEN + 1):
        run(rules, f"Row {number}")
    later = [run(rules, text) for text in texts]
    assert [bool(outcome.findings) for outcome in first] == wanted
    assert [outcome.findings for outcome in later] == [outcome.findings for outcome in first]
    assert not any(outcome.failures for outcome in (*first, *later))


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize(
    ("regex", "text", "excerpts"),
    [
        (r"\d*%?", "é 8%, λ", ["8%"]),
        ("|red", "é red", []),
        (r"\B", "éé", []),
        (r"-*", "λ-é--", ["-", "--"]),
        (r"\d*", "12 boats are in", ["12"]),
        (r"\z", "a boat", []),
    ],
)
def test_an_expression_that_may_match_nothing_passes_over_every_letter(
    regex: str, text: str, excerpts: list[str], *, words: bool
) -> None:
    outcome = run(compiled(rule({"kind": "pattern", "any": [regex], "words": words})), text)
    assert not outcome.failures
    assert [finding.excerpt for finding in outcome.findings] == excerpts
