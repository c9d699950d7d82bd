"""What rules may need, and whether a message or this installation has it."""

from collections.abc import Callable, Mapping

from outreach_lint.document import nlp
from outreach_lint.document.late import late
from outreach_lint.kinds.base import Need
from outreach_lint.model import PARTS, Message

_DIGIT = late(r"\d")


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


def _day_for_facts(message: Message) -> str | None:
    """Return why dated facts of a record cannot be judged; without any, there is nothing to judge."""
    if message.prospect is None or not message.prospect.recent_dates:
        return None
    from outreach_lint.document.send_day import send_day

    return None if send_day(message) else "no date to compare the facts of the record with (--today)"


def _day_for_claims(message: Message) -> str | None:
    """Return why the end of an offer cannot be judged; where none is said, there is nothing to judge."""
    texts = {part: message.part(part) for part in PARTS if _DIGIT.search(message.part(part))}
    if not texts:
        return None
    from outreach_lint.document.expired_claims import endings
    from outreach_lint.document.folding import fold
    from outreach_lint.document.send_day import send_day

    if send_day(message) or not any(True for _ in endings({part: fold(text) for part, text in texts.items()})):
        return None
    return "no date to compare the end of an offer with (--today)"


UNMET: Mapping[Need, Callable[[Message], str | None]] = {
    "nlp": lambda _: nlp.available(),
    "prospect": _prospect,
    "prospect.first_name": _fact("first_name", "first name"),
    "prospect.company": _fact("company", "company"),
    "prospect.employees": _fact("employees", "number of employees"),
    "sender.name": _of_sender("name", "sender's name"),
    "sender.company": _of_sender("company", "sender's company"),
    "sent.facts": _day_for_facts,
    "sent.claims": _day_for_claims,
}
"""For each need, a function that returns why it is unmet, or None."""


class Lacks:
    """What a message lacks of all that rules may need; each is looked for once."""

    def __init__(self, message: Message) -> None:
        """Take the message; nothing is looked for yet."""
        self._message = message
        self._lacking: dict[Need, str | None] = {}
        self._reasons: dict[frozenset[Need], str | None] = {}

    def reason(self, needs: frozenset[Need]) -> str | None:
        """Return why the first unmet need is unmet, or None if all are met."""
        if needs not in self._reasons:
            self._reasons[needs] = next(filter(None, map(self._lacks, sorted(needs))), None)
        return self._reasons[needs]

    def _lacks(self, need: Need) -> str | None:
        if need not in self._lacking:
            self._lacking[need] = UNMET[need](self._message)
        return self._lacking[need]


def unmet(needs: frozenset[Need], message: Message) -> str | None:
    """Return why the first unmet need is unmet, or None if all are met."""
    return Lacks(message).reason(needs)
