"""The texts that are open: each is studied when its writer pauses, and only its newest version counts."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Generic, TypeVar

from outreach_lint.lsp.faults import told
from outreach_lint.lsp.memo import Memo
from outreach_lint.lsp.paper import Paper
from outreach_lint.lsp.setups import Setups
from outreach_lint.lsp.study import Study, studied

_T = TypeVar("_T")
_D = TypeVar("_D")


class Sheet:
    """An open text, and the work on its newest version."""

    def __init__(self, paper: Paper) -> None:
        """Take the text as it was opened."""
        self.paper = paper
        self.memo = Memo()
        self.stop = Event()
        self.task: asyncio.Task[None] | None = None
        self.study: Study | None = None


class Desk(Generic[_D]):
    """Studies open texts one after another, in a thread of its own, so that the editor never waits."""

    def __init__(self, describe: Callable[[Study], _D], publish: Callable[[_D], None]) -> None:
        """Take what puts a study into an editor's terms, which is done in the thread, and what sends that."""
        self._describe, self._publish = describe, publish
        self._sheets: dict[str, Sheet] = {}
        # One thread: the rules remember things as they run, and two would only take each other's time.
        self._worker = ThreadPoolExecutor(1, "lint")
        self.setups = Setups()
        self.delay = 0.0
        """seconds without a change after which a text is studied"""

    def put(self, paper: Paper, *, at_once: bool = False) -> None:
        """Take a new text, or a new version of one; work on the old version is given up."""
        sheet = self._sheets.setdefault(paper.uri, Sheet(paper))
        sheet.paper = paper
        self._begin(sheet, 0 if at_once else self.delay)

    def drop(self, uri: str) -> None:
        """Forget a text that was closed."""
        sheet = self._sheets.pop(uri, None)
        if sheet:
            self._give_up(sheet)

    def again(self) -> None:
        """Study all open texts again, since something that they depend on may have changed."""
        for sheet in self._sheets.values():
            self._begin(sheet, 0)

    async def study_of(self, uri: str) -> Study | None:
        """Return what is known of the newest version of a text, once it is; None if it is not open."""
        while (sheet := self._sheets.get(uri)) and sheet.task and not sheet.task.done():
            await asyncio.wait([sheet.task])
        return sheet.study if sheet else None

    async def run(self, work: Callable[[], _T]) -> _T:
        """Return what work on a study gives; it is done between the studies."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def close(self) -> None:
        """Give up all work."""
        for uri in list(self._sheets):
            self.drop(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _give_up(self, sheet: Sheet) -> None:
        sheet.stop.set()
        if sheet.task:
            sheet.task.cancel()

    def _begin(self, sheet: Sheet, delay: float) -> None:
        self._give_up(sheet)
        sheet.stop = Event()
        sheet.task = asyncio.get_running_loop().create_task(self._later(sheet, sheet.paper, sheet.stop, delay))

    async def _later(self, sheet: Sheet, paper: Paper, stop: Event, delay: float) -> None:
        await asyncio.sleep(delay)
        study = await self.run(lambda: None if stop.is_set() else studied(paper, self.setups, sheet.memo, stop))
        if study is None or stop.is_set():
            return
        sheet.study = study
        try:
            described = await self.run(lambda: self._describe(study))
            if not stop.is_set():
                self._publish(described)
        except Exception as problem:  # noqa: BLE001  (a task's exception would be printed with all that it quotes)
            told("report", problem)
