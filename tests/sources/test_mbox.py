"""Mails kept together: each is read for itself and stands at its own lines."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import failure, on_disk, read

from outreach_lint.model import Failure, Message
from outreach_lint.sources import mbox
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.discover import discover
from outreach_lint.sources.read import read_path

LINE = "From tom@a.example Mon Nov 16 09:00:00 2026\n"
LINES = st.sampled_from(["Hi Dána,", "From me to you", ">From me", ">>From", "From time 12:30", "", "a\tb", "Tom"])
BODIES = st.lists(LINES, min_size=1, max_size=5).map("\n".join).filter(lambda text: bool(text.strip()))


def escaped(body: str) -> str:
    lines = (">" + line if line.lstrip(">").startswith("From ") else line for line in body.split("\n"))
    return "\n".join(lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(BODIES, min_size=1, max_size=4))
def test_every_mail_stands_at_its_lines(bodies: list[str]) -> None:
    text = "".join(f"{LINE}Subject: a {number}\n\n{escaped(body)}\n\n" for number, body in enumerate(bodies, 1))
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), "a.mbox", text)
    assert [item.id if isinstance(item, Message) else item for item in found] == [
        f"a.mbox#{number}" for number in range(1, len(bodies) + 1)
    ]
    for body, item in zip(bodies, found, strict=True):
        assert isinstance(item, Message)
        assert item.body == body + "\n\n"
        for offset, char in enumerate(item.body):
            assert on_disk(item, "body", offset, text).startswith(char)
        assert on_disk(item, "subject", 0, text).startswith("a ")


def test_prose_that_begins_with_from_is_no_new_mail(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.mbox", f"{LINE}Subject: x\n\nHi\n\nFrom here on, it is fine.\nFrom a 12:30\n")
    assert isinstance(found, Message)
    assert found.body == "Hi\n\nFrom here on, it is fine.\nFrom a 12:30\n"


def test_a_broken_mail_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "LIMIT", 1_000)
    mails = [
        "Subject: a\n\none\n\n",
        "Subject: b\n\n\n",
        "Subject: c\n\n" + "long\n" * 300 + "\n",
        "Subject: d\n\ntwo\n",
    ]
    found = read(tmp_path, "a.mbox", "".join(LINE + mail for mail in mails))
    assert [item.reason[:20] if isinstance(item, Failure) else item.body.strip() for item in found] == [
        "one",
        "empty message: there",
        "the mail is larger t",
        "two",
    ]
    assert [item.line if isinstance(item, Failure) else item.origin.line for item in found] == [2, 7, 11, 315]


@pytest.mark.parametrize(("data", "reason"), [("", "no mails"), ("Subject: x\n\nHi\n", "begins with a line")])
def test_what_is_no_mbox_is_a_failure(tmp_path: Path, data: str, reason: str) -> None:
    assert reason in failure(tmp_path, "a.mbox", data).reason


def test_a_maildir_is_a_folder_of_mails(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    (tmp_path / "box" / "cur" / "12.a.host:2,S").write_text("Subject: a\n\nHi one\n")
    (tmp_path / "box" / "new" / "13.b.host").write_text("Subject: b\n\nHi two\n")
    (tmp_path / "box" / "tmp" / "14.c.host").write_text("Subject: c\n\nnot yet\n")
    (tmp_path / "box" / "dovecot.index").write_text("no mail")
    files = discover([tmp_path]).files
    found = [message for file in files for message in read_path(file, Defaults())]
    assert [item.subject for item in found if isinstance(item, Message)] == ["a", "b"]
