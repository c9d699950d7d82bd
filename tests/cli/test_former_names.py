"""Names that were given up for others: they work wherever a rule is named, and a run says so once."""

import shutil
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code
from outreach_lint.config import renamed
from outreach_lint.config.load import load_config
from outreach_lint.errors import ConfigError

HERE = Path(__file__).resolve().parents[1]
OLD, NEW = "sky/small-talk", "weather/small-talk"
TOLD = f"“{OLD}” is now called “{NEW}”; the old name works until the next minor version"
TEXT = "Hi Dana,\n\nSuch awful weather!\n"
IGNORED = f"Hi Dana,\n\nSuch awful weather! <!-- outreach-lint: ignore[{OLD}] a joke -->\n"
NAME = ".outreach-lint.yaml"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a message, with a few pinned rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    Path("a.txt").write_text(TEXT, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[str, str]:
    exit_code([*(args or ("a.txt",)), "--format", "concise", "--fail-on", "never"])
    printed = capsys.readouterr()
    return printed.out, printed.out + printed.err


@pytest.mark.parametrize(
    ("settings", "found", "line"),
    [
        (f"select: [{OLD}]\n", True, 1),
        (f"# {OLD}\nnames: [MUJI]\nignore:\n  - {OLD}\n", False, 4),
        (f"tweaks:\n  {OLD}: {{severity: info}}\n", True, 2),
        (f"locked: [ahoy, {OLD}]\n".replace("ahoy, ", ""), True, 1),
        (f"overrides:\n  - paths: ['*.txt']\n    ignore: [{OLD}]\n", False, 3),
    ],
)
def test_a_former_id_in_the_configuration_works_and_is_told_with_its_line(
    settings: str, line: int, capsys: pytest.CaptureFixture[str], *, found: bool
) -> None:
    Path(NAME).write_text(settings, encoding="utf-8")
    out, told = run(capsys)
    assert (NEW in out.replace(TOLD, "")) == found
    assert told.count(TOLD) == 1
    assert f"{NAME}:{line}:" in told


def test_a_former_id_in_an_extended_configuration_is_told_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    Path("base.yaml").write_text(f"\nignore: [{OLD}]\n", encoding="utf-8")
    Path(NAME).write_text("extends: base.yaml\n", encoding="utf-8")
    assert f"base.yaml:2: {TOLD}" in run(capsys)[1]


@pytest.mark.parametrize(("option", "found"), [("--select", True), ("--ignore", False)])
def test_a_former_id_in_an_option_works_and_is_told(
    option: str, capsys: pytest.CaptureFixture[str], *, found: bool
) -> None:
    out, told = run(capsys, "a.txt", option, OLD)
    assert (NEW in out.replace(TOLD, "")) == found
    assert f"{option}: {TOLD}" in told


@pytest.mark.parametrize("more", [(), ("--no-cache",), ("--fix",)])
def test_a_former_id_in_comments_works_and_is_told_once(
    more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(9):
        Path(f"m{number}.txt").write_text(IGNORED, encoding="utf-8")
    Path("a.txt").unlink()
    for _again in range(2):
        out, told = run(capsys, ".", *more)
        assert "small-talk" not in out.replace(TOLD, "")
        assert "lint/" not in out
        assert told.count(TOLD) == 1
        assert f"m0.txt:3: {TOLD}" in told


def test_a_former_id_in_a_comment_cannot_touch_a_locked_rule(capsys: pytest.CaptureFixture[str]) -> None:
    Path(NAME).write_text(f"locked: [{NEW}]\n", encoding="utf-8")
    Path("a.txt").write_text(IGNORED, encoding="utf-8")
    assert "lint/locked-ignore" in run(capsys)[0]


def test_names_of_now_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path(NAME).write_text(f"select: [{NEW}]\n", encoding="utf-8")
    assert "is now called" not in run(capsys)[1]


def test_a_former_key_works_and_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(renamed.KEYS, "brands", "names")
    Path(NAME).write_text("min_score: 3\nbrands: [MUJI]\n", encoding="utf-8")
    assert load_config(Path(NAME)).settings.names == ("MUJI",)
    told = f"{NAME}:2: “brands” is now called “names”; the old name works until the next minor version"
    assert run(capsys)[1].count(told) == 1


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("min_score: 3\nbrands: MUJI\n", ":2: a list is expected here, not a text"),
        ("names: [DXC]\nbrands: [MUJI]\n", ":2:1: “brands” is now called “names”, and both stand here"),
    ],
)
def test_a_fault_under_a_former_key_is_told_with_its_line(
    settings: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(renamed.KEYS, "brands", "names")
    Path(NAME).write_text(settings, encoding="utf-8")
    with pytest.raises(ConfigError) as problem:
        load_config(Path(NAME))
    assert reason in str(problem.value)


def test_no_key_has_been_renamed_to_one_that_is_unknown() -> None:
    from outreach_lint.config.settings import Settings

    assert set(renamed.KEYS.values()) <= set(Settings.__struct_fields__)
    assert not set(renamed.KEYS) & set(Settings.__struct_fields__)


LEAVING = f"“{NEW}” is deprecated, and the next minor version will not have it"


@pytest.fixture
def leaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a rule be deprecated."""
    pack = shutil.copytree(HERE / "data/pack", tmp_path / "pack")
    rule = pack / f"{NEW}.yaml"
    rule.write_text(f"status: deprecated\n{rule.read_text(encoding='utf-8')}", encoding="utf-8")
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: pack)


@pytest.mark.usefixtures("leaving")
@pytest.mark.parametrize(
    ("settings", "found", "line"),
    [
        (f"select: [{NEW}]\n", True, 1),
        (f"\nignore: [{NEW}]\n", False, 2),
        (f"tweaks:\n  {NEW}: {{severity: info}}\n", True, 2),
        (f"overrides:\n  - paths: ['*.txt']\n    ignore: [{NEW}]\n", False, 3),
    ],
)
def test_a_deprecated_rule_works_and_is_told_where_it_is_named(
    settings: str, line: int, capsys: pytest.CaptureFixture[str], *, found: bool
) -> None:
    Path(NAME).write_text(settings, encoding="utf-8")
    out, told = run(capsys)
    assert (NEW in out.replace(LEAVING, "")) == found
    assert told.count(f"{NAME}:{line}: {LEAVING}") == told.count(LEAVING) == 1


@pytest.mark.usefixtures("leaving")
def test_a_deprecated_rule_is_told_in_options_and_in_comments(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text(IGNORED.replace(OLD, NEW), encoding="utf-8")
    assert f"--ignore: {LEAVING}" in run(capsys, "a.txt", "--ignore", NEW)[1]
    assert run(capsys, "b.txt")[1].count(f"b.txt:3: {LEAVING}") == 1


@pytest.mark.usefixtures("leaving")
def test_a_deprecated_rule_that_nobody_names_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    out, told = run(capsys)
    assert NEW in out
    assert LEAVING not in told


@pytest.mark.usefixtures("leaving")
def test_a_rule_that_is_gone_is_an_error_with_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path(f"pack/{NEW}.yaml").unlink()
    assert exit_code(["a.txt", "--ignore", NEW]) == 2
    assert f"no rule or category is called “{NEW}”" in capsys.readouterr().err
