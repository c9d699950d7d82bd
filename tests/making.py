"""Makes rules and messages for tests, from plain data as a YAML file would hold it."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.examples import Mark
from outreach_lint.catalog.rule import CatalogRule, Rule
from outreach_lint.config.settings import Settings
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import CompiledRule, RuleSet
from outreach_lint.engine.run import Outcome, run_rules
from outreach_lint.kinds.base import Find, Finder
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Finding, Message, PartName
from outreach_lint.pipeline import linter_of

Data = Mapping[str, Any]


def rule(match: Data | str, name: str = "test/rule", **keys: object) -> CatalogRule:
    """Return a rule; a string is the one phrase that it looks for."""
    given = {"kind": "phrases", "any": [match]} if isinstance(match, str) else dict(match)
    data = {
        "title": "Title",
        "severity": "warning",
        "weight": 5,
        "match": given,
        "message": "found {match}",
        "why": "why",
        "examples": {"bad": ["bad"], "good": ["good"]},
    }
    return CatalogRule(name, msgspec.convert(data | keys, Rule), f"rules/{name}.yaml")


def compiled(
    *rules: CatalogRule,
    lists: Mapping[str, Sequence[str]] | None = None,
    fields: Sequence[str] = (),
    names: Sequence[str] = (),
) -> RuleSet:
    settings = Settings(fields=tuple(fields), names=tuple(names))
    return linter_of(Catalogue(tuple(rules), lists or {}), settings).rules


class WithFinder(RuleSet):
    """The rules of a set, one of which finds its hits in another way; all are called."""

    def __init__(self, rules: RuleSet, name: str, find: Find) -> None:
        self.name, self.find = name, find
        super().__init__(rules.sources, Resources())

    def compiled(self, index: int) -> CompiledRule:
        source = self.sources[index]
        if source.id == self.name:
            return CompiledRule(source.id, source, Finder(self.find))
        return super().compiled(index)

    def candidates(self, message: Message, texts: Mapping[PartName, str]) -> list[int]:
        del texts
        return [index for index, rule in enumerate(self.sources) if rule.applies_to(message)]


def message(text: str | Data) -> Message:
    """Return a draft; a string is its body."""
    data = {"body": text} if isinstance(text, str) else text
    return msgspec.convert({"id": "m", "kind": "draft", "stage": "first_touch", "body": "", **data}, Message)


def run(rules: RuleSet, text: str | Data | Message) -> Outcome:
    return run_rules(rules, Document(text if isinstance(text, Message) else message(text)))


def marks(findings: Sequence[Finding]) -> list[Mark]:
    """Return where the findings stand, those on the whole message left out."""
    return sorted(
        Mark(finding.part, finding.start, finding.end)
        for finding in findings
        if finding.part is not None and finding.start is not None and finding.end is not None
    )


def found(match: Data | str, text: str | Data) -> list[str]:
    """Return what a match finds in a message."""
    return [finding.excerpt for finding in run(compiled(rule(match)), text).findings]
