"""Where a plain text and its HTML name something else, both are told; what only looks different is left alone."""

import pytest

from outreach_lint.document.disagreements import disagreements

PUMP = "Hi Jo,\n\nthe pump costs {} euro a month, and we fit it in {} by Friday.\n\nKim Larsen\nHull Pumps"


def told(plain: str, html: str) -> list[tuple[str, str]]:
    return [(plain[one.start : one.end], one.other) for one in disagreements(plain, html)]


OTHERS = [
    (PUMP.format(400, "Leipzig"), PUMP.format(900, "Leipzig"), [("400", "900")]),
    (PUMP.format(400, "Leipzig"), PUMP.format(400, "Dresden"), [("Leipzig", "Dresden")]),
    (PUMP.format(400, "Leipzig"), PUMP.format(900, "Dresden"), [("400", "900"), ("Leipzig", "Dresden")]),
    (PUMP.format("$1,400", "Hull"), PUMP.format("$1,900", "Hull"), [("$1,400", "$1,900")]),
    (PUMP.format(400, "New York"), PUMP.format(400, "Los Angeles"), [("New York", "Los Angeles")]),
    ("Hi Zoe,\n\nthe doors of hall 2 stand open.", "Hi Ian,\n\nthe doors of hall 2 stand open.", [("Zoe", "Ian")]),
    ("Hi Zoe,\n\nthe doors stand open.", "Dear Ian,\n\nthe doors stand open.", [("Zoe", "Ian")]),
    ("The hall is free at 10:00 on Monday.", "The hall is free at 11:30 on Monday.", [("10:00", "11:30")]),
]


@pytest.mark.parametrize(("plain", "html", "found"), OTHERS)
def test_another_name_or_number_is_told_with_both(plain: str, html: str, found: list[tuple[str, str]]) -> None:
    assert told(plain, html) == found
    assert told(html, plain) == [(theirs, ours) for ours, theirs in found]


BODY = "Hi Jo, the pump costs 1400 euro a month, and we fit it in Leipzig."
SAME = [
    (BODY, f"Read online\n\n{BODY}\n\nOpt out here"),
    (
        f"View in browser: <https://a.example/v>\n\n{BODY}\n\nUnsubscribe: https://a.example/u",
        f"See it\n\n{BODY}\n\nOut",
    ),
    (BODY.replace("1400", "1,400.00"), BODY.replace("1400", "1.400")),
    (BODY.replace("1400 euro", "1400\neuro"), BODY.upper()),
    (BODY.replace("Leipzig", "Leipzig <https://a.example/l>"), BODY.replace("Leipzig", "Leipzig [1]")),
    (BODY.replace("Leipzig", "K\u00f6ln"), BODY.replace("Leipzig", "Koln")),
    ("[image: Logo]\n\n" + BODY, "[image: Anchor]\n\n" + BODY),
    ("1. A door\n1. A lock\n1. A key to it", "1. A door\n2. A lock\n3. A key to it"),
    (f"{BODY}\nThe table\nKim", f"{BODY}\nThe list\nKim"),
    (f"{BODY}\nBuy It Now Here", f"{BODY}\nBuy It Soon Here"),
    ("seen by mx1.example.net (172.21.25.141) at the gate", "seen by mx1.example.net (192.0.2.229) at the gate"),
    ("the id is FFFFFFFFFFF in our files today", "the id is FFFFFFFFEEE in our files today"),
    (BODY, "Hi Jo"),
    (BODY, ""),
]


@pytest.mark.parametrize(("plain", "html"), SAME)
def test_what_belongs_to_the_form_of_either_is_left_alone(plain: str, html: str) -> None:
    assert told(plain, html) == []
    assert told(html, plain) == []


@pytest.mark.parametrize("words", ["x y ", "Hull Leeds ", "400 900 "])
def test_texts_that_have_nothing_in_common_finish(words: str) -> None:
    turned = " ".join(reversed(words.split())) + " "
    assert len(told(words * 1_400, turned * 1_400)) <= 5
