"""Which part of a mail is linted, and what is taken from its headers."""

import base64
from pathlib import Path

import pytest
from reading import failure, on_disk, one

from outreach_lint.markup import Markup
from outreach_lint.model import Sender

TEXT = "--b\nContent-Type: text/plain; charset=utf-8\n\nHi Dana, the doors of hall 2 stand open.\n"
HTML = (
    "--b\nContent-Type: text/html; charset=utf-8\n\n"
    "<p>Hi Dana, the <b>doors</b> of hall 2 stand open.</p><a href='https://a.example/t'>The table</a>\n"
)
OTHER = (
    "--b\nContent-Type: text/html; charset=utf-8\n\n"
    "<p>Dear Lee, our spring discount ends; call before Friday at noon, or never again at all.</p>\n"
)
SEEN = "Hi Dana, the doors of hall 2 stand open."
LOST = '; boundary="b"'
STUB = "--b\nContent-Type: text/plain\n\nYour program shows no HTML.\n"
FILE = "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nnot this\n"
INNER = "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nnot this either\n"


def mail(kind: str, *parts: str) -> str:
    return (
        f'Subject: x\nContent-Type: multipart/{kind}; boundary="b"\n\npreamble\n' + "".join(parts) + "--b--\nepilogue\n"
    )


@pytest.mark.parametrize(
    ("source", "body", "agreement"),
    [
        (mail("alternative", TEXT, HTML), SEEN, 1.0),
        (mail("alternative", HTML, TEXT), SEEN, 1.0),
        (mail("alternative", HTML), SEEN + "\n\nThe table", 1.0),
        (mail("alternative", STUB, HTML), SEEN + "\n\nThe table", 0.0),
        (mail("mixed", FILE, INNER, TEXT), SEEN, None),
        (mail("mixed", HTML, STUB), SEEN + "\n\nThe table", 1.0),
        (mail("mixed", TEXT, HTML), SEEN, None),
        (mail("alternative", TEXT, HTML).replace("--b--\n", ""), SEEN, 1.0),
        (mail("alternative", TEXT, HTML).replace(LOST, "").replace("--b\n", "--bbbbb\n"), SEEN, 1.0),
        (mail("alternative", TEXT, HTML).replace("\n", "\r\n"), SEEN, 1.0),
    ],
)  # fmt: skip
def test_one_text_is_chosen(tmp_path: Path, source: str, body: str, agreement: float | None) -> None:
    found = one(tmp_path, "a.eml", source)
    assert found.body.strip() == body
    assert (found.markup.agreement if found.markup else None) == agreement
    assert on_disk(found, "body", found.body.index("hall"), source).startswith("hall 2")


def test_alternatives_that_say_different_things_are_told_apart(tmp_path: Path) -> None:
    markup = one(tmp_path, "a.eml", mail("alternative", TEXT * 1, OTHER)).markup or Markup()
    assert markup.agreement < 0.3


def test_links_of_the_html_have_a_place_and_no_span_beside_a_plain_text(tmp_path: Path) -> None:
    source = mail("alternative", TEXT, HTML)
    (link,) = (one(tmp_path, "a.eml", source).markup or Markup()).links
    assert (link.text, link.start) == ("The table", None)
    assert source.split("\n")[link.at.line - 1][link.at.column - 1 :].startswith("<a href")


def test_alternatives_within_related_within_mixed(tmp_path: Path) -> None:
    inner = mail("alternative", TEXT, HTML).partition("\n")[2]
    outer = (
        "Subject: x\nContent-Type: multipart/mixed;\n\tboundary=c\n\n--c\n"
        + inner
        + "--c\nContent-Type: text/plain\n\nfooter\n"
    )
    assert one(tmp_path, "a.eml", outer).body == SEEN


def test_flowed_lines_are_joined_and_quotes_and_signatures_are_not(tmp_path: Path) -> None:
    text = "A long \nline.\n  stuffed\n> quoted \n> too\n>> deeper \n-- \nTom \n"
    source = f"Content-Type: text/plain; format=flowed\n\n{text}"
    found = one(tmp_path, "a.eml", source)
    assert found.body == "A long line.\n stuffed\n> quoted too\n>> deeper \n-- \nTom \n"
    for word in ("line.", "stuffed", "too", "deeper", "Tom"):
        assert on_disk(found, "body", found.body.index(word), source).startswith(word)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "nonsense", "punycode", ""])
def test_any_charset_is_read(tmp_path: Path, charset: str) -> None:
    coded = "café".encode("utf-8" if charset == "utf-8" else "latin-1")
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64\n\n".encode()
    assert one(tmp_path, "a.eml", head + base64.b64encode(b"<p>" + coded)).body == "café"


def test_people_and_stage_come_from_the_headers(tmp_path: Path) -> None:
    to = 'To: "Whitfield, Dana"\n <dana@b.example>\n'
    head = f"From: =?utf-8?Q?Tom_R=C3=A9yes?= <tom@a.example>\n{to}In-Reply-To: <1@x>\n\nHi"
    found = one(tmp_path, "a.eml", head)
    assert (found.stage, found.sender) == ("reply", Sender("Tom Réyes", "", "tom@a.example"))
    assert found.prospect
    assert (found.prospect.first_name, found.prospect.last_name) == ("Dana", "Whitfield")
    assert found.prospect.email == "dana@b.example"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mail("mixed", INNER), "empty message"),
        (mail("mixed", FILE), "empty message"),
        ("Content-Type: text/html\n\n<p hidden>no", "of which a reader sees no words"),
        ("Subject: x\n\n" + "a" * 2_000_001, "a text of the mail is larger than 2 MB"),
        ("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n\n" * 3000, "empty message"),
    ],
)
def test_mail_without_a_text(tmp_path: Path, data: str, reason: str) -> None:
    assert reason in failure(tmp_path, "a.eml", data).reason


def test_apple_mail_is_as_long_as_its_first_line_says(tmp_path: Path) -> None:
    inner = "Subject: x\n\nHi Dána,\n"
    size = len(inner.encode())
    source = f'{size}      \n{inner}<?xml version="1.0"?><plist/>'
    found = one(tmp_path, "a.emlx", source)
    assert found.body == "Hi Dána,\n"
    assert on_disk(found, "body", 3, source).startswith("Dána")
    assert "how long the mail is" in failure(tmp_path, "b.emlx", inner).reason
