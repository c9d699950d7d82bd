"""The key `limits`: what it may say, how it is merged, and that it reaches every way of linting."""

from pathlib import Path

import msgspec
import pytest

from outreach_lint import lint, load_rules
from outreach_lint.api import lint_all
from outreach_lint.cli.main import exit_code
from outreach_lint.config.load import load_config
from outreach_lint.config.settings import Limits
from outreach_lint.errors import ConfigError, SourceError
from outreach_lint.model import Failure
from outreach_lint.pipeline import Linter

NAME = ".outreach-lint.yaml"
SLOW = "limits: {seconds: 0.1}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(text: str, name: str = NAME) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "size"),
    [("300", 300), ("2 KB", 2_000), ('"2KB"', 2_000), ("200 MB", 200_000_000)],
)
def test_a_size_is_a_number_of_bytes_or_has_a_unit(said: str, size: int) -> None:
    limits = load_config(configured(f"limits: {{file_size: {said}}}\n")).settings.limits
    assert limits is not None
    assert limits.bytes == size


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("file_size: 0", "a whole number of at least 1"),
        ("file_size: 0 MB", "a size such as 500 KB or 200 MB, is expected here"),
        ("file_size: 1 GB", "a size such as 500 KB or 200 MB, is expected here"),
        ("file_size: 1.5", "a whole number or a text is expected here"),
        ("message_characters: many", "a whole number is expected here"),
        ("message_characters: -1", "at least 1"),
        ("seconds: 0", "a number of at least 0.1"),
        ("second: 1", "unknown key “second”"),
    ],
)
def test_a_wrong_limit_is_told_with_its_line(
    said: str, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configured(f"names: [MUJI]\nlimits:\n  {said}\n")
    (folder / "a.txt").write_text("Hi.", encoding="utf-8")
    assert exit_code(["a.txt"]) == 2
    told = capsys.readouterr().err
    assert f"{NAME}:3:" in told
    assert reason in told


def test_a_configuration_refines_the_limits_of_another_one_by_one() -> None:
    configured("limits: {file_size: 1 MB, seconds: 3}\n", "base.yaml")
    own = configured("extends: base.yaml\nlimits: {seconds: 9, message_characters: 70}\n")
    assert load_config(own).settings.limits == Limits("1 MB", 70, 9)
    toml = configured("[tool.outreach-lint.limits]\nseconds = 0.5\n", "pyproject.toml")
    assert load_config(toml).settings.limits == Limits(seconds=0.5)


def test_without_limits_nothing_is_bounded_by_time_or_length() -> None:
    assert load_rules().seconds is None
    with pytest.raises(ConfigError):
        load_config(configured("limits: 3\n"))


def test_what_is_over_a_limit_fails_and_the_others_are_linted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured("limits: {file_size: 1 KB, message_characters: 30}\n")
    for name, text in (("a.txt", "Hi Dana, hall 2."), ("b.txt", "Hi Dana, " * 9), ("c.txt", "Hi Dana, " * 200)):
        (folder / name).write_text(text, encoding="utf-8")
    assert exit_code(["a.txt", "b.txt", "c.txt", "--format", "concise", "--fail-on", "never"]) == 1
    told = capsys.readouterr().out
    assert "b.txt:1:1: failure the message has 81 characters, more than 30 (limits.message_characters)" in told
    assert "c.txt:1:1: failure the file is larger than 1 KB (limits.file_size)" in told


def test_fixes_leave_alone_what_is_over_a_limit(folder: Path) -> None:
    configured("limits: {message_characters: 20}\n")
    text = "Hi Dana ,\n\nthe the hall is ready .\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    exit_code(["a.txt", "--fix"])
    assert (folder / "a.txt").read_text(encoding="utf-8") == text


def test_the_api_refuses_a_message_over_the_limit() -> None:
    rules = load_rules(configured("limits: {message_characters: 9}\n"), select="guilt")
    with pytest.raises(SourceError, match=r"10 characters, more than 9 \(limits.message_characters\)"):
        lint("a" * 10, rules)
    assert [isinstance(one, Failure) and one.line for one in lint_all(["a", "a" * 10, "b"], rules)] == [False, 2, False]


def late(linter: Linter) -> Linter:
    """Return a linter for which the time of a message is over when it begins."""
    return msgspec.structs.replace(linter, seconds=1e-9)


@pytest.mark.parametrize("kind", ["draft", "template"])
def test_rules_that_the_time_does_not_reach_are_not_run_and_a_failure_says_so(kind: str) -> None:
    rules = load_rules(select="guilt/reader-fault")
    message = {"body": "Hi {{name|you}},\n\nYou never replied to my last email.", "kind": kind}
    assert [found.rule for found in lint(message, rules).findings] == ["guilt/reader-fault"]
    result = lint(message, late(rules))
    assert not result.findings
    assert result.score.partial
    assert [(one.rule, one.reason) for one in result.not_run] == [
        ("guilt/reader-fault", "over the limit of 1e-09 seconds")
    ]
    assert [one.reason for one in result.failures] == [
        "over the limit of 1e-09 seconds (limits.seconds): 1 rule not run"
    ]


def test_enough_time_changes_nothing() -> None:
    text = "Hi Dana,\n\nYou never replied to my last email."
    assert lint(text, load_rules(configured("limits: {seconds: 3600}\n"))) == lint(text)


def test_the_time_reaches_what_lints_in_other_processes_and_without_some_rules() -> None:
    from outreach_lint.pipeline import narrowed

    rules = load_rules(configured(SLOW))
    assert rules.recipe is not None
    assert rules.recipe.linter().seconds == 0.1
    assert narrowed(rules, ["guilt"], rules.recipe.config.settings).seconds == 0.1
