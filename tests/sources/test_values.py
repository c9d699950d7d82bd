"""What a message says of itself, what the options say, and which of them wins."""

from pathlib import Path

import pytest
from reading import one

from outreach_lint.errors import SourceError
from outreach_lint.model import Message, Prospect, Sender
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.prospect import read_prospect
from outreach_lint.sources.read import read_stdin

OPTIONS = Defaults("sms", "template", "customer", Prospect(first_name="Option"), Sender("Rep", "Acme"))
KEYS = (
    '"id": 7, "channel": "x_dm", "kind": "draft", "stage": "reply", "preheader": "p", "sequence": "q3", "step": 2, '
    '"prospect": {"first_name": "Ana", "employees": 12, "recent": ["a", "b"], "deal": 4}, "sender": {"name": "Jo"}'
)
PROSPECT = Prospect(first_name="Ana", employees=12, recent=("a", "b"), other={"deal": "4"})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", f'{{{KEYS}, "body": "Hi"}}'),
        ("a.jsonl", f'{{{KEYS}, "body": "Hi", "crm": null, "prospect_id": 3}}'),
        ("a.md", f"---\n{{{KEYS}}}\n---\nHi"),
    ],
)
def test_the_messages_own_data_win(tmp_path: Path, name: str, data: str) -> None:
    found = one(tmp_path, name, data, OPTIONS)
    assert (found.id, found.channel, found.kind, found.stage) == ("7", "x_dm", "draft", "reply")
    assert (found.preheader, found.sequence, found.step) == ("p", "q3", 2)
    assert (found.prospect, found.sender, found.body) == (PROSPECT, Sender("Jo"), "Hi")


@pytest.mark.parametrize(("name", "data"), [("a.txt", "Hi"), ("a.json", '{"body": "Hi", "kind": null, "stage": ""}')])
def test_options_fill_what_is_not_said(tmp_path: Path, name: str, data: str) -> None:
    found = one(tmp_path, name, data, OPTIONS)
    assert (found.id, found.channel, found.kind, found.stage) == ("a", "sms", "template", "customer")
    assert (found.prospect, found.sender) == (OPTIONS.prospect, OPTIONS.sender)


def test_yaml_scalars_are_read_as_written_where_text_is_wanted(tmp_path: Path) -> None:
    found = one(tmp_path, "a.md", "---\nprospect: {first_name: No, company: 1010}\nsubject: 12:30\n---\nHi")
    assert found.prospect == Prospect(first_name="No", company="1010")
    assert found.subject == "12:30"


@pytest.mark.parametrize(
    ("text", "subject", "body"),
    [
        ("Subject: Hello\n\nHi Ana,", "Hello", "Hi Ana,"),
        ("Subject: Hello\nHi Ana,", "Hello", "Hi Ana,"),
        ("**Subject:** Hello\n\nHi Ana,", "Hello", "Hi Ana,"),
        ("To: a@b.co\nCc: c@d.co\n\nHi Ana,", None, "Hi Ana,"),
        ("To: be frank,\nI am new here.", None, "To: be frank,\nI am new here."),
        ("Date: tomorrow?\n\nHi Ana,", None, "Date: tomorrow?\n\nHi Ana,"),
        ("Hi Ana,\nSubject: x", None, "Hi Ana,\nSubject: x"),
        ("\n\n  Hi Ana,\n", None, "  Hi Ana,\n"),
    ],
)
def test_pasted_headers_are_no_prose(tmp_path: Path, text: str, subject: str | None, body: str) -> None:
    found = one(tmp_path, "a.txt", text)
    assert (found.subject, found.body) == (subject, body)


@pytest.mark.parametrize(
    ("to", "prospect"),
    [
        ("Ana Lee <ana@x.org>", Prospect(first_name="Ana", last_name="Lee", email="ana@x.org")),
        ('"Lee, Ana" <ana@x.org>, Bo <b@x.org>', Prospect(first_name="Ana", last_name="Lee", email="ana@x.org")),
        ("=?utf-8?Q?Zo=C3=AB?= van Dam <z@x.org>", Prospect(first_name="Zoë", last_name="van Dam", email="z@x.org")),
        ("ana@x.org", Prospect(email="ana@x.org")),
        ('"ana@x.org" <ana@x.org>', Prospect(email="ana@x.org")),
        ("((((((((" * 5000, Prospect(first_name="(" * 1000)),
    ],
)
def test_the_recipient_of_a_mail_is_the_prospect(tmp_path: Path, to: str, prospect: Prospect) -> None:
    found = one(tmp_path, "a.eml", f"To: {to}\nFrom: Jo <jo@y.org>\n\nHi", Defaults(sender=Sender("Rep", "Acme")))
    assert found.prospect == prospect
    assert found.sender == Sender("Jo", "Acme", "jo@y.org")


