"""Installs the lowest and the newest allowed versions of what the package needs, and tries it with both.

`python tests/package/versions.py PYTHON…` takes the interpreters, such as python3.11 python3.13. It needs the network,
and `uv` beside the interpreter that runs it. Both have to say the same of the examples, to the byte.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).with_name("uv")
RESOLUTIONS = ("lowest-direct", "highest")
TRIED = ("calibrate", "excel", "lsp", "parquet")
"""extras; Spark comes without wheels and needs Java"""
LETTERS = ("examples/renewal.txt", "examples/renewal-better.txt")
LEARNED = "rules/politics/sounds-partisan.yaml"
SHEET = """
import sys
import openpyxl
book = openpyxl.Workbook()
book.active.append(["first_name", "body"])
book.active.append(["Ana", "Hi JENNIFER, you never replied to my last three emails."])
book.save(sys.argv[1])
"""
EXTRAS = """
import pandas, pyarrow.parquet, pygls, scipy, statsmodels.api
from lsprotocol import types
import outreach_lint.lsp.server, outreach_lint.calibrating.regression, outreach_lint.sources.parquet
"""


def run(*command: str | Path, ok: tuple[int, ...] = (0,)) -> str:
    """Return what a command prints; stop with what it says if it fails."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def installed(folder: Path, python: str, resolution: str, wheel: Path) -> Path:
    """Return the interpreter of a new environment with some versions, and print which."""
    own, lock = folder / "bin" / "python", folder / "versions.txt"
    run(UV, "venv", "--quiet", "--python", python, folder)
    wanted = ("--only-binary=:all:", "--python", own)
    extras = [word for extra in TRIED for word in ("--extra", extra)]
    resolve = (UV, "pip", "compile", "--quiet", *extras, "--no-header", "--no-annotate")
    run(*resolve, *wanted, "--resolution", resolution, "--output-file", lock, "pyproject.toml")
    run(UV, "pip", "install", "--quiet", *wanted, "--requirements", lock)
    run(UV, "pip", "install", "--quiet", "--no-deps", "--python", own, wheel)
    run(UV, "pip", "check", "--python", own)
    return own


def tried(python: Path, sheet: Path) -> str:
    """Return what the command says of the examples, after it has read a spreadsheet and tried rules."""
    command = python.with_name("outreach-lint")
    run(command, "rules", "test", "--quiet-collateral", LEARNED, "rules/guilt")
    run(python, "-c", SHEET, sheet)
    run(python, "-c", EXTRAS)
    told = run(command, "--no-cache", sheet, "--format=concise", ok=(1,))
    if "guilt/reader-fault" not in told:
        sys.exit(f"{python}: the spreadsheet was not read as it should be:\n{told}")
    return run(command, "--no-cache", *LETTERS, "--format=json", ok=(1,))


def main() -> int:
    """Return 1 if the versions do not agree."""
    told: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(UV, "build", "--quiet", "--wheel", "--out-dir", folder / "dist", ROOT)
        (wheel,) = (folder / "dist").glob("*.whl")
        for number, python in enumerate(sys.argv[1:] or [sys.executable]):
            for resolution in RESOLUTIONS:
                begun, place = time.monotonic(), folder / f"{number}-{resolution}"
                own = installed(place, python, resolution, wheel)
                told[f"{python} {resolution}"] = tried(own, place / "rows.xlsx")
                print(f"{python} {resolution}: installed and tried in {time.monotonic() - begun:.0f} s", flush=True)
    if len(set(told.values())) > 1:
        print("they do not say the same of the examples")
    return int(len(set(told.values())) > 1)


if __name__ == "__main__":
    sys.exit(main())
