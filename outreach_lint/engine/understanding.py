"""Settles the kind and the stage of a message, guessed from its text where nobody has said them."""

from outreach_lint.document.document import Document
from outreach_lint.document.guess import guess_kind
from outreach_lint.document.merge_fields import is_placeholder
from outreach_lint.document.stage import guess_stage
from outreach_lint.model import PARTS


def understood(document: Document) -> Document:
    """Return the document with its kind and stage, guessed from the text where nobody has said them."""
    kind, stage = document.message.kind, document.message.stage
    if kind is None:
        fields = [field for part in PARTS for field in document.fields(part)]
        # A placeholder in brackets beside the fields of a tool is no field of its own, but one forgotten.
        names = {field.name for field in fields if not is_placeholder(field)} or {field.name for field in fields}
        kind = guess_kind(document.message, len(names))
    if stage is None:
        stage = guess_stage(document.text("subject"), document.text("body")) or "first_touch"
    return document.understood_as(kind, stage)
