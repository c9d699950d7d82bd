"""Every character of a part stands in the file where its map says."""

import json
import quopri
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading import on_disk, one

from outreach_lint.model import Message, PartName
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff\x85")
LINES = st.text(st.one_of(LETTERS, st.sampled_from("a \"'\\/=:#é😀👍🏽\t")), max_size=30)
BODIES = st.lists(LINES, min_size=1, max_size=5).map("\n".join).filter(lambda text: bool(text.strip()))
SUBJECTS = LINES.filter(lambda text: bool(text.strip()))
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "r": "\r", "b": "\b", "f": "\f"}


def message(name: str, data: str | bytes) -> Message:
    with tempfile.TemporaryDirectory() as folder:
        return one(Path(folder), name, data)


def assert_exact(found: Message, part: PartName, text: str) -> None:
    """Hold each character to the file, line ends included."""
    for offset, char in enumerate(found.part(part)):
        here = on_disk(found, part, offset, text)
        assert here.startswith((char, "\r\n") if char == "\n" else char), (offset, char, here)


def json_char(written: str) -> str:
    """Return the character that a JSON literal begins with."""
    if written[0] != "\\":
        return written[0]
    if written[1] != "u":
        return ESCAPES[written[1]]
    pair = written[6:8] == "\\u" and written[2:4].lower() in ("d8", "d9", "da", "db")
    return str(json.loads('"' + written[: 12 if pair else 6] + '"'))


@given(BODIES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_plain_text_with_either_line_end_and_a_mark(body: str, newline: str, mark: bool) -> None:  # noqa: FBT001 -- drawn
    assume(not body.startswith("---"))
    text = body.replace("\n", newline)
    found = message("a.txt", ("\ufeff" if mark else "") + text)
    if found.subject is None:
        assert found.body in body
    assert_exact(found, "body", text)


@given(SUBJECTS, BODIES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["single", "double", "literal", "folded"]))
def test_front_matter(subject: str, body: str, newline: str, style: str) -> None:
    assume("\t" not in subject or style in ("single", "double"))
    assume(subject == subject.strip())
    written = {
        "single": "'" + subject.replace("'", "''") + "'",
        "double": json.dumps(subject, ensure_ascii=False),
        "literal": "|-\n  " + subject,
        "folded": ">-\n  " + subject,
    }[style]
    text = f"---\nid: x😀\nsubject:   {written}\n---\n\n{body}".replace("\n", newline)
    found = message("a.md", text)
    assert found.subject == subject
    assert_exact(found, "body", text)
    for offset, char in enumerate(subject):
        here = on_disk(found, "subject", offset, text)
        if char.isspace() and style in ("literal", "folded"):
            continue
        doubled = {"single": char.replace("'", "''"), "double": json.dumps(char, ensure_ascii=False)[1:-1]}
        assert here.startswith(doubled.get(style, char))


@given(SUBJECTS, BODIES, st.booleans(), st.sampled_from([None, 2]))
def test_json_through_escapes(subject: str, body: str, ascii_only: bool, indent: int | None) -> None:  # noqa: FBT001 -- drawn
    row = {"prospect": {"first_name": "\U0001f600"}, "subject": subject, "body": body}
    text = json.dumps([{"body": "é😀"}, row], ensure_ascii=ascii_only, indent=indent)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(text, "utf-8")
        found = _last(path)
    assert (found.subject, found.body) == (subject, body)
    for part in ("subject", "body"):
        for offset, char in enumerate(found.part(part)):
            assert json_char(on_disk(found, part, offset, text))[0] == char[0]


@given(st.lists(BODIES, min_size=1, max_size=4), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_jsonl_through_escapes(bodies: list[str], ascii_only: bool, newline: str) -> None:  # noqa: FBT001 -- drawn
    text = newline.join(
        json.dumps({"body": body, "x": [1, {"body": "no"}]}, ensure_ascii=ascii_only) for body in bodies
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(text.encode())
        found = _last(path)
    assert found.body == bodies[-1]
    for offset, char in enumerate(found.body):
        assert json_char(on_disk(found, "body", offset, text)) == char


@given(BODIES, st.sampled_from(["utf-8", "iso-8859-1"]))
def test_quoted_printable_mail(body: str, charset: str) -> None:
    coded = body.encode(charset, "ignore")
    assume(coded.strip())
    encoded = quopri.encodestring(coded).decode("latin-1")
    head = f"Subject: hi\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n"
    found = message("a.eml", (head + encoded).encode("latin-1"))
    assert found.body == coded.decode(charset)
    for offset, char in enumerate(found.body):
        here = on_disk(found, "body", offset, head + encoded)
        first = char.encode(charset)[0]
        assert here.startswith((char, f"={first:02X}")) if first < 128 else here.startswith(f"={first:02X}")


@given(BODIES, st.sampled_from(["\n", "\r\n"]))
def test_mail_of_eight_bits(body: str, newline: str) -> None:
    text = f"Subject: hi\n x\nContent-Type: text/plain; charset=utf-8\n\n{body}".replace("\n", newline)
    found = message("a.eml", text)
    assert found.body == body
    assert_exact(found, "body", text)


@pytest.mark.parametrize(
    ("head", "subject", "line", "column"),
    [
        ("Subject: Quick note\n", "Quick note", 1, 10),
        ("X: 1\nsubject:Plain\n", "Plain", 2, 9),
        ("X: 1\nSubject: =?utf-8?Q?caf=C3=A9_time?=\n", "café time", 2, 10),
        ("Subject: =?utf-8?B?Y2Fm?=\n =?utf-8?B?w6k=?=\n", "café", 1, 10),
    ],
)
def test_a_mail_subject_stands_at_its_value(head: str, subject: str, line: int, column: int) -> None:
    found = message("a.eml", f"{head}\nhello")
    at = found.origin.locate("subject", 0)
    assert (found.subject, at.line, at.column) == (subject, line, column)


def test_a_folded_subject_goes_on_in_the_next_line() -> None:
    found = message("a.eml", "Subject: one\r\n two\r\n\r\nhello")
    at = found.origin.locate("subject", len("one "))
    assert (found.subject, at.line, at.column) == ("one two", 2, 2)


def test_base64_keeps_the_line() -> None:
    head = "Subject: x\nContent-Transfer-Encoding: base64\n\n"
    found = message("a.eml", head + "aGVsbG8g\nd29ybGQ=\n")
    assert found.body == "hello world"
    assert [found.origin.locate("body", offset).line for offset in (0, 6)] == [4, 5]


def test_a_pasted_subject_stands_after_its_name() -> None:
    text = "Subject: Hello\nTo: Ana Lee <ana@x.org>\n\nHi Ana,"
    found = message("a.txt", text)
    assert_exact(found, "subject", text)
    assert_exact(found, "body", text)
    assert found.subject == "Hello"


def _last(path: Path) -> Message:
    found = list(read_path(path, Defaults()))[-1]
    assert isinstance(found, Message), found
    return found
