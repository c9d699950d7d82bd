"""A mail whose header names a charset that its bytes are not in is read as what they are, with a note."""

import base64
from pathlib import Path

import pytest

from outreach_lint.model import Message, Notice
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

TEXT = "Hi Ana, the doors of hall 2 stand open.\n"
LONGER = "Gr\u00fc\u00dfe, " + TEXT


def read(tmp_path: Path, charset: str, content: bytes, *, packed: bool) -> list[Message | Notice]:
    head = f"Subject: Doors\nContent-Type: text/plain; charset={charset}\n"
    head += "Content-Transfer-Encoding: base64\n\n" if packed else "\n"
    file = tmp_path / "a.eml"
    file.write_bytes(head.encode() + (base64.b64encode(content) if packed else content))
    return [outcome for outcome in read_path(file, Defaults()) if isinstance(outcome, Message | Notice)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("text", [TEXT, TEXT + "x", LONGER])
@pytest.mark.parametrize("charset", ["utf-16", "utf-16le", "utf-32", "cp037"])
def test_words_in_ascii_are_read_whatever_the_header_says(
    tmp_path: Path, charset: str, text: str, *, packed: bool
) -> None:
    notice, message = read(tmp_path, charset, text.encode(), packed=packed)
    assert isinstance(notice, Notice)
    assert (notice.line, "charset" in notice.reason) == (5 if packed else 4, True)
    assert isinstance(message, Message)
    assert message.body == text


@pytest.mark.parametrize("charset", ["utf-16", "utf-16le", "utf-32", "iso-2022-jp", "utf-7", "hz", "utf-8", "no-such"])
def test_a_charset_that_fits_needs_no_note(tmp_path: Path, charset: str) -> None:
    text = "\u65e5\u672c" if charset in {"iso-2022-jp", "hz", "utf-7"} else TEXT
    content = text.encode("utf-8" if charset == "no-such" else charset)
    (message,) = read(tmp_path, charset, content, packed=True)
    assert isinstance(message, Message)
    assert message.body == text
