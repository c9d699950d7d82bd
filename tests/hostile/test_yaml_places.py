"""Places hold in quoted YAML however its lines are broken."""

from pathlib import Path

import pytest

from outreach_lint.model import Message
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_bytes


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        ('"Hi \\x41na \\\n\n\n   B"', "Hi Ana \n\nB"),
        ('"Hi \\\n  \n  B \\\n  C"', "Hi \nB C"),
        ('"Hi\\\n B\n\n\n C"', "HiB\n\nC"),
        ('"Hi \\u0041\n \\\n\n B"', "Hi A \nB"),
    ],
)
def test_every_character_stands_where_it_was_written(scalar: str, text: str, end: str) -> None:
    written = f"steps:\n  - body: {scalar}\n".replace("\n", end)
    (message,) = read_bytes(written.encode(), Path("a.yaml"), Defaults())
    assert isinstance(message, Message)
    assert message.body == text
    lines = written.split("\n")
    for offset, character in enumerate(text):
        at = message.origin.locate("body", offset)
        if character.isalpha() and character != "A":
            assert lines[at.line - 1][at.column - 1] == character, (offset, at)
