"""The figures of a text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document import lengths, reading
from outreach_lint.document.measures import MEASURES, TextPieces, grade_exceeds
from outreach_lint.document.syllables import syllables

# fmt: off
ORDINARY = (
    "about", "account", "action", "address", "afternoon", "again", "agency", "already", "also", "always", "another",
    "answer", "anyone", "anything", "area", "autumn", "available", "bakery", "because", "before", "better",
    "between", "business", "budget", "calendar", "called", "change", "city", "clinic", "company", "compare",
    "customer", "daily", "data", "decision", "delivery", "design", "different", "director", "document", "during",
    "earlier", "early", "easy", "either", "energy", "engineer", "enough", "every", "example", "experience",
    "factory", "family", "figure", "finance", "finished", "friend", "garden", "general", "going", "hospital",
    "hours", "however", "idea", "important", "improve", "include", "industry", "interested", "invoice", "journey",
    "kitchen", "letter", "library", "likely", "little", "machine", "management", "market", "material", "measure",
    "meeting", "minutes", "month", "morning", "moved", "neighbour", "never", "notice", "number", "offered",
    "office", "opened", "opportunity", "order", "our", "packaging", "people", "period", "plan", "product",
    "project", "question", "quickly", "really", "reason", "received", "recent", "reliable", "report", "required",
    "review", "schedule", "school", "second", "several", "shared", "simple", "situation", "software", "something",
    "sometimes", "station", "statement", "supplier", "support", "team", "the", "a", "of", "to", "in", "and", "for",
    "with", "on", "at", "we", "you", "is", "are", "was", "it", "that", "this", "have", "has", "will", "would",
    "can", "when", "how", "what",
)
# fmt: on


def pieces(text: str, **more: str) -> TextPieces:
    sentences = tuple(one for one in text.replace("? ", "?|").replace(". ", ".|").split("|") if one)
    words = tuple(text.replace(".", " ").replace("?", " ").replace("!", " ").replace(",", " ").split())
    return TextPieces(text=text, sentences=sentences, words=words, paragraphs=tuple(text.split("\n\n")), **more)


def value(name: str, text: str, **more: str) -> float:
    return MEASURES[name].of(pieces(text, **more))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("words", "We bake bread.", 3),
        ("distinct_words", "Bread is bread.", 2),
        ("distinct_share", "Bread is bread again.", 0.75),
        ("distinct_share", "", 1),
        ("characters", "Bread.", 6),
        ("sentences", "We bake. You eat.", 2),
        ("paragraphs", "One.\n\nTwo.", 2),
        ("average_sentence_words", "We bake bread. You eat.", 2.5),
        ("longest_sentence_words", "We bake - and sell - bread. You eat.", 5),
        ("longest_sentence_words", "", 0),
        ("longest_paragraph_words", "One two.\n\nThree four five.", 3),
        ("questions", 'Why? He asked "why?" Fine. What is "why?" for.', 1),
        ("questions", "Is it worth a look (ten minutes)? Yes.", 1),
        ("exclamations", "Great!! Now!", 3),
        ("links", "See https://a.com/x?y=1. And www.b.co, not Booking.com or me@c.com.", 2),
        ("links", "Pick a slot: cal.com/ana-b", 1),
        ("links", "and/or 24/7 e.g. this", 0),
        ("emoji", "Hi \U0001f44b\U0001f3fd \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 1", 3),
        ("emoji", "Rated 5\u20e3 \u2764\ufe0f\u200d\U0001f525 (c) \u00a9 2020", 2),
        ("you_words", "Your team said you're busy; yours is the call, youth!", 3),
        ("i_words", "I'd say we're keen, but US law and our US team bind us.", 4),
        ("i_you_ratio", "We think our plan suits you.", 2),
        ("i_you_ratio", "We think we know.", 2),
        ("capitals_words", "FREE MONEY NOW", 3),
        ("capitals_words", "our SOC audit for IKEA and NASA", 0),
        ("capitals_words", "Reply STOP to end", 0),
        ("capitals_words", "This is AMAZING news", 1),
        ("capitals_words", "I read GHK on page A", 0),
        ("capitals_words", "our CRM API", 0),
        ("subject_words", "Flour prices", 2),
    ],
)
def test_figures(name: str, text: str, expected: float) -> None:
    assert value(name, text) == expected


def test_the_channel_counts_what_is_sent_and_not_the_prose() -> None:
    assert value("characters", "Hello.", whole="Hi Ana,\n\nHello.") == 15
    assert value("non_gsm_characters", "It's.", whole="It\u2019s.") == 1


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_bears_an_empty_text(name: str) -> None:
    assert MEASURES[name].name == name
    assert MEASURES[name].of(TextPieces("")) in (0, 1)


@pytest.mark.parametrize(
    ("text", "units", "parts"),
    [
        ("", 0, 0),
        ("a" * 160, 160, 1),
        ("a" * 161, 161, 2),
        ("a" * 306, 306, 2),
        ("a" * 307, 307, 3),
        ("caf\u00e9 \u00e0 la carte", 15, 1),
        ("\u20ac" * 80, 160, 1),
        ("\u20ac" * 81, 162, 2),
        ("a" * 152 + "\u20ac" + "a" * 152, 306, 3),
        ("\u2019" + "a" * 69, 70, 1),
        ("\u2019" + "a" * 70, 71, 2),
        ("\U0001f44b" * 35, 70, 1),
        ("a" * 66 + "\U0001f44b" + "a" * 66, 134, 3),
    ],
)
def test_sms_length_by_3gpp(text: str, units: int, parts: int) -> None:
    assert lengths.sms_units(text) == units
    assert lengths.sms_parts(text) == parts


def test_gsm_alphabet_has_the_127_characters_of_the_standard_and_10_by_escape() -> None:
    basic = [chr(code) for code in range(0x3000) if not lengths.non_gsm_characters(chr(code))]
    escaped = [char for char in basic if lengths.sms_units(char) == 2]
    assert len(basic) - len(escaped) == 127
    assert sorted(escaped) == sorted("\f^{}\\[~]|\u20ac")


@given(st.text(max_size=400), st.text(max_size=60))
def test_a_longer_sms_never_takes_fewer_parts(text: str, more: str) -> None:
    assert lengths.sms_parts(text + more) >= lengths.sms_parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", 10),
        ("read https://example.com/a/very/long/path/that/goes/on/and/on now", 5 + 23 + 4),
        ("x.com", 23),
        ("ends with example.com.", 10 + 23 + 1),
        ("\u65e5\u672c", 4),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 2),
        ("e\u0301", 1),
        ("it\u2019s", 4),
    ],
)
def test_x_length(text: str, expected: float) -> None:
    assert lengths.x_characters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a." * 250_000, 500_000),
        ("www." * 100_000, 23 + 1),
        ("\u200d\U0001f468" * 100_000, 1 + 2),
        ("{{" * 200_000, 400_000),
    ],
)
def test_hostile_text_is_measured(text: str, expected: float) -> None:
    assert lengths.x_characters(text) == expected
    assert reading.grade_exceeds([text], 8) in {True, False}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("baked", 1), ("wanted", 2), ("table", 2), ("doing", 2), ("business", 2), ("media", 3),
        ("appreciate", 4), ("likely", 2), ("colleague", 2), ("situation", 4), ("isn't", 2), ("there's", 1), ("pm", 2),
        ("required", 3), ("boxes", 2), ("rhythms", 2), ("'", 1), ("", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    assert reading.reading_grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)


def test_sentences_are_ours_not_those_that_full_stops_in_numbers_and_abbreviations_make() -> None:
    once = reading.reading_grade(["The rate fell from 3.5 to 2.5 per cent, i.e. by one point."])
    assert once == pytest.approx(reading.reading_grade(["The rate fell from 35 to 25 per cent, ie by one point."]))


def test_links_and_merge_fields_do_not_make_a_text_hard() -> None:
    plain = reading.reading_grade(["We saw it in the shop today."])
    assert reading.reading_grade(["We saw {{ prospect.company_name|default:'it' }} in the shop today."]) == plain
    assert (
        reading.reading_grade(["We saw it in the shop today https://example.com/unforgettable/opportunity."]) == plain
    )


@given(st.integers(0, 10**9), st.integers(2, 8), st.sampled_from([5, 6, 8, 10, 12]))
def test_the_verdict_is_that_of_the_grade_without_a_look_at_words(seed: int, count: int, threshold: float) -> None:
    chance = random.Random(seed)  # noqa: S311 - a text, no secret
    text = [" ".join(chance.choices(ORDINARY, k=chance.randint(10, 25))) + "." for _ in range(count)]
    assert abs(reading.estimate_grade(text) - reading.reading_grade(text)) < reading.MARGIN
    assert reading.grade_exceeds(text, threshold) == (reading.reading_grade(text) > threshold)


def test_a_text_without_sentences_is_graded_as_one() -> None:
    assert grade_exceeds(TextPieces("Organizational responsibilities necessitate interdepartmental communication."), 8)
