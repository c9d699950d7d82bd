"""Tells whether a message leaves what is new at the reader's, and gets by with a name out of the record."""

from outreach_lint.document.document import Document
from outreach_lint.document.facts import TELLING, fact_mentions
from outreach_lint.document.references import references
from outreach_lint.model import PARTS


def unused_event(document: Document) -> str:
    """Return the first recent event of the record if names out of it are all that is about the reader, else ""."""
    prospect = document.message.prospect
    if prospect is None or not prospect.recent or not document.facts_used:
        return ""
    known = {part: fact_mentions(document.text(part), prospect, document.skipped(part)) for part in PARTS}
    fields = {fact.field for facts in known.values() for fact in facts}
    if "recent" in fields or not fields & TELLING:
        return ""
    for part, facts in known.items():
        for span in references(document.text(part), document.fields(part), document.skipped(part)):
            if not any(fact.start < span.end and span.start < fact.end for fact in facts):
                return ""
    return prospect.recent[0]
