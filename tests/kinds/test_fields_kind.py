"""What the kind `fields` tells of a field, how it mends one, and what each check leaves to the others."""

import pytest
from making import Data, compiled, rule, run

from outreach_lint.model import Finding

OWN = {"kind": "template"}
"""A message that a tool will fill."""


def findings(
    match: Data, text: Data | str, fields: tuple[str, ...] = (), *, told: str = "{detail}", **keys: object
) -> tuple[Finding, ...]:
    source = rule({"kind": "fields", **match}, message=told, **keys)
    return run(compiled(source, fields=fields), text).findings


def excerpts(match: Data, text: Data | str, fields: tuple[str, ...] = (), **keys: object) -> list[str]:
    return [finding.excerpt for finding in findings(match, text, fields, **keys)]


RESPELT = [
    ("Hi {{FirstName}}", ("firstName",), "{{firstName}}"),
    ("{{#if City}}in Ely{{/if}}", ("city",), "{{#if city}}"),
    ("Hi %%first-name%%", ("first_name",), "%%first_name%%"),
    ("Hi {{name|name}}", ("Name",), None),
]


@pytest.mark.parametrize(("body", "known", "fixed"), RESPELT)
def test_a_field_gets_the_spelling_of_the_configuration_where_its_name_stands_once(
    body: str, known: tuple[str, ...], fixed: str | None
) -> None:
    told = "{match} for {value} {detail}"
    (finding,) = findings({"checks": ["misspelt"]}, {**OWN, "body": body}, known, told=told, fix="unsafe")
    assert finding.message.endswith(f" for {known[0]} in the configuration")
    assert (finding.fix.text if finding.fix else None) == fixed


def test_a_misspelt_field_is_told_by_the_name_that_is_written() -> None:
    (finding,) = findings({"checks": ["misspelt"]}, {**OWN, "body": "{{Pain Point}}"}, ("pain_point",), told="{match}")
    assert finding.message == "Pain Point"


ASKED = [
    ("Hi {{frist_name}}", ["unknown"], ["{{frist_name}}"]),
    ("Hi {{First_Name}}", ["unknown"], []),
    ("Hi {{First_Name}}", ["misspelt"], ["{{First_Name}}"]),
    ("Hi {{frist_name}}", ["misspelt"], []),
    ("Hi {{frist_name}} and {{First_Name}}", ["misspelt", "unknown"], ["{{frist_name}}", "{{First_Name}}"]),
    ("{{#if frist_name}}Hi{{/if}}, {{first_name}}", ["unknown"], ["{{#if frist_name}}"]),
    ("{% for b in first_name %}{{ b.name }}, {{ c.name }}{% endfor %}", ["unknown"], ["{{ c.name }}"]),
    ("{% for b in first_name %}{{ b }}, {{ b.dock.name }}, {{ c.b }}{% endfor %}", ["unknown"], ["{{ c.b }}"]),
    ('Write "{{frist_name}}", not {{frist}}', ["unknown"], ["{{frist}}"]),
    ('Write "{{First_Name}}", not {{First-Name}}', ["misspelt"], ["{{First-Name}}"]),
    ("Hi [Frist Name] and {{frist}}", ["unknown"], ["{{frist}}"]),
    ("Hi %%FIRST_NAME%% and {!First_Name}", ["misspelt"], []),
    ("Hi %%FIRSTNAME%%", ["misspelt"], ["%%FIRSTNAME%%"]),
]


@pytest.mark.parametrize(("body", "checks", "expected"), ASKED)
def test_a_name_that_the_tool_lacks_is_unknown_or_misspelt(body: str, checks: list[str], expected: list[str]) -> None:
    assert excerpts({"checks": checks}, {**OWN, "body": body}, ("first_name",)) == expected


UNFILLED = [
    ("{Hi|Hello} there, {{company}}", ["unresolved"], ["{{company}}"]),
    ("{Hi|Hello} there, {{company}}", ["spintax"], ["{Hi|Hello}"]),
    ("{Hi|Hello} there, {{company}}", ["unresolved", "spintax"], ["{Hi|Hello}", "{{company}}"]),
    ('[Company] writes "{{city}}" to {{company}}', ["unresolved"], ["{{company}}"]),
    ("Hi @@first_name@@ of {{company}}", ["unknown"], []),
    ("Hi @@first_name@@ of {{company}}", ["spintax"], []),
]


