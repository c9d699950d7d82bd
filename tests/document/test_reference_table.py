"""Whole messages that are about their reader, and whole messages that could go to anybody."""

from pathlib import Path

import pytest
import yaml

from outreach_lint.document.document import Document
from outreach_lint.model import Message

TABLE = yaml.safe_load((Path(__file__).parent / "tables" / "reference.yaml").read_text(encoding="utf-8"))


def is_personal(body: str) -> bool:
    return Document(Message(id="1", body=body)).is_personal


@pytest.mark.parametrize("body", TABLE["about_the_reader"])
def test_a_message_with_something_of_the_readers_alone_is_personal(body: str) -> None:
    assert is_personal(body)


@pytest.mark.parametrize("body", TABLE["about_nobody"])
def test_a_message_for_anybody_is_not_personal(body: str) -> None:
    assert not is_personal(body)


@pytest.mark.parametrize("body", TABLE["taken_for_personal"])
def test_what_is_still_taken_for_personal_is_known(body: str) -> None:
    assert is_personal(body), "better than it was: it belongs to about_nobody now"
