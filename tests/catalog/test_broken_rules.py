"""Rule files that are wrong: each error says where, what, and shows the line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.catalog.assemble import assemble
from outreach_lint.catalog.load import load_pack
from outreach_lint.config.settings import Settings
from outreach_lint.errors import RuleError
from outreach_lint.pipeline import Linter, linter_of

GOOD = """\
title: Red
severity: error
weight: 5
match:
  kind: phrases
  any: [red, blue]
message: found {match}
why: why
examples: {bad: ["[[red]]"], good: [green]}
"""
CASES = yaml.safe_load((Path(__file__).resolve().parents[1] / "data/broken_rules.yaml").read_text(encoding="utf-8"))


def pack(folder: Path, text: str, name: str = "paint/red.yaml") -> Path:
    path = folder / "pack" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "pack"


def loaded(folder: Path) -> Linter:
    return linter_of(assemble([load_pack(folder)], {}), Settings())


def test_the_rule_that_the_cases_break_is_fine(tmp_path: Path) -> None:
    assert [rule.id for rule in loaded(pack(tmp_path, GOOD)).catalogue.rules] == ["paint/red"]


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_broken_rule_is_told_with_its_place_and_line(tmp_path: Path, case: dict[str, Any]) -> None:
    assert GOOD.count(case["old"]) == 1
    broken = GOOD.replace(case["old"], case["new"])
    with pytest.raises(RuleError) as caught:
        loaded(pack(tmp_path, broken))
    place = caught.value.place
    assert place
    assert case["reason"] in caught.value.reason
    assert (Path(place.path).name, place.line, place.column) == ("red.yaml", case["line"], case["column"])
    lines = broken.splitlines()
    assert place.excerpt == (lines[place.line - 1] if place.line <= len(lines) else "")
    assert str(caught.value).startswith(f"{place.path}:{place.line}:{place.column}: ")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("red.yaml", GOOD, "a rule stands in a folder that names its category"),
        ("paint/note.txt", GOOD, "the folder holds no rule"),
        ("_lists/red.yaml", "[red]", "the folder holds no rule"),
        ("paint/red.yaml", "", "a mapping (“key: value”) is expected here, not nothing"),
        ("paint/red.yaml", "- red", "a mapping (“key: value”) is expected here, not a list"),
        ("paint/red.yaml", "x" * (1 << 20) + "y", "too large"),
        ("paint/red.yaml", "title: \x07", "not valid YAML"),
    ],
)
def test_a_folder_that_is_no_pack_and_a_file_that_is_no_rule(tmp_path: Path, name: str, text: str, reason: str) -> None:
    pack(tmp_path, text, name)
    with pytest.raises(RuleError) as caught:
        load_pack(tmp_path / "pack")
    assert reason in caught.value.reason
    assert caught.value.place


def test_a_list_with_a_fault_is_told_with_its_place(tmp_path: Path) -> None:
    pack(tmp_path, GOOD)
    pack(tmp_path, "- fine\n- {a: b}\n", "_lists/hues.yaml")
    with pytest.raises(RuleError, match=r"hues.yaml:2:\d: a text is expected here, not a mapping"):
        load_pack(tmp_path / "pack")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    pack(tmp_path, GOOD)
    (tmp_path / "pack/paint/red.yaml").write_bytes(b"title: \xff\xfe")
    with pytest.raises(RuleError, match="not valid UTF-8 at byte 7"):
        load_pack(tmp_path / "pack")


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder of rules"):
        load_pack(tmp_path / "none")
