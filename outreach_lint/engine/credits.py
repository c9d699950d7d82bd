"""What a message does really well."""

from outreach_lint.document.document import Document


def earned(document: Document) -> tuple[str, ...]:
    """Return the names of the credits that a message earns: see `scoring.CREDITS`."""
    credits_ = []
    if document.message.prospect and document.facts_used:
        credits_.append("credit/prospect-fact")
    if document.measure("questions", "body") == 1:
        credits_.append("credit/one-question")
    return tuple(credits_)