@pytest.mark.parametrize(("body", "checks", "expected"), UNFILLED)
def test_what_was_never_filled_is_a_field_or_a_choice(body: str, checks: list[str], expected: list[str]) -> None:
    assert excerpts({"checks": checks}, body) == expected


@pytest.mark.parametrize(("body", "told"), [("Hi {{ company }}", "of company"), ("Hi @@company@@", "of ")])
def test_an_unresolved_field_is_told_with_its_name_where_that_is_known(body: str, told: str) -> None:
    (finding,) = findings({"checks": ["unresolved"]}, body, told="of {detail}")
    assert finding.message == told


NULLS = [
    ("Hi Mr Null, hello", {"last_name": "Null"}, []),
    ("Hi Mr Null, hello", {"first_name": "Null"}, ["Null"]),
    ("Hi Mr Null, hello", {"last_name": "Ode"}, ["Null"]),
    ("Hi Mr Null, hello", None, ["Null"]),
    ("Hi Mr NULL, hello", {"last_name": "Null"}, ["NULL"]),
    ("Hi null, hello", {"last_name": "null"}, ["null"]),
]


@pytest.mark.parametrize(("body", "prospect", "expected"), NULLS)
def test_a_null_after_an_honorific_is_a_name_for_who_is_called_so(
    body: str, prospect: dict[str, str] | None, expected: list[str]
) -> None:
    assert excerpts({"checks": ["literal_null"]}, {"body": body, "prospect": prospect}) == expected


BLANKS = "how many vans run at UNKNOWN? We saved XXXX hours, and who runs the ____ line of [City]?"
LEFT = ["UNKNOWN", "XXXX", "____", "[City]"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({"body": f"Hi [Name], {BLANKS}"}, ["[Name]", *LEFT]),
        ({**OWN, "body": f"Hi {{{{first_name}}}}, {BLANKS}"}, LEFT),
        ({**OWN, "body": f"Hi there, {BLANKS}", "subject": "{{city}}"}, LEFT),
        ({**OWN, "body": f"Hi [Name], {BLANKS}"}, []),
        ({**OWN, "body": "Hi {first_name} of {company} in {city}, not [City]"}, ["[City]"]),
        ({**OWN, "body": "Hi null,\n\nis [City] lit?"}, ["null"]),
    ],
)
def test_blanks_in_a_template_are_for_its_author_unless_a_tool_fills_its_fields(
    message: Data, expected: list[str]
) -> None:
    assert excerpts({"checks": ["sentinel", "bracket_placeholder", "literal_null"]}, message) == expected


MIXED = [
    ({"body": "Hi {{first_name}} of {{company}}", "subject": "*|CITY|*"}, [("subject", "*|CITY|*")]),
    ({"body": "Hi {{first_name}} of *|CITY|*", "subject": "{{company}}"}, [("body", "*|CITY|*")]),
    ({"body": "Hi {{first_name}}", "subject": "{{company}}", "preheader": "*|CITY|*"}, [("preheader", "*|CITY|*")]),
    ({"body": "Hi {{first_name}} of {{company}} and *|CITY|*", "subject": "a"}, [("body", "*|CITY|*")]),
    ({"body": "Hi {{first_name}}", "subject": "{{company}}"}, []),
]


@pytest.mark.parametrize(("parts", "expected"), MIXED)
def test_fields_of_two_tools_are_told_across_the_parts(parts: Data, expected: list[tuple[str, str]]) -> None:
    found = findings({"checks": ["mixed_dialects"]}, {**OWN, **parts})
    assert [(finding.part, finding.excerpt) for finding in found] == expected
    assert {finding.message for finding in found} <= {"*|X|* among {{x}}"}
    assert not findings({"checks": ["unbalanced"]}, {**OWN, **parts})


UNCLEAR = [
    ({"body": "at {company|your team}"}, ["{company|your team}"]),
    ({"body": "at {company|your team}", "subject": "{{first_name}}, a note"}, ["{company|your team}"]),
    ({"body": "at {company|your team}", "subject": "{first_name}, a note"}, []),
    ({"body": "at {company|your team} and {city|Ely}", "subject": "{title|you}"}, None),
    ({"body": "{Hi|Hello} there, {{company|your team}} in {{city}}"}, []),
]


