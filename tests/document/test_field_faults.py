"""Broken merge fields are found, and what only looks like one is not."""

import pytest

from outreach_lint.document.dialects import FAMILIES
from outreach_lint.document.field_faults import find_faults
from outreach_lint.document.field_mixed import WRITTEN, find_mixed, own_placeholders
from outreach_lint.document.merge_fields import find_fields


def faults(text: str, original: str | None = None) -> list[tuple[str, str]]:
    return [(fault.check, text[fault.start : fault.end]) for fault in find_faults(text, find_fields(text), original)]


BROKEN = [
    ("Hi {{first_name}, we met", "{{first_name}"),
    ("Hi {{first_name, we met", "{{first_name"),
    ("Hi {first_name}}, we met", "{first_name}}"),
    ("Hi first_name}}, we met", "first_name}}"),
    ("Hi {first_name, we met", "{first_name"),
    ("Hi {first_name], we met", "{first_name]"),
    ("at {company] we saw", "{company]"),
    ("at [company} we saw", "[company}"),
    ("Hi [First Name, we met", "[First Name"),
    ("Hi [[First Name], we met", "[[First Name]"),
    ("at «Company] we saw", "«Company]"),
    ("that [COMPANY is hiring", "[COMPANY"),
    ("Hi <First Name at the quay", "<First Name"),
    ("Hi {{first_name|}}, we met", "{{first_name|}}"),
    ("at <<Company> we saw", "<<Company>"),
    ("Hi *|FNAME|, we met", "*|FNAME|"),
    ("Hi |FNAME|*, we met", "|FNAME|*"),
    ("Hi %%first_name%, we met", "%%first_name%"),
    ("Hi {!Contact.FirstName, we met", "{!Contact.FirstName"),
    ("{% if event } tonight", "{% if event }"),
    ("{Hi|Hello Jennifer", "{Hi|Hello Jennifer"),
    ("Hi|Hello} Jennifer", "Hi|Hello}"),
    ("Hi {{first_name]], we met", "{{first_name]]"),
    ("Hi <<First Name]], we met", "<<First Name]]"),
    ("Hi %%first_name}}, we met", "first_name}}"),
    ("Hi ${first_name), we met", "{first_name)"),
    ("Hi {{${first_name}}, we met", "{{${first_name}}"),
    ("Hi {%=profile.name}, we met", "{%=profile.name}"),
    ("the rota of ${company has gaps", "${company"),
    ("a tour of [Company in May", "[Company"),
    ("the ovens of <<Company run cold", "<<Company"),
    ("Hi {{ name | default: 'you }}, we met", "{{ name | default: 'you }}"),
    ("Hi {{ f('name', 'you' }}, we met", "{{ f('name', 'you' }}"),
]


@pytest.mark.parametrize(("text", "span"), BROKEN)
def test_delimiters_that_do_not_match(text: str, span: str) -> None:
    assert faults(text) == [("unbalanced", span)]


