"""What is watched: the messages, the folders in which more may appear, and all that decides how they are read."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from outreach_lint.catalog.cache import rule_stamps
from outreach_lint.catalog.locate import builtin_root, is_packaged
from outreach_lint.cli.inputs import Inputs, found_by
from outreach_lint.cli.session import Asked, Session
from outreach_lint.config.load import NAMES, Config
from outreach_lint.sources.discover import SKIPPED_FOLDERS
from outreach_lint.sources.read import READERS

_DATA = frozenset({".csv", ".tsv", ".xlsx", ".parquet", ".yaml", ".yml"})
"""Endings of files that hold messages only sometimes."""


Names = frozenset[str]


class Targets(msgspec.Struct, frozen=True):
    """Paths as they are opened."""

    messages: tuple[str, ...] = ()
    skipped: int = 0
    places: Mapping[str, Names] = {}
    """folders and files from which a list of messages may come to differ, with the names in a folder"""
    rest: frozenset[str] = frozenset()
    """configuration, rules and records: after a change all is read again"""

    @property
    def paths(self) -> Iterator[str]:
        """Yield all of them."""
        yield from self.messages
        yield from self.places
        yield from self.rest


class Changes(msgspec.Struct, frozen=True):
    """What has to be done after some paths have changed."""

    messages: tuple[str, ...] = ()
    listing: bool = False
    reload: bool = False


def targets_of(session: Session) -> Targets:
    """Return what is watched for a session; raises SourceError if there is no message."""
    inputs, rest = session.inputs, rest_of(session.asked, session.config)
    if inputs.template and inputs.rows:
        return Targets(rest=rest | {str(inputs.template), str(inputs.rows)})
    here = msgspec.structs.replace(inputs, paths=tuple(path for path in inputs.paths if path.exists()) or inputs.paths)
    found = found_by(here, session.config)
    messages = tuple(file.as_posix() for file in found.files)
    return Targets(messages, found.skipped, dict(places_of(inputs, messages)), rest)


def places_of(inputs: Inputs, messages: Collection[str]) -> Iterator[tuple[str, Names]]:
    """Yield the named paths, the folders below them with their names, and files that may come to hold messages."""
    known = frozenset(messages)
    for path in inputs.paths:
        if path.as_posix() not in known:
            yield str(path), names_in(str(path))
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS]
            yield folder, names_in(folder)
            files = (Path(folder, name) for name in names if os.path.splitext(name)[1].lower() in READERS)  # noqa: PTH122  (thousands of names)
            yield from (
                (str(file), frozenset())
                for file in files
                if file.as_posix() not in known and not file.name.startswith(".")
            )


def names_in(folder: str) -> Names:
    """Return the names in a folder but hidden ones; none if it is no folder."""
    try:
        return frozenset(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208  (the same)
    except OSError:
        return frozenset()


def rest_of(asked: Asked, config: Config | None) -> frozenset[str]:
    """Return the paths after a change of which all is read again; those of a configuration that failed are guessed."""
    found = [path for path in (asked.prospect, asked.prospects, asked.adopting.baseline) if path]
    here = Path.cwd()
    found += [asked.config] if asked.config else [folder / name for folder in (here, *here.parents) for name in NAMES]
    paths = {str(path) for path in found}
    if config:
        paths.update(config.files)
    roots = [builtin_root(), *map(Path, config.packs if config else ())]
    for root in roots:
        if not is_packaged(root):
            paths.update(path for path, _size, _changed in rule_stamps(root))
            paths.update(folder for folder, _folders, _names in os.walk(root))
    return frozenset(paths)


def changes_of(changed: Collection[str], targets: Targets) -> Changes:
    """Return what to do after some paths have changed."""
    messages = tuple(path for path in targets.messages if path in changed)
    # An editor that puts a new file in the place of the old one changes the folder, but not the names in it.
    places = (path for path in changed if path in targets.places)
    listing = any(not targets.places[path] or names_in(path) != targets.places[path] for path in places)
    listing = listing or any(_is_data(path) for path in messages)
    gone = any(not os.path.exists(path) for path in messages)  # noqa: PTH110  (as it stands, a string)
    return Changes(messages, listing or gone, any(path in targets.rest for path in changed))


def news(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that are new in a list."""
    known = frozenset(old)
    return tuple(path for path in new if path not in known)


def _is_data(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in _DATA  # noqa: PTH122  (as it stands, a string)
