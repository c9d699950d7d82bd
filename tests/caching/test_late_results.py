"""What the time did not suffice for is not kept: the next run may have more of it."""

from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.engine.deadline import Deadline

HERE = Path(__file__).resolve().parents[1]


def test_a_message_that_was_late_once_is_linted_in_full_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    Path(".outreach-lint.yaml").write_text("limits: {seconds: 3600}\n", encoding="utf-8")
    Path("m").mkdir()
    for number in range(9):
        Path(f"m/{number}.txt").write_text("Hi Dana,\n\nSuch awful weather!\n", encoding="utf-8")
    command = ["m", "--format", "concise", "--fail-on", "never"]
    with monkeypatch.context() as patch:
        patch.setattr(Deadline, "is_over", property(lambda _deadline: True))
        assert exit_code(command) == 1
    late = capsys.readouterr().out
    assert "m/0.txt:1:1: failure over the limit of 3600 seconds (limits.seconds)" in late
    assert "weather/small-talk" not in late
    assert exit_code(command) == 0
    assert capsys.readouterr().out.count("weather/small-talk") == 9
