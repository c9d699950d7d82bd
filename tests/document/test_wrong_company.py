"""Another company's name where the prospect's belongs."""

import pytest

from outreach_lint.document.wrong_company import company_mismatches
from outreach_lint.model import Prospect, Sender

PROSPECT = Prospect(
    first_name="Rosa",
    company="The Hartwell Group, Inc.",
    city="Graz",
    recent=("Spoke at Packforum", "Supplies Nordfisk"),
)
SENDER = Sender(name="Jo Berg", company="Quillo")


def _wrong(text: str) -> list[str]:
    return [c.found for c in company_mismatches(text, PROSPECT, SENDER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your team at Bluemoor ships fast.", ["Bluemoor"]),
        ("I like what you're building at Bluemoor.", ["Bluemoor"]),
        ("Your role as head of packing at Bluemoor Foods caught my eye.", ["Bluemoor Foods"]),
        ("We could help Bluemoor with that.", ["Bluemoor"]),
        ("I wonder how Bluemoor is handling the new rules.", ["Bluemoor"]),
        ("I think Bluemoor Foods could save a day.", ["Bluemoor Foods"]),
        ("We would love to partner with Bluemoor Fine Foods on it.", ["Bluemoor Fine Foods"]),
        ("Would Bluemoor Foods be open to a trial?", ["Bluemoor Foods"]),
        ("How does the team at Bluemoor cover nights?", ["Bluemoor"]),
        ("I wonder how Bluemoor handles returns.", ["Bluemoor"]),
        ("I was impressed by Bluemoor's growth.", ["Bluemoor"]),
        ("The price is fixed, so Bluemoor can pay in May.", ["Bluemoor"]),
        ("Congrats on Bluemoor Foods' new hall.", ["Bluemoor Foods"]),
        ("I like how Bluemoor Foods treats its drivers.", ["Bluemoor Foods"]),
        ("Looking at Bluemoor Foods, I guess you pack by hand.", ["Bluemoor Foods"]),
        ("Has Bluemoor Foods considered a second line?", ["Bluemoor Foods"]),
        ("It would cut the waste for Bluemoor Foods by half.", ["Bluemoor Foods"]),
        ("You joined Bluemoor Foods in May.", ["Bluemoor Foods"]),
        ("A good year to you and the Bluemoor Foods family.", ["Bluemoor Foods"]),
        ("Read that Bluemoor Foods opened a second hall.", ["Bluemoor Foods"]),
        ("You've been with Bluemoor for six years.", ["Bluemoor"]),
        ("I hope all is well over at Bluemoor.", ["Bluemoor"]),
        ("I've been following Bluemoor since your talk in Linz.", ["Bluemoor"]),
        ("It says on Bluemoor's jobs page that you look for two packers.", ["Bluemoor"]),
        ("Bluemoor Foods is just the size of plant for it.", ["Bluemoor Foods"]),
        ("Bluemoor Foods must be throwing away a tonne a week.", ["Bluemoor Foods"]),
        ("Since Bluemoor S.p.A. is known for its jam, I thought of you.", ["Bluemoor S.p.A"]),
    ],
)
def test_a_foreign_name_in_the_readers_place_is_found(text: str, expected: list[str]) -> None:
    assert _wrong(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Your team at Hartwell ships fast.",
        "Your team at HARTWELL ships fast.",
        "Your team at THG ships fast.",
        "Your team at Hartwel ships fast.",
        "Your colleagues at Packforum liked it.",
        "What are you building at Nordfisk?",
        "Your people at Graz know us.",
        "You and the team at Quillo would meet weekly.",
        "Bluemoor uses it, and it could help Bluemoor with audits too.",
        "We helped Bluemoor; could it help Hartwell?",
        "Your team at London Packaging Week was kind.",
        "Your people in sales at Christmas work late.",
        "Your engineers at night see nothing.",
        "Could it help Dana with the rota?",
        "We worked with the team at Bluemoor for a year.",
        "Ask the team at Bluemoor what they think.",
        "See how Bluemoor cut its bill.",
        "I'm Jo from Bluemoor. Would Bluemoor be open on Sunday?",
        "The team at Hartwell liked it; would Bluemoor be open?",
        "Would Tuesday be open?",
        "Does LinkedIn already use it?",
        "You get ten of these a day, so I will keep to two lines.",
        "I read that Bluemoor, who share your loading bay, moved out.",
        "I saw that Bluemoor opened a hall next to you.",
        "The folks at Bluemoor (that's us) pack it.",
        "Has Bluemoor Foods looked at the drawing yet?",
        "Read that Bluemoor Foods raised prices again.",
        "You are the only buyer at Bluemoor who asked.",
        "As a graduate of Bluemoor College you know the hall.",
        "Bluemoor Foods is just the kind of plant for it, and they use it daily.",
    ],
)
def test_own_forms_facts_events_and_third_companies_are_left_alone(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("We'd love to do for Bluemoor Foods what we did for Otis.", ["Bluemoor Foods"]),
        ("Crews like Bluemoor's lose an hour a day.", ["Bluemoor"]),
        ("Could we show Bluemoor Foods a sample?", ["Bluemoor Foods"]),
        ("Who at Bluemoor Foods should I talk to?", ["Bluemoor Foods"]),
        ("What would it take for Bluemoor Foods to switch?", ["Bluemoor Foods"]),
        ("If Bluemoor Foods ever needs crates, call me.", ["Bluemoor Foods"]),
        ("Does Bluemoor Foods need crates too?", ["Bluemoor Foods"]),
        ("Could we show you how Bluemoor Foods packs?", []),
        ("Does Bluemoor Foods still buy from you?", []),
        ("If Bluemoor Foods is still looking after your crates, we can wait.", []),
        ("Is the Bluemoor Star still at berth four?", []),
        ("Can I send Ama Serwaa a sample?", []),
        ("I'd like to learn how Graz fills rooms.", []),
    ],
)
def test_another_company_in_the_ask_is_found_though_the_own_one_is_named(ask: str, expected: list[str]) -> None:
    assert _wrong(f"Hartwell packs at night. {ask}") == expected


def test_without_a_company_in_the_record_nothing_contradicts() -> None:
    assert list(company_mismatches("Your team at Bluemoor ships fast.", Prospect(first_name="Rosa"))) == []


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("Night shifts at Bluemoor", "Who writes the rota?", ["Bluemoor"]),
        ("Bluemoor + Parcelry", "At Parcelry we pack.", ["Bluemoor"]),
        ("Hartwell x Parcelry", "At Parcelry we pack.", []),
        ("Meet us at Bluemoor", "Stand 4.", []),
        ("Bluemoor Foods: a plan for May", "Who packs at night?", ["Bluemoor Foods"]),
        ("A rack for Bluemoor Foods", "It folds.", ["Bluemoor Foods"]),
        ("Night shifts / Bluemoor Foods", "Who packs at night?", ["Bluemoor Foods"]),
        ("Spring Sale: boxes", "They fold.", []),
        ("A word from Bluemoor Foods", "They say hi.", []),
        ("Dinner at Bluemoor", "The soup at Bluemoor is good.", []),
    ],
)
def test_a_subject_names_the_readers_company_or_the_senders(subject: str, body: str, expected: list[str]) -> None:
    found = company_mismatches(subject, PROSPECT, None, f"{subject}\n{body}", subject=True)
    assert [c.found for c in found] == expected
