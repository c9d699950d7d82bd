"""The action and the template do what they say: their scripts are run as a service would run them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

ROOT = Path(__file__).resolve().parents[2]
SHOUTED = '{"body": "Hi DANA,\\n\\nthe pictures are ready.", "prospect": {"first_name": "Dana"}}\n'


def read(name: str) -> Any:  # noqa: ANN401  (YAML is what it is)
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],  # noqa: S607  (the service's bash is not ours to place)
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return a folder such as a runner has, with the command where the action installs it."""
    (tmp_path / "outreach-lint/venv/bin").mkdir(parents=True)
    (tmp_path / "outreach-lint/venv/bin/outreach-lint").symlink_to(Path(sys.executable).parent / "outreach-lint")
    (tmp_path / "my drafts").mkdir()
    (tmp_path / "my drafts/a.jsonl").write_text(SHOUTED, encoding="utf-8")
    return tmp_path


def acted(runner: Path, paths: str, args: str = "", html: str = "") -> tuple[dict[str, str], str, str]:
    (step,) = [step for step in read("action.yml")["runs"]["steps"] if step.get("id") == "lint"]
    places = {"GITHUB_OUTPUT": runner / "set", "GITHUB_STEP_SUMMARY": runner / "summary"}
    for place in places.values():
        place.write_text("", encoding="utf-8")
    variables = {name: str(place) for name, place in places.items()} | {"RUNNER_TEMP": str(runner)}
    done = bash(step["run"], runner, PATHS=paths, ARGS=args, HTML=html, **variables)
    assert done.returncode == 0, done.stderr
    told = dict(line.split("=", 1) for line in places["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
    return told, done.stdout, places["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")


def test_the_action_annotates_writes_a_summary_and_keeps_sarif(runner: Path) -> None:
    told, out, summary = acted(runner, "my drafts\n", "--select=names\n--min-score=70\n", html="page")
    assert told == {"code": "1", "sarif": str(runner / "outreach-lint/report.sarif")}
    assert out.startswith("::error file=my drafts/a.jsonl,line=1,")
    assert "**1 message**: 1 error" in summary
    assert json.loads(Path(told["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (runner / "outreach-lint/report.html").exists()


def test_the_action_passes_on_that_it_could_not_run_and_runs_no_path(runner: Path) -> None:
    acted(runner, "my drafts")  # an earlier use in the same job, whose reports must not pass for those of this one
    told, _out, summary = acted(runner, "$(touch broken)\n`touch broken`\n; touch broken")
    assert (told, summary) == ({"code": "2"}, "")
    assert not (runner / "broken").exists()


def test_every_step_of_the_action_takes_inputs_as_variables_only() -> None:
    assert [step["run"] for step in read("action.yml")["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_the_gitlab_job_installs_nothing_that_was_not_named(runner: Path) -> None:
    done = bash(read("templates/gitlab-ci.yml")["outreach-lint"]["script"][0], runner, OUTREACH_LINT_SOURCE="")
    assert (done.returncode, done.stdout.strip()) == (2, "set OUTREACH_LINT_SOURCE to what pip is to install")


def test_the_gitlab_job_writes_what_its_artifacts_name(runner: Path) -> None:
    job = read("templates/gitlab-ci.yml")["outreach-lint"]
    (runner / "drafts").mkdir()
    (runner / "drafts/a.jsonl").write_text(SHOUTED, encoding="utf-8")
    done = bash(job["script"][-1], runner, OUTREACH_LINT_PATHS="drafts")
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    entries = json.loads((runner / reports["codequality"]).read_text(encoding="utf-8"))
    assert "names/recipient-name-all-caps" in [entry["check_name"] for entry in entries]
    assert JUnitXml.fromfile(str(runner / reports["junit"])).failures == 1
    assert all((runner / path).exists() for path in job["artifacts"]["paths"])
