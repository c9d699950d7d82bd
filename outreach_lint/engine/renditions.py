"""Lints what recipients can read of a template: every branch and option, each fault at its place in the source."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import order, run_rules
from outreach_lint.model import PARTS, Finding, Message, PartName

if TYPE_CHECKING:
    from outreach_lint.document.variants import Variant

MOST = 8
"""Versions of a template that are linted."""
_OF_THE_SOURCE = frozenset({"fields", "hygiene", "names", "privacy", "records", "spintax"})
"""Categories that look at the values, or at the template as it is written."""


def with_renditions(rules: RuleSet, document: Document, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of a message with those that only show in a version of it, in order."""
    if document.message.kind != "template" or not any(document.fields(part) for part in PARTS):
        return findings
    found = list(findings)
    for finding in _in_versions(rules, document):
        if not any(_same(finding, known) for known in found):
            found.append(finding)
    return tuple(sorted(found, key=order))


def _in_versions(rules: RuleSet, document: Document) -> Iterator[Finding]:
    """Yield the findings in the versions that branches and options make, placed in the template."""
    from outreach_lint.document.variants import matrix

    message = document.message
    parts = [part for part in PARTS if message.part(part)]
    made = matrix([document.text(part) for part in parts])
    versions = list(islice((version for version in made if version[0].stress is None), MOST))
    if len(versions) == 1:
        return
    for version in versions:
        texts: dict[PartName, Variant] = dict(zip(parts, version, strict=True))
        for finding in _found_in(rules, message, texts):
            if finding.part and finding.rule.partition("/")[0] not in _OF_THE_SOURCE:
                yield _placed(finding, message, texts[finding.part])


def _found_in(rules: RuleSet, message: Message, texts: "Mapping[PartName, Variant]") -> Iterable[Finding]:
    filled = {part: variant.text for part, variant in texts.items()}
    return run_rules(rules, Document(msgspec.structs.replace(message, prospect=None, **filled))).findings


def _placed(finding: Finding, message: Message, variant: "Variant") -> Finding:
    """Return a finding at its place in the template; a fix of what a field writes is none."""
    part, start, end = finding.part or "body", finding.start or 0, finding.end or 0
    first, last = variant.in_template(start, end)
    at, until = message.origin.locate(part, first), message.origin.locate(part, last)
    fix = finding.fix
    if fix and variant.is_literal(fix.start, fix.end):
        fixed = variant.in_template(fix.start, fix.end)
        fix = msgspec.structs.replace(fix, start=fixed[0], end=fixed[1])
    else:
        fix = None
    return msgspec.structs.replace(
        finding,
        message=f"{finding.message} So reads the version with {variant.shows}.",
        start=first,
        end=last,
        excerpt=message.part(part)[first:last],
        line=at.line,
        column=at.column,
        end_line=until.line,
        end_column=until.column,
        fix=fix,
    )


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings say the same of the same place."""
    if one.rule != other.rule or one.part != other.part:
        return False
    return (one.start or 0) < (other.end or 0) and (other.start or 0) < (one.end or 0)
