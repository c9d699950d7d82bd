"""A template is read as its recipients can get it, and every character of that is traced back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.document.merge_fields import find_fields
from outreach_lint.document.rendering_tests import Condition, read_condition
from outreach_lint.document.rendering_values import STRESSES, stressed
from outreach_lint.document.variants import MOST, Variant, matrix, variants


def texts(template: str) -> set[str]:
    return {variant.text for variant in variants(template)}


def plain(template: str) -> list[str]:
    """Return the versions in which every value is as it should be."""
    return [variant.text for variant in variants(template) if variant.stress is None]


CONDITIONS = [
    ("{% if city %}x{% endif %}", Condition("city")),
    ("{% if not city %}x{% endif %}", Condition("city", negated=True)),
    ("{% unless city %}x{% endunless %}", Condition("city", negated=True)),
    ("{% if city != blank %}x{% endif %}", Condition("city")),
    ("{% if city == '' %}x{% endif %}", Condition("city", negated=True)),
    ("{% if city is defined %}x{% endif %}", Condition("city")),
    ("{% if city == 'Bergen' %}x{% endif %}", Condition("city", "Bergen")),
    ('{% if city != "Bergen" %}x{% endif %}', Condition("city", "Bergen", negated=True)),
    ("{% if city and title %}x{% endif %}", None),
    ("{% if city contains 'Berg' %}x{% endif %}", None),
    ("{{#if city}}x{{/if}}", Condition("city")),
    ("{{#unless city}}x{{/unless}}", Condition("city", negated=True)),
    ("{{^city}}x{{/city}}", Condition("city", negated=True)),
    ("{{#city}}x{{/city}}", Condition("city")),
    ("*|IF:CITY|*x*|END:IF|*", Condition("CITY")),
    ("*|IFNOT:CITY|*x*|END:IF|*", Condition("CITY", negated=True)),
    ("*|IF:CITY=Bergen|*x*|END:IF|*", Condition("CITY", "Bergen")),
    ("#if( $lead.City.isEmpty() )x#end", Condition("lead.City", negated=True)),
    ("#if( !$lead.City.isEmpty() )x#end", Condition("lead.City")),
    ('#if( $lead.City == "Bergen" )x#end', Condition("lead.City", "Bergen")),
    ("%%[IF NOT EMPTY(@city) THEN]%%x%%[ENDIF]%%", Condition("city")),
    ("%%[IF @city == 'Bergen' THEN]%%x%%[ENDIF]%%", Condition("city", "Bergen")),
    ("<% if (recipient.city) { %>x<% } %>", Condition("recipient.city")),
    ("{%#if profile.city%}x{%/if%}", Condition("profile.city")),
    ("%IF $CITY%x%/IF%", Condition("CITY")),
    ("{% if ${city} %}x{% endif %}", Condition("city")),
]


@pytest.mark.parametrize(("template", "condition"), CONDITIONS)
def test_a_condition_on_one_field_is_understood_and_any_other_is_not(template: str, condition: Condition) -> None:
    tag = next(field for field in find_fields(template) if field.role == "open")
    assert read_condition(template, tag, tag) == condition


COVERED = [
    ("{Hi|Hello|Hey} you", ["Hi you", "Hello you", "Hey you"]),
    ("{{RANDOM | Hi | Hello}} you", ["Hi you", "Hello you"]),
    ("{a|b} {c|d}", ["a c", "b d"]),
    ("{a {x|y}|b}", ["a x", "a y", "b"]),
    ("{% if city %}in {{city}}{% else %}there{% endif %}", ["in Leiden", "there"]),
    ("{% if city %}a{% if title %}b{% endif %}{% endif %}", ["ab", "a", ""]),
    ("{% if city == 'Bergen' %}a{% elsif city == 'Voss' %}b{% else %}c{% endif %}", ["a", "b", "c"]),
    ("{% case city %}{% when 'Bergen' %}a{% when 'Voss' %}b{% else %}c{% endcase %}", ["a", "b", "c"]),
    ("{% if city == 'Bergen' %}{{city}}{% endif %}.", ["Bergen.", "."]),
    ("{% if a and b %}x{% else %}y{% endif %}", ["x", "y"]),
    ("{% for berth in berths %}[{{ berth }}]{% endfor %}", ["[berth]", ""]),
    ("{{#if city}}a{{#unless city}}never{{/unless}}{{/if}}", ["a", ""]),
    ("{{! hidden }}a{% comment %}b{% endcomment %}", ["a"]),
    ("{% raw %}a{% endraw %}", ["a"]),
    ("{{ city | upcase }} {{ city | downcase }}", ["LEIDEN leiden"]),
    ("{% if city %}open", ["{% if city %}open"]),
    ("no fields at all", ["no fields at all"]),
]


@pytest.mark.parametrize(("template", "expected"), COVERED)
def test_every_branch_and_option_that_can_be_reached_is(template: str, expected: list[str]) -> None:
    assert plain(template) == expected


def test_options_are_covered_side_by_side_and_not_multiplied() -> None:
    assert len(plain(" ".join(["{a|b|c}"] * 9))) == 3


def test_what_an_empty_value_hides_hangs_together() -> None:
    template = "{{#if company}}at {{company}}{{else}}there{{/if}}: {{company|you}}"
    empty = next(variant for variant in variants(template) if variant.shows == "company empty")
    assert empty.text == "there: you"


def test_a_default_stands_in_for_an_empty_value_and_for_nothing_else() -> None:
    found = {variant.stress: variant.text for variant in variants("Hi {{first_name|there}}!")}
    assert found[None] == "Hi Nadia!"
    assert found["empty"] == "Hi there!"
    assert found["blank"] == "Hi  !"
    assert found["null"] == "Hi null!"
    assert found["capitals"] == "Hi NADIA!"
    assert set(found) == {None, *STRESSES}


def test_what_the_sender_or_the_tool_puts_in_is_as_it_should_be() -> None:
    assert texts("{{sender.name}}, {{unsubscribe_link}}, {{date}}") == {"Robin Hale, https://link.example/, Tuesday"}


@pytest.mark.parametrize("name", ["first_name", "company", "title", "icebreaker", "pain_point", "employees"])
def test_a_long_value_is_60_characters_long(name: str) -> None:
    assert len(stressed(name, "long")) == 60


def test_subject_and_body_are_for_the_same_reader() -> None:
    pairs = [
        (subject.text, body.text) for subject, body in matrix(("{{city|all}}", "{% if city %}a{% else %}b{% endif %}"))
    ]
    assert ("Leiden", "a") in pairs
    assert ("all", "b") in pairs
    assert not {("Leiden", "b"), ("all", "a")} & set(pairs)


def test_each_version_says_what_it_shows() -> None:
    shown = [variant.shows for variant in variants("{Hi|Hello} {{first_name}}{% if city %} of {{city}}{% endif %}")]
    assert shown[:4] == ["every field filled", "“Hello”, city empty", "first_name empty", "city empty"]


def test_a_field_leads_back_to_the_whole_of_it_and_a_default_to_its_words() -> None:
    template = "Hi {{first_name|there}}!"
    found = {variant.stress: variant for variant in variants(template)}
    assert found[None].in_template(3, 5) == (3, 23)
    assert not found[None].is_literal(3, 5)
    assert found["empty"].in_template(3, 8) == (16, 21)
    assert found["empty"].is_literal(3, 8)
    assert found["empty"].in_template(0, 9) == (0, 24)


def test_a_text_without_end_has_no_versions() -> None:
    assert not list(variants("{a|b} " * 20_000))


def test_deep_nesting_ends() -> None:
    assert 0 < len(list(variants("{% if a %}" * 500 + "x" + "{% endif %}" * 500))) <= MOST


PIECES = st.sampled_from(
    [
        *(
            "Hi ",
            "\n",
            "é😀",
            "{{first_name}}",
            "{{company|you}}",
            "{{ city | default: 'here' }}",
            "{a|b}",
            "{|c}",
            "{{x",
        ),
        *("{% if city %}", "{% else %}", "{% endif %}", "{{#if title}}", "{{else}}", "{{/if}}", "*|IF:FNAME|*"),
        *("*|END:IF|*", "{% for p in ps %}", "{{p}}", "{% endfor %}", "{d {{first_name}}|e}", "[Name]", "%FIRSTNAME%"),
        *("{% if city == 'Bergen' %}", "{% elsif title %}", "{% unless first_name %}", "{% endunless %}", '"'),
    ]
)


def holds_together(template: str, variant: Variant) -> None:
    starts = [segment.at for segment in variant.segments]
    assert starts[:1] == ([0] if variant.text else [])
    ends = [*starts[1:], len(variant.text)] if starts else []
    for segment, end in zip(variant.segments, ends, strict=True):
        assert segment.at < end
        assert 0 <= segment.start <= segment.end <= len(template)
        if not segment.whole:
            assert variant.text[segment.at : end] == template[segment.start : segment.end]
    for start in range(len(variant.text)):
        first, last = variant.in_template(start, start + 1)
        assert 0 <= first < last <= len(template)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_any_template_gives_a_bounded_and_traceable_matrix(pieces: list[str]) -> None:
    template = "".join(pieces)
    found = list(variants(template))
    assert 0 < len(found) <= MOST
    assert len({variant.text for variant in found}) == len(found)
    assert found == list(variants(template))
    for variant in found:
        holds_together(template, variant)
