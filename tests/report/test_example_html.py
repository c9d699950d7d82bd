"""Examples of rules that are written as HTML are shown as such, and no example of any rule is an empty bullet."""

import pytest

from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import CatalogRule, ExampleMessage
from outreach_lint.report.example_html import html_line
from outreach_lint.report.rule_page import rule_page
from outreach_lint.report.sarif_rules import _markdown
from outreach_lint.report.style import Look

LONG = "<p>" + "a" * 300 + "[[rota]]" + "b" * 300 + "</p>"
RULES = load_pack(builtin_root()).rules


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if "html" in repr(rule.rule.examples)], ids=lambda rule: rule.id
)
def test_no_example_of_a_rule_is_shown_as_nothing(rule: CatalogRule) -> None:
    assert "·" not in [line.strip() for line in rule_page(rule, Look()).splitlines()]
    assert "## Flagged" in _markdown(rule)


def test_the_source_is_shown_in_one_line() -> None:
    (rule,) = [rule for rule in RULES if rule.id == "links/linked-plain-http"]
    assert 'here is <a href="http://acme.example/rota">[[the rota]]</a>.' in rule_page(rule, Look(width=120))
    assert html_line(ExampleMessage(html="<p>Hi\n  <b>Jo</b>\n</p>\n")) == "<p>Hi <b>Jo</b> </p>"


@pytest.mark.parametrize(
    ("example", "line"),
    [
        (ExampleMessage(html=LONG), "…" + "a" * 120 + "[[rota]]" + "b" * 72 + "…"),
        (ExampleMessage(html="<p>" + "a" * 300), "<p>" + "a" * 197 + "…"),
        (ExampleMessage(html="[[x]]" + "a" * 300), "[[x]]" + "a" * 195 + "…"),
        (ExampleMessage(html="a" * 300 + "[[x]]"), "…" + "a" * 195 + "[[x]]"),
        (ExampleMessage(body="Hi", html_size=120_000), "(120 KB of HTML)"),
        (ExampleMessage(body="Hi"), ""),
    ],
)
def test_a_long_source_is_cut_around_its_first_mark(example: ExampleMessage, line: str) -> None:
    assert html_line(example) == line
