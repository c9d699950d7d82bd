"""The shape of the code: short modules and functions, output in one place, nothing heavy at import."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "outreach_lint"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
LONGEST_MODULE, LONGEST_FUNCTION = 200, 40
HEAVY = {
    "spacy",
    "scipy",
    "statsmodels",
    "pandas",
    "pygls",
    "openpyxl",
    "textstat",
    "nltk",
    "pyphen",
    "rich",
    "numpy",
    "jinja2",
    "difflib",
    "tempfile",
    "email",
    "csv",
    "html.parser",
}
FORBIDDEN_AT_IMPORT = {"open", "print", "load", "read_text", "read_bytes", "run", "exit", "write_text"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_function_is_short(path: Path) -> None:
    functions = [n for n in ast.walk(parsed(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [(f.name, f.lineno) for f in functions if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION] == []


def called(node: ast.AST) -> str:
    """Return the dotted name of what is called, as far as it is one."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return f"{called(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name != "cli"], ids=str)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    calls = {called(node) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)}
    assert not calls & {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo"}


def at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls that run when a module is imported."""
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        yield from (node for node in ast.walk(statement) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=str)
def test_a_module_does_nothing_when_it_is_imported(path: Path) -> None:
    names = {called(call).rsplit(".", 1)[-1] for call in at_import(parsed(path))}
    assert not names & FORBIDDEN_AT_IMPORT


@pytest.mark.parametrize("module", ["outreach_lint.cli.main", "outreach_lint.cli.check", "outreach_lint"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, click, re2, msgspec; print(*sorted(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(ran.stdout.split()) - set(bare.stdout.split())
    assert not loaded & HEAVY


LATE = {
    "outreach_lint.adopting",
    "outreach_lint.api",
    "outreach_lint.caching",
    "outreach_lint.catalog.load",
    "outreach_lint.catalog.yaml_file",
    "outreach_lint.comparing",
    "outreach_lint.document.html_text",
    "outreach_lint.document.rendering_plan",
    "outreach_lint.document.variants",
    "outreach_lint.engine.deadline",
    "outreach_lint.engine.renditions",
    "outreach_lint.fixing",
    "outreach_lint.report.as_json",
    "outreach_lint.report.html_page",
    "outreach_lint.sources.eml",
    "outreach_lint.sources.table",
    "outreach_lint.spreading",
    "hashlib",
    "json",
    "multiprocessing",
    "random",
    "shutil",
    "subprocess",
    "yaml",
}
"""What a draft of plain text does without once its rules are kept."""
TOLD = """
import sys
from outreach_lint.cli.main import exit_code
exit_code(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""
DRAFT = """Dear DANA BROOK:

this is my third email. Your depot in Leeds lost its cold last week, and we saw the doors stand open at night. Our list
of ten checks for the night shift is on one page, and it costs you nothing. Who looks after the doors at the weekend?
"""


def test_a_draft_imports_nothing_that_it_does_without(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    environment = os.environ | {"OUTREACH_LINT_CACHE": str(tmp_path / "kept")}
    subprocess.run([sys.executable, "-m", "outreach_lint", str(draft)], env=environment, check=False, cwd=tmp_path)
    again = [sys.executable, "-c", TOLD, str(draft)]
    ran = subprocess.run(again, env=environment, check=True, capture_output=True, text=True, cwd=tmp_path)
    loaded = ran.stderr.splitlines()[-1].split()
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, click, re2, msgspec; print(*sorted(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert (set(loaded) - set(bare.stdout.split())) & (HEAVY | LATE) == set()
    assert "outreach_lint.engine.run" in loaded


def test_only_its_door_imports_spacy() -> None:
    doors = [name for path, name in zip(MODULES, NAMES, strict=True) if "spacy" in imported(parsed(path))]
    assert doors == ["document/nlp.py"]


def imported(tree: ast.Module) -> set[str]:
    """Return the top names of all that a module imports, wherever it does."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found
