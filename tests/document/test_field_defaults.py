"""Fields without a default are told where a template thinks of others, and nowhere else."""

import pytest

from outreach_lint.document.field_defaults import find_bare
from outreach_lint.document.merge_fields import find_fields


def bare(body: str, *, subject: str = "", required: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = find_bare({"subject": (subject, find_fields(subject)), "body": (body, find_fields(body))}, required)
    return [((body if one.part == "body" else subject)[one.start : one.end], one.detail) for one in found]


OTHERS = "Hi {{first_name|there}}, at {{company|your yard}} "
TOLD = [
    ("{{name|there}} and {{name}}", "{{name}}", "elsewhere it has “there”"),
    ("{{Name|there}} and {{name}}", "{{name}}", "elsewhere it has “there”"),
    (
        "{% if city %}{{city}}{% endif %} {{city}}",
        "{{city}}",
        "elsewhere a condition asks whether it is there",
    ),
    (
        "*|IF:CITY|**|CITY|**|END:IF|* *|CITY|*",
        "*|CITY|*",
        "elsewhere a condition asks whether it is there",
    ),
    ("{Hi|Hello {{city}}} {{city|you}}", "{{city}}", "elsewhere it has “you”"),
    (OTHERS + "in {{city}} and {{city}}", "{{city}}", "2 others have one"),
]
SPARED = [
    ("one default of two", "Hi {{first_name|there}}, at {{company}}"),
    ("as many without as with", OTHERS + "{{city}} {{title}}"),
    ("no default at all", "Hi {{first_name}}, {{company}} in {{city}}"),
    ("a line of its own", OTHERS + "\n{{opening}}\nin May"),
    ("under a condition on it", OTHERS + "{{#if city}}in {{city}}{{/if}}"),
    ("under a condition on another", OTHERS + "{{#if title}}in {{city}}{{/if}}"),
    ("in a loop", OTHERS + "{% for berth in berths %}{{ berth.name }} {% endfor %}"),
    ("of the sender", OTHERS + "from {{sender_name}} on {{date}}, {{calendar_link}}"),
    ("always there", OTHERS + "to {{email}} about {{order_id}}"),
    ("in an address", OTHERS + "https://quay.example/?c={{city}}"),
    ("spoken about", OTHERS + 'write "{{city}}"'),
    ("written by hand", OTHERS + "in [City]"),
    ("with an empty default, which another rule tells", OTHERS + "in {{city | default: ''}}"),
]


@pytest.mark.parametrize(("body", "span", "detail"), TOLD)
def test_a_field_that_the_template_forgot(body: str, span: str, detail: str) -> None:
    assert bare(body) == [(span, detail)]


@pytest.mark.parametrize(("reason", "body"), SPARED)
def test_a_field_that_needs_no_default(reason: str, body: str) -> None:
    assert not bare(body), reason


@pytest.mark.parametrize("name", ["city", "City", "contact.city"])
def test_a_required_field_is_never_told(name: str) -> None:
    assert not bare(OTHERS + f"in {{{{{name}}}}}", required=("City",))


def test_the_default_of_a_subject_counts_and_its_lack_is_for_another_rule() -> None:
    assert bare("in {{city}}", subject="{{city|Quays}}") == [("{{city}}", "elsewhere it has “Quays”")]
    assert not bare("in {{city|Quays}}", subject="{{city}}")
