"""What is said of a text while it is written, without a server around it."""

from pathlib import Path
from threading import Event

import pytest

from outreach_lint.errors import OutreachLintError
from outreach_lint.lsp.hover import hover_of
from outreach_lint.lsp.memo import Memo
from outreach_lint.lsp.paper import Paper
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.setups import Setups
from outreach_lint.lsp.study import Study, studied
from outreach_lint.lsp.yaml_papers import rule_faults

RULE = """title: Blue boats
severity: warning
weight: 3
match: {{kind: phrases, any: [{phrase}]}}
message: “{{match}}” is blue.
why: Boats are grey.
examples:
  bad: ["the [[blue boat]]"]
  good: ["the grey boat"]
{more}"""


def paper(path: Path, text: str, *, saved: bool = True) -> Paper:
    if saved:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Paper(path.as_uri(), path, text, 1, path.suffix, saved=saved)


def study_of(path: Path, text: str, stop: Event | None = None) -> Study | None:
    return studied(paper(path, text), Setups(), Memo(), stop or Event())


def told(path: Path, text: str) -> list[tuple[int, str]]:
    study = study_of(path, text)
    assert study is not None
    return [(fault.line, fault.reason) for fault in study.faults]


def hovered(path: Path, text: str, at: str) -> str:
    study = study_of(path, text)
    assert study is not None
    found = hover_of(study, Ruler(text, "utf-16"), text.index(at))
    return found[0] if found else ""


def test_hovering_tells_the_better_line_the_fix_and_what_was_seen_elsewhere(tmp_path: Path) -> None:
    pack = tmp_path / "pack/house"
    pack.mkdir(parents=True)
    seen = "evidence: {grade: C, source: a study, figure: 4 of 10, year: 2024}\nfix: unsafe\ninstead: Say grey.\n"
    (pack / "blue.yaml").write_text(RULE.format(phrase="blue boat", more=seen), encoding="utf-8")
    (tmp_path / ".outreach-lint.yaml").write_text("rules: [pack]\nselect: [house, names, hygiene]\n", encoding="utf-8")
    text = "Hi JENNIFER,\n\nthe blue boat  is in.\n"
    blue = hovered(tmp_path / "a.md", text, "blue")
    assert "**Blue boats** (warning, -3 points)" in blue
    assert "**Better:** Say grey." in blue
    assert "**Seen:** 4 of 10 (2024) a study, grade C" in blue
    assert "**Fix (safe):** Jennifer" in hovered(tmp_path / "a.md", text, "JENNIFER")
    assert "**Fix (safe):** delete it" in hovered(tmp_path / "a.md", text, "  is")
    assert hovered(tmp_path / "a.md", text, "in.") == ""


def test_hovering_over_an_idle_ignore_says_what_no_rule_file_does(tmp_path: Path) -> None:
    text = "Hi Dana,\n\n<!-- outreach-lint: ignore[guilt] a joke -->\nthe boat is in.\n"
    assert hovered(tmp_path / "a.md", text, "<!--").startswith("**lint/unused-ignore**")


def test_a_pack_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    found = told(tmp_path / ".outreach-lint.yaml", "min_score: 3\nrules:\n  - nowhere\n")
    assert [line for line, _reason in found] == [3]
    assert "nowhere" in found[0][1]


def test_a_rule_of_an_unreadable_pack_is_told_where_the_configuration_names_it(tmp_path: Path) -> None:
    (tmp_path / "pack/house").mkdir(parents=True)
    (tmp_path / "pack/house/blue.yaml").write_text("title: 3\n", encoding="utf-8")
    study = study_of(tmp_path / ".outreach-lint.yaml", "rules: [pack]\n")
    assert study is not None
    (fault,) = study.faults
    assert fault.line == 1
    assert fault.elsewhere is not None
    assert fault.elsewhere[0].path.endswith("blue.yaml")


@pytest.mark.parametrize(("text", "count"), [("- lovely\n- (quite|rather) grey\n", 0), ("lovely: grey\n", 1)])
def test_a_shared_list_is_a_list_of_phrases(text: str, count: int, tmp_path: Path) -> None:
    (tmp_path / ".outreach-lint.yaml").write_text("rules: [pack]\n", encoding="utf-8")
    (tmp_path / "pack/_lists").mkdir(parents=True)
    assert len(told(tmp_path / "pack/_lists/mood.yaml", text)) == count


@pytest.mark.parametrize(
    ("phrase", "more", "expected"),
    [
        ("blue boat", "", []),
        ("blue ship", "", [(8, "expected “blue boat”, got nothing")]),
        ("blue boat", '  known_misses: ["my [[blue boat]]"]\n', [(10, "is found now; move it to `bad`")]),
        ("{none} boat", "", [(4, "list")]),
    ],
)
def test_a_rule_is_tried_on_its_examples_while_it_is_written(
    phrase: str, more: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    quoted = f'"{phrase}"'
    (tmp_path / ".outreach-lint.yaml").write_text("select: [names]\n", encoding="utf-8")
    found = told(tmp_path / "pack/house/blue.yaml", RULE.format(phrase=quoted, more=more))
    assert [line for line, _reason in found] == [line for line, _reason in expected]
    assert all(text.split(":")[0] in reason for (_line, reason), (_same, text) in zip(found, expected, strict=True))


def test_an_example_that_cannot_be_tried_says_what_is_missing(tmp_path: Path) -> None:
    text = RULE.format(phrase="x", more="").replace("{kind: phrases, any: [x]}", "{kind: record, check: markup}")
    study = study_of(tmp_path / "pack/house/blue.yaml", text)
    assert study is not None
    assert [(fault.line, fault.severity) for fault in study.faults if fault.reason.startswith("not tried: ")] == [
        (8, "info"),
        (9, "info"),
    ]


def test_a_rule_beside_a_broken_list_or_catalogue_is_tried_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "pack/_lists").mkdir(parents=True)
    (tmp_path / "pack/_lists/mood.yaml").write_text("lovely: grey\n", encoding="utf-8")

    def broken() -> object:
        reason = "no rules today"
        raise OutreachLintError(reason)

    wrong = paper(tmp_path / "pack/house/blue.yaml", RULE.format(phrase="blue ship", more=""))
    faults = rule_faults(wrong, "rule", broken, Event())  # type: ignore[arg-type]  # asked for no more
    assert faults is not None
    assert [fault.line for fault in faults] == [8]


def test_nothing_is_said_of_a_text_that_has_changed_meanwhile(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    assert study_of(tmp_path / "a.md", "Hi Dana,\n\nthe boat is in.\n", stop) is None
    assert study_of(tmp_path / "pack/house/blue.yaml", RULE.format(phrase="blue boat", more=""), stop) is None
