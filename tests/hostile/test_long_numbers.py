"""Numbers that no computer word holds are refused, or passed over, where they are read; no report meets one."""

import sys
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

LONG, LONGEST = "9" * 25, "9" * 5_000
LETTER = "Hi Ana,\n\nyou never replied to my last email.\n"
RULE = """title: x
severity: info
weight: 1
match: {kind: pattern, any: ['crane y{NUMBER}']}
message: m
why: w
examples: {bad: ['[[a]]'], good: [c]}
"""


def peak() -> float:
    """Return the most memory in MB that the process has held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@pytest.mark.parametrize("number", [LONG, LONGEST], ids=["long", "longest"])
@pytest.mark.parametrize(
    "case",
    [
        ("a.md", "---\nstep: NUMBER\n---\nHi Ana, a note.\n", "step must be"),
        ("a.md", "---\nprospect: {employees: NUMBER}\n---\nHi Ana, a note.\n", "employees must be"),
        ("a.yaml", "touches: NUMBER\nsteps:\n  - body: Hi Ana, a note.\n", "touches must be"),
        ("a.yaml", "steps:\n  - body: Hi Ana, a note.\n    day: NUMBER\n", "day must be"),
        ("a.jsonl", '{"body": "Hi Ana, a note.", "step": NUMBER}\n', ""),
        (".outreach-lint.yaml", "min_score: NUMBER\n", "min_score"),
        ("pyproject.toml", "[tool.outreach-lint]\nmin_score = NUMBER\n", "pyproject.toml"),
    ],
)
def test_a_number_without_end_is_refused_with_its_place(
    number: str,
    case: tuple[str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, text, reason = case
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text.replace("NUMBER", number), encoding="utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    target = "letter.txt" if name.endswith(("lint.yaml", ".toml")) else name
    assert exit_code([target, "--select=guilt", "--format=json"]) == 2
    said = "".join(capsys.readouterr())
    assert name in said
    assert reason in said
    assert "Traceback" not in said


@pytest.mark.parametrize("number", ["\x1c9", LONG, LONGEST], ids=["after a separator", "long", "longest"])
@pytest.mark.parametrize("column", ["Step", "Day", "Employees", "Sent", "ID"])
def test_a_cell_that_holds_one_does_not_stop_its_row(
    column: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(f"{column},Body\n{number},Hi Ana\n", encoding="utf-8")
    assert exit_code(["a.csv", "--select=guilt", "--format=json"]) == 0
    assert '"messages": 1' in capsys.readouterr().out.replace('":1', '": 1')


@pytest.mark.parametrize("number", ["999999999", LONG, LONGEST], ids=["gigabytes", "long", "longest"])
def test_a_repetition_without_end_in_a_pattern_takes_no_memory(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rules/house/bad.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.replace("NUMBER", number), encoding="utf-8")
    before = peak()
    # RE2 refuses the first, and takes more digits than it counts with for text.
    assert exit_code(["rules", "test", str(path)]) == (2 if number == "999999999" else 1)
    assert "bad.yaml" in "".join(capsys.readouterr())
    assert peak() < before + 400