OTHERS = [
    ("{% if x %}yes", [("unclosed_block", "{% if x %}")]),
    ("{{#if x}}yes", [("unclosed_block", "{{#if x}}")]),
    ("yes{% endif %}", [("wrong_end", "{% endif %}")]),
    ("{{#if x}}a{{#else}}b{{/if}}", [("wrong_end", "{{/if}}")]),
    ("{{#if x}}a{{else}}b{{#endif}}", [("wrong_end", "{{#endif}}")]),
    ("{% for x in y %}a{% endif %}", [("wrong_end", "{% endif %}")]),
    ("{{a}} and {{b}} and *|FNAME|* too", [("mixed_dialects", "*|FNAME|*")]),
    ("Hi {{first<b>_name</b>}}!", [("split_by_html", "{{first<b>_name</b>}}")]),
    ("Hi {<b>{first_name}}</b>!", [("split_by_html", "{<b>{first_name}}")]),
    ("Hi {{ first_name | default: '' }}!", [("empty_fallback", "{{ first_name | default: '' }}")]),
    ("the rota at {{company|there}} is", [("bad_fallback_grammar", "{{company|there}}")]),
    ("Hi {{first_name|your team}}!", [("bad_fallback_grammar", "{{first_name|your team}}")]),
    ("Hi {{first}}{{last}}!", [("adjacent", "{{first}}{{last}}")]),
    ("see https://a.example/?n={{company}} now", [("in_url_unencoded", "{{company}}")]),
    ("I read {{company}}'s sheet", [("possessive_clash", "{{company}}'s")]),
    ("as a {{title}} you", [("article_clash", "a {{title}}")]),
    ("Hi {{first_name}}, %COMPANY%", [("mixed_dialects", "%COMPANY%")]),
    ("{{#if x}}a{{/if}}{% if y %}b{% endif %}", [("mixed_dialects", "{% if y %}")]),
    ("Hi there {{first_name|there}}!", [("bad_fallback_grammar", "{{first_name|there}}")]),
    ("Hi {{first_name|there}} there!", [("bad_fallback_grammar", "{{first_name|there}}")]),
    ("Hi {{first_name|there,}}, you", [("bad_fallback_grammar", "{{first_name|there,}}")]),
    ("with an {{drink|tea}} for two", [("bad_fallback_grammar", "{{drink|tea}}")]),
    ("{Hi|Hello|hi} you", [("duplicate_option", "{Hi|Hello|hi}")]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


FINE = [
    "Hi {{first_name}}, {% if x %}a{% else %}b{% endif %} %signature% {Hi|Hello}",
    "{{#if x}}a{{#else}}b{{#endif}}{{#if y}}c{{#endif}}",
    "{{#items}}a{{/items}}{{#each b}}c{{/each}}",
    "*|IF:FNAME|*Hi *|FNAME|*,*|ELSE:|*Hi there,*|END:IF|*",
    "{{ first_name | default: 'there' }} at {{company|your team}}",
    "see https://a.example/?n={{ company | url_encode }} or {{link}}",
    "{ a note } in prose, :-{ ) and }:-| but no field",
    "p {\n  color: red;\n}\na > b { top: 0 }",
    '{"a": {"b": [1, {"c": 2}]}}',
    "function f() { if (a || b) { return {x: [y]}; } }",
    "cases [1] and [a, b) and (c, d] and x < y > z",
    "- [x] done\n- [ ] open [link text](https://a.example)",
    "as {{title}} of {{company}}",
    'Your page says "Hi {{first_name}" to all',
    "with a {{drink|one-litre jug}} for an {{hour|hour}}",
    "%IF $CITY%a%ELSE%b%/IF% and %FIRSTNAME%",
    "Hi {{first_name}}, %sender-firstname%",
]


@pytest.mark.parametrize("text", FINE)
def test_well_formed_or_no_fields_at_all(text: str) -> None:
    assert faults(text) == []


def test_curly_quotes_are_seen_in_the_original() -> None:
    original = "Hi {{ name | default: \u201cthere\u201d }}!"
    folded = original.replace("\u201c", '"').replace("\u201d", '"')
    assert [check for check, _ in faults(folded, original)] == ["smart_quotes"]
    assert faults(folded) == []


def test_an_apostrophe_in_a_default_is_no_quote() -> None:
    assert faults("{{line|you're new}}", "{{line|you\u2019re new}}") == []


def test_an_invisible_character_is_named() -> None:
    assert [check for check, _ in faults("Hi {{first\u200b_name}}!")] == ["zero_width"]


@pytest.mark.parametrize("piece", ["{", "{{", "}", "[", "<", "%", "{ ", "{a", "a}}"])
def test_long_runs_finish(piece: str) -> None:
    assert all(fault.end - fault.start < 100 for fault in find_faults(piece * 20_000, ()))


def test_the_fields_of_the_subject_count_beside_those_of_the_body() -> None:
    subject, body = find_fields("*|FNAME|*, one question"), find_fields("Hi {{first_name}} of {{company}}")
    assert [fault.detail for fault in find_mixed(subject, body)] == ["*|X|* among {{x}}"]
    assert list(find_mixed(body, subject)) == []


OWN = [
    ("Hi [First Name] of [Company], <date>", {"bracket", "angle", "paren", "brace"}),
    ("Hi {name} of {program name}, [position title]", {"bracket", "angle", "paren", "brace"}),
    ("Hi {first_name} of {company}, [position title]", {"brace"}),
    ("Hi {{first_name}} of [Company]", set()),
    ("Hi *|FNAME|* of {company}", set()),
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_brackets_are_a_template_s_own_fields_only_where_no_tool_has_any(text: str, own: set[str]) -> None:
    assert own_placeholders(find_fields(text)) == own


def test_every_dialect_can_be_shown() -> None:
    assert {family.dialect for family in FAMILIES} == WRITTEN.keys()


def nested(levels: int) -> str:
    """Return choices one in another, with words before each."""
    return "{Hi|Hello " * levels + "there" + "}" * levels + " Sam"


CHOICES = [
    "{Hi|Hello {a|b {c|d}}}",
    "{Hi|Hello {there|you {all|both}}}, the vans of {{company}}",
    "{{Hi|Hey} {you|all}|Hello} Sam",
    "{a|{b|{c|d {{first_name}}}}} Sam",
    *(nested(levels) for levels in (2, 3, 8, 9, 20)),
]


@pytest.mark.parametrize("text", CHOICES)
def test_choices_in_choices_whose_braces_match_are_left_alone(text: str) -> None:
    assert [check for check, _ in faults(text)] == []


@pytest.mark.parametrize("text", ["{a|{b|{c|d}} Sam", "{a|b {c|d {{first_name} Sam}}", "{{first_name|there}|x"])
def test_choices_in_choices_that_lack_a_brace_are_told(text: str) -> None:
    assert [check for check, _ in faults(text)] == ["unbalanced"]


DOLLARS = [
    ("Hi !{lead.FirstName}, we met", [("unbalanced", "!{lead.FirstName}")]),
    ("Hi $!{lead.FirstName}, at !{lead.Company}", [("unbalanced", "!{lead.Company}")]),
    ("Hi ${lead.FirstName}, wow!{lead.Company}", []),
    ("Hi wow!{first_name} and {company}", []),
    ("Bonjour !{first_name}, la grue", []),
    ("oh !{ well } and wow!{so it goes}", []),
]


@pytest.mark.parametrize(("text", "found"), DOLLARS)
def test_a_field_of_velocity_without_its_dollar(text: str, found: list[tuple[str, str]]) -> None:
    assert [fault for fault in faults(text) if fault[0] == "unbalanced"] == found


PARTED = [
    ("Hi {\u200b{company}}!", ["{\u200b{company}}"]),
    ("Hi {{company}\u2060}!", ["{{company}\u2060}"]),
    ("Hi {{\u200bcompany}}!", ["{{\u200bcompany}}"]),
    ("Hi *\u200b|FNAME|* of *|COMPANY|\ufeff*!", ["*\u200b|FNAME|*", "*|COMPANY|\ufeff*"]),
    ("Hi %\u200b%first_name%%!", ["%\u200b%first_name%%"]),
    ("Hi $\u200b{lead.FirstName}!", ["$\u200b{lead.FirstName}"]),
    ("Hi \u200b{{company}}\u200b, {{city}}", []),
    ("{{company}}\u200b{{city}}", []),
    ("a {\u200b} b [\u200b[x", []),
]


@pytest.mark.parametrize(("text", "found"), PARTED)
def test_an_invisible_character_between_signs_is_named(text: str, found: list[str]) -> None:
    told = faults(text)
    assert [said for check, said in told if check == "zero_width"] == found
    assert "unbalanced" not in {check for check, _ in told}
