"""Files that are named although they are excluded, as pre-commit names them, and its hooks."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.cli.main import exit_code
from outreach_lint.sources.excluded import without_excluded

LOUD = "Hi JENNIFER,\n\nYou never replied.\n"
CASES = [
    ("old/a.md", ["old"], False),
    ("old/a.md", ["old/"], False),
    ("drafts/old/a.md", ["old"], False),
    ("drafts/old/a.md", ["drafts/old"], False),
    ("drafts/old/a.md", ["drafts/*"], False),
    ("drafts/old/a.md", ["old/*.md"], False),
    ("drafts/older/a.md", ["old"], True),
    ("drafts/a.old.md", ["*.old.md"], False),
    ("./drafts/a.old.md", ["drafts/*.old.md"], False),
    ("drafts/a.md", ["*.old.md", "archive"], True),
    ("../drafts/a.md", ["drafts"], False),
    ("/srv/mail/drafts/a.md", ["/srv/mail"], False),
    ("/srv/mail/drafts/a.md", ["drafts"], False),
    ("/srv/mail/drafts/a.md", ["mail/drafts/a.md"], False),
    ("old", ["old"], False),
    ("gold.md", ["old.md"], True),
]


@pytest.mark.parametrize(("path", "exclude", "stays"), CASES)
def test_a_pattern_holds_for_a_path_and_the_folders_it_is_in(path: str, exclude: list[str], *, stays: bool) -> None:
    assert without_excluded([Path(path)], exclude) == ((Path(path),) if stays else ())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a repository with an old template and a current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a.md").write_text(LOUD, encoding="utf-8")
    (tmp_path / "b.md").write_text(LOUD, encoding="utf-8")
    (tmp_path / "skipped.md").write_text(LOUD, encoding="utf-8")
    config = "select: [guilt]\nexclude: [old]\noverrides: [{paths: [skipped.md], skip: true}]\n"
    (tmp_path / ".outreach-lint.yaml").write_text(config, encoding="utf-8")
    return tmp_path


RUNS = [
    (["old/a.md"], "", 1),
    (["old/a.md", "--force-exclude"], "", 0),
    (["skipped.md", "--force-exclude"], "", 0),
    (["old", "--force-exclude"], "", 0),
    (["old/a.md", "b.md", "--force-exclude"], "", 1),
    (["old/a.md"], "force_exclude: true\n", 0),
    (["nowhere.md", "--force-exclude"], "", 2),
    (["old/nowhere.md", "--force-exclude"], "", 0),
]


@pytest.mark.parametrize(("args", "config", "code"), RUNS)
def test_what_is_excluded_is_passed_over_only_if_that_is_forced(
    args: list[str], config: str, code: int, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (repository / ".outreach-lint.yaml").open("a", encoding="utf-8") as file:
        file.write(config)
    assert exit_code(["check", "--format", "concise", *args]) == code
    printed = capsys.readouterr().out
    assert ("b.md:3:1" in printed) == ("b.md" in args)
    assert ("old/a.md:3:1" in printed) == (args == ["old/a.md"] and not config)


def test_what_was_passed_over_is_counted(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del repository
    assert exit_code(["check", "--force-exclude", "old/a.md", "b.md"]) == 1
    assert "1 file skipped" in capsys.readouterr().out


def hooks() -> dict[str, dict[str, Any]]:
    text = (Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {hook["id"]: hook for hook in yaml.safe_load(text)}


TAKEN = [
    ("outreach-lint", "templates/a.md", True),
    ("outreach-lint", "templates/a.html", True),
    ("outreach-lint", "templates/a.mjml", True),
    ("outreach-lint", "people.csv", False),
    ("outreach-lint", "templates/a.yaml", False),
    ("outreach-lint-campaigns", "campaigns/spring.csv", True),
    ("outreach-lint-campaigns", "sales/campaigns/spring/steps.yaml", True),
    ("outreach-lint-campaigns", "people.csv", False),
    ("outreach-lint-rules", "our/rules/house/weather.yaml", True),
    ("outreach-lint-rules", "campaigns/steps.yaml", False),
]


@pytest.mark.parametrize(("hook", "path", "taken"), TAKEN)
def test_a_hook_takes_the_files_it_is_for(hook: str, path: str, *, taken: bool) -> None:
    assert bool(re.search(hooks()[hook]["files"], path)) == taken


@pytest.mark.parametrize(
    ("name", "taken"), [("a.md", True), ("a.liquid", True), ("style.css", False), ("a.tsx", False)]
)
def test_a_hook_for_a_whole_folder_leaves_code_alone(name: str, *, taken: bool) -> None:
    assert bool(re.search(hooks()["outreach-lint"]["exclude"], f"templates/{name}")) != taken


def test_a_hook_for_a_whole_folder_of_rules_takes_no_readme() -> None:
    assert hooks()["outreach-lint-rules"]["types"] == ["yaml"]


@pytest.mark.parametrize("hook", ["outreach-lint", "outreach-lint-campaigns"])
def test_a_hook_passes_over_what_the_configuration_excludes(
    hook: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del repository
    program, *args = shlex.split(hooks()[hook]["entry"])
    assert program == "outreach-lint"
    assert exit_code([*args, "old/a.md"]) == 0
    assert exit_code([*args, "old/a.md", "b.md"]) == 1
    assert "b.md:3:1: error guilt/reader-fault" in capsys.readouterr().out
