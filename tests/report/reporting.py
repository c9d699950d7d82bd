"""Runs the command on drafts in a folder, and returns what each format says of the same run."""

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

import msgspec
from pyarrow import parquet

from outreach_lint.cli.main import exit_code
from outreach_lint.report.formats import FORMATS

PACK = Path(__file__).resolve().parents[1] / "data/pack"
SETTINGS = "select: [weather, names, length]\n"
WARNED = "Hi Jennifer,\n\nSuch awful weather!\n"
IGNORED = "It rained again, and rains again.  <!-- outreach-lint: ignore[weather] a joke we share -->\n"
BROKEN = '{"id": "a", "body": "Hi JENNIFER,\\n\\nawful weather, lovely weather."}\n{"boddy": "x"}\n'


class Ran(msgspec.Struct, frozen=True):
    """What a run gave: its exit code, both streams, and each format's file."""

    code: int
    out: str
    err: str
    files: Mapping[str, str]

    def said(self) -> str:
        """Return everything that was written anywhere."""
        return "\n".join((self.out, self.err, *self.files.values()))


def _text_of(path: Path) -> str:
    """Return what a report holds; a table is read, since its bytes are packed."""
    if path.suffix == ".parquet":
        return str(parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


def run(folder: Path, inputs: Mapping[str, str], *options: str, paths: tuple[str, ...] | None = None) -> Ran:
    """Lint the inputs in a folder with all formats at once, and the pinned rules in place of the built-in ones."""
    for name, text in inputs.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / ".outreach-lint.yaml").write_text(SETTINGS, encoding="utf-8")
    asked = [f"--format={name}={folder / f'out.{name}'}" for name in FORMATS]
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    stderr = io.StringIO()
    with (
        contextlib.chdir(folder),
        mock.patch("outreach_lint.pipeline.builtin_root", return_value=PACK),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        code = exit_code([*(inputs if paths is None else paths), *asked, *options])
    stdout.seek(0)
    files = {name: _text_of(path) for name in FORMATS if (path := folder / f"out.{name}").exists()}
    return Ran(code, stdout.read(), stderr.getvalue(), files)
