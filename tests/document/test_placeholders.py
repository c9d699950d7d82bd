"""Nulls, stand-ins, blanks and the gaps of empty values are found where a value belongs, and only there."""

from itertools import pairwise

import pytest

from outreach_lint.document.field_faults import find_placeholders

BAD = [
    ("Hi ,\n\nwe met", "blank_debris", "Hi ,"),
    ("Dear :\n\nwe met", "blank_debris", "Dear :"),
    ("Dear Mr. ,\n\nwe met", "blank_debris", "Dear Mr. ,"),
    ("The work at , we saw, is good", "blank_debris", "at ,"),
    ("I read of 's new site", "blank_debris", "of 's "),
    ("Hi null,", "literal_null", "null"),
    ("Dear Mr. undefined,", "literal_null", "undefined"),
    ("Hi None,", "literal_null", "None"),
    ("Hello [object Object],", "literal_null", "[object Object]"),
    ("the team at #N/A, who", "literal_null", "#N/A"),
    ("your new role as undefined at Brightwater", "literal_null", "undefined"),
    ("I like null's new site", "literal_null", "null"),
    ("you would save NaN% a year", "literal_null", "NaN"),
    ("our kilns stand near null, on the quay", "literal_null", "null"),
    ("Hi {{first_name}}, null at {{company}} is", "literal_null", "null"),
    ("Hello,Dear Mr. , the quay", "blank_debris", "Mr. ,"),
    ("hey @username, your quay is", "sentinel", "@username"),
    ("Hi NO,", "sentinel", "NO"),
    ("Hi Unknown,", "sentinel", "Unknown"),
    ("Hey test!", "sentinel", "test"),
    ("Dear Info,", "sentinel", "Info"),
    ("Hi FNAME,", "sentinel", "FNAME"),
    ("we help COMPANY NAME save", "sentinel", "COMPANY NAME"),
    ("congratulations on your Seed TBD round", "sentinel", "Seed TBD"),
    ("the depot in XXXX is full", "sentinel", "XXXX"),
    ("you would save $XX,XXX a year", "sentinel", "$XX,XXX"),
    ("your team at ____ is", "bracket_placeholder", "____"),
    ("Hi Firstname Lastname,", "bracket_placeholder", "Firstname Lastname"),
    ("Hi [First Name],", "bracket_placeholder", "[First Name]"),
    ("at Acme [company] we", "bracket_placeholder", "[company]"),
    ("that [mention recent news], and", "bracket_placeholder", "[mention recent news]"),
    ("Dear <LAST_NAME>,", "bracket_placeholder", "<LAST_NAME>"),
    ("Hi (insert name),", "bracket_placeholder", "(insert name)"),
    ("Hey {Name}!", "bracket_placeholder", "{Name}"),
]


@pytest.mark.parametrize(("text", "check", "span"), BAD)
def test_what_a_missing_value_leaves(text: str, check: str, span: str) -> None:
    assert [(fault.check, text[fault.start : fault.end]) for fault in find_placeholders(text)] == [(check, span)]


GOOD = [
    "Hi,\n\nwe met at 9, we saw, and none of you came at all.",
    "Hi Mr. None,\n\nyour {JSON} post on the {curly} brace, f(x) = {x | x > 0}, and ${HOME} in a script",
    "what the pier is for , I forget",
    "The tool writes '*|FNAME|*' there.",
    "Dear Mr Nullarbor,\n\nyour Null Island tours are known.",
    "Mr None the less, of none of the docks",
    "Hi Ana, ask my nan or Dr Nandi, and Ms Tester.",
    "undefined behaviour, null pointers, and NaN handling; check for null, then set it to None.",
    "cells showing #N/A values in the sheet",
    'We once sent "Dear FNAME," and "Hi null," to bishops.',
    "the first_name column and the FNAME field",
    "[1] and [sic] and [a note from the editor] and [map attached]",
    "[EXTERNAL] [x] done [link text](https://a.example)",
    "Signature: ____________ Date: ________",
    "________________________",
    "card ending XXXX 1234, size XXL, xxx",
    "The date is TBD, and is unknown to us.",
    "Info on the site: no, thank you. Test it!",
    "Hi Nan, hello Noel, dear all",
    "Hi :) and more ... of this",
    "First name:\nLast name:",
    "Hi {{first_name}}, at {{company}}, we",
]


@pytest.mark.parametrize("text", GOOD)
def test_the_same_words_where_they_belong(text: str) -> None:
    assert [text[fault.start : fault.end] for fault in find_placeholders(text)] == []


def test_faults_do_not_overlap() -> None:
    found = find_placeholders("Hi [First Name], at , we saw XXXX and [Company]'s XXXX")
    assert len(found) == 5
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("text", ["Hi [NAME],", "Dear [Recipient],", "Hi <name>,", "Hi $FIRST_NAME,", "Hi *FNAME*,"])
def test_one_word_slots_are_found(text: str) -> None:
    assert len(find_placeholders(text)) == 1


@pytest.mark.parametrize("text", ["Hi {{ first_name }", "Hi {{first_name}", "Hi *|FNAME|", "Hi %%first_name%"])
def test_a_broken_field_is_no_stand_in_too(text: str) -> None:
    assert find_placeholders(text) == ()
