"""Lints what recipients can read of a template: every branch and option, each fault at its place in the source."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.document.options import Options, is_of_the_source, only_there
from outreach_lint.document.rendering import is_made_up
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.run import order, run_rules
from outreach_lint.model import PARTS, Finding, Message, PartName

if TYPE_CHECKING:
    from outreach_lint.document.variants import Variant
    from outreach_lint.engine.deadline import Deadline

MOST = 8
"""Versions of a template that are linted."""


def with_renditions(
    rules: RuleSet, document: Document, findings: tuple[Finding, ...], deadline: "Deadline | None" = None
) -> tuple[Finding, ...]:
    """Return the findings of a message with those that only show in a version of it, in order.

    A finding that lies in one option of several, where the others have none of its rule, says which option it is.
    """
    if document.message.kind != "template" or not any(document.fields(part) for part in PARTS):
        return findings
    found = list(findings)
    shows: dict[int, str] = {}
    for finding, shown in _in_versions(rules, document, deadline):
        if not any(_same(finding, known) for known in found):
            shows[len(found)] = shown
            found.append(finding)
    told = (_told(finding, shown) for finding, shown in zip(found, _where(document, found, shows), strict=True))
    return tuple(sorted(told, key=order))


def _where(document: Document, found: list[Finding], shows: Mapping[int, str]) -> Iterator[str]:
    """Yield for each finding the sentence that says which version has it, if not all have."""
    texts: dict[PartName, Options] = {}
    for number, finding in enumerate(found):
        said = f"So reads the version with {shows[number]}." if number in shows else ""
        if finding.part and _may_branch(document, finding.part):
            if finding.part not in texts:
                texts[finding.part] = Options(document.text(finding.part))
            said = only_there(texts[finding.part], finding, found) or said
        yield said


def _may_branch(document: Document, part: PartName) -> bool:
    return any(field.role in ("open", "spintax") for field in document.fields(part))


def _told(finding: Finding, said: str) -> Finding:
    return msgspec.structs.replace(finding, message=f"{finding.message} {said}") if said else finding


def _in_versions(rules: RuleSet, document: Document, deadline: "Deadline | None") -> Iterator[tuple[Finding, str]]:
    """Yield the findings in the versions of a template, each with its place there, and what the version shows."""
    from outreach_lint.document.variants import matrix

    message = document.message
    parts = [part for part in PARTS if message.part(part)]
    made = matrix([document.text(part) for part in parts])
    versions = list(islice((version for version in made if version[0].stress is None), MOST))
    if len(versions) == 1:
        return
    for version in versions:
        texts: dict[PartName, Variant] = dict(zip(parts, version, strict=True))
        for finding in _found_in(rules, message, texts, deadline):
            if finding.part and not is_of_the_source(finding.rule):
                variant = texts[finding.part]
                # Of a value that was made up here, the template knows nothing.
                if not is_made_up(variant.segments, finding.start or 0, finding.end or 0):
                    yield _placed(finding, message, variant), variant.shows


def _found_in(
    rules: RuleSet, message: Message, texts: "Mapping[PartName, Variant]", deadline: "Deadline | None"
) -> Iterable[Finding]:
    filled = {part: variant.text for part, variant in texts.items()}
    return run_rules(rules, Document(msgspec.structs.replace(message, prospect=None, **filled)), deadline).findings


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
