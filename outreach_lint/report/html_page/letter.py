"""A message as its reader sees it, with its faults marked in place."""

from collections.abc import Sequence
from itertools import pairwise

from outreach_lint.model import SEVERITIES, Finding, Message, PartName
from outreach_lint.report.html_page.elements import written

_LETTERS = {"email", "linkedin_inmail"}

Numbered = Sequence[tuple[int, Finding]]
"""Findings with the numbers that the reader sees."""


def letter(message: Message, findings: Numbered, name: str) -> str:
    """Return the message with marks that lead to `NAMEfNUMBER`."""
    head = ""
    if message.channel in _LETTERS or message.subject or message.preheader:
        head += _row("From", _from(message)) + _row("To", _to(message))
        head += _part("Subject", "subject", message, findings, name)
        head += _part("Preview", "preheader", message, findings, name)
    body = marked(message, "body", findings, name)
    kind = "letter" if message.channel in _LETTERS else "letter bubble"
    listed = f"<dl>{head}</dl>" if head else ""
    return f'<div class="{kind}">{listed}<div class="body" dir="auto">{body}</div></div>'


def _from(message: Message) -> str:
    sender = message.sender
    return _party(sender.name, sender.company, sender.email) if sender else ""


def _to(message: Message) -> str:
    prospect = message.prospect
    if prospect is None:
        return ""
    return _party(f"{prospect.first_name} {prospect.last_name}".strip(), prospect.company, prospect.email)


def _party(name: str, company: str, address: str) -> str:
    told = ", ".join(filter(None, (name, company)))
    return f"{told} <{address}>".strip() if address else told


def _row(label: str, text: str) -> str:
    return f"<dt>{label}</dt><dd>{written(text)}</dd>" if text else ""


def _part(label: str, part: PartName, message: Message, findings: Numbered, name: str) -> str:
    if not message.part(part):
        return ""
    return f'<dt>{label}</dt><dd class="{part}" dir="auto">{marked(message, part, findings, name)}</dd>'


def marked(message: Message, part: PartName, findings: Numbered, name: str) -> str:
    """Return a part with its findings marked; where they overlap, a stretch has the look of the most severe."""
    text = message.part(part)
    spans = [
        (finding.start, finding.end, number, finding)
        for number, finding in findings
        if finding.part == part and finding.start is not None and finding.end is not None
    ]
    cuts = sorted({0, len(text), *(at for start, end, _n, _f in spans for at in (start, end) if 0 <= at <= len(text))})
    pieces: list[str] = []
    for start, end in pairwise(cuts):
        over = [finding for first, last, _number, finding in spans if first <= start and end <= last]
        shown = written(text[start:end])
        if over:
            severity = min((finding.severity for finding in over), key=SEVERITIES.index)
            shown = f'<mark class="{severity}">{shown}</mark>'
        ends = [_reference(number, finding, name) for _first, last, number, finding in spans if last == end]
        pieces.append(shown + "".join(ends))
    return "".join(pieces)


def _reference(number: int, finding: Finding, name: str) -> str:
    label = written(f"finding {number}: {finding.severity}, {finding.rule}")
    return f'<sup><a href="#{name}f{number}" aria-label="{label}">{number}</a></sup>'
