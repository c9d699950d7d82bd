"""Lints files, or takes what an earlier run found in the same bytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec

from outreach_lint.caching.entry import Idle, Outcome, decoded, encoded
from outreach_lint.caching.run_key import run_key
from outreach_lint.caching.seal import Keys, keys_of, opened, sealed
from outreach_lint.caching.store import Store
from outreach_lint.catalog.assemble import without
from outreach_lint.catalog.entries import folder
from outreach_lint.config.load import Config
from outreach_lint.config.settings import Override
from outreach_lint.linting import Linting, Piece, pieces_of
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter, defaults_for
from outreach_lint.results import Lost
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.maildir import is_in_maildir
from outreach_lint.sources.read import read_bytes, read_path

if TYPE_CHECKING:
    from outreach_lint.engine.compare import Comparing, Met

_MORE: Final = "more"
"""Marks a message of a new file that is not the last."""
_LARGEST = 1_000_000
"""Bytes of a file, or of its entry; the messages of larger ones go by one at a time."""


def store_for(linter: Linter, config: Config) -> Store | None:
    """Return what is kept for the rules and settings of a run; None if nothing may be."""
    where = folder()
    if where is None or config.settings.cache is False:
        return None
    return Store(where, run_key(linter, config.settings))


class _Setting(NamedTuple):
    """What the configuration says of some files."""

    defaults: Defaults
    off: frozenset[str]
    """ids of rules"""
    name: bytes
    unwanted: tuple[str, ...]


class _New(msgspec.Struct, frozen=True, eq=False):
    """A file of which nothing was kept; it marks the last of its messages."""

    keys: Keys
    data: bytes


class CachedFiles:
    """Gives what is found in files: by themselves, and what is needed to put their messages to one another."""

    def __init__(self, linter: Linter, files: Sequence[Path], given: Defaults, config: Config, store: Store) -> None:
        """Take the files; nothing is read yet."""
        self._linter, self._files, self._given, self._config, self._store = linter, files, given, config, store
        self._settings: dict[tuple[Override, ...], _Setting] = {}
        self._today = linter.policy.today

    def outcomes(self, lint: Linting) -> Iterator[Outcome]:
        """Yield what `lint_files` would, in the same order; what is new is kept even if the run is broken off."""
        found: list[Outcome] = []
        try:
            for mark, outcome in lint(self._pieces()):
                if mark is None:
                    yield outcome
                    continue
                found.append(outcome)
                if mark != _MORE:
                    self._keep_found(mark, found)
                    yield from found
                    found = []
        finally:
            self._store.save()

    def met(self) -> "Iterator[tuple[Message | Met, frozenset[str]]]":
        """Yield what `messages_of` would, for most messages no more than what a comparison keeps of them."""
        from outreach_lint.engine.compare import Comparing

        comparing = Comparing(self._linter.rules, self._linter.rules_of)
        for path in self._files:
            setting, data = self._setting(path), _bytes(path)
            for message in self._met_in(path, setting, data, comparing):
                yield message, setting.off

    def _pieces(self) -> Iterator[Piece[_New | Literal["more"] | None]]:
        for path in self._files:
            data = _bytes(path)
            if data is None:
                yield from pieces_of([path], self._given, self._config)
                continue
            setting = self._setting(path)
            keys = self._keys("found", path, setting, data)
            payload = self._opened(keys)
            known = decoded(payload, data, self._today, self._store.idle) if payload else None
            if known is None:
                items = list(read_bytes(data, path, setting.defaults))
                marks: list[_New | Literal["more"]] = [_MORE for _ in items[1:]]
                marks.append(_New(keys, data))
                yield from ((mark, setting.unwanted, item) for mark, item in zip(marks, items, strict=False))
            else:
                yield from ((None, (), outcome) for outcome in known)

    def _keep_found(self, new: _New, found: Sequence[Outcome]) -> None:
        # A rule that crashed, or a process that ended, may have run out of memory, and not do so again.
        if any(isinstance(one, Lost) or (isinstance(one, MessageResult) and one.failures) for one in found):
            return
        self._keep(new.keys, lambda: encoded(found, new.data, self._today))

    def _met_in(
        self, path: Path, setting: _Setting, data: bytes | None, comparing: "Comparing"
    ) -> "Iterable[Message | Met]":
        if data is None:
            return (message for message in read_path(path, setting.defaults) if isinstance(message, Message))
        keys = self._keys("met", path, setting, data)
        payload = self._opened(keys)
        if payload is not None:
            return _met_decoded(payload)
        messages = (found for found in read_bytes(data, path, setting.defaults) if isinstance(found, Message))
        met = [comparing.met(message) for message in messages]
        if not any(one.crashed for one in met):
            self._keep(keys, lambda: (msgspec.msgpack.encode(met), {}))
        return met

    def _setting(self, path: Path) -> _Setting:
        # To find the overrides of a file, its path is resolved, which takes longer than all else that is done here.
        overrides = self._config.overrides_for(str(path)) if self._config.settings.overrides else ()
        if overrides not in self._settings:
            unwanted = tuple(name for override in overrides for name in override.ignore)
            defaults = defaults_for(overrides, self._given, self._config)
            on = {rule.id for rule in without(self._linter.catalogue, unwanted).rules} if unwanted else None
            off = frozenset() if on is None else frozenset(self._linter.rules.by_id) - on
            name = msgspec.msgpack.encode((unwanted, defaults))
            self._settings[overrides] = _Setting(defaults, off, name, unwanted)
        return self._settings[overrides]

    def _keys(self, what: str, path: Path, setting: _Setting, data: bytes) -> Keys:
        place = f"{what}\n{path.as_posix()}\n{is_in_maildir(path)}".encode("utf-8", "surrogateescape")
        return keys_of((self._store.key, setting.name, place, data))

    def _opened(self, keys: Keys) -> bytes | None:
        entry = self._store.get(keys.name)
        return opened(entry, keys) if entry else None

    def _keep(self, keys: Keys, encode: Callable[[], tuple[bytes, dict[bytes, Idle]]]) -> None:
        try:
            payload, idle = encode()
        except UnicodeEncodeError:
            # The path is no Unicode.
            return
        if len(payload) <= _LARGEST:
            self._store.put(keys.name, sealed(payload, keys), idle)


def _met_decoded(payload: bytes) -> "list[Met]":
    from outreach_lint.engine.compare import Met

    return msgspec.msgpack.decode(payload, type=list[Met])


def _bytes(path: Path) -> bytes | None:
    """Return what stands in a file; None if it is large, or cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (thousands of files: Path.open takes twice as long)
            data = file.read(_LARGEST + 1)
    except OSError:
        return None
    return data if len(data) <= _LARGEST else None
