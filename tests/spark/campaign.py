"""A made-up campaign for tests, as the columns of an Arrow table; every eleventh row has no message."""

from typing import Any

import pyarrow as pa

NAMES = ("Ana", "Bo", "Chidi", "Dana", "Esra")
LINES = (
    "This is my third email to you about the crane in hall {number}.",
    "You opened hall {number} in March. Are its dock doors still freezing shut?",
    "Hi {{{{first_name}}}}, circling back on hall {number} — did you see my last note?",
    "PLEASE RESPOND TODAY, or hall {number} goes to somebody else!",
    "We guarantee that hall {number} saves 40 % at once. Book here: https://example.com/{number}",
)


def body(number: int) -> str | None:
    if number % 11 == 10:
        return None
    name = NAMES[number % 5].upper() if number % 7 == 0 else NAMES[number % 5]
    return f"Hi {name},\r\n\r\n{LINES[number % len(LINES)].format(number=number)}\n\nBest,\nTom"


def columns(rows: int) -> dict[str, Any]:
    """Return the columns; one has a dot in its name, one is nested, one holds numbers, one times."""
    return {
        "Contact.ID": pa.array([f"c{number}" for number in range(rows)]),
        "meta": pa.array([{"a": number} for number in range(rows)]),
        "First Name": pa.array([NAMES[number % 5] if number % 3 else None for number in range(rows)]),
        "Employees": pa.array([number % 400 for number in range(rows)], pa.int32()),
        "Sent": pa.array([1_780_000_000_000_000 + number for number in range(rows)], pa.timestamp("us", "UTC")),
        "Subject": pa.array([f"Hall {number}" for number in range(rows)]).dictionary_encode(),
        "Email Body": pa.array([body(number) for number in range(rows)]),
    }
