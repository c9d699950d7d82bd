"""Redaction: planted secrets are found in no output, and places stay."""

import csv
import io
import json
from pathlib import Path

import pytest
from reporting import Ran, run

SECRETS = {
    "first_name": "Gwendolen",
    "last_name": "Quillfeather",
    "company": "Zorblax Widgets",
    "title": "Chief Marmalader",
    "city": "Plunkton",
    "email": "jq@zorblax.example",
}
SENDER = {"name": "Ottoline Grebe", "company": "Vintner Moss", "email": "grebe@vintner.example"}
BODY = "Hi GWENDOLEN,\n\nthe velvet armadillo again, and rather grey weather. It rains again.  \
<!-- outreach-lint: ignore[weather] for Peregrine only -->\n\nOttoline"
SUBJECT = "Marzipan for the boat that you asked me for"
PLANTED = (
    *SECRETS.values(), *SENDER.values(), "GWENDOLEN", "Ottoline", "armadillo", "Marzipan", "Peregrine", "Buttercup",
    "rather grey weather", "kumquat", "Fennimore",
)  # fmt: skip
MESSAGE = {"id": "Fennimore", "subject": SUBJECT, "body": BODY, "prospect": SECRETS, "sender": SENDER,
           "sequence": "Buttercup", "step": 2}  # fmt: skip
JSONL = json.dumps(MESSAGE) + '\n{"body": "x", "channel": "kumquat"}\n{"step": "kumquat", "body": ""}\n'
SHARED = ("markdown", "sarif", "junit", "checkstyle", "github", "gitlab", "azure")
PRIVATE = ("text", "concise", "json", "jsonl", "html")


def table() -> str:
    rows = {"id": "Fennimore", "subject": SUBJECT, "body": BODY, **SECRETS, "sender_name": SENDER["name"]}
    file = io.StringIO()
    csv.writer(file).writerows([rows.keys(), rows.values(), [*rows.values(), "kumquat"]])
    return file.getvalue()


def leaks(text: str) -> list[str]:
    return [secret for secret in PLANTED if secret.casefold() in text.casefold()]


def test_without_it_the_secrets_are_there_to_be_found(tmp_path: Path) -> None:
    shown = leaks(run(tmp_path, {"a.jsonl": JSONL}).said())
    assert set(PLANTED) - set(shown) == {SECRETS["title"], SECRETS["city"]}


def test_no_output_of_any_format_holds_a_secret(tmp_path: Path) -> None:
    ran = run(tmp_path, {"a.jsonl": JSONL}, "--redact", "--ledger", "--explain", "--statistics")
    assert [(name, leaks(text)) for name, text in ran.files.items() if leaks(text)] == []
    assert leaks(ran.out + ran.err) == []


def test_placeholders_say_what_stood_there_and_places_stay(tmp_path: Path) -> None:
    (told, *_) = json.loads(run(tmp_path, {"a.jsonl": JSONL}, "--redact").files["json"])["results"]
    (shouted,) = [finding for finding in told["findings"] if finding["rule"] == "names/shouted"]
    assert shouted["message"] == "“[first name]” is shouted."
    assert shouted["instead"] == "Write [first name]."
    assert (shouted["excerpt"], shouted["start"], shouted["end"]) == ("[first name]", 3, 12)
    (idle, _ignored) = [finding for finding in told["findings"] if finding["rule"] == "weather/small-talk"]
    assert idle["excerpt"] == "[text, 19 characters]"
    (long,) = [finding for finding in told["findings"] if finding["rule"] == "length/long-subject"]
    assert long["message"] == "The subject has 9 words; 5 fit."


@pytest.mark.parametrize(("name", "asked", "hidden"), [
    ("a.csv", (), True),
    ("a.csv", ("--no-redact",), False),
    ("a.jsonl", (), False),
    ("a.jsonl", ("--redact",), True),
])  # fmt: skip
def test_formats_for_services_hide_the_rows_of_a_list(
    name: str,
    asked: tuple[str, ...],
    hidden: bool,  # noqa: FBT001  (a column of the table)
    tmp_path: Path,
) -> None:
    ran = run(tmp_path, {name: table() if name == "a.csv" else JSONL}, *asked)
    assert {bool(leaks(ran.files[form])) for form in SHARED} == {not hidden}
    by_default = hidden and not asked
    assert {bool(leaks(ran.files[form])) for form in PRIVATE} == {by_default or not hidden}
    assert ("--no-redact" in ran.err) == by_default
    assert (leaks(ran.err) == []) or not hidden


def campaign(folder: Path, *asked: str) -> Ran:
    inputs = {
        "t.md": "---\nkind: template\nsubject: Boats\n---\nHi {{first_name}},\n\nrather grey weather in {{city}}.\n",
        "rows.csv": "id,First Name,City\nFennimore,GWENDOLEN,Plunkton\n7,Ann,\n",
    }
    return run(folder, inputs, "--template", "t.md", "--rows", "rows.csv", *asked, paths=())


def test_a_campaign_tells_nothing_of_its_rows_but_where_they_are(tmp_path: Path) -> None:
    ran = campaign(tmp_path, "--redact")
    assert ran.code in {0, 1}
    assert leaks(ran.said()) == []
    assert "In 1 row of rows.csv, at 2:11." in ran.files["concise"]
    assert leaks(campaign(tmp_path).files["github"]) == []


def test_a_prospect_list_hides_the_messages_that_it_is_joined_to(tmp_path: Path) -> None:
    people = "email,first_name,last_name\njq@zorblax.example,Gwendolen,Quillfeather\n"
    inputs = {"a.jsonl": JSONL + json.dumps({"id": "Fennimore", "body": "rather grey weather"}), "people.csv": people}
    ran = run(tmp_path, inputs, "--prospects", "people.csv", paths=("a.jsonl",))
    assert [form for form in SHARED if leaks(ran.files[form])] == []
    assert leaks(ran.err) == []
