"""Sequence files: one message a step, what they share, exact places, and faults that do not stop the others."""

import json
from pathlib import Path

import pytest
from reading import on_disk, read

from outreach_lint.model import Failure, Message, Prospect, Sender

YAML = """\
name: q3
channel: email
sender: {name: Tom Reyes}
prospect:
  first_name: Dana
steps:
- day: 0
  subject: "Hall \\"2\\""
  body: |
    Hi Dana,

    hall 2 is ready.
- day: 3
  thread: same
  body: Any news?
- day: 7
  id: last
  channel: linkedin_message
  stage: reply
  prospect: {first_name: Jo}
  body: >-
    One
    last note.
"""


def steps(folder: Path, data: str, name: str = "s.yaml") -> list[Message]:
    return [found for found in read(folder, name, data) if isinstance(found, Message)]


def told(folder: Path, data: str, name: str = "s.yaml") -> list[str]:
    return [f"{found.line}: {found.reason}" for found in read(folder, name, data) if isinstance(found, Failure)]


def test_a_message_for_each_step_with_what_they_share(tmp_path: Path) -> None:
    first, second, third = steps(tmp_path, YAML)
    assert (first.id, first.step, first.stage, first.subject) == ("q3#1", 1, None, 'Hall "2"')
    assert (second.id, second.step, second.stage, second.body) == ("q3#2", 2, "follow_up", "Any news?")
    assert (third.id, third.channel, third.stage) == ("last", "linkedin_message", "reply")
    assert {message.sequence for message in (first, second, third)} == {"q3"}
    assert {message.sender for message in (first, second, third)} == {Sender(name="Tom Reyes")}
    assert [message.prospect for message in (first, second, third)] == [
        Prospect(first_name="Dana"),
        Prospect(first_name="Dana"),
        Prospect(first_name="Jo"),
    ]


def test_every_character_of_a_step_stands_where_the_map_says(tmp_path: Path) -> None:
    first, _second, third = steps(tmp_path, YAML)
    for message in (first, third):
        for offset, char in enumerate(message.body):
            if not char.isspace():
                assert on_disk(message, "body", offset, YAML).startswith(char)
    assert on_disk(first, "subject", 5, YAML).startswith('\\"2')
    assert [message.origin.line for message in (first, third)] == [7, 16]


def test_the_same_in_json(tmp_path: Path) -> None:
    data = json.dumps({"name": "q3", "steps": [{"day": 0, "body": 'a "b" c'}, {"body": "x"}]}, indent=1)
    first, second = steps(tmp_path, data, "s.json")
    assert (first.id, second.id, second.stage) == ("q3#1", "q3#2", "follow_up")
    assert on_disk(first, "body", 2, data).startswith('\\"b')


FAULTS = [
    ("steps:\n- subject: x\n- body: Hi\n", "2: empty message: there is no body to read (column 3)"),
    ("steps:\n- body: Hi\n- x\n", "3: a step must be a mapping with a body (column 3)"),
    ("steps: x\n", "1: steps must be a list, with a “-” before each step (column 8)"),
    ("steps: []\n", "1: the sequence has no steps (column 8)"),
    ("- a\nsteps:\n", "2: invalid YAML: "),
    ("chanel: sms\nsteps:\n- body: Hi\n", "1: unknown key “chanel”: did you mean “channel”? (column 1)"),
    ("steps:\n- body: Hi\n  threat: same\n", "3: unknown key “threat”: did you mean “thread”? (column 3)"),
    ("steps:\n- body: Hi\n  thread: same\n", "3: the first step has no thread to go on with (column 11)"),
    ("steps:\n- body: Hi\n  thread: old\n", "3: thread “old” is not known; allowed: new, same (column 11)"),
    ("steps:\n- {body: Hi, day: 3}\n- {body: Hi, day: 1}\n", "3: day 1 comes before day 3 of the step above"),
    ("steps:\n- {body: Hi, day: soon}\n", "2: day must be a whole number such as 12, not “soon”"),
]


@pytest.mark.parametrize(("data", "reason"), FAULTS, ids=[reason for _data, reason in FAULTS])
def test_faults_are_told_with_their_place(tmp_path: Path, data: str, reason: str) -> None:
    (found,) = told(tmp_path, data)
    assert found.startswith(reason)


def test_a_wrong_step_does_not_stop_the_others(tmp_path: Path) -> None:
    assert [message.step for message in steps(tmp_path, "steps:\n- body: a\n- subject: x\n- body: c\n")] == [1, 3]


def test_a_yaml_file_without_steps_that_is_named_is_read_as_text(tmp_path: Path) -> None:
    (found,) = steps(tmp_path, "Hi Dana,\n\nsteps: three of them.\n", "a.yaml") or steps(
        tmp_path, "Hi Dana\n", "a.yaml"
    )
    assert found.body.startswith("Hi Dana")
