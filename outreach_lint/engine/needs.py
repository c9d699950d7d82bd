"""What rules may need, and whether a message or this installation has it."""

from collections.abc import Callable, Mapping

from outreach_lint.document import nlp
from outreach_lint.kinds.base import Need
from outreach_lint.model import Message


def _prospect(message: Message) -> str | None:
    return None if message.prospect else "no prospect record"


def _fact(name: str, words: str) -> Callable[[Message], str | None]:
    def lacking(message: Message) -> str | None:
        if message.prospect is None:
            return "no prospect record"
        return None if getattr(message.prospect, name) not in ("", None) else f"the prospect record has no {words}"

    return lacking


def _of_sender(name: str, words: str) -> Callable[[Message], str | None]:
    def lacking(message: Message) -> str | None:
        if message.sender is None:
            return "the sender is unknown"
        return None if getattr(message.sender, name) else f"the {words} is unknown"

    return lacking


UNMET: Mapping[Need, Callable[[Message], str | None]] = {
    "nlp": lambda _: nlp.available(),
    "prospect": _prospect,
    "prospect.first_name": _fact("first_name", "first name"),
    "prospect.company": _fact("company", "company"),
    "prospect.employees": _fact("employees", "number of employees"),
    "sender.name": _of_sender("name", "sender's name"),
    "sender.company": _of_sender("company", "sender's company"),
}
"""For each need, a function that returns why it is unmet, or None."""


def unmet(needs: frozenset[Need], message: Message) -> str | None:
    """Return why the first unmet need is unmet, or None if all are met."""
    return next((reason for need in sorted(needs) if (reason := UNMET[need](message))), None)
