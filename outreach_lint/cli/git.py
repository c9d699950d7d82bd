"""Asks git which lines have changed since a revision."""

import os
import subprocess
from pathlib import Path

from outreach_lint.adopting.changes import Changes, Lines, changed_lines
from outreach_lint.errors import ConfigError

_UNQUOTED = ("-c", "core.quotepath=off", "-c", "diff.noprefix=false", "-c", "diff.mnemonicprefix=false")


class Repository:
    """The working tree around the current folder, compared with a revision; raises ConfigError if it cannot be."""

    def __init__(self, revision: str) -> None:
        """Find the place where the revision and the work have parted, and what has changed since."""
        self.revision = revision
        self._top = Path(os.fsdecode(_asked("rev-parse", "--show-toplevel").rstrip(b"\n"))).resolve()
        base = self._base(revision)
        diff = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", base)
        self._changes: Changes = changed_lines(_asked(*_UNQUOTED, *diff, "-U0", "-M", at=self._top))
        binary = _asked(*_UNQUOTED, *diff, "--numstat", "--no-renames", "-z", at=self._top)
        new = _asked("ls-files", "--others", "-z", at=self._top)
        prefix = b"-\t-\t"
        self._whole = frozenset(
            os.fsdecode(name)
            for name in (
                *new.split(b"\0"),
                *(row.removeprefix(prefix) for row in binary.split(b"\0") if row.startswith(prefix)),
            )
        )

    def _base(self, revision: str) -> str:
        known = _run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if revision.startswith("-") or known.returncode:
            reason = f"--diff-base: git knows no revision “{revision}”; a shallow clone may have to fetch it first"
            raise ConfigError(reason)
        # What others have done to the branch since is none of this work's changes.
        parted = _run("merge-base", revision, "HEAD")
        return (parted.stdout if not parted.returncode else known.stdout).decode().strip()

    def changed(self, path: str) -> Lines | None:
        """Return the changed lines of a file, None for one that is new or not of this repository."""
        try:
            name = Path(path).resolve().relative_to(self._top).as_posix()
        except ValueError:
            return None
        return None if name in self._whole else self._changes.get(name, Lines())


def _asked(*args: str, at: Path | None = None) -> bytes:
    done = _run(*args, at=at)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        reason = f"--diff-base needs a git repository: {said.removeprefix('fatal: ')}"
        raise ConfigError(reason)
    return done.stdout


def _run(*args: str, at: Path | None = None) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", *args], capture_output=True, check=False, cwd=at)  # noqa: S603, S607  (the user's own git; no argument comes from a message)
    except FileNotFoundError:
        reason = "--diff-base needs git, which is not installed here"
        raise ConfigError(reason) from None
