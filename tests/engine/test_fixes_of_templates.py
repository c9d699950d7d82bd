"""A fix of what a template itself says is offered at its place there; one of what a row or version puts in is none."""

import json
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.cli.main import exit_code

SELECT = "hygiene,names"


def findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    exit_code([*args, "--select", SELECT, "--format", "json"])
    return [finding for result in json.loads(capsys.readouterr().out)["results"] for finding in result["findings"]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_with_rows_the_text_of_the_template_can_be_fixed_and_a_value_cannot(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "r.csv").write_text("First Name,Company\nDANIELLA,Northgate\nLee,Coldline\n", encoding="utf-8")
    for body, shouted, fix in (
        ("Hi JENNIFER,\n\nthe boat of {{company}} is in.\n", "JENNIFER", "Jennifer"),
        ("Hi {{first_name}},\n\nthe boat of {{company}} is in.\n", "{{first_name}}", None),
    ):
        (folder / "t.md").write_text(f"---\nkind: template\n---\n{body}", encoding="utf-8")
        (found,) = (
            found
            for found in findings(capsys, "--template", "t.md", "--rows", "r.csv")
            if found["rule"] == "names/recipient-name-all-caps"
        )
        assert body[found["start"] : found["end"]] == shouted
        assert (found["fix"] and found["fix"]["text"]) == fix
        assert fix is None or body[found["fix"]["start"] : found["fix"]["end"]] == shouted


def test_what_one_option_of_a_template_says_can_be_fixed_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "{% if lake %}Hi JENNIFER{% else %}Hi {{first_name}}{% endif %},\n\nthe boat of {{company}} is in.\n"
    (folder / "t.md").write_text(f"---\nkind: template\n---\n{body}", encoding="utf-8")
    (found,) = (found for found in findings(capsys, "t.md") if found["rule"] == "names/recipient-name-all-caps")
    assert body[found["fix"]["start"] : found["fix"]["end"]] == "JENNIFER"
    assert (found["line"], found["column"]) == (4, 17)
