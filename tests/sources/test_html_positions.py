"""Every character of HTML stands in the file where its map says, in a file of its own and in a mail."""

import base64
import os
import quopri
import tempfile
from pathlib import Path

from html_pages import PAGES, PLAIN, Page, written
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import on_disk, one

from outreach_lint.model import Message

MANY = settings(max_examples=int(os.environ.get("HTML_EXAMPLES", "200")), deadline=None)


def read(name: str, data: str | bytes) -> Message:
    with tempfile.TemporaryDirectory() as folder:
        return one(Path(folder), name, data)


@MANY
@given(PAGES)
def test_html_file(page: Page) -> None:
    source, pieces = written(page)
    found = read("é.html", source)
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, text) in enumerate(pieces):
        if seen != "\n":
            # A stretch of spaces may go on behind a tag; where it begins is known.
            begin = text[0] if seen == " " else text
            assert on_disk(found, "body", offset, source).startswith(begin), (offset, seen)


@MANY
@given(PAGES, st.sampled_from(["\n", "\r\n"]))
def test_html_in_a_quoted_printable_mail(page: Page, newline: str) -> None:
    source, pieces = written(page)
    head = "Subject: x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    head = head.replace("\n", newline)
    coded = quopri.encodestring(source.replace("\r\n", "\n").encode()).decode("latin-1").replace("\n", newline)
    found = read("a.eml", (head + coded).encode("latin-1"))
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, text) in enumerate(pieces):
        here = on_disk(found, "body", offset, head + coded)
        if seen == " ":
            assert here[0] in " \t\r\n=", (offset, here[:9])
        elif seen != "\n":
            first = text.encode()[:1]
            assert here.startswith((first.decode("latin-1"), f"={first[0]:02X}")), (offset, seen, here[:9])


@MANY
@given(PAGES)
def test_html_in_a_mail_of_eight_bits(page: Page) -> None:
    source, pieces = written(page)
    text = "Subject: x\nContent-Type: text/html; charset=utf-8\n\n" + source
    found = read("a.eml", text)
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, piece) in enumerate(pieces):
        if seen != "\n":
            assert on_disk(found, "body", offset, text).startswith(piece[0] if seen == " " else piece)


@MANY
@given(PAGES)
def test_html_in_a_base64_mail_stands_within_two_signs(page: Page) -> None:
    source, pieces = written(page)
    head = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    found = read("a.eml", head + base64.encodebytes(source.encode()).decode())
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, text) in enumerate(pieces):
        if seen == "\n":
            continue
        here = on_disk(found, "body", offset, head + base64.encodebytes(source.encode()).decode())
        at = found.origin.locate("body", offset)
        signs = (at.line - 4) * 76 + at.column - 1
        start = signs // 4 * 3 + signs % 4
        assert source.encode()[start:].startswith(text[:1].encode()), (offset, here)


@MANY
@given(st.lists(st.text(PLAIN, min_size=1, max_size=6), min_size=1, max_size=20), st.integers(5, 30), st.booleans())
def test_flowed_text_is_whole_again(words: list[str], width: int, delete: bool) -> None:  # noqa: FBT001 -- drawn
    lines, line = list[str](), ""
    for word in words:
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += word + " "
    text = (" \n" if delete else "\n").join([*lines, line.rstrip(" ")])
    parameter = "; delsp=yes" if delete else ""
    source = f"Content-Type: text/plain; charset=utf-8; format=flowed{parameter}\n\n{text}"
    found = read("a.eml", source)
    assert found.body == " ".join(words)
    for offset, char in enumerate(found.body):
        assert on_disk(found, "body", offset, source).startswith(char)
