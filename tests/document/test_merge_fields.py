"""Merge fields are found in every dialect, and prose, code and markup are left alone."""

import pytest

from outreach_lint.document.field_names import field_target
from outreach_lint.document.merge_fields import detect_dialect, find_fields, flatten

FIELDS = [
    ("{{ contact.firstname }}", "mustache", "contact.firstname", None),
    ("{{ personalization_token('contact.firstname', 'there') }}", "mustache", "contact.firstname", "there"),
    ("{{lead.First Name}}", "mustache", "lead.First Name", None),
    ("{{lead.First Name:default=Friend}}", "mustache", "lead.First Name", "Friend"),
    ("{{firstName|there}}", "mustache", "firstName", "there"),
    ("{{ first_name|default:'there' }}", "mustache", "first_name", "there"),
    ("{{ first_name | default('there', true) }}", "mustache", "first_name", "there"),
    ("{{ first_name | default: '' }}", "mustache", "first_name", ""),
    ("{{ first_name | capitalize }}", "mustache", "first_name", None),
    ("{{ person|lookup:'Favorite Food'|default:'treats' }}", "mustache", "person", "treats"),
    ('{{insert first_name "default=Valued Customer"}}', "mustache", "first_name", "Valued Customer"),
    ('{{defaultIfEmpty firstName "Friend"}}', "mustache", "firstName", "Friend"),
    ("{{${first_name}}}", "mustache", "first_name", None),
    ("{{ ${first_name} | default: 'Valued User' }}", "mustache", "first_name", "Valued User"),
    ("{{first_name: there}}", "mustache", "first_name", "there"),
    ("{{ contact.first_name, fallback=Customer }}", "mustache", "contact.first_name", "Customer"),
    ("{{name || 'there'}}", "mustache", "name", "there"),
    ("{{fallback|{{first_name}}|Sir}}", "mustache", "first_name", "Sir"),
    ("{{{Recipient.FirstName}}}", "triple_mustache", "Recipient.FirstName", None),
    ("*|FNAME|*", "mailchimp", "FNAME", None),
    ("{!Contact.FirstName}", "salesforce", "Contact.FirstName", None),
    ('{!BLANKVALUE(Contact.FirstName,"there")}', "salesforce", "Contact.FirstName", "there"),
    ("%%FirstName%%", "ampscript", "FirstName", None),
    ('%%=IIF(Empty(@name),"Friend",@name)=%%', "ampscript", "name", "Friend"),
    ("$!{lead.FirstName}", "velocity", "lead.FirstName", None),
    ("%FIRSTNAME%", "activecampaign", "FIRSTNAME", None),
    ("%sender-firstname%", "activecampaign", "sender-firstname", None),
    ("<%= recipient.name || 'Friend' %>", "erb", "recipient.name", "Friend"),
    ('{%= profile.name.firstName ?: "there" %}', "ajo", "profile.name.firstName", "there"),
    ("{FIRST_NAME}", "brace", "FIRST_NAME", None),
    ("{company_name|your company}", "brace", "company_name", "your company"),
    ("{first_name:there}", "brace", "first_name", "there"),
    ("{first::there}", "brace", "first", "there"),
    ("--First Name--", "ortto", "First Name", None),
    ("--First Name=there--", "ortto", "First Name", "there"),
    ("#firstname#", "hash", "firstname", None),
    ("~Contact.FirstName~", "tilde", "Contact.FirstName", None),
    ("«Last_Name»", "guillemet", "Last_Name", None),
    ("<<Company>>", "double_angle", "Company", None),
    ("[[First Name]]", "double_bracket", "First Name", None),
    ("[First Name]", "bracket", "First Name", None),
    ("[mention their latest award]", "bracket", "mention their latest award", None),
    ("<LAST_NAME>", "angle", "LAST_NAME", None),
    ("(insert name)", "paren", "name", None),
]


@pytest.mark.parametrize(("token", "dialect", "name", "fallback"), FIELDS)
def test_a_field_gives_its_dialect_name_and_default(token: str, dialect: str, name: str, fallback: str | None) -> None:
    (field,) = find_fields(f"Hi {token}, good to meet you.")
    assert (field.start, field.end) == (3, 3 + len(token))
    assert (field.dialect, field.role, field.name, field.fallback) == (dialect, "field", name, fallback)


BLOCKS = [
    ("*|IF:FNAME|*Hi *|FNAME|*,*|ELSE:|*Hi,*|END:IF|*", ["open", "field", "middle", "close"]),
    ("{{#if first_name}}{{first_name}}{{#else}}there{{#endif}}", ["open", "field", "middle", "close"]),
    ("{{#if Recipient.FirstName}}a{{else}}b{{/if}}", ["open", "middle", "close"]),
    ("{% if a %}b{% elsif c %}d{% endif %}", ["open", "middle", "close"]),
    ("#if( $lead.FirstName.isEmpty() )Friend#else you#end", ["open", "middle", "close"]),
    ("<% if (a) { %>b<% } else { %>c<% } %>", ["open", "middle", "close"]),
    ("{%#if a%}b{%/if%}", ["open", "close"]),
    ("%%[IF @a == 1 THEN]%%b%%[ENDIF]%%", ["open", "close"]),
    ("{Hi|Hello} Dana", ["spintax"]),
    ("{{RANDOM | Hi | Hello}} Dana", ["spintax"]),
    ("{{I noticed|I saw that}} you moved", ["spintax"]),
    ("{{! a remark }}", ["comment"]),
]


