"""Measures what the tests notice: `python tests/mutation/run.py kinds/base.py scoring.py --sample 20`.

Each module named, or each of a folder named (without a name all), is copied with small changes, “mutants”,
which mutmut makes: a comparison turned round, an argument left out, a number raised. The tests of its area then run
with one mutant at a time. A mutant under which all pass has survived: a test is missing, or the change is none.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGE = "outreach_lint"
PROOFS = "tests/mutation/rule_proofs.py"
AREAS = {
    "scoring.py": ["tests/test_scoring.py"],
    "kinds": [PROOFS, "tests/kinds", "tests/engine", "tests/batch"],
    "engine": [PROOFS, "tests/engine", "tests/kinds", "tests/batch", "tests/comparing"],
}
"""What is measured, and the tests that are asked."""
LEFT_OUT = "not linear and not no_longer and not no_time and not fast and not stand_at_the_text and not no_fewer_lines"
"""Tests of time, which fail on a busy machine whatever the code does, and two that read all rules anew."""
SURVIVED = {"survived", "untested"}
TOLD = "told.jsonl"
COPIED = (PACKAGE, "rules", "tests", "examples", "docs", "docs_site", "templates", "README.md", "pyproject.toml")


def main() -> int:
    """Print the figures and the survivors of each module; return 1 if fewer than `--least` percent were noticed."""
    asked = _asked()
    again = _left(asked.work) if asked.again else None
    killed = total = 0
    for area, tests in AREAS.items():
        modules = [path for path in _modules(area) if not asked.names or _is_named(path, asked.names)]
        if modules:
            tree = _tree(asked.work.resolve() / Path(area).stem)
            names = dict(_mutated(tree, modules, asked.sample, asked.seed, again))
            wanted = [name for chosen, _ in names.values() for name in chosen]
            outcomes = _run(tree, wanted, asked.tests or tests) if wanted else {}
            for module, (chosen, made) in names.items():
                fallen = _told(tree, module, chosen, made, outcomes)
                killed, total = killed + fallen, total + len(chosen)
    share = 100 * killed / total if total else 100.0
    _say(f"all: {killed} of {total} noticed, {share:.1f} %")
    return int(share < asked.least)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", help="modules or folders of the package")
    parser.add_argument("--tests", nargs="+", help="files and folders of tests, in place of those of the area")
    parser.add_argument("--sample", type=int, help="mutants a module; all without it")
    parser.add_argument("--again", action="store_true", help="only what survived in the last run")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--work", type=Path, default=ROOT / "build/mutants")
    return parser.parse_args()


def _left(work: Path) -> frozenset[str]:
    """Return what survived in the last run."""
    lines = [line for told in work.glob(f"*/{TOLD}") for line in told.read_text(encoding="utf-8").splitlines()]
    return frozenset(name for name, outcome in map(json.loads, lines) if outcome in SURVIVED)


def _modules(area: str) -> list[Path]:
    path = ROOT / PACKAGE / area
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return [module.relative_to(ROOT / PACKAGE) for module in found]


def _is_named(module: Path, names: list[str]) -> bool:
    return any(name in (module.as_posix(), *(parent.as_posix() for parent in module.parents)) for name in names)


def _tree(work: Path) -> Path:
    """Copy what the tests need, so that nothing happens to the checkout."""
    if work.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, work / name)
    (work / "setup.cfg").write_text(f"[mutmut]\nsource_paths={PACKAGE}\n", encoding="utf-8")
    os.chdir(work)  # where mutmut reads its configuration
    return work


def _mutated(
    tree: Path, modules: list[Path], sample: int | None, seed: int, again: frozenset[str] | None
) -> Iterator[tuple[Path, tuple[list[str], int]]]:
    """Write the mutants beside what they change; yield the names of those that are tried, and how many were made."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    for module in modules:
        path = tree / PACKAGE / module
        made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
        if made.mutant_names:
            path.write_text(made.code, encoding="utf-8")
            dotted = ".".join((PACKAGE, *module.with_suffix("").parts))
            names = [f"{dotted}.{name}" for name in made.mutant_names]
            chance = random.Random(f"{module} {seed}")  # noqa: S311  (no secret)
            chosen = names if sample is None or sample >= len(names) else sorted(chance.sample(names, sample))
            chosen = chosen if again is None else [name for name in names if name in again]
        if made.mutant_names and chosen:
            yield module, (chosen, len(names))


def _run(tree: Path, mutants: list[str], tests: list[str]) -> dict[str, str]:
    """Return how each mutant fared."""
    wanted, told = tree / "wanted.json", tree / TOLD
    wanted.write_text(json.dumps(mutants), encoding="utf-8")
    paths = os.pathsep.join((str(tree), str(HERE), os.environ.get("PYTHONPATH", "")))
    surroundings = {**os.environ, "PYTHONPATH": paths, "MUTANTS_WANTED": str(wanted), "MUTANTS_TOLD": str(told)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "forking", "-p", "no:cacheprovider", "-k", LEFT_OUT, *tests]
    done = subprocess.run(command, cwd=tree, env=surroundings, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout}\nthe tests do not run in {tree}")
    return dict(map(json.loads, told.read_text(encoding="utf-8").splitlines()))


def _told(tree: Path, module: Path, chosen: list[str], made: int, outcomes: dict[str, str]) -> int:
    """Print the figures of a module and what survived; return how many mutants did not."""
    left = [name for name in chosen if outcomes[name] in SURVIVED]
    fallen = len(chosen) - len(left)
    _say(f"{module}: {fallen} of {len(chosen)} noticed ({made} made), {100 * fallen / len(chosen):.0f} %")
    source = (tree / PACKAGE / module).read_text(encoding="utf-8")
    for name in left:
        _say(f"  {outcomes[name]}: {name.rpartition('.')[2]}")
        for line in _difference(source, name.rpartition(".")[2]):
            _say(f"    {line}")
    return fallen


def _difference(source: str, mutant: str) -> list[str]:
    """Return the lines that a mutant changes."""
    original, changed = (_body(source, name) for name in (f"{mutant.partition('__mutmut_')[0]}__mutmut_orig", mutant))
    lines = list(unified_diff(original, changed, n=0, lineterm=""))
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def _body(source: str, function: str) -> list[str]:
    """Return the lines of a function, its name left out."""
    import ast

    found = next(
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == function
    )
    return [line.replace(function, "") for line in source.splitlines()[found.lineno - 1 : found.end_lineno]]


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (a script that tells what it does)


if __name__ == "__main__":
    sys.exit(main())
