"""A file is replaced whole or not at all, whatever happens meanwhile."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outreach_lint.cli.replacing import replace_file
from outreach_lint.errors import SourceError

LOOP = """
import sys
from pathlib import Path
from outreach_lint.cli.replacing import replace_file
path, old, new = Path(sys.argv[1]), b"old " * 200_000, b"new " * 300_000
print("ready", flush=True)
while True:
    replace_file(path, old, new)
    old, new = new, old
"""
OLD, NEW = b"old " * 200_000, b"new " * 300_000


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(OLD)
    with subprocess.Popen([sys.executable, "-c", LOOP, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        time.sleep(random.Random(seed).uniform(0, 0.05))  # noqa: S311  (a moment, not a secret)
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() in (OLD, NEW)


def test_rights_stay_and_links_stay_links(tmp_path: Path) -> None:
    path, link = tmp_path / "letter.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"old", b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["letter.txt", "link.txt"]


def test_a_file_that_somebody_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(SourceError, match="changed by somebody else"):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"
