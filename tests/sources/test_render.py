"""Templates with rows: what is put where, and where every character of the result comes from."""

import csv
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.errors import SourceError
from outreach_lint.model import Failure, Message, Notice, Sender
from outreach_lint.positions import Merged
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.render_rows import Letter, campaigns

EXAMPLES = int(os.environ.get("POSITION_EXAMPLES", "200"))


def campaign(
    folder: Path, template: str, rows: str, defaults: Defaults | None = None
) -> tuple[list[Letter], list[Failure | Notice]]:
    (folder / "t.md").write_bytes(template.encode())
    (folder / "r.csv").write_bytes(rows.encode())
    letters: list[Letter] = []
    told: list[Failure | Notice] = []
    for found in campaigns(folder / "t.md", folder / "r.csv", defaults or Defaults()):
        assert not isinstance(found, Failure | Notice), found
        for letter in found.letters():
            (letters if isinstance(letter, Letter) else told).append(letter)  # type: ignore[arg-type]
    return letters, told


def bodies(folder: Path, template: str, rows: str, defaults: Defaults | None = None) -> list[str]:
    return [letter.message.body for letter in campaign(folder, template, rows, defaults)[0]]


ROWS = "First Name,Last Name,Company,City,Size\nDana,Whitfield,Northgate,,51\n"
RENDERED = [
    ("Hi {{first_name}}!", "Hi Dana!"),
    ("Hi {{ contact.firstname }}!", "Hi Dana!"),
    ("Hi {!Contact.FirstName}!", "Hi Dana!"),
    ("Hi *|FNAME|*!", "Hi Dana!"),
    ("Hi %FIRSTNAME%!", "Hi Dana!"),
    ("Hi [First Name]!", "Hi Dana!"),
    ("Hi {{full_name}}!", "Hi Dana Whitfield!"),
    ("Hi {{first_name | upcase}}!", "Hi DANA!"),
    ("Hi {{last_name | downcase}}!", "Hi whitfield!"),
    ("in {{city | default: 'your town'}}", "in your town"),
    ("in {{city|your town}}", "in your town"),
    ("in {{city}}.", "in ."),
    ("of {{company | default: 'yours'}}", "of Northgate"),
    ("{{#if city}}in {{city}}{{else}}near you{{/if}}", "near you"),
    ("{% if company %}of {{company}}{% else %}of yours{% endif %}", "of Northgate"),
    ("{% if size == '51' %}small{% elsif size == '9' %}tiny{% endif %}", "small"),
    ("{% if size != '51' %}other{% else %}small{% endif %}", "small"),
    ("{% unless city %}somewhere{% endunless %}", "somewhere"),
    ("*|IF:CITY|*in *|CITY|**|ELSE:|*here*|END:IF|*", "here"),
    ("{{#if city}}a{{#if company}}b{{/if}}{{else}}c{{#if company}}d{{/if}}{{/if}}e", "cde"),
    ("{Hello|Hi} {{first_name}}", "Hello Dana"),
    ("<!-- {{note}} -->Hi {{first_name}}", "<!-- {{note}} -->Hi Dana"),
    ("Hi {{frist_name}}", "Hi {{frist_name}}"),
    ("a {{#if city}}b", "a {{#if city}}b"),
    ("Hi {{frist_name | default: 'there'}}", "Hi there"),
    ("{{sender.name}}, {{sender_company}}", "Tom Reyes, Coldwatch"),
    ("{{my_first_name}}", "Tom"),
    ("{{unsubscribe_link}}", "https://link.example/"),
]


@pytest.mark.parametrize(("template", "body"), RENDERED, ids=[template for template, _body in RENDERED])
def test_a_row_is_put_into_a_template(tmp_path: Path, template: str, body: str) -> None:
    defaults = Defaults(sender=Sender("Tom Reyes", "Coldwatch"))
    assert bodies(tmp_path, f"Dear reader,\n\n{template}", ROWS, defaults) == [f"Dear reader,\n\n{body}"]


def test_variants_take_turns(tmp_path: Path) -> None:
    assert bodies(tmp_path, "{Hello|Hi|Hey {{name | default: 'x'}} there}, you", "name\nA\nB\nC\nD\n") == [
        "Hello, you",
        "Hi, you",
        "Hey C there, you",
        "Hello, you",
    ]


def test_half_a_name(tmp_path: Path) -> None:
    assert bodies(tmp_path, "Hi {{first_name}} {{last_name}}", 'name\nDana Whitfield\n"Lind, Jo"\n') == [
        "Hi Dana Whitfield",
        "Hi Jo Lind",
    ]


def test_a_letter_is_a_draft_to_the_person_of_the_row(tmp_path: Path) -> None:
    (letter,), _told = campaign(tmp_path, "---\nsubject: To {{company}}\nkind: template\n---\nHi {{first_name}}", ROWS)
    message = letter.message
    assert (message.subject, message.kind, message.id) == ("To Northgate", "draft", "r.csv:2")
    assert message.prospect is not None
    assert (message.prospect.last_name, message.prospect.other) == ("Whitfield", {"Size": "51"})


