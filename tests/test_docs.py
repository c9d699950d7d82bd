"""The documentation is true: its commands print what it shows, its rules pass, and it leaves out no key or option."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import yaml
from docs_update import PAGES, ROOT, Block, blocks_of, refreshed, without_counts

from outreach_lint import model, scoring
from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import CatalogRule, Rule
from outreach_lint.catalog.tweak import Tweak
from outreach_lint.cli.check import check
from outreach_lint.config.settings import Override, Settings
from outreach_lint.document.field_fault import FaultCheck
from outreach_lint.document.measures import MEASURES
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.prove import prove
from outreach_lint.kinds import Match, batch, guards, reference
from outreach_lint.kinds.resources import Resources
from outreach_lint.results import Summary

LISTS = {"nouns-of-mail": ("(e-mail|email)(s)?", "(DM|text|note)(s)?")}
"""The shared list that the guide's examples use."""
ROW = re.compile(r"^\| `(?P<phrase>[^`]+)` \| (?P<finds>.+) \| (?P<passes>.+) \|$", re.MULTILINE)
QUOTED = re.compile(r"“([^”]+)”")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    return page(name).partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def blocks(language: str) -> list[tuple[Path, Block]]:
    return [(path, block) for path in PAGES for block in blocks_of(page(str(path))) if block.language == language]


def named(found: list[tuple[Path, Block]]) -> list[object]:
    return [
        pytest.param(block, id=f"{path.name}:{page(str(path)).count(chr(10), 0, block.start)}") for path, block in found
    ]


RULES = [(path, block) for path, block in blocks("yaml") if block.code.startswith("title:")]
SETTINGS = [(path, block) for path, block in blocks("yaml") if block.file and ".outreach-lint" in block.file]
HOOKS = [(path, block) for path, block in blocks("yaml") if block.file == ".pre-commit-config.yaml"]


@pytest.fixture(scope="module", autouse=True)
def _one_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTREACH_LINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_print_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    text = page(str(path))
    assert without_counts(refreshed(text, folder)) == without_counts(text), "run: python tests/docs_update.py"


def failures(rule: Rule) -> list[str]:
    """Return what the examples of a rule show against it."""
    known = CatalogRule("docs/example", rule, "docs")
    lists = {**load_pack(builtin_root()).lists, **LISTS}
    proofs = prove([known], RuleSet([known], Resources(lists)), lists)
    return [f"{proof.example}: {proof.verdict} {proof.detail}" for proof in proofs if proof.verdict != "ok"]


@pytest.mark.parametrize("block", named(RULES))
def test_rules_in_the_guide_pass_their_examples(block: Block) -> None:
    assert failures(msgspec.convert(yaml.safe_load(block.code), Rule)) == []


@pytest.mark.parametrize("row", list(ROW.finditer(section("docs/rules.md", "Phrases"))), ids=lambda row: row["phrase"])
def test_phrases_in_the_guide_find_what_it_says(row: re.Match[str]) -> None:
    rule = {
        "title": "x",
        "severity": "info",
        "weight": 0,
        "message": "x",
        "why": "x",
        "match": {"kind": "phrases", "any": [row["phrase"].replace(r"\|", "|")]},
        "examples": {
            "bad": [f"[[{text}]]" for text in QUOTED.findall(row["finds"])],
            "good": QUOTED.findall(row["passes"]),
        },
    }
    assert failures(msgspec.convert(rule, Rule)) == []


@pytest.mark.parametrize("block", named([found for found in blocks("python") if not found[1].file]))
def test_python_in_the_docs_runs(block: Block, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run([sys.executable, "-c", block.code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("block", named(SETTINGS))
def test_configurations_in_the_docs_load(block: Block) -> None:
    assert msgspec.convert(yaml.safe_load(block.code), Settings)


@pytest.mark.parametrize("block", named(HOOKS))
def test_hooks_in_the_docs_exist(block: Block) -> None:
    offered = {hook["id"] for hook in yaml.safe_load(page(".pre-commit-hooks.yaml"))}
    asked = {hook["id"] for repo in yaml.safe_load(block.code)["repos"] for hook in repo["hooks"]}
    assert asked <= offered


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def keys(*kinds: type[msgspec.Struct]) -> set[str]:
    return {name for kind in kinds for name in kind.__struct_fields__}


TOLD = {
    "docs/command-line.md": {name for option in check.params for name in option.opts if name.startswith("--")},
    "docs/configuration.md": keys(Settings, Override, Tweak),
    "docs/formats.md": keys(model.Message, model.Prospect, model.Sender, model.Finding, model.Score, Summary)
    - {"origin", "other", "plan", "merged"}
    | {*get_args(model.Channel), *get_args(model.Stage)},
    "docs/rules.md": keys(Rule, *get_args(Match), guards.Unless)
    | {kind.__struct_config__.tag for kind in get_args(Match)}
    | {*MEASURES, *get_args(FaultCheck), *get_args(reference.Check), *get_args(batch.Name)}
    | {*get_args(model.SectionName)},
    "docs/score.md": {*scoring.CREDITS, *scoring.CATEGORY_DIMENSIONS, *(name for _, name in scoring.BANDS)},
}


@pytest.mark.parametrize("name", TOLD)
def test_page_names_every_key(name: str) -> None:
    code = " ".join(re.findall(r"`[^`\n]+`", page(name)))
    blocks_ = " ".join(block.code for block in blocks_of(page(name)))
    assert (
        sorted(word for word in TOLD[name] if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code + blocks_))
        == []
    )


def test_every_page_is_linked_from_the_readme() -> None:
    assert [path.name for path in PAGES[1:] if f"({path.relative_to(ROOT)})" not in page("README.md")] == []