CHOICES = [
    ("{Hi|Hello {{city}}} x", ["{{city}}"]),
    ("{Hi|Hello {name}} x", ["{name}"]),
    ("{{RANDOM | Hi | Hello {{city}}}} x", ["{{city}}"]),
    ("{Hi|{Hey|Hello} {{first_name}}}", ["{Hey|Hello}", "{{first_name}}"]),
    ("{Hi|{Hey {{first_name}}|Yo}}, you", ["{Hey {{first_name}}|Yo}", "{{first_name}}"]),
    ("{I saw|I read {that|how {{company}}}} moved", ["{that|how {{company}}}", "{{company}}"]),
]


@pytest.mark.parametrize(("text", "inner"), CHOICES)
def test_a_choice_holds_choices_and_fields_to_its_very_end(text: str, inner: list[str]) -> None:
    (outer,) = find_fields(text)
    assert outer.role == "spintax"
    assert [text[field.start : field.end] for field in flatten(outer.inner)] == inner


@pytest.mark.parametrize(("text", "roles"), BLOCKS)
def test_blocks_and_choices_have_their_roles(text: str, roles: list[str]) -> None:
    assert [field.role for field in find_fields(text)] == roles


DISTRACTORS = [
    "p { color: red; } and a{title:none}",
    'Send {"name": "Dana", "ids": [1, 2]} to the API.',
    "if (x) { return y[0] || {}; }",
    "The rota { a note } is on the wall :-{ and so on }:-)",
    "See [the report](https://a.example) and [1], [sic], [x], [ ], [a note from the editor].",
    "[EXTERNAL] Re: mats for [solidcore]",
    "<b>bold</b> <br/> <p>text</p> <title>x</title> Dana <dana@a.example> <https://a.example>",
    "50% of the 40% who came; a%20b%C3%A9c",
    "Il a dit « Bonjour » et «Le Monde» aussi",
    "We saw --as ever-- that #sales# is not a tag, #one #two, $5 and $lead",
    "Attached: <<Plan.doc>>, arr[name], f(x), (your choice), (add 5% for tax)",
    "\\textbf{name} and ${",
    "2 * 3 | 4 * 5, ~approx~, a -- b -- c",
]


@pytest.mark.parametrize("text", DISTRACTORS)
def test_prose_code_and_markup_hold_no_fields(text: str) -> None:
    assert find_fields(text) == ()


def test_a_choice_holds_its_own_fields() -> None:
    text = "{Hi {{first_name}}|Hello there}"
    (block,) = find_fields(text)
    assert [field.name for field in block.inner] == ["first_name"]
    assert [field.role for field in flatten((block,))] == ["spintax", "field"]


def test_odd_placeholders_count_next_to_clear_ones() -> None:
    assert find_fields("the [blue widget] we sent") == ()
    assert len(find_fields("Dear [First Name] of [Company], the [blue widget] we sent")) == 3


def test_a_quoted_field_is_spoken_about() -> None:
    fields = find_fields('Your "Hi {{first_name}}" mail, from {{company}}, and `{{x}}`')
    assert [field.quoted for field in fields] == [True, False, True]


def test_an_invisible_character_does_not_hide_a_field() -> None:
    assert len(find_fields("{first\u200b_name}")) == 1


@pytest.mark.parametrize(
    ("text", "dialect"),
    [("no fields", None), ("Hi {{a}} {{b}} *|C|*", "mustache"), ("{Hi|Hello} {FIRST_NAME}", "brace")],
)
def test_the_dialect_of_most_fields_leads(text: str, dialect: str | None) -> None:
    assert detect_dialect(text) == dialect


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("FNAME", "first_name"),
        ("Lead.FirstName", "first_name"),
        ("contact.first_name", "first_name"),
        ("lead.First Name", "first_name"),
        ("contact.last_name", "last_name"),
        ("name", "full_name"),
        ("account.name", "company"),
        ("companyName", "company"),
        ("COMPANY", "company"),
        ("Job Title", "title"),
        ("city", "city"),
        ("industry", "industry"),
        ("sender.first_name", "sender"),
        ("my_firstname", "sender"),
        ("User.FirstName", "sender"),
        ("user.first_name", "first_name"),
        ("Your Name", "sender"),
        ("unsubscribe_link", "link"),
        ("today", "date"),
        ("recent_post", "custom"),
        ("opener_line", "custom"),
        ("", None),
    ],
)
def test_a_name_stands_for_something(name: str, target: str | None) -> None:
    assert field_target(name) == target


@pytest.mark.parametrize("piece", ["{", "{{", "[", "<", "%", "{{a", "{a|", "[a ", "*|A", "${", "#if("])
def test_long_runs_of_openers_hold_no_fields(piece: str) -> None:
    assert find_fields(piece * 20_000) == ()
