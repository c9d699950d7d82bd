"""A plug-in of pytest that runs the collected tests once for each mutant, in a fork of its own."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

SECONDS, TIMES = 6.0, 5
"""A test never ends that takes so many seconds of processor time and so many times what it takes without a mutant."""
PATIENCE = 600.0
"""Seconds for one mutant in all, whatever it waits for."""

WARM = "test_warm"
"""A test that leaves something for all others to find, and so is run before any fork."""


class _Anything:
    """Stands for a next test of which no more is known than its session, so that what is set up for that stays."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session

    def listchain(self) -> list[pytest.Session]:
        return [self._session]


def pytest_configure() -> None:
    """Let Hypothesis try less, and tell a failure at once, rather than look for the smallest."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings(), phases=phases, database=None, max_examples=40)
    settings.load_profile("mutants")


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the tests once to see which function each of them calls, then those of each mutant until one fails."""
    if session.testsfailed:
        reason = "a file of tests cannot be read"
        raise session.Interrupted(reason)
    for item in session.items:
        if item.name == WARM:
            runtestprotocol(item, log=False, nextitem=_Anything(session))  # type: ignore[arg-type]  # asked for no more
    set_mutant_under_test("stats")
    folder = Path(os.environ["MUTANTS_WANTED"]).parent
    calls = folder / "calls.json"
    _forked(lambda: _record(session.items, calls), None)
    taken: dict[str, tuple[float, list[str]]] = json.loads(calls.read_text(encoding="utf-8"))
    with Path(os.environ["MUTANTS_TOLD"]).open("w", encoding="utf-8") as told:
        for mutant in json.loads(Path(os.environ["MUTANTS_WANTED"]).read_text(encoding="utf-8")):
            told.write(json.dumps([mutant, _outcome(mutant, session.items, taken)]) + "\n")
            told.flush()
    return True


def _record(items: Sequence[pytest.Item], path: Path) -> bool:
    """Write what each test that passes takes, in seconds, and which functions it calls."""
    taken = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        state()._stats.clear()  # noqa: SLF001  (mutmut keeps no other list)
        begun = time.process_time()
        if _passes(item, following):
            taken[item.nodeid] = time.process_time() - begun, sorted(state()._stats)  # noqa: SLF001  (the same)
    path.write_text(json.dumps(taken), encoding="utf-8")
    return True


def _outcome(mutant: str, items: Sequence[pytest.Item], taken: dict[str, tuple[float, list[str]]]) -> str:
    function = mutant.partition("__mutmut_")[0]
    asked = [item for item in items if function in taken.get(item.nodeid, (0, ()))[1]]
    if not asked:
        return "untested"
    asked.sort(key=lambda item: taken[item.nodeid][0])

    def passed() -> bool:
        set_mutant_under_test(mutant)
        for item, following in zip(asked, [*asked[1:], None], strict=True):
            # Kills the fork, if no test ends it first.
            signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * taken[item.nodeid][0])
            if not _passes(item, following):
                return False
        return True

    return _forked(passed, PATIENCE)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _forked(work: Callable[[], bool], seconds: float | None) -> str:
    """Return how the work in a process of its own ended: survived, if it returns True."""
    child = os.fork()
    if not child:
        code = 2
        try:
            os.setpgid(0, 0)
            code = 0 if work() else 1
        finally:
            sys.stdout.flush()
            os._exit(code)
    end = time.monotonic() + seconds if seconds else None
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "survived" if not status else "noticed"
        if end and time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "endless"
        time.sleep(0.005)
