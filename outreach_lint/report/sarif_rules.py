"""A rule as SARIF describes it, with help for people."""

from typing import Any

from outreach_lint.catalog.rule import CatalogRule, Example
from outreach_lint.report.example_html import html_line

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_RANKS = {"error": "error", "warning": "warning", "info": "recommendation"}


def rule_of(name: str, rule: CatalogRule | None) -> dict[str, Any]:
    """Return the descriptor of a rule; one that the catalogue does not hold has its id alone."""
    if rule is None:
        return {"id": name, "name": name, "shortDescription": {"text": name}}
    spec = rule.rule
    return {
        "id": name,
        "name": name,
        "shortDescription": {"text": spec.title},
        "fullDescription": {"text": " ".join(spec.why.split())},
        "help": {"text": _text(rule), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[spec.severity]},
        "properties": {
            "tags": sorted({name.partition("/")[0], *spec.tags}),
            "problem.severity": _RANKS[spec.severity],
            "weight": spec.weight,
        },
    }


def _text(rule: CatalogRule) -> str:
    spec = rule.rule
    lines = [spec.title, " ".join(spec.why.split())]
    lines += [f"Better: {' '.join(spec.instead.split())}"] if spec.instead else []
    return "\n\n".join([*lines, f"Ignore it once: {_ignore(rule.id)}"])


def _markdown(rule: CatalogRule) -> str:
    spec = rule.rule
    parts = [f"# {escaped(spec.title)}", escaped(spec.why.strip())]
    parts += [f"**Better:** {escaped(' '.join(spec.instead.split()))}"] if spec.instead else []
    for title, examples in (("Flagged", spec.examples.bad), ("Fine", spec.examples.good)):
        shown = [f"> {escaped(' '.join(_body(example).split()))}" for example in examples[:2] if _body(example)]
        parts += [f"## {title}", *shown] if shown else []
    return "\n\n".join([*parts, f"Ignore it once: `{_ignore(rule.id)}`"]) + "\n"


def _body(example: Example) -> str:
    if isinstance(example, tuple):
        return " | ".join(map(_body, example))
    text = example if isinstance(example, str) else example.body or html_line(example) or example.subject or ""
    return text.replace("[[", "").replace("]]", "")


def _ignore(name: str) -> str:
    return f"<!-- outreach-lint: ignore[{name}] reason -->"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{char}" if char in "\\`*_[]|#~" else char for char in plain)
