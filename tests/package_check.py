"""Builds the wheel, installs it in an empty environment outside the checkout, and compares the rules."""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEARNED = "sounds-partisan.yaml"
"""a rule whose examples hang on the learned model, which has to be in the wheel"""


def run(*command: str | Path, cwd: Path, ok: tuple[int, ...] = (0,)) -> str:
    """Return what a command prints; stop with what it says if it fails."""
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def ids(listed: str) -> list[str]:
    """Return the ids in what `rules list --json` prints."""
    return [rule["id"] for rule in json.loads(listed)]


def main() -> None:
    """Check the package, or exit with the reason why it is not right."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT, cwd=folder)
        (wheel,) = (folder / "dist").glob("*.whl")
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        lock = ROOT / "requirements" / "run.txt"
        run(python, "-m", "pip", "install", "--quiet", "-r", lock, cwd=folder)
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=folder)
        run(python, "-m", "pip", "check", cwd=folder)
        command = folder / "venv" / "bin" / "outreach-lint"
        installed = ids(run(command, "rules", "list", "--json", cwd=folder))
        files = sorted(
            p.relative_to(ROOT / "rules").with_suffix("").as_posix() for p in ROOT.glob("rules/[!_]*/*.yaml")
        )
        if installed != files:
            sys.exit(f"the wheel has {len(installed)} rules, the checkout {len(files)}: {set(installed) ^ set(files)}")
        run(command, "check", ROOT / "examples" / "renewal.txt", cwd=folder, ok=(1,))
        run(command, "check", ROOT / "examples" / "renewal-better.txt", cwd=folder)
        run(command, "rules", "test", "--quiet-collateral", "--", ROOT / "rules" / "politics" / LEARNED, cwd=folder)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(installed)} rules, lints the examples")


if __name__ == "__main__":
    main()
