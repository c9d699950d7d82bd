"""No command reaches a network: every one runs with an audit hook that stops the first look-up or connection."""

import subprocess
import sys
from pathlib import Path

import pytest

GUARDED = """
import sys

def watch(event, arguments):
    # A library of spaCy's binds a socket to the machine itself at import, to learn whether it speaks IPv6.
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.bind"):
        print("NETWORK", event, file=sys.stderr)
        raise RuntimeError(event)

sys.addaudithook(watch)
from outreach_lint.cli.main import run
run()
"""
# Readability needs the pronouncing dictionary, and what blames the reader a parse: both once fetched data.
DRAFT = """Subject: Your tender

Hi Dana,

we have not heard back from you, which is a pity, since the considerable advantages of a comprehensive, integrated and
continuously available maintenance organisation are evidently indispensable to every municipality. Your team ignored us.

Sam
"""
COMMANDS = {
    "check": ("check", "draft.txt"),
    "prospects": ("check", "--prospects", "people.csv", "draft.txt"),
    "campaign": ("check", "rows.csv"),
    "html": ("check", "--format", "html", "--output", "report.html", "draft.txt"),
    "sarif": ("check", "--format", "sarif", "draft.txt"),
    "fix": ("check", "--diff", "draft.txt"),
    "inspect": ("inspect", "draft.txt"),
    "approve": ("approve", "--note", "x", "draft.txt"),
    "list": ("rules", "list"),
    "show": ("rules", "show", "guilt/attempt-count"),
    "schema": ("rules", "schema"),
    "test": ("rules", "test", "pack"),
    "init": ("init",),
    "baseline": ("check", "--write-baseline", "known.json", "draft.txt"),
}
RULE = """title: Rain
severity: info
weight: 1
match: {kind: phrases, any: [rain]}
message: "“{match}” is weather."
why: It says nothing.
examples: {bad: ["[[Rain]] again."], good: [Sun again.]}
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARDED, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "people.csv").write_text("email,first_name,company\ndana@example.org,Dana,Marsh\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text("first_name,body\nDana,Hi Dana\nTom,Hi Tom\n", encoding="utf-8")
    (tmp_path / "pack" / "house").mkdir(parents=True)
    (tmp_path / "pack" / "house" / "rain.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_reaches_no_network(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(folder, *arguments)
    assert done.returncode in (0, 1), done.stderr
    assert "NETWORK" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_guard_stops_a_connection() -> None:
    code = GUARDED.partition("from outreach_lint")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "NETWORK socket." in done.stderr
