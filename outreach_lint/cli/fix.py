"""The options `--fix`, `--unsafe-fixes` and `--diff` of `check`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from outreach_lint.cli.benches import Work, benches
from outreach_lint.cli.replacing import replace_file
from outreach_lint.errors import Place, SourceError
from outreach_lint.fixing.apply import Fixed, fixed
from outreach_lint.fixing.edits import unwritable
from outreach_lint.fixing.offers import offers
from outreach_lint.fixing.state import Bench, begun
from outreach_lint.model import Notice
from outreach_lint.report.style import harmless


def write_fixes(work: Work, *, unsafe: bool) -> None:
    """Apply fixes to the files, and tell on standard error what was done and what was not."""
    count = files = 0
    for path, old, found in _all_fixed(work, unsafe=unsafe):
        if found.data != old:
            replace_file(path, old, found.data)
            count, files = count + found.count, files + 1
        _tell(found.notices)
    click.echo(f"{_counted(count, 'fix', 'fixes')} applied in {_counted(files, 'file', 'files')}", err=True)


def show_fixes(work: Work, *, unsafe: bool) -> int:
    """Write what fixes would change as a patch, change nothing, and return 1 if there is anything."""
    from outreach_lint.fixing.patch import patch

    changed = False
    for path, old, found in _all_fixed(work, unsafe=unsafe):
        changed = changed or found.data != old
        sys.stdout.flush()
        change = patch(_relative(path), old, found.data)
        # A patch in a pipe is for a tool and exact; on a terminal it is for the eye.
        shown = harmless(change.decode("utf-8", "replace").replace("\t", "    ")).encode()
        sys.stdout.buffer.write(shown if sys.stdout.isatty() else change)
        sys.stdout.buffer.flush()
        _tell(found.notices)
    return int(changed)


def _all_fixed(work: Work, *, unsafe: bool) -> Iterator[tuple[Path, bytes, Fixed]]:
    for path, bench in benches(work, "--fix"):
        try:
            data = path.read_bytes()
        except OSError as problem:
            reason = f"cannot be read: {problem.strerror}"
            raise SourceError(reason, Place(path.as_posix())) from None
        reason = unwritable(path)
        yield (
            path,
            data,
            _left_alone(data, bench, path, reason, unsafe)
            if reason
            else fixed(data, bench, path.as_posix(), unsafe=unsafe),
        )


def _left_alone(data: bytes, bench: Bench, path: Path, reason: str, unsafe: bool) -> Fixed:  # noqa: FBT001  (passed on)
    """Return a file as it is, with a note if there would have been anything to fix."""
    offered = any(offers(result, unsafe=unsafe) for result in begun(data, bench).results.values())
    return Fixed(data, 0, (Notice(path.as_posix(), 1, reason),) if offered else ())


def _tell(notices: tuple[Notice, ...]) -> None:
    for told in notices:
        click.echo(harmless(f"not fixed: {told.path}:{told.line}: {told.reason}"), err=True)


def _relative(path: Path) -> str:
    """Return a path as `patch` takes it: seen from here, if it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
