"""What is seldom met and read rightly all the same: heads of quoted mails, odd greetings, initials in addresses."""

import os
import signal

import pytest

from outreach_lint.cli.interrupts import Interrupts
from outreach_lint.document.disagreements import disagreements
from outreach_lint.document.document import Document
from outreach_lint.document.mail_domains import other_domain
from outreach_lint.model import Message, Prospect

REPLY = "Hi Dana,\n\nthe boat is in.\n\nTom\n\n"
OLD = "you never replied to my last email.\n"


def quoted(body: str) -> str:
    document = Document(Message("m", body))
    return "".join(body[part.start : part.end] for part in document.sections if part.name == "quoted")


@pytest.mark.parametrize(
    "head",
    [
        "Dana Whitfield\n28/03/2026 10:15\nTo: Tom Reyes\ncc:\nSubject: Boats\n\n",
        "Dana Whitfield 28/03/2026 10:15\nTo: Tom Reyes\nSubject: Boats\n\n",
        "Dana Whitfield <dana@n.example>\n28/03/26 10:15\nPlease respond to Dana\nTo: Tom Reyes\n\n",
    ],
)
def test_the_head_of_notes_begins_what_is_quoted(head: str) -> None:
    assert quoted(f"{REPLY}{head}{OLD}") == f"{head}{OLD}"


@pytest.mark.parametrize("line", ["To: all of you,\n\n", "To: Tom\n\nit was at 10:15\n\n"])
def test_a_line_that_begins_with_to_is_no_such_head_without_a_date_above_it(line: str) -> None:
    assert quoted(f"{REPLY}{line}{OLD}") == ""


@pytest.mark.parametrize(
    ("line", "salutation", "name"),
    [
        ("Dear members of the board,", "Dear", "members of the board"),
        ("Dear I really must say,", None, None),
        ("Hi Dana I saw your talk.", "Hi", "Dana"),
        ("Hi dana whitfield smith jones I saw your talk.", None, None),
        ("{{first_name}} I saw your talk.", "", "{{first_name}}"),
    ],
)
def test_greetings_of_odd_shapes(line: str, salutation: str | None, name: str | None) -> None:
    body = f"{line}\n\nthe boat is in.\n"
    found = Document(Message("m", body)).greeting
    assert (found and found.salutation.strip()) == salutation
    assert (found and found.name and body[found.name.start : found.name.end]) == name


@pytest.mark.parametrize(
    ("company", "address", "other"),
    [
        ("Procter & Gamble", "dana@pngmail.example", ""),
        ("Northgate Cold Stores", "dana@ncs.example", ""),
        ("Northgate Cold Stores", "dana@ncs-group.example", ""),
        ("Northgate", "dana@northgate-stores.example", ""),
        ("Northgate", "dana@coldline.example", "coldline.example"),
        ("Nortgate", "dana@nortgames.example", ""),
    ],
)
def test_initials_and_beginnings_of_a_company_are_its_own_in_an_address(company: str, address: str, other: str) -> None:
    assert other_domain(Prospect(company=company, email=address)) == other


def test_alternatives_of_very_many_words_are_not_compared() -> None:
    few, many = "Hi Dana, hall 2 is open now. " * 2, "Hi Dana, hall 2 is open now. " * 500
    assert disagreements(few, few.replace("hall 2", "hall 3", 1))
    assert not disagreements(many, many.replace("hall 2", "hall 3", 1))


def test_links_and_marks_of_a_layout_are_no_words_that_differ() -> None:
    plain = "Hi Dana,\n* the hall is open\n[1] https://n.example/a\nall of 2026, says Tom"
    html = "Hi Dana,\nthe hall is open\nhttps://n.example/b\nall of 2027, says Tom"
    assert [plain[found.start : found.end] for found in disagreements(plain, html)] == ["2026"]


def interrupted(times: int, done: list[str]) -> None:
    """Do something that must not be torn apart, with some Ctrl-C meanwhile."""
    with Interrupts() as interrupts:
        try:
            with interrupts.whole():
                for _time in range(times):
                    os.kill(os.getpid(), signal.SIGINT)
                done.append("written")
        finally:
            done.append("torn" if interrupts.torn else "whole")


@pytest.mark.parametrize(("times", "done"), [(1, ["written", "whole"]), (2, ["torn"])])
def test_a_first_ctrl_c_waits_for_what_is_being_written_and_a_second_does_not(times: int, done: list[str]) -> None:
    found: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(times, found)
    assert found == done
