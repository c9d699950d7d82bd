"""Ctrl-C between two messages: what has been begun of a report is written out first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self


class Interrupts:
    """Raises KeyboardInterrupt as ever, but only after what must not be torn apart; a second Ctrl-C at once."""

    def __init__(self) -> None:
        """Change nothing yet."""
        self._busy = self._asked = False
        self.torn = False
        self._before: object = None

    def __enter__(self) -> Self:
        """Listen, where a program may: in its main thread, and if nobody else does."""
        main = threading.current_thread() is threading.main_thread()
        if main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            self._before = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(self, *_problem: object) -> None:
        """Leave it as it was."""
        if self._before is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self._busy and not self._asked:
            self._asked = True
            return
        self.torn = self._busy
        raise KeyboardInterrupt

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let what is done inside come to its end."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
        if self._asked:
            raise KeyboardInterrupt
