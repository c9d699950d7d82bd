"""A tweak that fits no rule is told where it stands, whichever file says it."""

from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]
REASON = "no rule or category is called “weather/smalltalk”; did you mean “weather/small-talk”?"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (
            {".outreach-lint.yaml": "min_score: 1\ntweaks:\n  weather/smalltalk: {weight: 1}\n"},
            ".outreach-lint.yaml:3:3",
        ),
        ({".outreach-lint.yaml": "extends: b.yaml\n", "b.yaml": "tweaks: {weather/smalltalk: {weight: 1}}\n"}, ""),
        ({"pyproject.toml": '[tool.outreach-lint.tweaks]\n"weather/smalltalk" = {weight = 1}\n'}, "pyproject.toml"),
    ],
)
def test_a_tweak_of_no_rule_is_an_error_at_its_place(
    files: dict[str, str],
    place: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    for name, text in {**files, "a.txt": "Hi Dana"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert exit_code(["a.txt"]) == 2
    said = capsys.readouterr().err
    assert REASON in said
    assert f"{place}: {REASON}" in said
