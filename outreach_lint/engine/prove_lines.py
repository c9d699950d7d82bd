"""Tells which phrases and expressions of a rule no bad example holds, so that nobody would see them break."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document.document import Document
from outreach_lint.engine.scope import regions_of
from outreach_lint.kinds import Match
from outreach_lint.kinds.base import View
from outreach_lint.kinds.combine import Combine
from outreach_lint.kinds.pattern import RegexPattern
from outreach_lint.kinds.phrases import Phrases
from outreach_lint.kinds.resources import Resources


class Lines(msgspec.Struct, frozen=True):
    """The lines below `any` of a rule: phrases or expressions."""

    rule: str
    path: str
    count: int
    idle: tuple[str, ...]
    """those that would find nothing in any bad example if they stood alone"""


def lines_of(rules: Iterable[CatalogRule], lists: Mapping[str, Sequence[str]]) -> Iterator[Lines]:
    """Yield the lines of each rule that has some; raises MatchError for one that cannot be compiled."""
    resources = Resources(lists, trusted=True)
    for rule in rules:
        alone = list(_alone(rule.rule.match))
        if alone:
            views = _views(rule)
            idle = tuple(line for line, match in alone if not _finds(match, resources, views))
            yield Lines(rule.id, rule.path, len(alone), idle)


def _alone(match: Match) -> Iterator[tuple[str, Match]]:
    """Yield each line, and the match as it would be without the other lines of its list."""
    if isinstance(match, Phrases | RegexPattern):
        for line in match.any:
            yield line, msgspec.structs.replace(match, any=(line,))
    elif isinstance(match, Combine):
        for place, member in enumerate(match.all):
            for line, single in _alone(member):
                every = (*match.all[:place], single, *match.all[place + 1 :])
                yield line, msgspec.structs.replace(match, all=every)
        for member in match.any:
            for line, single in _alone(member):
                yield line, msgspec.structs.replace(match, any=(single,))


def _views(rule: CatalogRule) -> list[View]:
    """Return what the rule sees of its bad examples."""
    single = (bad for bad in rule.rule.examples.bad if not isinstance(bad, tuple))
    documents = [Document(parse_example(rule.rule, bad).message) for bad in single]
    return [View(document, regions_of(document, rule.rule.scope)) for document in documents]


def _finds(match: Match, resources: Resources, views: Sequence[View]) -> bool:
    finder = match.compile(resources)
    return any(next(finder.find(view), None) for view in views)
