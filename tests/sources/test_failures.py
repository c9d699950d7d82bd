"""An input that cannot be read is reported with its place and reason, and the rest goes on."""

import json
from pathlib import Path

import pytest
from reading import failure, read

from outreach_lint.model import Failure, Message
from outreach_lint.sources import decoding
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

NESTED = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
MATTER = "---\n{}\n---\nHi Ana, a note.\n"


@pytest.mark.parametrize(
    ("name", "data", "line", "reason"),
    [
        ("empty.txt", b"", 1, "empty message"),
        ("blank.txt", b" \r\n\n ", 1, "empty message"),
        ("only_header.txt", b"Subject: x\n\n", 3, "empty message"),
        ("binary.txt", b"MZ\n\0\1", 2, "binary data"),
        ("bad_utf8.txt", b"abc\nd\xe9f", 2, "not valid UTF-8 at byte 6 (line 2)"),
        ("bad_utf8_after_mark.txt", b"\xef\xbb\xbfab\xff", 1, "not valid UTF-8 at byte 6"),
        ("cut_utf16.txt", b"\xff\xfeA", 1, "not valid UTF-16"),
        ("unclosed.md", "---\nsubject: x\nHi", 1, "not closed"),
        ("not_a_mapping.md", MATTER.format("just text"), 2, "“key: value” lines"),
        ("list.md", MATTER.format("- a"), 2, "“key: value” lines"),
        ("bad_yaml.md", MATTER.format("id: a\nsubject: a: b"), 3, "invalid YAML: mapping values"),
        ("control.md", MATTER.format("id: a\nsubject: a\x07"), 3, "control character"),
        ("twice.md", MATTER.format("subject: a\nid: x\nsubject: b"), 4, "“subject” stands here twice (column 1)"),
        ("anchor.md", MATTER.format("subject: &a x\nid: *a"), 2, "anchors and aliases"),
        ("deep.md", MATTER.format("x: " + "[" * 5000 + "]" * 5000), 2, "nested more than"),
        ("long.md", MATTER.format("x: " + "a" * 100_000), 1, "larger than 100 KB"),
        ("braces.md", MATTER.format("subject: {{first_name}}"), 2, "put a merge field in quotes"),
        ("typo.md", MATTER.format("id: x\nprosepct: {}"), 3, "did you mean “prospect”? (column 1)"),
        ("case.md", MATTER.format("Subject: x"), 2, "did you mean “subject”?"),
        ("fax.md", MATTER.format("channel: fax"), 2, "channel “fax” is not known; allowed: email, linkedin_note"),
        (
            "step.md",
            MATTER.format("step: second"),
            2,
            "step must be a whole number such as 12, not “second” (column 7)",
        ),
        ("prospect.md", MATTER.format("prospect: Dana"), 2, "prospect must be a mapping, not “Dana”"),
        ("empty_body.md", "---\nsubject: x\n---\n\n", 2, "empty message"),
        ("no_body.json", '{\n "subject": "x"}', 1, "empty message"),
        ("empty_body.json", '{\n "body": " "}', 2, "empty message"),
        ("number.json", "12", 1, "must be an object"),
        ("no_rows.json", "[]", 1, "no messages"),
        ("comma.json", '{"body": "x",\n}', 2, "expecting a key"),
        ("colon.json", '{"body" "x"}', 1, 'expecting ":" after a key (column 9)'),
        ("after.json", '{"body": "x"} {}', 1, "something follows"),
        ("unclosed.json", '{"body": "x', 1, "unterminated string starting (column 10)"),
        ("not_json.json", '{"body": x}', 1, "expecting value (column 10)"),
        ("nan.json", '{"body": "x", "step": NaN}', 1, "a number that cannot be read"),
        ("long_number.json", '{"body": "x", "step": ' + "9" * 5000 + "}", 1, "a number that cannot be read"),
        ("tab.json", '{"body": "a\tb"}', 1, "invalid control character (column 12)"),
        ("deep.json", "[" * 100_000, 1, "nested more than"),
        ("twice.json", '{"body": "a", "body": "b"}', 1, "“body” stands here twice (column 15)"),
        ("type.json", '{"body": 5}', 1, "body must be text, not the number 5 (column 10)"),
        ("bool.json", '{"body": "a", "step": true}', 1, "step must be a whole number such as 12, not true"),
        ("name.json", '{"body": "a", "prospect": {"first_name": []}}', 1, "first_name must be text, not a list"),
        ("staff.json", '{"body": "a", "prospect": {"employees": "12"}}', 1, "employees must be a whole number"),
        ("nothing.jsonl", "\n\n", 1, "no messages"),
        ("utf16.jsonl", '{"body": "a"}'.encode("utf-16"), 1, "UTF-16 is not supported for JSONL"),
        ("html.eml", "Content-Type: text/html\n\n<p hidden>Hi", 1, "of which a reader sees no words"),
        ("empty.eml", "", 1, "empty message"),
        (
            "nested.eml",
            "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000)),
            1,
            "parts",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and len(value) < 30 else "",
)
def test_broken_input(tmp_path: Path, name: str, data: bytes | str, line: int, reason: str) -> None:
    found = failure(tmp_path, name, data)
    assert (found.path, found.line) == ((tmp_path / name).as_posix(), line)
    assert reason in found.reason


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [b'{"body": "one"}', b'{"body": ', b'{"body": "\xff"}', b'{"body": "\0"}', b"", b"[1]", b'{"body": "two"}']
    found = read(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert [(item.line, "column" in item.reason) for item in found if isinstance(item, Failure)] == [
        (2, True),
        (3, False),
        (4, False),
        (6, True),
    ]
    assert [(item.id, item.body) for item in found if isinstance(item, Message)] == [
        ("a.jsonl:1", "one"),
        ("a.jsonl:7", "two"),
    ]


def test_a_wrong_row_of_an_array_does_not_stop_the_others(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", '[{"body": "one"},\n{"body": "x", "channel": "fax"},\n7, {"body": "two"}]')
    assert [item.line if isinstance(item, Failure) else item.id for item in found] == ["a#1", 2, 3, "a#4"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LIMIT", 1_000_000)
    assert "larger than 1 MB" in failure(tmp_path, "a.txt", b"a" * 1_000_001).reason


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"body": "a" * decoding.LIMIT * 2})
    found = read(tmp_path, "a.jsonl", f'{{"body": "one"}}\n{long}\n{{"body": "two"}}\n')
    assert [type(item) for item in found] == [Message, Failure, Message]
    assert isinstance(found[1], Failure)
    assert (found[1].line, "line is larger than 10 MB" in found[1].reason) == (2, True)


def test_what_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (found,) = read_path(tmp_path / "folder.txt", Defaults())
    assert isinstance(found, Failure)
    assert "cannot be read" in found.reason
