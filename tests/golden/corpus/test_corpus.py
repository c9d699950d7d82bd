"""No finding and no score of the corpus changes unseen: `make golden` writes them anew, and the difference is read."""

from difflib import unified_diff
from pathlib import Path
from runpy import run_path

HERE = Path(__file__).resolve().parent


def test_findings_and_scores_are_those_that_somebody_has_read() -> None:
    was, now = (HERE / "findings.txt").read_text(encoding="utf-8"), run_path(str(HERE / "update.py"))["told"]()
    assert not list(unified_diff(was.splitlines(), now.splitlines(), "as read", "as it is now", lineterm="", n=0))
