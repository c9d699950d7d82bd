"""Planted names, addresses and sentences: with redaction they are in no output, no log of a crash and no cache."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from pyarrow import parquet

from outreach_lint.cli.main import exit_code
from outreach_lint.report.formats import FORMATS

PLANTED = ("gwendolen", "quillfeather", "zorblax", "marmalader", "plunkton", "ottoline", "armadillo", "marzipan",
           "peregrine", "buttercup", "kumquat")  # fmt: skip
BODY = """Hi GWENDOLEN,

You never replied to my last three emails about the velvet armadillo of Zorblax.  Act now, or lose it!!!
As Chief Marmalader in Plunkton you you must know.
<!-- outreach-lint: ignore[kumquat] until 2020-01-01, by Peregrine -->
{{kumquat}} and [Buttercup], see https://armadillo.example/kumquat

Best,
Ottoline Peregrine
ottoline@zorblax.example
"""
PERSON = {"first_name": "Gwendolen", "last_name": "Quillfeather", "company": "Zorblax", "title": "Chief Marmalader",
          "city": "Plunkton", "email": "gwendolen@zorblax.example"}  # fmt: skip
RECORD = {"id": "Buttercup", "subject": "MARZIPAN for Gwendolen", "body": BODY, "prospect": PERSON,
          "sender": {"name": "Ottoline", "email": "o@zorblax.example"}, "sequence": "Kumquat", "step": 2}  # fmt: skip


def sheet() -> str:
    row = {"id": "Buttercup", "subject": RECORD["subject"], "body": BODY, **PERSON}
    held = io.StringIO()
    csv.writer(held).writerows([row, row.values(), [*row.values(), "kumquat"], ["Peregrine"]])
    return held.getvalue()


def sequence() -> str:
    steps = [
        {"subject": "Marzipan", "body": BODY},
        {"body": BODY, "day": 1},
        {"boddy": "Kumquat"},
        {"body": ""},
        "Kumquat",
    ]
    return json.dumps({"name": "Buttercup", "prospect": PERSON, "steps": steps})


INPUTS: dict[str, Callable[[], str]] = {
    "a.txt": lambda: f"Subject: Marzipan for Gwendolen\n\n{BODY}",
    "a.md": lambda: f"---\nsubject: Marzipan\nprospect: {json.dumps(PERSON)}\n---\n{BODY}",
    "b.md": lambda: f"---\nsubject: Marzipan: Gwendolen\nkumquat: x\n---\n{BODY}",
    "c.md": lambda: f"---\nchannel: Kumquat\nstep: Marzipan\n---\n{BODY}",
    "a.eml": lambda: f"From: Ottoline <o@zorblax.example>\nTo: Gwendolen <g@zorblax.example>\n\n{BODY}",
    "a.html": lambda: f"<title>Marzipan</title><p>{BODY.replace(chr(10), '<br>')}</p><img src='kumquat.png'>",
    "a.jsonl": lambda: "".join(
        json.dumps(line) + "\n" for line in (RECORD, {"body": BODY, "channel": "kumquat"}, {"kumquat": 1}, "Gwendolen")
    ) + '{"body": "Gwendolen',
    "a.json": lambda: json.dumps([RECORD, {**RECORD, "step": "kumquat"}, {**RECORD, "prospect": "Gwendolen"}]),
    "b.json": lambda: '{"body": Gwendolen}',
    "a.csv": sheet,
    "a.yaml": sequence,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def leaks(text: str) -> list[str]:
    return [secret for secret in PLANTED if secret in text.casefold()]


def written(folder: Path, *args: str) -> dict[str, str]:
    """Run with all formats at once, and return what each wrote."""
    asked = [f"--format={name}={folder.parent / name}" for name in FORMATS]
    exit_code([*args, *asked, "--ledger", "--explain", "--statistics", "--fail-on=never"])
    return {name: text_of(folder.parent / name) for name in FORMATS}


def text_of(path: Path) -> str:
    """Return what a report holds; a table is read, since its bytes are packed."""
    if path.name == "parquet":
        return str(parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", INPUTS)
def test_no_format_holds_a_planted_word(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / name).write_text(INPUTS[name](), encoding="utf-8")
    found = written(folder, name, "--redact")
    told = capsys.readouterr()
    found |= {"standard output": told.out, "standard error": told.err}
    assert {form: leaks(text) for form, text in found.items() if leaks(text)} == {}


def test_without_redaction_the_words_are_there_to_be_found(folder: Path) -> None:
    for name, make in INPUTS.items():
        (folder / name).write_text(make(), encoding="utf-8")
    found = written(folder, ".")
    assert set(leaks("".join(found.values()))) >= set(PLANTED) - {"quillfeather"}


@pytest.mark.parametrize(
    "record", ["first_name: Gwendolen\nemployees: Kumquat\n", "frist_name: Gwendolen\n", "Gwendolen\n"]
)
def test_a_record_that_cannot_be_read_is_not_quoted(
    record: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "person.yaml").write_text(record, encoding="utf-8")
    assert exit_code(["a.txt", "--prospect=person.yaml", "--redact"]) == 2
    told = capsys.readouterr()
    assert "person.yaml" in told.err
    assert leaks(told.out + told.err) == []


def test_a_list_and_a_template_leave_no_planted_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "letter.txt").write_text("Hi {{first_name}}, JENNIFER at {{company}} and {{kumquat}}", encoding="utf-8")
    (folder / "a.csv").write_text(sheet(), encoding="utf-8")
    (folder / "a.jsonl").write_text(INPUTS["a.jsonl"](), encoding="utf-8")
    (folder / "letter.txt").write_text("Hi {{first_name}}, at {{company}} and {{city}}", encoding="utf-8")
    for call in (("--template=letter.txt", "--rows=a.csv", "--redact"), ("a.jsonl", "--prospects=a.csv", "--redact")):
        found = written(folder, *call)
        told = capsys.readouterr()
        assert leaks("".join(found.values()) + told.out + told.err) == [], call


def test_neither_cache_nor_a_crash_holds_a_planted_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cache = folder.parent / "cache"
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(cache))
    for name, make in INPUTS.items():
        (folder / name).write_text(make(), encoding="utf-8")
    written(folder, ".")
    capsys.readouterr()
    files = [path for path in cache.rglob("*") if path.is_file()]
    assert any(path.name.startswith("results-") for path in files)
    for path in files:
        if path.name.startswith("results-"):
            assert leaks(path.read_bytes().decode("latin-1")) == [], path.name
    with mock.patch("outreach_lint.pipeline.run_rules", side_effect=KeyError(BODY)):
        exit_code(["a.txt", "a.eml", "--no-cache"])
    told = capsys.readouterr()
    assert "KeyError" in told.out
    assert leaks(told.out + told.err) == []
