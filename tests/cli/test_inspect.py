"""`inspect` shows what was understood, with its places, and reports what cannot be read."""

import json
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

DRAFT = (
    "Subject: Dock doors\n\nHi Dana,\n\nNorthgate opened a hall in Dayton. Shall I send {{ sheet }}?\n\nBest,\nTom\n"
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_sections_fields_and_facts_are_shown_at_their_places(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "dana.yaml"
    record.write_text("first_name: Dana\ncompany: Northgate\nrecent: [Opened a hall, Hired two]\n", encoding="utf-8")
    assert exit_code(["inspect", str(draft), "--prospect", str(record)]) == 0
    out = capsys.readouterr().out
    assert "kind draft (guessed) · stage first_touch (guessed)" in out
    for line in (
        "3:1    section greeting",
        "3:4    name greeted",
        "5:49   field sheet (mustache)",
        "fact of the record",
    ):
        assert line in out
    assert "recent Opened a hall / Hired two" in out


def test_the_tools_of_a_template_are_told_by_all_its_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "t.md"
    body = "{Hi|Hello} {{firstName | default: 'there'}}, who plans the docks?"
    template.write_text(f"---\nkind: template\nsubject: Docks of {{{{companyName}}}}\n---\n{body}\n", encoding="utf-8")
    assert exit_code(["inspect", str(template)]) == 0
    out = capsys.readouterr().out
    assert "fields as written in Smartlead\n" in out
    assert "choice of 2 (brace)" in out


def test_json_gives_every_row_its_place_in_the_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["inspect", "--json", "--kind", "template", str(draft)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["guessed"]) == ("template", ["stage"])
    lines = DRAFT.splitlines()
    for row in found["rows"]:
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["text"].split(" …")[0].split(" ")[0])


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"caf\xe9")
    assert exit_code(["inspect", str(broken), str(draft)]) == 1
    told = capsys.readouterr()
    assert "not valid UTF-8" in told.err
    assert "Dock doors" in told.out
