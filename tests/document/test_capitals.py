"""Names in capitals: which are shouted, and how they should be written."""

import pytest

from outreach_lint.document.capitals import shouted_names
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect


def _shouted(text: str, prospect: Prospect | None = None, greeting: str = "") -> list[tuple[str, str]]:
    start = text.find(greeting)
    name = Span(start, start + len(greeting)) if greeting else None
    return [(text[n.start : n.end], n.suggestion) for n in shouted_names(text, prospect, name)]


PROSPECT = Prospect(first_name="Bo", last_name="O'Neill", company="Harbour & Finch Ltd")


@pytest.mark.parametrize(
    ("text", "greeting", "expected"),
    [
        ("Hi BO,\n\nYour quay is quiet.", "BO", [("BO", "Bo")]),
        ("Dear Mr O'NEILL,", "O'NEILL", [("O'NEILL", "O'Neill")]),
        ("Hi Bo, how is HARBOUR & FINCH?", "Bo", [("HARBOUR & FINCH", "Harbour & Finch")]),
        ("Hi Bo, how is HARBOUR AND FINCH LTD?", "Bo", [("HARBOUR AND FINCH LTD", "Harbour & Finch Ltd")]),
        ("Hi Bo, HARBOUR's quay is quiet.", "Bo", [("HARBOUR", "Harbour")]),
        ("Hi Bo, the BO stands for body odour.", "Bo", []),
        ("Hi Bo, Harbour & Finch is quiet.", "Bo", []),
    ],
)
def test_with_a_record_its_spelling_decides(text: str, greeting: str, expected: list[tuple[str, str]]) -> None:
    assert _shouted(text, PROSPECT, greeting) == expected


@pytest.mark.parametrize(
    ("prospect", "text", "greeting", "expected"),
    [
        (Prospect(first_name="BARBARA"), "Hi BARBARA,", "BARBARA", [("BARBARA", "Barbara")]),
        (Prospect(first_name="TJ"), "Hi TJ,", "TJ", []),
        (Prospect(first_name="Ida", company="OMAV Tiles"), "Hi Ida, OMAV opened in Ghent.", "Ida", []),
        (Prospect(first_name="Ida", company="ESCADA"), "Hi Ida, ESCADA opened in Ghent.", "Ida", []),
        (Prospect(first_name="José"), "Hola JOSÉ,", "JOSÉ", [("JOSÉ", "José")]),
        (Prospect(first_name="José"), "Hola JOSE,", "JOSE", [("JOSE", "José")]),
        (
            Prospect(last_name="van der Meer"),
            "Dear Prof. VAN DER MEER,",
            "VAN DER MEER",
            [("VAN DER MEER", "van der Meer")],
        ),
        (
            Prospect(company="MILLER BAKERY SUPPLIES LTD"),
            "MILLER BAKERY SUPPLIES LTD has moved.",
            "",
            [("MILLER BAKERY SUPPLIES LTD", "Miller Bakery Supplies Ltd")],
        ),
    ],
)
def test_a_record_may_be_shouted_itself_or_be_in_capitals_of_right(
    prospect: Prospect, text: str, greeting: str, expected: list[tuple[str, str]]
) -> None:
    assert _shouted(text, prospect, greeting) == expected


@pytest.mark.parametrize(
    ("text", "greeting", "expected"),
    [
        ("Hi JOHN,", "JOHN", [("JOHN", "John")]),
        ("Hi MARY-ANN,", "MARY-ANN", [("MARY-ANN", "Mary-Ann")]),
        ("Dear Ms. MCKINLEY,", "MCKINLEY", [("MCKINLEY", "McKinley")]),
        ("Dear MR. AND MRS. DE LA CRUZ,", "DE LA CRUZ", [("MR. AND MRS. DE LA CRUZ", "Mr. and Mrs. de la Cruz")]),
        ("HI SOFIA, WE BUY OLD BIKES.", "SOFIA", [("SOFIA", "Sofia")]),
        ("Hi AJ,", "AJ", []),
        ("Hi HR team,", "HR team", []),
        ("Dear IT department,", "IT department", []),
        ("Hi TEAM,", "TEAM", []),
        ("Dear HIRING MANAGER,", "HIRING MANAGER", []),
        ("Hi Amy,", "Amy", []),
    ],
)
def test_a_greeting_needs_no_record(text: str, greeting: str, expected: list[tuple[str, str]]) -> None:
    assert _shouted(text, None, greeting) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I spoke to JENNIFER in accounts.", [("JENNIFER", "Jennifer")]),
        ("We met Dr. ADEYEMI at the fair.", [("ADEYEMI", "Adeyemi")]),
        ("Our founder, PIETRO GALLO, will be there.", [("PIETRO GALLO", "Pietro Gallo")]),
        ("NETFLIX and IKEA use it.", [("NETFLIX", "Netflix")]),
        ("The letter from OLD MILL FARM LTD came back.", [("OLD MILL FARM LTD", "Old Mill Farm Ltd")]),
        ("PABLO, your bike is ready.", [("PABLO", "Pablo")]),
        ("The NASA and ISO papers, the ROI, and our CEO.", []),
        ("WHAT JENNIFER LEARNED THIS YEAR\n- a lot", []),
        ("It is FREE, and it ends TODAY.", []),
        ("MARK the date in MAY.", []),
        ("Write to {{JENNIFER}} or #JENNIFER.", []),
        ("See you there.\n\nJENNIFER", []),
        ("Hello, OLDFIELD KITCHENS had the same oven.", [("OLDFIELD KITCHENS", "Oldfield Kitchens")]),
        ("Hello, FREE DELIVERY was our first offer to NATO.", []),
        ("Reply JENNIFER to stop, or use the code MARTIN.", []),
        ("The brass plate reads JENNIFER in block capitals.", []),
        ("Dear *|JENNIFER|*, we met.", []),
    ],
)
def test_elsewhere_only_sure_names_count(text: str, expected: list[tuple[str, str]]) -> None:
    assert _shouted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The seals at OLDWICKE lasted nine years.", ["OLDWICKE"]),
        ("Does TALLOWICK ring a bell?", ["TALLOWICK"]),
        ("We met DENSTOWE's potter in Hull.", ["DENSTOWE"]),
        ("It is for MEMBERS, and NOT a teaser.", []),
        ("Ask for code KILNMAYO at the gate.", []),
        ("We run PYTHON and DJANGO at the yard.", []),
        ("The NAFDAC form and the ECOWAS rules are here.", []),
        ("It is for NE-ISO's lead.", []),
    ],
)
def test_a_word_of_no_dictionary_in_the_place_of_a_name_is_one(text: str, expected: list[str]) -> None:
    assert [shouted for shouted, _ in _shouted(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OUR FITTERS KNOW KILNS. IS INGRID THE RIGHT PERSON?", ["INGRID"]),
        ("WE SAW HOLM TILES AT THE FAIR IN GHENT.", ["HOLM TILES"]),
        ("HI MOHAMMED GATES FROM 40 EUROS", ["MOHAMMED"]),
        ("WE SEAL DOORS IN STOKE AND HULL. CALL US.", []),
    ],
)
def test_a_message_in_capitals_shouts_the_names_in_it(text: str, expected: list[str]) -> None:
    assert [shouted for shouted, _ in _shouted(text, Prospect(first_name="Ingrid", company="Holm Tiles"))] == expected


def test_what_is_skipped_is_not_looked_at() -> None:
    text = "Yours,\nJENNIFER SMITH of Smith"
    assert shouted_names(text, skip=[Span(0, len(text))]) == ()
    assert shouted_names(text) != ()
