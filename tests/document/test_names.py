"""The usual spelling of names."""

import pytest

from outreach_lint.document.names import bare, looks_like_name
from outreach_lint.document.spelling import near, usual_case


@pytest.mark.parametrize(
    ("shouted", "expected"),
    [
        ("MCKAY", "McKay"),
        ("O'BRIEN", "O'Brien"),
        ("VAN DEN HEUVEL", "van den Heuvel"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("LEBRON", "LeBron"),
        ("MACDONALD", "MacDonald"),
        ("MACK", "Mack"),
        ("MACEY", "Macey"),
        ("MR. AND MRS. HART", "Mr. and Mrs. Hart"),
        ("IBM DEUTSCHLAND GMBH", "IBM Deutschland GmbH"),
        ("ÉMILE", "Émile"),
    ],
)
def test_shouted_names_get_their_usual_capitals(shouted: str, expected: str) -> None:
    assert usual_case(shouted) == expected


@pytest.mark.parametrize("text", ["Søren Łukasz Ñandú", "İstanbul", "straße", "plain"])
def test_bare_text_keeps_its_length(text: str) -> None:
    assert len(bare(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("jonahtan", "jonathan", True),
        ("rebeca", "rebecca", True),
        ("stefen", "stefan", True),
        ("maria", "marco", False),
        ("tom", "tim", False),
        ("karen", "karen", False),
    ],
)
def test_near_names_are_one_slip_apart(one: str, other: str, *, expected: bool) -> None:
    assert near(one, other) is expected
    assert near(other, one) is expected


@pytest.mark.parametrize(
    ("key", "expected"), [("bo", True), ("tj", False), ("amy", True), ("sdr", False), ("okonjo", True), ("hsbc", False)]
)
def test_initials_do_not_look_like_names(key: str, *, expected: bool) -> None:
    assert looks_like_name(key) is expected
