"""The first day with a folder of old templates under git: taken up, kept clean, mended, and excused for a while."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COUNT = 200
OPENINGS = (
    "I hope this email finds you well.",
    "Quick question for you.",
    "I wanted to touch base.",
    "Just checking in.",
)
CLAIMS = (
    "We help companies grow.",
    "Our platform is the best on the market.",
    "We cut costs by 40 %.",
    "We work with many firms.",
)
ENDS = (
    "You never replied to my last email.",
    "Are you free on Tuesday at 3?",
    "This is my third email.",
    "Let me know.",
)
BASELINE = ".outreach-lint-baseline.json"
BAD = "\nAct now: only two places are left until tonight, and you ignored my last three emails.\n"


class Desk:
    """A folder with a repository, and somebody who types commands in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        hidden = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self._environment = {**hidden, "NO_COLOR": "1", "GIT_CONFIG_GLOBAL": os.devnull}

    def typed(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, check=False, encoding="utf-8"
        )

    def lint(self, *args: str) -> "subprocess.CompletedProcess[str]":
        return self.typed(sys.executable, "-m", "outreach_lint", *args)

    def found(self, *args: str, code: int) -> list[dict[str, Any]]:
        """Return the findings that count of a run that must end with a code, each with its file."""
        done = self.lint(*args, "--format", "json")
        assert done.returncode == code, done.stderr
        results = json.loads(done.stdout)["results"]
        every = [{**finding, "path": result["path"]} for result in results for finding in result["findings"]]
        return [finding for finding in every if not finding["suppressed"]]

    def commit(self, message: str) -> None:
        names = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org")
        assert not self.typed("git", "add", "--all").returncode
        assert not self.typed("git", *names, "commit", "--quiet", "--message", message).returncode


def template(number: int) -> str:
    pick = random.Random(number).choice  # noqa: S311  (templates, not secrets)
    greeting = pick(("Hi {{first_name}},", "Hi ,", "Dear JENNIFER,", "Hello {{first_name}},"))
    return f"{greeting}\n\n{pick(OPENINGS)} {pick(CLAIMS)}\n\n{pick(ENDS)}  {{{{company}}}} is number {number}.\n"


def changes(patch: str) -> list[str]:
    """Return the lines that a patch takes and gives."""
    return [line for line in patch.splitlines() if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    templates = tmp_path / "templates"
    templates.mkdir()
    for number in range(COUNT):
        (templates / f"old-{number:03}.md").write_text(template(number), encoding="utf-8")
    found = Desk(tmp_path)
    assert not found.typed("git", "init", "--quiet", "--initial-branch=main").returncode
    found.commit("years of templates")
    return found


def test_the_first_day(desk: Desk) -> None:
    templates = desk.folder / "templates"

    # A starter configuration, and a first look at what there is.
    assert desk.lint("init").returncode == 0
    before = desk.found("templates", code=1)
    assert len({finding["path"] for finding in before}) > COUNT / 2

    # All of it is known from now on: the run passes, and the file holds no word of a template.
    assert desk.lint("templates", "--write-baseline", BASELINE).returncode == 0
    known = (desk.folder / BASELINE).read_text(encoding="utf-8")
    assert "JENNIFER" not in known
    assert sum(entry["count"] for entry in json.loads(known)["findings"]) == len(before)
    assert desk.lint("templates", "--baseline", BASELINE).returncode == 0
    desk.commit("outreach-lint, with a baseline")

    # A bad sentence in an old template is caught, and nothing that was there before is told with it.
    edited = templates / "old-007.md"
    old = edited.read_text(encoding="utf-8")
    edited.write_text(f"\n{old}{BAD}", encoding="utf-8")
    caught = desk.found("templates", "--baseline", BASELINE, code=1)
    assert caught
    assert {finding["path"] for finding in caught} == {"templates/old-007.md"}
    assert all(finding["part"] is None or finding["excerpt"] in BAD for finding in caught)
    # So it is with the lines that changed since the last commit, without any baseline.
    changed = [finding for finding in desk.found("templates", "--diff-base", "HEAD", code=1) if finding["part"]]
    assert {finding["excerpt"] for finding in changed} == {finding["excerpt"] for finding in caught if finding["part"]}
    edited.write_text(old, encoding="utf-8")

    # What a machine can mend is mended, and what git shows is what was announced.
    patch = desk.lint("templates", "--diff").stdout
    assert "+Dear Jennifer," in patch
    fixed = desk.lint("templates", "--fix", "--baseline", BASELINE)
    assert fixed.returncode == 0
    shown = desk.typed("git", "diff", "--unified=0").stdout
    assert changes(patch) == changes(shown)
    assert not desk.typed("git", "diff", "--stat", "--", BASELINE).stdout
    assert "no longer found: names/recipient-name-all-caps" in fixed.stdout
    assert desk.lint("templates", "--write-baseline", BASELINE).returncode == 0
    entries = json.loads((desk.folder / BASELINE).read_text(encoding="utf-8"))["findings"]
    assert sum(entry["count"] for entry in entries) < len(before)
    desk.commit("mended")

    # What must stay for a while is excused, by somebody, until a day; after it, it counts again.
    excuse = "<!-- outreach-lint: ignore-message[pressure, guilt, claims, names, fields] the fair until {} by Jo -->\n"
    for until, code in (("2999-12-31", 0), ("2001-01-01", 1)):
        edited.write_text(f"{old}{BAD}{excuse.format(until)}", encoding="utf-8")
        told = desk.lint("templates/old-007.md", "--baseline", BASELINE, "--fail-on", "warning")
        assert (told.returncode, "lint/expired-ignore" in told.stdout) == (code, bool(code)), told.stdout
