# ruff: noqa: INP001 - a script's helper, no package
"""The sentences of labelled messages, as the classifier will see them."""

from collections.abc import Iterator, Sequence
from typing import Any

from outreach_lint.document.document import Document
from outreach_lint.document.own_sentences import own_sentences
from outreach_lint.model import Message, PartName

_NEIGHBOURS = 10
"""messages one after the other that stay in one fold: a faulty one and its innocent twins stand close together"""
_PARTS: tuple[PartName, ...] = ("subject", "body")


def sentences_of(messages: Sequence[dict[str, Any]], name: str) -> Iterator[dict[str, Any]]:
    """Yield a row for each sentence of the messages of a file: its text, labels and group."""
    for at, row in enumerate(messages):
        document = Document(_message(row))
        for part in _PARTS:
            text = document.text(part)
            for start, end in ((span.start, span.end) for span in own_sentences(document, part)):
                if document.in_quotes(part, start, end):
                    continue
                yield {
                    "text": text[start:end],
                    "labels": [label for label, spans in row["labels"].items() if _holds(text, start, end, spans)],
                    "open": [label for label, spans in row.get("open", {}).items() if _holds(text, start, end, spans)],
                    "group": f"{name}-{at // _NEIGHBOURS}",
                }


def _message(row: dict[str, Any]) -> Message:
    return Message(id=row["id"], channel=row["channel"], kind=row["kind"], subject=row.get("subject"), body=row["body"])


def _holds(text: str, start: int, end: int, spans: Sequence[str]) -> bool:
    """Tell whether a sentence shares half of its text, or half of the stretch, with a labelled stretch."""
    for span in spans:
        at = text.find(span)
        shared = min(end, at + len(span)) - max(start, at) if at >= 0 else 0
        if shared * 2 >= min(end - start, len(span)) and shared > 0:
            return True
    return False
