"""The index of the rules: by category, with a field to search in and switches for severities."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from docs_site.categories import ABOUT
from docs_site.rule_parts import plain
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import SEVERITIES

_HEAD = """\
# All rules

{count} rules in {categories} categories. Each has a page with its reason, a better line, and the examples that prove
it; `outreach-lint rules show ID` shows the same at a terminal. Points are what the first finding takes off the
[score](../score.md). Rules of your own are [one file each](../rules.md).

<div class="ol-filter" role="search" hidden>
<label for="ol-words">Search titles, ids, tags and reasons</label>
<input id="ol-words" type="search" placeholder="name, shout, tag:guilt_trip, sms …" autocomplete="off">
<div class="ol-switches">{switches}</div>
<p id="ol-shown" role="status" aria-live="polite"></p>
</div>
"""


def rule_index(rules: Sequence[CatalogRule]) -> str:
    """Return the page that lists the rules."""
    groups = [(name, list(own)) for name, own in groupby(rules, lambda rule: rule.category)]
    switches = "".join(
        f'<label><input type="checkbox" value="{name}" checked> <span class="ol-{name}">{name}</span></label>'
        for name in SEVERITIES
    )
    head = _HEAD.format(count=len(rules), categories=len(groups), switches=switches)
    return head + "".join(_category(name, own) for name, own in groups)


def _category(name: str, rules: Iterable[CatalogRule]) -> str:
    rows = "\n".join(_row(rule) for rule in rules)
    about = f"<p>{ABOUT[name]}</p>\n" if name in ABOUT else ""
    return f'\n## {name}\n\n<div class="ol-category" data-category="{name}">\n{about}<ul>\n{rows}\n</ul>\n</div>\n'


def _row(rule: CatalogRule) -> str:
    spec = rule.rule
    tags = (f"tag:{tag}" for tag in spec.tags)
    words = " ".join((rule.id, spec.title, spec.why, *tags, *spec.channels, *spec.aliases, spec.status)).lower()
    note = "" if spec.status == "stable" else f" <em>{spec.status}</em>"
    return (
        f'<li data-severity="{spec.severity}" data-words="{plain(" ".join(words.split()))}">'
        f'<a href="{rule.id}.html">{plain(spec.title)}</a>{note}'
        f'<code>{rule.id}</code><span class="ol-{spec.severity}">{spec.severity}</span>'
        f'<span class="ol-points">{spec.weight}</span></li>'
    )
