"""Whom a message greets, and what only looks like a greeting."""

import pytest

from outreach_lint.document.greeting import find_greeting
from outreach_lint.document.span import Span


def shown(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


@pytest.mark.parametrize(
    ("text", "whole", "salutation", "honorific", "name"),
    [
        ("Dear OLA ROE:\n\nWe", "Dear OLA ROE:", "Dear", "", "OLA ROE"),
        ("Hi Ola and Kim,\nwe", "Hi Ola and Kim,", "Hi", "", "Ola and Kim"),
        ("Hi Ola, Kim and Bea,\nwe", "Hi Ola, Kim and Bea,", "Hi", "", "Ola, Kim and Bea"),
        ("PETRA,\n\nWe", "PETRA,", "", "", "PETRA"),
        ("Good morning Ms. Roe -\nwe", "Good morning Ms. Roe -", "Good morning", "Ms.", "Roe"),
        ("Hello,\n\nWe", "Hello,", "Hello", "", ""),
        ("hey!!\nwe", "hey!!", "hey", "", ""),
        ("Hi ,\nwe", "Hi ,", "Hi", "", ""),
        ("Hi there,\nwe", "Hi there,", "Hi", "", ""),
        ("Hi there Ola,\nwe", "Hi there Ola,", "Hi", "", "Ola"),
        ("@kiln_roe fine plates", "@kiln_roe", "", "", "@kiln_roe"),
        ("Hi Ola, the kiln is warm", "Hi Ola,", "Hi", "", "Ola"),
        ("Hi Ola I saw the kiln", "Hi Ola", "Hi", "", "Ola"),
        ("hey ola. saw the kiln", "hey ola.", "hey", "", "ola"),
        ("Evening Kim - the plates are in", "Evening Kim -", "Evening", "", "Kim"),
        ("Hi {{first_name}}! Local clay", "Hi {{first_name}}!", "Hi", "", "{{first_name}}"),
        ("Ola, quick one", "Ola,", "", "", "Ola"),
        ("Hey, the kiln is warm", "Hey,", "Hey", "", ""),
        ("Dear Mr. and Mrs. Roe,\nwe", "Dear Mr. and Mrs. Roe,", "Dear", "Mr. and Mrs.", "Roe"),
        ("Dear Sir/Madam,\nwe", "Dear Sir/Madam,", "Dear", "", "Sir/Madam"),
        ("Dear Prof. van der Roe,\nwe", "Dear Prof. van der Roe,", "Dear", "Prof.", "van der Roe"),
        ("Dear friends of the kiln,\nwe", "Dear friends of the kiln,", "Dear", "", "friends of the kiln"),
        ("Hi [Name],\nwe", "Hi [Name],", "Hi", "", "[Name]"),
        ("To whom it may concern,\nwe", "To whom it may concern,", "To whom it may concern", "", ""),
        ("Subject: Clay\n\nHi Ola,\nwe", "Hi Ola,", "Hi", "", "Ola"),
        ("Sehr geehrte Frau Roe,\nwir", "Sehr geehrte Frau Roe,", "Sehr geehrte", "Frau", "Roe"),
    ],
)
def test_greets(text: str, whole: str, salutation: str, honorific: str, name: str) -> None:
    found = find_greeting(text)
    assert found is not None
    assert (shown(text, found.span), found.salutation) == (whole, salutation)
    assert (shown(text, found.honorific), shown(text, found.name)) == (honorific, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello Clay Works is growing",
        "Dear John letters are hard to write",
        "Yesterday, I saw the kiln",
        "Plates, cups and jugs fill the shelf.",
        "Congratulations, the kiln is warm",
        "Morning light is best for clay",
        "We fire plates.\n\nOla",
    ],
)
def test_greets_nobody(text: str) -> None:
    assert find_greeting(text) is None
