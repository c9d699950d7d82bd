"""The processes of a run: started, given work, heard, replaced when they end, and ended."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TypeAlias

from outreach_lint.errors import OutreachLintError
from outreach_lint.spreading.recipe import Recipe
from outreach_lint.spreading.worker import Answer, Order, serve

_PATIENCE = 1.0
"""Seconds that a process has to end when it is asked to."""
Heard: TypeAlias = "tuple[int, list[Answer] | str]"
"""The number of what was sent, and the answers, or why there are none."""


class _Worker:
    """One process, and the two pipes to it: it is sent nothing while it has something to do, so no pipe fills up."""

    def __init__(self, recipe: Recipe) -> None:
        """Start it."""
        # Spawned on every system: what is inherited by a fork is not safe on some, and a start takes 0.1 s of CPU.
        context = multiprocessing.get_context("spawn")
        theirs, self._send = context.Pipe(duplex=False)
        self.outbox, ours = context.Pipe(duplex=False)
        self._process = context.Process(target=serve, args=(theirs, ours, recipe), daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()
        ours.close()
        self.ready = False
        self.doing: int | None = None

    def send(self, number: int, orders: Sequence[Order]) -> None:
        """Give it something to do."""
        self.doing = number
        # If it has ended, its own pipe tells.
        with suppress(OSError):
            self._send.send(orders)

    def hear(self) -> object:
        """Return what it says; raises EOFError and OSError if it has ended."""
        return self.outbox.recv()

    def stop(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def end(self) -> str:
        """End it, and return how it ended."""
        self.stop()
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self._send.close()
        self.outbox.close()
        return _ending(self._process.exitcode or 0)


class Crew:
    """As many processes as were asked for."""

    def __init__(self, recipe: Recipe) -> None:
        """Start them; they say when they are ready."""
        self._recipe = recipe
        self._workers = [_Worker(recipe) for _ in range(recipe.jobs)]

    @property
    def is_free(self) -> bool:
        """Tell whether one of them has nothing to do."""
        return any(worker.ready and worker.doing is None for worker in self._workers)

    def give(self, number: int, orders: Sequence[Order]) -> None:
        """Give something to do to one that is free."""
        next(worker for worker in self._workers if worker.ready and worker.doing is None).send(number, orders)

    def hear(self, seconds: float) -> Iterator[Heard]:
        """Yield what was said within some seconds, and replace who has ended.

        Raises OutreachLintError for one that does not start.
        """
        waiting = [worker for worker in self._workers if not worker.ready or worker.doing is not None]
        by_pipe: dict[object, _Worker] = {worker.outbox: worker for worker in waiting}
        for pipe in wait([worker.outbox for worker in waiting], seconds):
            yield from self._heard(by_pipe[pipe])

    def _heard(self, worker: _Worker) -> Iterator[Heard]:
        number = worker.doing
        try:
            said = worker.hear()
        except (EOFError, OSError):
            ending = worker.end()
            if not worker.ready:
                reason = f"a process for --jobs could not start: {ending}; --jobs 1 does without"
                raise OutreachLintError(reason) from None
            self._workers[self._workers.index(worker)] = _Worker(self._recipe)
            if number is not None:
                yield number, ending
            return
        if not worker.ready:
            if isinstance(said, str):
                raise OutreachLintError(said)
            worker.ready = True
        elif isinstance(said, list) and number is not None:
            worker.doing = None
            yield number, said

    def end(self) -> None:
        """End all of them."""
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.end()


def _ending(code: int) -> str:
    """Return how a process ended, for people."""
    if code >= 0:
        return f"it ended with the code {code}"
    with suppress(ValueError):
        return f"it was ended by {signal.Signals(-code).name}"
    return f"it was ended by signal {-code}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Let no Ctrl-C reach a process that is being started: it would inherit the wish to tell of it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
