"""The Python API."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import msgspec
import pytest

from outreach_lint import Failure, Linter, Message, MessageResult, Prospect, lint, lint_all, load_rules
from outreach_lint.catalog.assemble import assemble
from outreach_lint.catalog.load import load_pack
from outreach_lint.config.settings import Settings
from outreach_lint.errors import ConfigError, RuleError, SourceError
from outreach_lint.pipeline import linter_of
from outreach_lint.report.as_json import line
from outreach_lint.report.style import Look

PACK = Path(__file__).resolve().parent / "data/pack"
SHOUTED = "Hi JENNIFER,\n\nthe boat is in."


@pytest.fixture(scope="module")
def pinned() -> Linter:
    return linter_of(assemble([load_pack(PACK)], {}), Settings())


@pytest.mark.parametrize(
    "given", [SHOUTED, {"body": SHOUTED}, Message(id="m", body=SHOUTED)], ids=["text", "keys", "message"]
)
def test_a_text_a_mapping_and_a_message_give_the_same_findings(given: object, pinned: Linter) -> None:
    result = lint(given, pinned)  # type: ignore[arg-type]
    assert [(found.rule, found.excerpt) for found in result.findings] == [("names/shouted", "JENNIFER")]
    assert result.score.value == 70


def test_a_mapping_has_the_keys_of_the_native_format(pinned: Linter) -> None:
    given = {"id": "a1", "body": "Hi Dana", "channel": "sms", "prospect": {"first_name": "Dana", "recent": ["a"]}}
    message = lint(given, pinned).message
    assert (message.id, message.channel, message.prospect) == ("a1", "sms", Prospect(first_name="Dana", recent=("a",)))


@pytest.mark.parametrize("given", [{}, {"boddy": "x"}, {"body": 5}, {"body": "x", "channel": "pigeon"}])
def test_a_mapping_that_is_no_message_is_an_error(given: dict[str, object], pinned: Linter) -> None:
    with pytest.raises(SourceError):
        lint(given, pinned)


def test_rules_are_chosen_as_on_the_command_line() -> None:
    assert {rule.category for rule in load_rules(select=["names"]).catalogue.rules} == {"names"}
    assert "names" not in {rule.category for rule in load_rules(ignore=["names"]).catalogue.rules}
    with pytest.raises(RuleError):
        load_rules(select=["nothing"])
    with pytest.raises(ConfigError):
        load_rules("nowhere.yaml")


def test_kind_and_stage_are_guessed_where_nobody_says_them(pinned: Linter) -> None:
    message = lint("Hi {{first_name}} of {{company}},\n\nthe boat is in.", pinned).message
    assert (message.kind, message.stage) == ("template", "first_touch")
    assert lint(Message(id="m", body="Hi {{a}} {{b}}", kind="draft", stage="reply"), pinned).message.stage == "reply"


def test_the_built_in_rules_are_the_default(linter: Linter) -> None:
    assert lint(SHOUTED) == lint(SHOUTED, linter)
    assert lint(SHOUTED).score.value < 100


def test_the_same_input_gives_the_same_result_in_another_process(linter: Linter) -> None:
    code = f"from outreach_lint import lint; print(lint({SHOUTED!r}))"
    outputs = set()
    for seed in ("1", "2"):
        surroundings = os.environ | {"PYTHONHASHSEED": seed}
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=surroundings)
        outputs.add(ran.stdout)
    assert outputs == {f"{lint(SHOUTED, linter)}\n"}


MANY: list[dict[str, object]] = [
    {"id": "a1", "body": SHOUTED, "prospect": {"first_name": "Jennifer"}},
    {"body": ""},
    {"body": "Hi Dana,\n\nthis is my third email."},
    {"boddy": "Hi"},
    {"body": "Hi", "other": object()},
]


def test_many_messages_give_what_lines_of_standard_input_give(linter: Linter) -> None:
    *found, unencodable = lint_all(MANY, linter)
    stdin = b"".join(msgspec.json.encode(keys) + b"\n" for keys in MANY[:-1])
    command = [sys.executable, "-m", "outreach_lint", "-", "--format", "jsonl", "--stdin-format", "jsonl"]
    told = subprocess.run(command, input=stdin, capture_output=True, check=False).stdout.decode()
    assert "".join(line(outcome, {}, Look()) for outcome in found) == told
    assert [type(outcome) for outcome in found] == [MessageResult, Failure, MessageResult, Failure]
    assert isinstance(unencodable, Failure)
    assert unencodable.line == 5


def test_texts_and_messages_are_taken_as_they_are_needed(pinned: Linter) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str | Message]:
        for number in count():
            taken.append(number)
            yield SHOUTED if number % 2 else Message(id=f"m{number}", body=SHOUTED)

    found = [outcome for outcome in islice(lint_all(endless(), pinned), 2) if isinstance(outcome, MessageResult)]
    assert [(result.message.id, result.message.origin.line) for result in found] == [("m0", 1), ("-:2", 2)]
    assert taken == [0, 1]


def test_several_processes_give_the_same_in_the_same_order() -> None:
    rules = load_rules(select=["names", "guilt"], ignore="guilt/attempt-count")
    many = [{**MANY[number % 4], "id": str(number)} for number in range(150)]
    assert list(lint_all(many, rules, jobs=2)) == list(lint_all(many, rules))


def test_several_processes_need_rules_that_they_can_load(pinned: Linter) -> None:
    with pytest.raises(ConfigError, match="load_rules"):
        lint_all([SHOUTED], pinned, jobs=2)
    with pytest.raises(ConfigError, match="at least 1"):
        lint_all([SHOUTED], jobs=0)
