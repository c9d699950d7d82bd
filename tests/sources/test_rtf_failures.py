"""RTF that cannot be read, or that was made to do harm, is refused with a reason at its line."""

from pathlib import Path

import pytest
from reading import failure, one

from outreach_lint.sources import paragraphs, rtf_reader
from outreach_lint.sources.decoding import LIMIT

REFUSED = {
    "empty.rtf": (b" \r\n", 1, "empty message"),
    "no_words.rtf": (b"{\\rtf1{\\fonttbl{\\f0 Arial;}}\n\\par\\par}", 1, "empty message"),
    "only_header.rtf": (b"{\\rtf1\nSubject: x\\par\n\\par}", 2, "empty message"),
    "text.rtf": (b"Hi Dana,", 1, "it does not begin with “{\\rtf”"),
    "other.rtf": (b"{\\rtfx Hi}", 1, "it does not begin with “{\\rtf”"),
    "word.rtf": (b"PK\x03\x04", 1, "it is a Word document; name it .docx"),
    "old.rtf": (b"\xd0\xcf\x11\xe0", 1, "it is an old .doc file"),
    "cut.rtf": (b"{\\rtf1 Hi\n{\\b Dana,\n and", 3, "the file breaks off: 2 groups are not closed"),
    "cut_in_word.rtf": (b"{\\rtf1 Hi\\", 1, "the file breaks off: 1 group is not closed"),
    "cut_in_data.rtf": (b"{\\rtf1 Hi{\\pict\\bin999999999 }}", 1, "the file breaks off: 2 groups"),
    "deep.rtf": (b"{\\rtf1\n" + b"{" * 10_000 + b"Hi" + b"}" * 10_001, 2, "groups are nested more than 500 deep"),
    "long.rtf": (b"{\\rtf1 " + b"a" * 250_001 + b"}", 1, "more than 250,000 characters, which is no message"),
    "blank.rtf": (b"{\\rtf1 Hi" + b"\\par\n" * 50_001 + b"}", 1, "more than 50,000 paragraphs"),
    "large.rtf": (b"{\\rtf1 " + b"0" * LIMIT, 1, "larger than 10 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(tmp_path: Path, name: str) -> None:
    data, line, reason = REFUSED[name]
    found = failure(tmp_path, name, data)
    assert (found.path, found.line) == ((tmp_path / name).as_posix(), line)
    assert reason in found.reason


def test_more_tokens_than_a_person_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"{\\rtf1" + b"\n{}" * 20 + b"Hi}"
    assert one(tmp_path, "a.rtf", data).body == "Hi"
    monkeypatch.setattr(rtf_reader, "TOKENS", 11)
    found = failure(tmp_path, "a.rtf", data)
    assert (found.line, "more than 11 groups and control words" in found.reason) == (4, True)


def test_a_large_picture_costs_little(tmp_path: Path) -> None:
    picture = b"{\\pict\\pngblip\n" + b"89504e470d0a1a0a\n" * 500_000 + b"}"
    found = one(tmp_path, "a.rtf", b"{\\rtf1 Hi " + picture + b"Dana,}")
    assert found.body == "Hi Dana,"
    assert found.origin.locate("body", 3).line == 500_002
    assert len(found.body) < paragraphs.CHARACTERS
