"""A page for each rule, written from its file: why, a better line, examples with marks, evidence, cost, change."""

from collections.abc import Collection, Sequence

import msgspec

from docs_site.rule_parts import example, plain, prose, words_of
from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.rule import CatalogRule, Example, ExampleMessage, Rule
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.needs import unmet
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.base import Need
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Finding
from outreach_lint.report.rule_words import evidence_of, ignore_of, needs_of
from outreach_lint.scoring import dimension_of

_FIXES = {"safe": "applied by `--fix`", "unsafe": "applied by `--fix --unsafe-fixes`"}
_TAKEN = tuple(f"{{{name}}}" for name in ("match", "expected", "value", "limit", "target", "detail", "field"))
"""What stands in a better line for words of the message."""


class Told(msgspec.Struct, frozen=True):
    """A rule with what its page needs beyond the file: its place in its category, its needs, and what it reports."""

    rule: CatalogRule
    siblings: Sequence[CatalogRule]
    needs: Collection[str]
    findings: Sequence[Sequence[Finding]]
    """of each bad example"""


def told_of(rule: CatalogRule, catalogue: Catalogue) -> Told:
    """Return the rule with what it says of its own bad examples."""
    siblings = [other for other in catalogue.rules if other.category == rule.category]
    needs = catalogue.openings.needs.get(rule.id, frozenset()) if catalogue.openings else frozenset()
    resources = Resources(catalogue.lists, memo=catalogue.memo, trusted=True)
    alone = RuleSet([rule], resources, catalogue.openings)
    found = [_found(alone, resources, given, needs) for given in rule.rule.examples.bad]
    return Told(rule, siblings, needs, found)


def _found(alone: RuleSet, resources: Resources, given: Example, needs: frozenset[Need]) -> Sequence[Finding]:
    if isinstance(given, tuple):
        return ()
    rule = alone.sources[0]
    message = parse_example(rule.rule, given).message
    if unmet(needs, message):
        return ()
    if isinstance(given, ExampleMessage) and given.fields:
        alone = RuleSet([rule], msgspec.structs.replace(resources, fields=given.fields))
    return run_rules(alone, Document(message)).findings


def rule_page(told: Told) -> str:
    """Return the page of a rule as Markdown."""
    rule, spec = told.rule, told.rule.rule
    blocks = [
        f"---\nsearch:\n  boost: 0.7\n---\n\n# {plain(spec.title)}",
        _crumbs(rule),
        _badges(rule),
        f'<p class="ol-why">{prose(spec.why)}</p>',
        f'<p class="ol-try"><b>Better</b> {prose(_better(told))}</p>' if spec.instead else "",
        *_examples(told),
        *_cost(told),
        *_evidence(spec),
        *_change(rule),
        _neighbours(told),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _better(told: Told) -> str:
    """Return the better line of the file, or that of an example where it takes words from the message."""
    line = told.rule.rule.instead
    filled = (finding.instead for findings in told.findings for finding in findings)
    return next(filled, line) if any(sign in line for sign in _TAKEN) else line


def _crumbs(rule: CatalogRule) -> str:
    category = f'<a href="../index.html#{rule.category}">{rule.category}</a>'
    return f'<p class="ol-crumbs"><a href="../index.html">Rules</a> / {category} / <code>{rule.id}</code></p>'


def _badges(rule: CatalogRule) -> str:
    spec = rule.rule
    points = f"{spec.weight} {'point' if spec.weight == 1 else 'points'}"
    words = [points, _dimension(rule)]
    words += [spec.status] if spec.status != "stable" else []
    words += [f"only {', '.join(map(words_of, names))}" for names in (spec.channels, spec.stages, spec.kinds) if names]
    spans = "".join(f"<span>{plain(word)}</span>" for word in words)
    return f'<p class="ol-badges"><span class="ol-{spec.severity}">{spec.severity}</span>{spans}</p>'


def _examples(told: Told) -> list[str]:
    spec = told.rule.rule
    part = next((name for name in ("subject", "preheader") if set(spec.scope) <= {name}), "body")
    bad = zip(spec.examples.bad, told.findings, strict=True)
    blocks = ["## Found", *(example(given, part, "bad", findings[:1]) for given, findings in bad)]
    blocks += ["## Passed over", *(example(given, part, "good") for given in spec.examples.good)]
    if spec.examples.known_misses:
        blocks += ["## Not found yet", "It should find these, and does not."]
        blocks += [example(given, part, "miss") for given in spec.examples.known_misses]
    return blocks


def _cost(told: Told) -> list[str]:
    rule, spec = told.rule, told.rule.rule
    looks = ", ".join(f"`{name}`" for name in spec.scope)
    rows = [
        ("Points", f"{spec.weight} off the [score](../../score.md) for the first finding, half for each further one"),
        ("Ceiling", f"no message with it scores above {spec.ceiling}" if spec.ceiling is not None else ""),
        ("Counts against", _dimension(rule)),
        ("Looks at", looks if spec.match.__struct_config__.tag != "measure" else ""),
        ("Matches by", f"[`{spec.match.__struct_config__.tag}`](../../rules.md#the-kinds)"),
        ("Needs", needs_of(told.needs)),
        ("Fix", _FIXES.get(spec.fix, "")),
        ("Tags", ", ".join(f"`tag:{tag}`" for tag in spec.tags)),
        ("Status", _status(spec)),
        ("Former ids", ", ".join(f"`{name}`" for name in spec.aliases)),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows if value)
    return ["## What it costs and needs", f"| | |\n|---|---|\n{table}"]


def _dimension(rule: CatalogRule) -> str:
    return rule.rule.dimension or dimension_of(rule.category)


def _status(spec: Rule) -> str:
    return {"preview": "preview: runs only when its id is selected", "deprecated": "deprecated"}.get(spec.status, "")


def _evidence(spec: Rule) -> list[str]:
    if not spec.evidence:
        return []
    grades = "Grades go from A, peer-reviewed, to E, one vendor's page."
    return ["## Evidence", f"<p>{prose(evidence_of(spec.evidence))}. {grades}</p>"]


def _change(rule: CatalogRule) -> list[str]:
    lower = "info" if rule.rule.severity == "warning" else "warning"
    tweak = f"tweaks:\n  {rule.id}:\n    severity: {lower}\n    weight: {max(rule.rule.weight // 2, 1)}\n"
    return [
        "## Change or ignore it",
        "For one line, with your reason:",
        f"```html\n{ignore_of(rule.id)}\n```",
        "For all messages, in the [configuration](../../configuration.md), weaker or not at all:",
        f'```yaml title=".outreach-lint.yaml"\n{tweak}# or\nignore: [{rule.id}]\n```',
        f"```console\n$ outreach-lint --ignore {rule.id} FILE\n$ outreach-lint rules show {rule.id}\n```",
    ]


def _neighbours(told: Told) -> str:
    names = [other.id for other in told.siblings]
    at = names.index(told.rule.id)
    links = []
    for label, other in (("Previous", at - 1), ("Next", at + 1)):
        if 0 <= other < len(names):
            title = plain(told.siblings[other].rule.title)
            href = f"{names[other].partition('/')[2]}.html"
            links.append(f'<a href="{href}"><small>{label} in {told.rule.category}</small>{title}</a>')
    return f'<nav class="ol-next">{"".join(links)}</nav>'
