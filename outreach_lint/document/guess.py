"""Guesses whether a text is a draft or a template, from what is seen in it."""

from outreach_lint.model import Message, MessageKind

_FEW = 1


def guess_kind(message: Message, fields: int) -> MessageKind:
    """Return the kind of a message with that many distinct well-formed merge fields.

    With a prospect record it is a draft: the record should have filled every field. Without one, a single field is
    more likely forgotten than meant, and several make a template.
    """
    return "template" if message.prospect is None and fields > _FEW else "draft"
