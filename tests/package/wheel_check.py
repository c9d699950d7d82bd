"""Builds the package twice, in another place, at another time and with other rights, and compares the bytes.

`python tests/package/wheel_check.py` also holds the wheel to what it may contain: modules and data of one package, and
one entry point; nothing that runs when it is installed or when Python starts.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
ENTRY_POINTS = ["[console_scripts]", "outreach-lint = outreach_lint.__main__:run"]
LEFT_OUT = ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist")
LONG_AGO = 981_158_400
"""3 February 2001, as seconds since 1970: earlier than the day that a zip gets if nothing else is said."""


def main() -> int:
    """Print the digest of what is built, and return 1 if it is not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Both are copies, so that whoever saves a file meanwhile makes no difference.
        roots = (copytree(ROOT, folder / "here", ignore=LEFT_OUT), folder / "elsewhere" / "deeper")
        _copy_otherwise(*roots)
        faults = [*_differences(folder, roots, ""), *_differences(folder, roots, str(LONG_AGO))]
        (wheel,) = (folder / "dist").glob("*.whl")
        faults += _unwanted(wheel)
        print(*(faults or [f"{wheel.name}: the same bytes from two places, no code that runs on install"]), sep="\n")
    return int(bool(faults))


def _copy_otherwise(root: Path, to: Path) -> None:
    """Copy a folder so that only its content is the same."""
    copytree(root, to)
    for path in sorted(to.rglob("*"), reverse=True):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (LONG_AGO, LONG_AGO))


def _differences(folder: Path, roots: tuple[Path, Path], epoch: str) -> Iterator[str]:
    """Yield the names of what is built differently, with SOURCE_DATE_EPOCH or without it."""
    around = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    around |= {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
    built = []
    for root, umask, out in zip(
        roots, (0o022, 0o077), (folder / f"dist{epoch}", folder / f"other{epoch}"), strict=True
    ):
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(root)]
        done = subprocess.run(command, env=around, umask=umask, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{done.stdout}{done.stderr}")
        built.append({path.name: path.read_bytes() for path in out.iterdir()})
    for name in sorted(built[0].keys() | built[1].keys()):
        if built[0].get(name) != built[1].get(name):
            yield f"{name}: not the same bytes when built elsewhere (SOURCE_DATE_EPOCH={epoch or 'unset'})"


def _unwanted(path: Path) -> Iterator[str]:
    """Yield what a wheel has beside its package, its metadata and its entry point."""
    with ZipFile(path) as wheel:
        info = f"{'-'.join(path.name.split('-')[:2])}.dist-info/"
        for name in wheel.namelist():
            if not name.startswith(("outreach_lint/", info)) or name.endswith((".pth", ".so", ".pyd", ".pyc", ".sh")):
                yield f"{path.name}: {name} has no business in it"
        points = [line for line in wheel.read(f"{info}entry_points.txt").decode().splitlines() if line]
        if points != ENTRY_POINTS:
            yield f"{path.name}: entry points {points}, not {ENTRY_POINTS}"
        if "Root-Is-Purelib: true" not in wheel.read(f"{info}WHEEL").decode():
            yield f"{path.name}: not a wheel of Python alone"


if __name__ == "__main__":
    sys.exit(main())
