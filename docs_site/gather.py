"""Gathers what the site is rendered from: the pages of the repository, those of the rules, and the command line."""

import shutil
from pathlib import Path

from docs_site.commands import reference
from docs_site.pages import for_site, sources
from docs_site.rule_index import rule_index
from docs_site.rule_pages import rule_page, told_of
from outreach_lint.config.load import load_config
from outreach_lint.pipeline import load_catalogue

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
_ASSETS = Path(__file__).resolve().parent / "assets"


def gather(to: Path) -> int:
    """Write all pages to a folder in place of what it held, and return their number."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(_ASSETS, to / "assets")
    catalogue = load_catalogue(load_config(None))
    names = sources(ROOT)
    known = {rule.id for rule in catalogue.rules}
    pages = {
        name: for_site((ROOT / path).read_text(encoding="utf-8"), path, names, known) for path, name in names.items()
    }
    pages["index.md"] = f"---\nhide: [navigation]\n---\n\n{pages['index.md']}"
    pages["commands.md"] = reference()
    pages["rules/index.md"] = rule_index(catalogue.rules)
    pages |= {f"rules/{rule.id}.md": rule_page(told_of(rule, catalogue)) for rule in catalogue.rules}
    for name, text in pages.items():
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return len(pages)