@pytest.mark.parametrize(("parts", "expected"), UNCLEAR)
def test_a_choice_is_unclear_unless_a_field_in_any_part_has_single_braces(
    parts: Data, expected: list[str] | None
) -> None:
    found = findings({"checks": ["unclear_choice"]}, {**OWN, **parts})
    wanted = ["{title|you}", "{company|your team}", "{city|Ely}"] if expected is None else expected
    assert [finding.excerpt for finding in found] == wanted
    assert [finding.message for finding in found] == [one[1:].partition("|")[0] for one in wanted]
    assert not findings({"checks": ["unknown"]}, {**OWN, **parts})


def test_a_greeting_is_doubled_in_the_body_and_a_value_anywhere() -> None:
    text = {"subject": "Hi Hi Maria, to Hull Ltd Ltd", "body": "Hi Hi Maria", "prospect": {"first_name": "Maria"}}
    assert excerpts({"checks": ["doubled"]}, text) == ["Ltd Ltd", "Hi Hi"]
    assert excerpts({"checks": ["doubled"]}, {**text, "body": "Hi Maria Maria"}) == ["Ltd Ltd", "Maria Maria"]
    assert not excerpts({"checks": ["spintax"]}, text)


ROW = {
    "body": "Hi N/A of , Ely",
    "merged": [
        {"part": "body", "start": 3, "end": 6, "name": "first_name", "fallback": "there"},
        {"part": "body", "start": 10, "end": 10, "name": "city"},
        {"part": "body", "start": 12, "end": 15, "name": "firstname", "header": "firstName"},
    ],
}
VALUES = [
    (["no_fallback"], [(10, 10, "city: it is empty here ()")]),
    (["stand_in"], [(3, 6, "first_name: the default “there” never takes its place (“N/A”)")]),
    (["misspelt"], [(12, 15, "firstname: in the header (firstName)")]),
    (["unresolved"], []),
]


@pytest.mark.parametrize(("checks", "expected"), VALUES)
def test_each_check_of_values_tells_its_own_with_the_field_that_it_is_about(
    checks: list[str], expected: list[tuple[int, int, str]]
) -> None:
    found = findings({"checks": checks}, ROW, told="{match}: {detail} ({value})")
    assert [(finding.start, finding.end, finding.message) for finding in found] == expected
    assert not findings({"checks": checks}, ROW, scope=["subject"])


def test_the_values_of_a_row_may_be_told_together() -> None:
    found = findings({"checks": ["misspelt", "stand_in", "no_fallback"]}, ROW)
    assert [finding.start for finding in found] == [3, 10, 12]
    required = findings({"checks": ["no_fallback", "stand_in"], "required": ["City"]}, ROW)
    assert [finding.start for finding in required] == [3]


BARE = "Hi {{first_name|there}}, who plans for {{company|your yard}} in {{city}}?"


def test_a_field_without_a_default_is_told_in_a_template_and_in_scope() -> None:
    match = {"checks": ["no_fallback"]}
    (finding,) = findings(match, {**OWN, "body": BARE})
    assert (finding.excerpt, finding.message) == ("{{city}}", "2 others have one")
    assert not findings(match, BARE)
    assert not findings(match, {**OWN, "body": BARE}, scope=["subject"])
    assert not findings({**match, "required": ["city"]}, {**OWN, "body": BARE})
    assert not findings({"checks": ["stand_in", "misspelt"]}, {**OWN, "body": BARE})


def test_checks_of_all_sorts_are_told_together() -> None:
    checks = ["unbalanced", "unresolved", "doubled", "spintax", "unclear_choice"]
    text = "Hi Hi Maria, {{first_name} of {{company}} and Hull Ltd Ltd has {one|two} gates at {city|Ely}."
    told = ["Hi Hi", "{{first_name}", "{{company}}", "Ltd Ltd", "{one|two}", "{city|Ely}"]
    assert excerpts({"checks": checks}, text) == told
    for check in checks:
        assert set(excerpts({"checks": [check]}, text)) <= set(told)
