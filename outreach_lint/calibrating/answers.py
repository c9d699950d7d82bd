"""What a cell says of an outcome: that it happened, that it did not, nothing, or that nobody can know."""

from collections.abc import Mapping
from typing import Literal

from outreach_lint.calibrating.cases import Outcome
from outreach_lint.document.dates import iso_of

Answer = Literal["yes", "no", "empty", "unknown", "lost"]

_YES = frozenset({"true", "yes", "y", "t", "x", "✓", "✔", "✅", "☑"})
_NO = frozenset({"false", "no", "n", "f", "-", "\u2013", "\u2014", "never", "none"})
_UNKNOWN = frozenset({"unknown", "n/a", "na", "?", "null", "nan", "pending", "not yet"})
_WORDS: Mapping[Outcome | Literal["none", "lost"], tuple[str, ...]] = {
    "replied": (
        "replied", "reply", "responded", "response", "answered", "positive", "negative", "positive reply",
        "negative reply", "neutral reply", "interested", "not interested", "reply received",
    ),
    "meeting": ("meeting", "met", "booked", "meeting booked", "meeting scheduled", "meeting set", "demo booked"),
    "unsubscribed": ("unsubscribed", "unsubscribe", "opted out", "opt out", "optout", "spam complaint", "complaint"),
    "none": (
        "no", "none", "sent", "delivered", "opened", "clicked", "contacted", "no reply", "no response", "not replied",
        "no answer", "out of office", "auto reply", "autoreply", "automatic reply", "finished", "completed",
    ),
    "lost": (
        "bounced", "bounce", "hard bounce", "soft bounce", "failed", "undelivered", "blocked", "not sent", "skipped",
    ),
}  # fmt: skip


def answer_of(text: str) -> Answer | None:
    """Return what a cell of one outcome says: a word, a count or the day of it; None for anything else."""
    plain = _plain(text)
    if not plain:
        return "empty"
    for words, answer in ((_YES, "yes"), (_NO, "no"), (_UNKNOWN, "unknown")):
        if plain in words:
            return answer  # type: ignore[return-value]
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        return "yes" if iso_of(text) else None
    if number in (0, 1) or (number > 0 and number.is_integer()):
        return "yes" if number else "no"
    return "unknown" if number != number else None  # noqa: PLR0124  (the test for NaN)


def combined_answer(text: str, outcome: Outcome) -> Answer | None:
    """Return what a cell that names outcomes says of one; a meeting is a reply, too. None for a name nobody knows."""
    plain = _plain(text)
    if plain in _UNKNOWN:
        return "unknown"
    if not plain:
        return "no"
    found = next((name for name, words in _WORDS.items() if plain in words), None)
    if found is None:
        return None
    if found == "lost":
        return "lost"
    return "yes" if found == outcome or (found, outcome) == ("meeting", "replied") else "no"


def named_outcomes(outcome: Outcome) -> str:
    """Return some of the words that a combined column may hold, for a person."""
    return ", ".join((*_WORDS[outcome][:3], *_WORDS["none"][2:4], "no reply", "bounced"))


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())
