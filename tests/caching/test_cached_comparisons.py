"""Messages that are put to one another: what is kept of each is enough, and only what changed is read again."""

from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.engine.compare import Comparing, Met
from outreach_lint.model import Message

STEP = """---
sequence: doors
step: {step}
subject: Doors, {step}
kind: template
---
Hi {{{{first_name}}}},

{text}

Best,
Tom
"""
REPEATED = "We measured the doors of forty cold stores last winter and wrote down what each of them lost."


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what collects the paths of the messages that are really looked at for the comparison."""
    paths: list[str] = []
    looked = Comparing.met

    def noted(self: Comparing, message: Message) -> Met:
        paths.append(message.origin.path)
        return looked(self, message)

    monkeypatch.setattr(Comparing, "met", noted)
    return paths


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a sequence of nine steps."""
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m").mkdir()
    for step in range(1, 10):
        write(step, f"Step {step} tells of the number {step} hall, its {step * 7} doors and what they lose.")
    return tmp_path


def write(step: int, text: str) -> None:
    Path(f"m/{step}.md").write_text(STEP.format(step=step, text=text), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert exit_code(["m", "--select", "sequence", "--fail-on", "never", "--format", "json", *args]) == 0
    return capsys.readouterr().out


def test_a_cached_comparison_is_the_same_and_looks_at_what_changed(
    met: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(2, REPEATED)
    write(7, REPEATED)
    bare = run(capsys, "--no-cache")
    assert "sequence/repeated-sentence-in-thread" in bare
    assert run(capsys) == bare
    met.clear()
    assert run(capsys) == bare
    assert met == []
    write(7, "Something else altogether, of the nine docks in the yard behind the hall.")
    mended = run(capsys)
    assert met == ["m/7.md"]
    assert "sequence/repeated-sentence-in-thread" not in mended
    assert mended == run(capsys, "--no-cache")


def test_a_rule_that_is_counted_but_not_selected_is_part_of_the_key(
    met: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys)
    config = "tweaks: {pressure/invented-scarcity: {weight: 9}}\n"
    Path(".outreach-lint.yaml").write_text(config, encoding="utf-8")
    met.clear()
    run(capsys)
    assert len(met) == 9


def test_no_word_of_a_trace_can_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(2, REPEATED)
    run(capsys)
    for path in (folder / "cache").iterdir():
        data = path.read_bytes()
        assert b"wrote down" not in data or path.name.startswith("catalogue-")
        assert b"m/2.md" not in data
        assert b"doors, 2" not in data.lower()
