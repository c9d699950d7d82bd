"""The kind and the stage of a message, where nobody has said them."""

import msgspec
import pytest
from making import Data

from outreach_lint.document.document import Document
from outreach_lint.engine.understanding import understood
from outreach_lint.model import Message

ONE, TWO = "Hi {{first_name}}, hello.", "Hi {{first_name}}, is {{company}} open?"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"body": "Hi Dana, hello."}, "draft"),
        ({"body": ONE}, "draft"),
        ({"body": f"{ONE} {ONE}"}, "draft"),
        ({"body": TWO}, "template"),
        ({"subject": "{{company}}", "body": ONE}, "template"),
        ({"body": TWO, "prospect": {"first_name": "Dana"}}, "draft"),
        ({"body": f"{ONE} [Company]"}, "draft"),
        ({"body": "Hi [First Name], is [Company] open?"}, "template"),
        ({"body": ONE, "kind": "template"}, "template"),
        ({"body": TWO, "kind": "draft"}, "draft"),
    ],
)
def test_several_fields_that_no_record_can_fill_make_a_template(data: Data, kind: str) -> None:
    message = msgspec.convert({"id": "m", **data}, Message)
    assert understood(Document(message)).message.kind == kind


@pytest.mark.parametrize(
    ("data", "stage"),
    [
        ({"body": "Hi Dana, hello."}, "first_touch"),
        ({"body": "Following up on my last email: is the gate open?"}, "follow_up"),
        ({"subject": "Re: the gate", "body": "Is it open?", "stage": "reply"}, "reply"),
    ],
)
def test_a_stage_that_nobody_has_said_is_guessed(data: Data, stage: str) -> None:
    message = msgspec.convert({"id": "m", **data}, Message)
    assert understood(Document(message)).message.stage == stage