def test_a_letter_knows_what_was_put_in_and_from_which_column(tmp_path: Path) -> None:
    template = (
        "Hi {{firstname|there}}, {{Yard}} and {{city|quay}} of {{name}}{{#if size}} ({{size}}){{/if}}, {{sender_name}}"
    )
    (letter,), _told = campaign(tmp_path, template, "firstName,lastName,yard,city,size\nDana,Whit,,,\n")
    assert letter.message.body.startswith("Hi Dana,  and quay of Dana Whit, ")
    assert letter.message.merged == (
        Merged("body", 3, 7, "firstname", "firstName", "there"),
        Merged("body", 22, 31, "name", "", None),
        Merged("body", 9, 9, "Yard", "yard", None),
    )
    assert letter.parts["body"].in_template(9, 9) == (24, 32)


REFUSED = [
    ("Hi,\n\n{% for x in y %}{{x}}{% endfor %}", 3, 1, "cannot be rendered with rows"),
    ("a\n  {% if size > 5 %}b{% endif %}", 2, 3, "cannot be rendered with rows"),
]


@pytest.mark.parametrize(("template", "line", "column", "reason"), REFUSED)
def test_a_block_that_cannot_be_told_is_refused(
    tmp_path: Path, template: str, line: int, column: int, reason: str
) -> None:
    with pytest.raises(SourceError, match=reason.replace("{", r"\{")) as caught:
        campaign(tmp_path, template, ROWS)
    assert caught.value.place is not None
    assert (caught.value.place.line, caught.value.place.column) == (line, column)


TOLD = [
    ("Hi {{frist_name}}", "a,First Name\n1,Dana\n", "“frist_name” is no column of {}; did you mean “First Name”?"),
    ("Hi {{hobby}}", "name\nDana\n", "“hobby” is no column of {}; the headers are “name”"),
    ("Hi {{name}}", "name,size,email,id\nDana,1,d@n.example,4\n", "the template does not use “size”"),
    ("Hi {{name}}", "name\nDana\n", ""),
    ("Hi {{name}}", "name,x\n,1\n", ""),
    ("Hi {{name | default: 'you'}}", "name,x\n,1\n", ""),
    ("{{#if name}}Hi {{name}}{{/if}} you", "name,x\n,1\n", ""),
    ("Hi {{name}} {{unsubscribe_link}}", "name\nDana\n", "the sending tool fills “unsubscribe_link”"),
    ("Hi {{name}}", "name\n", "no rows below the header"),
    ("Hi {{name}}", "name\nDana,x\n", "the row has 2 cells, the header 1"),
]


@pytest.mark.parametrize(("template", "rows", "reason"), TOLD)
def test_what_the_template_and_the_rows_say_of_one_another(
    tmp_path: Path, template: str, rows: str, reason: str
) -> None:
    _letters, told = campaign(tmp_path, template, rows)
    reasons = [found.reason for found in told]
    wanted = reason.format((tmp_path / "r.csv").as_posix())
    assert any(found.startswith(wanted) for found in reasons) if wanted else not [r for r in reasons if "name" in r]


def test_rows_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text("Hi {{name}}")
    (tmp_path / "r.txt").write_text("name")
    (found,) = campaigns(tmp_path / "t.md", tmp_path / "r.txt", Defaults())
    assert not isinstance(found, Failure | Notice)
    with pytest.raises(SourceError, match=r"rows are read from \.csv \.tsv \.xlsx"):
        list(found.letters())


LITERALS = st.text(st.sampled_from('ab ,."é😀\n'), max_size=8)
NAMES = st.sampled_from(["first_name", "company", "note"])
VALUES = st.text(st.sampled_from('xy ",é😀\n'), max_size=8)
FIELDS = st.builds(
    lambda name, style: style.replace("NAME", name),
    NAMES,
    st.sampled_from(["{{NAME}}", "{{ NAME }}", "{{NAME | default: 'zz'}}", "{{#if NAME}}q{{NAME}}{{else}}r{{/if}}"]),
)


@settings(max_examples=EXAMPLES)
@given(
    st.lists(st.one_of(LITERALS, FIELDS), min_size=1, max_size=8),
    st.fixed_dictionaries({"first_name": VALUES, "company": VALUES, "note": VALUES}),
)
def test_every_character_comes_from_the_template_or_from_its_cell(pieces: list[str], row: Mapping[str, str]) -> None:
    template = "Dear reader, " + "".join(pieces)
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    text = written.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        letters, told = campaign(Path(folder), template, text)
        (found,) = campaigns(Path(folder) / "t.md", Path(folder) / "r.csv", Defaults())
    assert not isinstance(found, Failure | Notice)
    body = found.template.body
    if not letters:
        assert [notice.reason for notice in told if isinstance(notice, Failure)] == ["no rows below the header"]
        return
    filled = letters[0].parts["body"]
    rendered = filled.rendered
    assert isinstance(letters[0].message, Message)
    for offset, char in enumerate(rendered.text):
        start, end = rendered.in_template(offset, offset + 1)
        cell = filled.cell_at(offset, offset + 1)
        if cell is None:
            assert body[start:end] == char
        else:
            assert body[start:end].startswith("{{")
            assert body[start:end].endswith("}}")
            at = cell[0].map.locate(cell[1])
            assert text.split("\n")[at.line - 1 :][0][at.column - 1 :][:1] in (char, "" if char == "\n" else char)
