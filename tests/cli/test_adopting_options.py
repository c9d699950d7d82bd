"""The options `--baseline`, `--write-baseline`, `--diff-base` and `--score-drift`, and what the configuration locks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

HERE = Path(__file__).resolve().parents[1]
SELECT = "select: [hygiene/double-space, guilt/reader-fault]\nfail_on: warning\n"
OLD = "Hi Jo,\n\nthe  boat is in.\n\nYou never replied to my last email.\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two old letters."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / ".outreach-lint.yaml").write_text(SELECT, encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(OLD, encoding="utf-8")
    return tmp_path


def git(*args: str) -> None:
    names = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *args], check=True, capture_output=True)  # noqa: S607  (whichever there is)


def committed() -> None:
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "old letters")


def found(capsys: Captured, *args: str) -> list[str]:
    """Return the findings that count, each as its path, line and rule."""
    capsys.readouterr()
    exit_code([".", "--format", "concise", *args])
    lines = (line.split() for line in capsys.readouterr().out.splitlines())
    return [f"{line[0].rpartition(':')[0].rpartition(':')[0]} {line[2]}" for line in lines]


def test_what_the_baseline_knows_does_not_stop_a_run_and_what_is_new_does(folder: Path, capsys: Captured) -> None:
    assert exit_code([".", "--write-baseline", "known.json"]) == 0
    assert "baseline written: 4 findings" in capsys.readouterr().out
    assert exit_code([".", "--baseline", "known.json"]) == 0
    assert "4 findings ignored on request" in " ".join(capsys.readouterr().out.split())
    (folder / "a.txt").write_text(
        "Hi Jo,\n\nnew words.\n\n" + OLD.partition("\n\n")[2] + "\nYou never opened my last email.\n", encoding="utf-8"
    )
    assert exit_code([".", "--baseline", "known.json"]) == 1
    assert found(capsys, "--baseline", "known.json") == ["a.txt:9 guilt/reader-fault"]


def test_known_findings_stay_in_json(capsys: Captured) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    capsys.readouterr()
    exit_code(["a.txt", "--baseline", "known.json", "--format", "json"])
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert [finding["suppressed"] for finding in result["findings"]] == [
        {"by": "baseline", "reason": "known: known.json"}
    ] * 2
    assert not [entry for entry in result["score"]["ledger"] if "/" in entry["rule"] and entry["points"] < 0]


def test_what_was_mended_is_told_for_the_files_of_the_run(folder: Path, capsys: Captured) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    (folder / "a.txt").write_text("Hi Jo.\n", encoding="utf-8")
    capsys.readouterr()
    assert exit_code(["a.txt", "--baseline", "known.json"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "no longer found: guilt/reader-fault in a.txt" in out
    assert "b.txt" not in out


def test_a_baseline_written_for_some_files_keeps_those_of_others(folder: Path) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    (folder / "a.txt").write_text("Hi Jo.\n", encoding="utf-8")
    exit_code(["a.txt", "--write-baseline", "known.json"])
    entries = json.loads((folder / "known.json").read_text(encoding="utf-8"))["findings"]
    assert {entry["path"] for entry in entries} == {"b.txt"}


def test_rules_that_are_off_keep_what_is_known_of_them(folder: Path, capsys: Captured) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    whole = (folder / "known.json").read_text(encoding="utf-8")
    capsys.readouterr()
    assert exit_code([".", "--baseline", "known.json", "--select", "guilt"]) == 0
    assert "no longer found" not in capsys.readouterr().out
    exit_code([".", "--write-baseline", "known.json", "--select", "guilt"])
    assert (folder / "known.json").read_text(encoding="utf-8") == whole


def test_a_baseline_serves_from_any_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    assert exit_code(["../a.txt", "--baseline", "../known.json"]) == 0


def test_a_renamed_file_is_still_known(folder: Path) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    (folder / "a.txt").rename(folder / "renamed.txt")
    assert exit_code([".", "--baseline", "known.json"]) == 0


def test_a_locked_rule_counts_whatever_the_baseline_or_a_comment_says(folder: Path, capsys: Captured) -> None:
    exit_code([".", "--write-baseline", "known.json"])
    (folder / ".outreach-lint.yaml").write_text(SELECT + "locked: [guilt]\nexclude: [known.json]\n", encoding="utf-8")
    assert exit_code([".", "--baseline", "known.json"]) == 1
    assert found(capsys, "--baseline", "known.json") == ["a.txt:5 guilt/reader-fault", "b.txt:5 guilt/reader-fault"]
    (folder / "a.txt").write_text(
        OLD.replace("You", "<!-- outreach-lint: ignore[guilt] we may -->\nYou"), encoding="utf-8"
    )
    assert found(capsys, "--select", "guilt") == [
        "a.txt:5 lint/locked-ignore",
        "a.txt:6 guilt/reader-fault",
        "b.txt:5 guilt/reader-fault",
    ]
    assert exit_code([".", "--write-baseline", "known.json"]) == 1
    assert "left out, since no baseline may hold them: 3" in " ".join(capsys.readouterr().out.split())


def test_a_locked_name_that_nobody_knows_is_told(folder: Path) -> None:
    (folder / ".outreach-lint.yaml").write_text("locked: [guild]\n", encoding="utf-8")
    assert exit_code(["."]) == 2


def test_an_ignore_ends_with_its_day(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    text = OLD.replace("You", "<!-- outreach-lint: ignore[guilt] a joke until 2027-01-31 by Dana -->\nYou")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    for today, expected in (
        ("2027-01-31", []),
        ("2027-02-01", ["a.txt:5 lint/expired-ignore", "a.txt:6 guilt/reader-fault"]),
    ):
        monkeypatch.setattr("time.strftime", lambda _form, today=today: today)
        assert [line for line in found(capsys, "--select", "guilt") if line.startswith("a.txt")] == expected


@pytest.mark.parametrize("text", ["", "{}", '{"schema": 9, "findings": []}'])
def test_a_baseline_that_is_none_is_told(text: str, folder: Path) -> None:
    (folder / "known.json").write_text(text, encoding="utf-8")
    assert exit_code([".", "--baseline", "known.json"]) == 2
    assert exit_code([".", "--baseline", "nowhere.json"]) == 2


def test_only_changed_lines_count_since_a_revision(folder: Path, capsys: Captured) -> None:
    committed()
    assert found(capsys, "--diff-base", "HEAD") == []
    (folder / "a.txt").write_text(OLD + "You ignored  all my messages.\n", encoding="utf-8")
    (folder / "ñ new.txt").write_text(OLD, encoding="utf-8")
    capsys.readouterr()
    exit_code([".", "--diff-base", "main", "--format", "json"])
    results = json.loads(capsys.readouterr().out)
    lines = {
        result["path"]: sorted({finding["line"] for finding in result["findings"]}) for result in results["results"]
    }
    assert lines == {"a.txt": [6], "b.txt": [], "ñ new.txt": [3, 5]}
    assert "on unchanged lines left out" in results["notices"][0]["reason"]


def test_what_others_did_since_the_branch_began_is_no_change_of_ours(folder: Path, capsys: Captured) -> None:
    committed()
    git("checkout", "--quiet", "-b", "ours")
    (folder / "b.txt").write_text(OLD + "\nYou ignored all my messages.\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "ours")
    git("checkout", "--quiet", "main")
    (folder / "a.txt").write_text("Hi Jo.\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "theirs")
    git("checkout", "--quiet", "ours")
    assert all(line.startswith("b.txt:7") for line in found(capsys, "--diff-base", "main"))


def test_what_is_staged_or_in_another_folder_is_seen(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed()
    (folder / "deep").mkdir()
    (folder / "deep/c.txt").write_text(OLD, encoding="utf-8")
    git("add", ".")
    monkeypatch.chdir(folder / "deep")
    assert found(capsys, "--diff-base", "HEAD") == ["c.txt:3 hygiene/double-space", "c.txt:5 guilt/reader-fault"]


@pytest.mark.parametrize("revision", ["nothing", "-x", "HEAD~5"])
def test_a_revision_that_git_does_not_know_is_told(revision: str, capsys: Captured) -> None:
    committed()
    assert exit_code([".", f"--diff-base={revision}"]) == 2
    assert f"git knows no revision “{revision}”" in capsys.readouterr().err


def test_without_a_repository_or_git_the_reason_is_told(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert exit_code([".", "--diff-base", "HEAD"]) == 2
    assert "--diff-base needs a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert exit_code([".", "--diff-base", "HEAD"]) == 2
    assert "--diff-base needs git, which is not installed here" in capsys.readouterr().err


def test_score_drift_tells_which_messages_an_upgrade_moves(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE / "data/pack", folder / "old")
    shutil.copytree(HERE / "data/pack", folder / "new")
    rule = folder / "new/weather/small-talk.yaml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("weight: ", "weight: 2"), encoding="utf-8")
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: folder / "new")
    (folder / ".outreach-lint.yaml").write_text("", encoding="utf-8")
    (folder / "a.txt").write_text("Such awful weather!\n", encoding="utf-8")
    assert exit_code(["a.txt", "b.txt", "--score-drift", "old"]) == 0
    first, _blank, head, row = capsys.readouterr().out.splitlines()
    assert first == "1 message moved by more than 5 points, of 2."
    assert head.split() == ["message", "old", "new", "change", "because", "of"]
    assert row.startswith("a.txt:1")
    assert "weather/small-talk -" in row
    assert exit_code(["a.txt", "--score-drift", "new"]) == 0
    assert capsys.readouterr().out == "0 messages moved by more than 5 points, of 1.\n"
    assert exit_code(["a.txt", "--score-drift", "nowhere"]) == 2


def test_fixes_keep_to_changed_lines(folder: Path, capsys: Captured) -> None:
    committed()
    (folder / "a.txt").write_text(OLD + "\nA second  boat.\n", encoding="utf-8")
    assert exit_code([".", "--diff", "--diff-base", "HEAD"]) == 1
    assert "+A second boat." in capsys.readouterr().out
    assert exit_code([".", "--fix", "--diff-base", "HEAD"]) == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == OLD + "\nA second boat.\n"


def test_it_works_as_a_hook_of_git(folder: Path) -> None:
    committed()
    hook = folder / ".git/hooks/pre-commit"
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m outreach_lint . --diff-base HEAD\n', encoding="utf-8")
    hook.chmod(0o755)
    (folder / "a.txt").write_text(OLD + "\nA second boat.\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "nothing wrong with it")
    (folder / "a.txt").write_text(OLD + "\nYou never opened my last email.\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        git("commit", "--quiet", "--all", "--message", "a reproach")
    assert b"guilt/reader-fault" in refused.value.stdout + refused.value.stderr


def test_a_plain_run_imports_none_of_it() -> None:
    code = (
        "import sys; from outreach_lint.cli.main import exit_code; exit_code(['a.txt', '--output', 'report']); "
        "print(*(name for name in sys.modules if 'fixing' in name or 'outreach_lint.adopting' in name))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == ""
