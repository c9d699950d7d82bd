"""Fixes in every format: what they change in the bytes, and what they leave alone."""

from pathlib import Path

import pytest
from workshop import bench

from outreach_lint import Linter
from outreach_lint.fixing.apply import fixed
from outreach_lint.fixing.edits import unwritable

MAIL = "Hi JENNIFER,\n\nwe met  at the yard.\n"
MENDED = "Hi Jennifer,\n\nwe met at the yard.\n"
RECORD = "---\nprospect: {{first_name: {0}, last_name: {1}, company: {2}}}\n---\n"

CASES = {
    "text": (".txt", MAIL.encode(), MENDED.encode()),
    "any other ending is text": (".letter", MAIL.encode(), MENDED.encode()),
    "line ends": (".txt", MAIL.replace("\n", "\r\n").encode(), MENDED.replace("\n", "\r\n").encode()),
    "mixed line ends": (".txt", MAIL.replace("\n", "\r\n", 1).encode(), MENDED.replace("\n", "\r\n", 1).encode()),
    "no line end at the end": (".txt", MAIL.strip().encode(), MENDED.strip().encode()),
    "byte order mark": (".txt", b"\xef\xbb\xbf" + MAIL.encode(), b"\xef\xbb\xbf" + MENDED.encode()),
    "UTF-16": (".txt", b"\xff\xfe" + MAIL.encode("utf-16-le"), b"\xff\xfe" + MENDED.encode("utf-16-le")),
    "UTF-16, big end first": (".txt", b"\xfe\xff" + MAIL.encode("utf-16-be"), b"\xfe\xff" + MENDED.encode("utf-16-be")),
    "accents and signs before it": (".txt", f"„Grüße“ 🚢, Hi JENNIFER,\n\n{MAIL}".encode(), None),
    "front matter": (
        ".md",
        ("---\nsubject: 'it''s for JENNIFER'\n---\n" + MAIL).encode(),
        ("---\nsubject: 'it''s for Jennifer'\n---\n" + MENDED).encode(),
    ),
    "pasted headers": (".txt", b"Subject: for JENNIFER  Wu\n\n" + MAIL.encode(), None),
    "a quoted cell": (
        ".csv",
        b'id,body,first_name\r\n1,"Hi JENNIFER,\r\n\r\nthe ""red"" boat  is in.",Jennifer\r\n',
        b'id,body,first_name\r\n1,"Hi Jennifer,\r\n\r\nthe ""red"" boat is in.",Jennifer\r\n',
    ),
    "a plain cell": (
        ".tsv",
        b"id\tbody\tfirst_name\n1\tHi JENNIFER, the boat  is in.\tJennifer\n",
        b"id\tbody\tfirst_name\n1\tHi Jennifer, the boat is in.\tJennifer\n",
    ),
    "a table of Windows": (
        ".csv",
        "id;body;first_name\n1;Hi JENNIFER, your café  is open.;Jennifer\n".encode("cp1252"),
        "id;body;first_name\n1;Hi Jennifer, your café is open.;Jennifer\n".encode("cp1252"),
    ),
    "JSON lines": (
        ".jsonl",
        b'{"body": "Hi JENNIFER,\\n\\nthe \\"red\\" \\u0062oat  is in."}\n\n{"body": "no"}\n',
        b'{"body": "Hi Jennifer,\\n\\nthe \\"red\\" \\u0062oat is in."}\n\n{"body": "no"}\n',
    ),
    "JSON": (".json", b'[ {"subject":"for JENNIFER","body":"a  b"} ]', b'[ {"subject":"for Jennifer","body":"a b"} ]'),
    "HTML": (
        ".html",
        b"<p>Hi JENNIFER,</p>\n<p>the <b>boat</b> is in &amp; dry.</p>\n",
        b"<p>Hi Jennifer,</p>\n<p>the <b>boat</b> is in &amp; dry.</p>\n",
    ),
    "a greeting's gap": (".txt", b"Hi ,\n\nthe boat is in.\n", b"Hi,\n\nthe boat is in.\n"),
    "three spaces": (".txt", b"Hi Jo,\n\nthe   boat is in.\n", b"Hi Jo,\n\nthe boat is in.\n"),
    "nothing to fix": (".txt", b"Hi Jo,\n\nthe boat is in.\n", b"Hi Jo,\n\nthe boat is in.\n"),
    "nothing to read": (".json", b"{not json", b"{not json"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fix_changes_its_span_and_no_other_byte(name: str, linter: Linter) -> None:
    suffix, data, expected = CASES[name]
    found = fixed(data, bench(linter, suffix), "file", unsafe=False)
    if expected is None:
        expected = data.replace(b"JENNIFER", b"Jennifer").replace(b"  ", b" ")
    assert found.data == expected
    assert fixed(found.data, bench(linter, suffix), "file", unsafe=False).data == expected


SPELT = [
    ("Hi MCKAY,", ("McKay", "Dunn", "Moss"), "Hi McKay,"),
    ("Hi LEBRON,", ("LeBron", "Dunn", "Moss"), "Hi LeBron,"),
    ("Hi RUTH, the IKEA rota is up.", ("Ruth", "Dunn", "IKEA"), "Hi Ruth, the IKEA rota is up."),
    ("Hi RUTH VAN DEN BERG,", ("Ruth", "van den Berg", "Moss"), "Hi Ruth van den Berg,"),
    ("Hi Ruth, the BRIGHTWATER rota is up.", ("Ruth", "Dunn", "BrightWater"), "Hi Ruth, the BrightWater rota is up."),
    ("Hi ÉLODIE,", ("Élodie", "Dunn", "Moss"), "Hi Élodie,"),
]


@pytest.mark.parametrize(("text", "record", "expected"), SPELT)
def test_a_name_is_written_as_in_the_record(text: str, record: tuple[str, ...], expected: str, linter: Linter) -> None:
    head = RECORD.format(*record)
    found = fixed(f"{head}{text}\n\nSee you.\n".encode(), bench(linter, ".txt"), "file", unsafe=False)
    assert found.data.decode() == f"{head}{expected}\n\nSee you.\n"


def test_capitals_that_nobody_knows_are_left_unless_unsafe_fixes_are_asked_for(linter: Linter) -> None:
    data = b"Dear Mr. HOLLOWAY,\n\nthe crane you asked about is free in May.\n"
    assert fixed(data, bench(linter, ".txt"), "file", unsafe=False).data == data
    assert b"Mr. Holloway," in fixed(data, bench(linter, ".txt"), "file", unsafe=True).data


def test_an_ignored_finding_is_not_fixed(linter: Linter) -> None:
    data = b"<!-- outreach-lint: ignore[names] she writes it so -->\nHi JENNIFER,\n\nthe boat is in.\n"
    assert fixed(data, bench(linter, ".txt"), "file", unsafe=True).data == data


REFUSED = {
    "a name over a folded line": (
        ".yaml",
        b"name: x\nsteps:\n  - body: >\n      Hi Ann, when JENNIFER\n      MCKAY called, the red boat was in.\n",
    ),
    "an escape in a name": (".json", b'{"body": "Hi JENN\\u0049FER,\\n\\nthe boat is in."}'),
    "an entity in a name": (".html", b"<p>Hi JENN&#73;FER,</p><p>the boat is in.</p>"),
    "a tag in a name": (".html", b"<p>Hi JENN<b>IFER</b>,</p><p>the boat is in.</p>"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_written_in_another_way_is_left_alone_and_told(name: str, linter: Linter) -> None:
    suffix, data = REFUSED[name]
    found = fixed(data, bench(linter, suffix), "file", unsafe=True)
    assert (found.data, found.count, len(found.notices)) == (data, 0, 1)


def test_folded_text_is_mended_where_it_is_written_as_it_is_read(linter: Linter) -> None:
    data = b"name: x\nsteps:\n  - subject: Boats\n    body: >\n      Hi Ann,\n      we met  at the red\n      yard.\n"
    assert fixed(data, bench(linter, ".yaml"), "file", unsafe=False).data == data.replace(b"met  at", b"met at")


def test_one_fix_that_cannot_be_written_does_not_stop_the_others(linter: Linter) -> None:
    data = b'{"subject": "for JENN\\u0049FER", "body": "Hi JENNIFER,\\n\\nthe  boat is in."}'
    found = fixed(data, bench(linter, ".json"), "a.json", unsafe=False)
    assert found.data == b'{"subject": "for JENN\\u0049FER", "body": "Hi Jennifer,\\n\\nthe boat is in."}'
    assert [notice.path for notice in found.notices] == ["a.json"]


@pytest.mark.parametrize(
    ("name", "left_alone"),
    [
        ("a.eml", True),
        ("a.emlx", True),
        ("a.mbox", True),
        ("a.XLSX", True),
        ("a.docx", True),
        ("a.rtf", True),
        ("cur/1577:2,S", True),
        ("new/a.txt", False),
        ("a.txt", False),
    ],
)
def test_mails_and_workbooks_are_left_alone(name: str, left_alone: bool, tmp_path: Path) -> None:  # noqa: FBT001
    for folder in ("cur", "new"):
        (tmp_path / folder).mkdir()
    assert bool(unwritable(tmp_path / name)) == left_alone
