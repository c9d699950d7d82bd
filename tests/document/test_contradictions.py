"""What a message says of its reader against the record: their role, their city, what they have."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from outreach_lint.document.contradictions import contradictions
from outreach_lint.model import Prospect

TABLE = yaml.safe_load((Path(__file__).parent / "tables" / "record.yaml").read_text(encoding="utf-8"))


def contradicted(record: dict[str, Any], text: str) -> list[str]:
    prospect = msgspec.convert({"first_name": "Ada", "company": "Marsh", **record}, Prospect)
    return [text[found.start : found.end] for found in contradictions(text, prospect)]


@pytest.mark.parametrize(("record", "text", "found"), TABLE["wrong"])
def test_what_the_record_denies_is_found(record: dict[str, Any], text: str, found: str) -> None:
    assert contradicted(record, text) == [found]


@pytest.mark.parametrize(("record", "text"), TABLE["right"])
def test_what_the_record_allows_or_does_not_tell_is_left_alone(record: dict[str, Any], text: str) -> None:
    assert contradicted(record, text) == []
