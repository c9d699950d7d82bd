"""The time that a message may take: what is not begun by then is reported, and never lost in silence."""

import time

from outreach_lint.model import Failure, Message, NotRun


class Deadline:
    """Tells when the time of one message is over, and keeps which of its rules were left out for that.

    It is looked at between rules, since a rule is bounded by the length of the text and ends by itself.
    """

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._missed: set[str] = set()

    @property
    def is_over(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() >= self._end

    def miss(self, rule: str) -> None:
        """Note that a rule was left out."""
        self._missed.add(rule)

    def not_run(self) -> tuple[NotRun, ...]:
        """Return the rules that were left out."""
        return tuple(NotRun(rule, f"over the limit of {self._seconds:g} seconds") for rule in sorted(self._missed))

    def failures(self, message: Message) -> tuple[Failure, ...]:
        """Return what is reported of the message: a failure if a rule was left out."""
        if not self._missed:
            return ()
        count = f"{len(self._missed)} rule{'' if len(self._missed) == 1 else 's'} not run"
        reason = f"over the limit of {self._seconds:g} seconds (limits.seconds): {count}"
        return (Failure(message.origin.path, message.origin.line, reason),)
