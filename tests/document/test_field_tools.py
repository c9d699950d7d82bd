"""Every tool's fields, defaults and conditions are understood, and its broken forms are found."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.document.field_faults import find_faults, find_placeholders
from outreach_lint.document.field_tools import TOOLS, tools_for
from outreach_lint.document.merge_fields import find_fields
from outreach_lint.document.variants import variants
from outreach_lint.errors import Place
from outreach_lint.sources.render import form_of
from outreach_lint.sources.table import Cell

FIXTURES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "tool_fixtures.yaml").read_text(encoding="utf-8")
)
PAGE = Path(__file__).parents[2] / "docs" / "merge-fields.md"
HAVING = {key: [(name, said[key]) for name, said in FIXTURES.items() if key in said] for key in ("default", "block")}
BROKEN = [(name, text) for name, said in FIXTURES.items() for text in said.get("broken", ())]


def filled(text: str, value: str) -> str:
    """Return a text for a row that has one value for every field."""
    return form_of(text, lambda _at: Place("t")).fill(lambda _name: Cell(value, 2, 1), 0).rendered.text


def test_every_tool_has_its_fixtures() -> None:
    assert [tool.name for tool in TOOLS] == list(FIXTURES)


@pytest.mark.parametrize(("name", "said"), FIXTURES.items())
def test_the_page_shows_what_is_tested(name: str, said: dict[str, Any]) -> None:
    written = [
        f"`{said[key].replace('|', chr(92) + '|')}`" if key in said else "\N{EN DASH}"
        for key in ("field", "default", "block")
    ]
    assert f"| {name} | {' | '.join(written)} |" in PAGE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "said"), FIXTURES.items())
def test_a_tool_is_among_those_that_fill_its_own_fields(name: str, said: dict[str, Any]) -> None:
    for text in (said[key] for key in ("field", "default", "block") if key in said):
        assert name in tools_for(text, find_fields(text))
        assert not find_faults(text, find_fields(text))


@pytest.mark.parametrize(("name", "text"), HAVING["default"])
def test_the_default_stands_in_for_an_empty_value(name: str, text: str) -> None:
    (field,) = find_fields(f"Hi {text}!")
    assert field.fallback == "there", name
    assert "Hi there!" in [variant.text for variant in variants(f"Hi {text}!")]


@pytest.mark.parametrize(("name", "text"), HAVING["block"])
def test_a_condition_shows_both_its_outcomes(name: str, text: str) -> None:
    assert {"yes", "no"} == {variant.text for variant in variants(text)}, name


@pytest.mark.parametrize(("name", "text"), BROKEN)
def test_a_broken_form_is_found(name: str, text: str) -> None:
    text = f"Hi {text}, the quay is lit."
    assert find_faults(text, find_fields(text)), name


CUT = [
    (name, said[key][cut])
    for name, said in FIXTURES.items()
    for key in ("field", "default")
    if key in said
    for cut in (slice(1, None), slice(-1))
]


@pytest.mark.parametrize(("name", "text"), CUT)
def test_a_form_without_its_first_or_last_sign_is_found(name: str, text: str) -> None:
    text = f"Hi {text}, the quay is lit."
    fields = find_fields(text)
    assert [*find_faults(text, fields), *find_placeholders(text, fields)], name


# Without its first line, what is left of a block in Velocity may be prose: "#end" is a word that people write.
HALVES = [
    (name, said["block"], side) for name, said in FIXTURES.items() if "block" in said for side in ("open", "close")
]
HALVES.remove(("Marketo Velocity", FIXTURES["Marketo Velocity"]["block"], "open"))


@pytest.mark.parametrize(("name", "text", "side"), HALVES)
def test_a_condition_without_its_beginning_or_end_is_found(name: str, text: str, side: str) -> None:
    tags = find_fields(text)
    half = text[tags[0].end :] if side == "open" else text[: tags[-1].start]
    half = f"Hi Ana, {half} the quay is lit."
    assert {"wrong_end", "unclosed_block"} & {fault.check for fault in find_faults(half, find_fields(half))}, name


@pytest.mark.parametrize(("name", "said"), FIXTURES.items())
def test_a_row_is_put_in(name: str, said: dict[str, Any]) -> None:
    for key in ("field", "default"):
        for value in ("Ana", ""):
            there = "there" if key == "default" else ""
            assert key not in said or filled(f"Hi {said[key]}!", value) == f"Hi {value or there}!", name


@pytest.mark.parametrize(("name", "text"), HAVING["block"])
def test_a_row_decides_a_condition(name: str, text: str) -> None:
    assert [filled(text, value) for value in ("Ana", "")] == ["yes", "no"], name


def test_a_field_of_one_word_is_marketos_too() -> None:
    text = "Dear {{lead.First Name:default=you}}, is the {{lead.City}} yard yours? {{my.Sender}}"
    assert tools_for(text, find_fields(text)) == ("Marketo",)


MIXED = [
    ("{{#if a}}x{{/if}}{% if b %}y{% endif %}", {"{% if b %}"}),
    ("{{lead.First Name:default=you}} and {{#if a}}x{{#else}}y{{#endif}}", {"{{#if a}}"}),
    ("{{insert a \"default=b\"}} {{ ${c} | default: 'd' }}", {"{{ ${c} | default: 'd' }}"}),
    ("{{ contact.a }} {% if contact.b %}c{% endif %} {{ personalization_token('contact.d', 'e') }}", set()),
    ("{{first_name|there}} {{company}} {% if city %}x{% endif %}", set()),
]


@pytest.mark.parametrize(("text", "spans"), MIXED)
def test_double_braces_of_two_tools_are_told_apart(text: str, spans: set[str]) -> None:
    faults = find_faults(text, find_fields(text))
    assert {text[f.start : f.end] for f in faults if f.check == "mixed_dialects"} == spans
