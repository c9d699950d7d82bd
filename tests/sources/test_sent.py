"""The day on which a message goes out is taken from what its file says, else from the options."""

import json
from pathlib import Path

import pytest
from reading import failure, one

from outreach_lint.sources.defaults import Defaults

TODAY = Defaults(sent="2026-11-20")
SAID = {
    "a.json": '{"body": "Hi", "sent": "2026-03-28"}',
    "b.json": '{"body": "Hi", "sent": "2026-03-28T09:00:00Z"}',
    "a.csv": "body,Sent At\nHi,28.03.2026\n",
    "b.csv": "body,hs_timestamp\nHi,1774692000000\n",
    "a.md": "---\nsent: 2026-03-28\n---\nHi\n",
    "a.txt": "Subject: x\nDate: Sat, 28 Mar 2026 09:00:00 +0100\n\nHi\n",
    "b.txt": "From: Tom <t@x.example>\nSent: March 28, 2026 9:00\n\nHi\n",
    "a.eml": "Date: Sat, 28 Mar 2026 09:00:00 +0100\n\nHi\n",
    "a.yaml": "sent: 2026-03-28\nsteps:\n- body: Hi\n",
}
OPEN = {
    "a.json": '{"body": "Hi"}',
    "b.json": '{"body": "Hi", "sent": true}',
    "c.json": '{"body": "Hi", "sent": null, "spent": 12}',
    "a.csv": "body,Sent At\nHi,\n",
    "b.csv": "body,Sent\nHi,yes\n",
    "a.txt": "Hi\n",
    "a.eml": "Subject: x\n\nHi\n",
}


@pytest.mark.parametrize("name", SAID)
def test_a_message_says_its_day(name: str, tmp_path: Path) -> None:
    assert one(tmp_path, name, SAID[name], TODAY).sent == "2026-03-28"


@pytest.mark.parametrize("name", OPEN)
def test_the_option_holds_for_the_others(name: str, tmp_path: Path) -> None:
    assert one(tmp_path, name, OPEN[name], TODAY).sent == "2026-11-20"


def test_a_text_that_is_no_date_is_refused_with_its_place(tmp_path: Path) -> None:
    found = failure(tmp_path, "a.json", json.dumps({"body": "Hi", "sent": "soon"}))
    assert found.reason == "sent must be a date such as 2026-03-28, not “soon” (column 24)"
