"""What can be done about findings: fixes, ignores and the page of a rule."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

import msgspec
from lsprotocol import types

from outreach_lint.fixing.apply import fixed
from outreach_lint.fixing.edits import Change, Refusal, edit_of, unwritable
from outreach_lint.fixing.file_text import file_text
from outreach_lint.fixing.offers import Offer, offer_for, offers
from outreach_lint.fixing.single import accepting, ignoring
from outreach_lint.fixing.state import State
from outreach_lint.lsp.diagnostics import shown_findings, span_of
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.study import Study
from outreach_lint.model import Finding, Message

FIX_ALL = "source.fixAll.outreach-lint"
_LONGEST = 40
_MOST_FINDINGS = 50
"""Findings about which something is offered at once: nobody looks through more."""
_GONE = "the text has changed since; ask again"


class Choice(msgspec.Struct, frozen=True):
    """Something to do: `number` is that of a message, `at` that of its finding among those shown."""

    what: Literal["fix", "ignore", "all", "page"]
    title: str
    version: int
    number: int = -1
    at: int = -1
    start: int = -1
    """the offset at which the finding is shown"""
    safe: bool = True
    rule: str = ""


def choices_of(study: Study, ruler: Ruler, start: int, end: int) -> Iterator[Choice]:
    """Yield what can be done about all findings at once, and about those that touch a span, of very many the first."""
    version, state = study.paper.version, study.state
    if state is None:
        return
    file = file_text(state.data) if not unwritable(study.paper.path) else None
    if file and _is_whole(state) and _has_safe(state):
        yield Choice("all", "Apply all safe fixes of outreach-lint", version)
    for number, at, finding, first in islice(_touched(state, ruler, start, end), _MOST_FINDINGS):
        message = state.outcomes[number]
        if not isinstance(message, Message):
            continue
        offer = offer_for(state.results[number].message, finding) if file else None
        if file and offer and finding.part is not None:
            change = Change(number, finding.part, offer.fix, finding.line)
            if not isinstance(edit_of(file, study.paper.suffix, message, change), Refusal):
                yield Choice(
                    "fix",
                    _title(finding, offer),
                    version,
                    number,
                    at,
                    start=first,
                    safe=offer.fix.safe,
                    rule=finding.rule,
                )
        if file and "body" in message.origin.maps and finding.rule in study.rules:
            where = "here" if finding.part == "body" else "in this message"
            title = f"Ignore {finding.rule} {where}, and say why"
            yield Choice("ignore", title, version, number, at, start=first, rule=finding.rule)
        if finding.rule in study.rules:
            yield Choice("page", f"Show the rule {finding.rule}", version, start=first, rule=finding.rule)


def _touched(state: State, ruler: Ruler, start: int, end: int) -> Iterator[tuple[int, int, Finding, int]]:
    """Yield the findings that touch a span: their messages' numbers, their own among those shown, and their offsets."""
    for number, result in state.results.items():
        for at, finding in enumerate(shown_findings(result)):
            first, last = span_of(finding, ruler)
            if first <= end and start <= last:
                yield number, at, finding, first


def _is_whole(state: State) -> bool:
    """Tell whether all messages were linted, which fixing them would do."""
    return sum(isinstance(found, Message) for found in state.outcomes) == len(state.results)


def _has_safe(state: State) -> bool:
    return any(offers(result, unsafe=False) for result in state.results.values())


def text_after(study: Study, choice: Choice, reason: str) -> str | Refusal:
    """Return the text that a choice leads to, or why it leads to none; every message is read again to prove it."""
    state, bench = study.state, study.bench
    if state is None or bench is None or study.paper.version != choice.version:
        return Refusal(_GONE)
    if choice.what == "all":
        return fixed(state.data, bench, study.paper.path.as_posix(), unsafe=False).data.decode()
    result = state.results[choice.number]
    finding = shown_findings(result)[choice.at]
    if choice.what == "ignore":
        found = ignoring(state, choice.number, finding, reason, bench)
    else:
        offer = offer_for(result.message, finding)
        found = accepting(state, choice.number, offer, bench) if offer else Refusal(_GONE)
    return found if isinstance(found, Refusal) else found.data.decode()


def kind_of(choice: Choice) -> types.CodeActionKind | str:
    """Return the kind under which an editor files a choice."""
    kinds = {"all": FIX_ALL, "page": types.CodeActionKind.Empty}
    return kinds.get(choice.what, types.CodeActionKind.QuickFix)


def is_asked_for(choice: Choice, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Tell whether a choice is of one of the kinds that an editor asks for; all are, if it names none."""
    own = _name(kind_of(choice))
    asked = [_name(kind) for kind in only or ()]
    return not asked or any(not kind or own == kind or own.startswith(f"{kind}.") for kind in asked)


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _title(finding: Finding, offer: Offer) -> str:
    whole = offer.fix.start == finding.start and offer.fix.end == finding.end
    old, new = (" ".join(text.split()) for text in (finding.excerpt, offer.fix.text))
    checked = "" if offer.fix.safe else " (unsafe: check it)"
    if not whole or max(len(old), len(new)) > _LONGEST or not old or not new:
        return f"Fix {finding.rule}{checked}"
    return f"Replace “{old}” by “{new}”{checked}"
