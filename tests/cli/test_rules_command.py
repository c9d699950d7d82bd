"""The commands `rules` and `init`."""

import json
import shutil
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a few pinned rules in place of the built-in ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    (tmp_path / ".outreach-lint.yaml").write_text("", encoding="utf-8")
    return tmp_path


def told(args: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert exit_code(args) == code
    captured = capsys.readouterr()
    return captured.out if code < 2 else captured.err


def test_list_names_every_rule_with_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(["rules", "list"], capsys).splitlines()
    assert any(line.startswith("names/try-out ") and line.endswith("Says hello to nobody (preview)") for line in lines)
    rows = json.loads(told(["rules", "list", "--json"], capsys))
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {"id": "weather/small-talk", "severity": "warning", "weight": 6, "status": "stable"}.items() <= next(
        row for row in rows if row["id"] == "weather/small-talk"
    ).items()


def test_show_explains_a_rule_by_id_or_alias(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(["rules", "show", "sky/small-talk"], capsys)
    assert page.startswith("weather/small-talk  Mentions the weather before the point\n")
    assert "did you mean" in told(["rules", "show", "weather/smalltalk"], capsys, 2)


@pytest.mark.parametrize("path", ["data/pack", "data/pack/weather", "data/pack/weather/small-talk.yaml"])
def test_test_runs_a_pack_a_category_or_a_file(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "0 failed" in told(["rules", "test", str(HERE / path), "--quiet-collateral"], capsys)


def test_test_runs_a_pack_that_no_configuration_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = shutil.copytree(HERE / "data/pack/names", folder / "elsewhere/greetings")
    out = told(["rules", "test", str(copied), "--quiet-collateral"], capsys)
    assert out.splitlines()[-1].startswith("2 rules: 4 examples as expected, 0 failed")


@pytest.mark.parametrize(
    ("name", "text", "told_of"),
    [
        ("house/weather.yaml", "mtch: {}\n", "own/house/weather.yaml:1:1: unknown key “mtch”"),
        ("house/weather.yaml", "a: [1\n", "own/house/weather.yaml:2:1: not valid YAML"),
        ("notes.yaml", "# nothing\n", "own/notes.yaml:1:1: a mapping"),
        ("README.md", "Our rules\n", "own/README.md:1:1: a mapping"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_of_that_file_as_it_was_named(
    name: str, text: str, told_of: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "own" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert f"outreach-lint: {told_of}" in told(["rules", "test", f"own/{name}"], capsys, 2)


def test_hidden_files_of_a_pack_are_no_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(["rules", "new", "house/weather", "--pack", "."], capsys)
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    (folder / ".outreach-lint.yaml").write_text("rules: [.]\n", encoding="utf-8")
    assert "0 failed" in told(["rules", "test", "house/weather.yaml"], capsys)
    assert "house/weather" in told(["rules", "list"], capsys)


def test_test_tells_which_example_failed_and_how(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(["rules", "new", "house/weather", "--pack", "own"], capsys)
    path = folder / "own/house/weather.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[[awful weather this week]]", "[[awful]] weather this week")
    )
    out = told(["rules", "test", "own"], capsys, 1)
    assert "bad 1: expected “awful”, got “awful weather this week”" in out


def test_test_lists_the_lines_that_no_bad_example_holds_without_failing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(["rules", "new", "house/weather", "--pack", "own"], capsys)
    path = folder / "own/house/weather.yaml"
    text = path.read_text(encoding="utf-8")
    place = text.index("  any:\n") + len("  any:\n")
    path.write_text(f"{text[:place]}    - such a storm\n    - fog again\n{text[place:]}", encoding="utf-8")
    out = told(["rules", "test", "--coverage", "own"], capsys)
    place, *listed, total = out.splitlines()[-4:]
    assert place.endswith("own/house/weather.yaml: in no bad example: 2 of 3 lines")
    assert listed == ["  such a storm", "  fog again"]
    assert total == "bad examples hold 1 of the 3 lines of 1 rule with phrases or patterns (33.3%)"
    assert "in no bad example" not in told(["rules", "test", "own"], capsys)


def test_test_of_rules_without_phrases_tells_that_there_are_no_lines(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(["rules", "test", "--coverage", str(HERE / "data/pack/length/long-subject.yaml")], capsys)
    assert out.splitlines()[-1] == "no rule has phrases or patterns"


def test_test_of_nothing_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such file or folder" in told(["rules", "test", "nowhere"], capsys, 2)


def test_a_new_rule_works_at_once_and_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "rules test" in told(["rules", "new", "house/my-rule"], capsys)
    assert "0 failed" in told(["rules", "test", "rules", "--quiet-collateral"], capsys)
    assert "exists already" in told(["rules", "new", "house/my-rule"], capsys, 2)
    assert (folder / "rules/house/my-rule.yaml").exists()


@pytest.mark.parametrize("name", ["rule", "House/rule", "../rule", "a/b/c", "a/b_c", "/a/b", "a/"])
def test_a_name_that_is_no_rule_name_is_refused(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no rule name" in told(["rules", "new", name], capsys, 2)
    assert not (folder / "rules").exists()


@pytest.mark.parametrize("what", ["rule", "config"])
def test_the_schema_is_json(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(told(["rules", "schema", "--of", what], capsys))["$schema"].startswith("https://json-schema.org/")


def test_init_writes_a_configuration_that_loads_and_never_writes_over_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "already" in told(["init"], capsys, 2)
    (folder / ".outreach-lint.yaml").unlink()
    assert "pre-commit" in told(["init"], capsys)
    (folder / "draft.txt").write_text("Hi Dana,\n\nthe boat is in.\n", encoding="utf-8")
    assert exit_code(["draft.txt", "--fail-on", "never"]) == 0
