"""Waits for files to change, by looking at their sizes and times: no help of the system, so it works on any disk."""

import os
import time
from collections.abc import Iterable
from itertools import islice

Sign = tuple[int, int, int, int] | None
"""Times of change, size and inode; None if there is no such file."""

_TICK = 0.02
"""Seconds between looks at the files that changed last, at first at the first ones."""
_SHARE = 10
"""A look at all files is followed by a rest of so many times its work: less than a tenth of one processor."""
_SHORTEST_REST, _LONGEST_REST = 0.06, 2.0
_SETTLED = 0.01
"""Seconds without a change after which a file is taken for saved."""
_HALF = 0.08
"""The same for one that is empty or gone, as in the middle of a save."""
_PATIENCE = 0.25
"""Seconds after which a file that goes on changing is read all the same."""
_HOT = 8


class Signs:
    """The signs of some paths as they were when somebody last looked."""

    def __init__(self) -> None:
        """Start with none."""
        self._signs: dict[str, Sign] = {}
        self._hot: dict[str, None] = {}
        self._due = 0.0

    def take(self, paths: Iterable[str]) -> None:
        """Watch these paths from now on; those that were watched before keep their signs."""
        known = self._signs
        self._signs = {path: known[path] if path in known else sign_of(path) for path in paths}
        self._hot = {path: None for path in self._hot if path in self._signs} or dict.fromkeys(
            islice(self._signs, _HOT)
        )

    def wait(self) -> set[str]:
        """Return the paths that have changed, once they have come to rest."""
        while not (changed := self._looked()):
            time.sleep(_TICK)
        self._settle(changed)
        self._hot = dict.fromkeys([*self._hot, *sorted(changed)][-_HOT:])
        return changed

    def _looked(self) -> set[str]:
        """Look at all paths if that is due again, else at the hot ones."""
        if time.monotonic() < self._due:
            return self._changed(self._hot)
        begun = time.process_time()
        changed = self._changed(self._signs)
        rest = (time.process_time() - begun) * _SHARE
        self._due = time.monotonic() + min(max(rest, _SHORTEST_REST), _LONGEST_REST)
        return changed

    def _changed(self, paths: Iterable[str]) -> set[str]:
        """Return the paths whose signs are new, and remember these."""
        found = {path: sign for path in paths if (sign := sign_of(path)) != self._signs[path]}
        self._signs.update(found)
        return set(found)

    def _settle(self, changed: Iterable[str]) -> None:
        """Wait until paths stay as they are."""
        begun = still = time.monotonic()
        while True:
            time.sleep(_SETTLED)
            now = time.monotonic()
            if self._changed(changed):
                still = now
            rest = _HALF if any(_unfinished(self._signs[path]) for path in changed) else _SETTLED
            if now - still >= rest or now - begun >= _PATIENCE:
                return


def sign_of(path: str) -> Sign:
    """Return the sign of a path; for a folder it tells whether a name has come or gone."""
    try:
        found = os.stat(path)  # noqa: PTH116  (thousands of times a second: a Path takes twice as long)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _unfinished(sign: Sign) -> bool:
    return sign is None or not sign[2]