@pytest.mark.parametrize(
    ("header", "stage"), [("In-Reply-To: <1@x>", "reply"), ("References: <1@x>", "reply"), ("X: 1", None)]
)
def test_a_mail_in_a_thread_is_a_reply(tmp_path: Path, header: str, stage: str | None) -> None:
    assert one(tmp_path, "a.eml", f"{header}\n\nHi").stage == stage


def test_the_plain_part_of_a_mail_is_taken(tmp_path: Path) -> None:
    part = "--b\nContent-Type: {}\n\n{}\n"
    parts = part.format("text/html", "<p>no") + part.format("text/plain; charset=nonsense", "café") + "--b--\n"
    found = one(tmp_path, "a.eml", "Content-Type: multipart/alternative; boundary=b\n\n" + parts)
    assert (found.body, found.origin.locate("body", 0).line) == ("café", 10)


@pytest.mark.parametrize("first", ["Content-Disposition: attachment\n\nno", "\n\n \n", "X: y\n\n\x89PNG\0\0\0"])
def test_attached_blank_and_binary_parts_are_passed_over(tmp_path: Path, first: str) -> None:
    parts = f"--b\n{first}\n--b\n\nHi Ana\n--b--\n"
    assert one(tmp_path, "a.eml", "Content-Type: multipart/mixed; boundary=b\n\n" + parts).body == "Hi Ana"


def test_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt", "Hi Ana é".encode("utf-16")).body == "Hi Ana é"


def test_a_lone_surrogate_is_replaced(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", r'{"body": "a\ud83db"}').body == "a\ufffdb"


@pytest.mark.parametrize(
    ("data", "bodies"),
    [
        (b"Hi Ana,", ["Hi Ana,"]),
        (b"{{first_name}}, hi", ["{{first_name}}, hi"]),
        (b"{Hi|Hello} Ana", ["{Hi|Hello} Ana"]),
        (b"[Name], hi", ["[Name], hi"]),
        (b'{"body": "one"}', ["one"]),
        (b'{\n"body": "one"\n}\n', ["one"]),
        (b'[{"body": "one"}, {"body": "two"}]', ["one", "two"]),
        (b'{"body": "one"}\n{"body": "two"}\n', ["one", "two"]),
        (b"\xef\xbb\xbf---\nid: x\n---\nHi", ["Hi"]),
    ],
)
def test_standard_input_is_told_by_its_beginning(data: bytes, bodies: list[str]) -> None:
    found = list(read_stdin(data, Defaults()))
    assert [item.body for item in found if isinstance(item, Message)] == bodies
    assert all(isinstance(item, Message) and item.origin.path == "-" for item in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.yaml", "first_name: Ana\nemployees: 12\nrecent: [a, b]\ndeal: 4\n"),
        ("p.json", '{"first_name": "Ana", "employees": 12, "recent": ["a", "b"], "deal": 4}'),
    ],
)
def test_a_prospect_file(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert read_prospect(tmp_path / name) == PROSPECT


@pytest.mark.parametrize(
    ("text", "at", "excerpt", "reason"),
    [
        ("first_name: Ana\nemployees: many\n", (2, 12), "employees: many", "employees must be a whole number"),
        ("first_name: [Ana]\n", (1, 13), "first_name: [Ana]", "first_name must be text, not a list"),
        ("recent: x\n", (1, 9), "recent: x", "recent must be a list of texts, not “x”"),
        ("- x\n", (1, 1), "- x", "prospect must be a mapping, not a list"),
        ("a: 1\na: 2\n", (2, 1), "a: 2", "twice"),
        ("", (0, 0), "", "empty"),
    ],
)
def test_a_wrong_prospect_file(tmp_path: Path, text: str, at: tuple[int, int], excerpt: str, reason: str) -> None:
    (tmp_path / "p.yaml").write_text(text)
    with pytest.raises(SourceError, match=reason) as caught:
        read_prospect(tmp_path / "p.yaml")
    place = caught.value.place
    assert place is not None
    assert ((place.line, place.column), place.excerpt) == (at, excerpt)


def test_other_keys_of_a_prospect_are_kept_as_text(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"a": "x", "b": 1.5, "c": true, "d": [1, {"e": "é"}], "f": null}')
    kept = {"a": "x", "b": "1.5", "c": "true", "d": '[1,{"e":"é"}]'}
    assert read_prospect(tmp_path / "p.json").other == kept


def test_a_prospect_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_prospect(tmp_path / "none.yaml")
