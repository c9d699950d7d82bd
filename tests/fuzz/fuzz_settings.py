"""Reads damaged rules, settings, records and kept files: each is either taken or refused with a reason and a place."""

import os
import tempfile
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest import mock

import msgspec
from fuzz_reading import PACK, linter, refused
from fuzz_seeds import BODY

from outreach_lint.adopting.baseline import Baseline, decoded, encoded
from outreach_lint.adopting.changes import changed_lines
from outreach_lint.caching import entry
from outreach_lint.caching.store import Store
from outreach_lint.catalog.assemble import Catalogue, assemble, select
from outreach_lint.catalog.load import checked_rule, load_pack
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.catalog.yaml_file import parse_yaml
from outreach_lint.config.load import find_config, load_config
from outreach_lint.config.settings import Settings
from outreach_lint.engine.ready import ready_catalogue
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import defaults_for, linter_of
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.prospect import read_prospect
from outreach_lint.sources.prospects_join import load_prospects

MOOD: dict[str, Sequence[str]] = {"mood": ("merry", "sad (grey)?")}
MESSAGE = Message("m", BODY, kind="draft", stage="first_touch", subject="the crane")


@contextmanager
def file_of(name: str, data: bytes) -> Iterator[Path]:
    """Give a file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def rule(_name: str, data: bytes) -> None:
    """Load a rule, compile it and run it."""
    with refused(), file_of("x.yaml", data) as path:
        text = path.read_bytes().decode("utf-8", "replace")
        source = CatalogRule("weather/x", checked_rule(parse_yaml(str(path), text)), str(path))
        made = linter_of(Catalogue((source,), ChainMap(MOOD, linter().catalogue.lists)), Settings())
        result = made.lint(MESSAGE)
        assert not result.failures, result.failures


def config(name: str, data: bytes) -> None:
    """Load a configuration, and ask it all that a run asks."""
    with refused(), file_of(name, data) as path:
        found = load_config(find_config(path.parent) if path.suffix == ".toml" else path)
        overrides = found.overrides_for(str(path.parent / "templates/a.txt"))
        defaults_for(overrides, Defaults(), found)
        assert found.excluded is not None
        settings = found.settings
        with mock.patch("outreach_lint.catalog.locate.builtin_root", return_value=PACK):
            catalogue = assemble([load_pack(PACK)], settings.tweaks)
        select(catalogue, settings.select, settings.ignore)
        linter_of(catalogue, settings).lint(MESSAGE)


def prospect(name: str, data: bytes) -> None:
    """Read the record of one reader."""
    with refused(), file_of(name, data) as path:
        record = read_prospect(path)
        linter().lint(msgspec.structs.replace(MESSAGE, prospect=record))


def prospects(name: str, data: bytes) -> None:
    """Read the records of many readers, and put them to messages."""
    with refused(), file_of(name, data) as path:
        known, told = load_prospects(path, {})
        assert all(one.reason.strip() for one in told)
        for one in ("2", "ana@quay.example"):
            known.join(msgspec.structs.replace(MESSAGE, id=one))
        assert all(notice.reason.strip() for notice in known.notices())


def baseline(_name: str, data: bytes) -> None:
    """Read a baseline, write it again and use it."""
    with refused():
        entries = decoded(data, "baseline.json")
        assert decoded(encoded(entries).encode(), "baseline.json") == tuple(sorted(entries))
        known = Baseline(entries)
        known.marked(linter().lint(MESSAGE), "a.txt", linter().policy, "known")
        assert known.stale(linter().rules.by_id) is not None


def changes(_name: str, data: bytes) -> None:
    """Read what git says has changed."""
    for name, lines in changed_lines(data).items():
        assert name
        assert list(lines.added) == sorted(lines.added) or lines.touches(1, 9) is not None


def kept_entry() -> bytes:
    """Return what is kept of a file."""
    payload, _idle = entry.encoded([linter().lint(MESSAGE)], BODY.encode(), "2026-03-01")
    return payload


def kept_index() -> bytes:
    """Return a file of kept results."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), "k")
        payload, idle = entry.encoded([linter().lint(MESSAGE)], BODY.encode(), "2026-03-01")
        store.put(b"name", payload, idle)
        store.save()
        return (Path(folder) / "results-k").read_bytes()


def results(_name: str, data: bytes) -> None:
    """Read a file of kept results, and write it again."""
    with file_of("results-k", data) as path:
        store = Store(path.parent, "k")
        found = store.get(b"name")
        if found:
            entry.decoded(found, BODY.encode(), "2026-03-01", store.idle)
        store.put(b"other", b"x", {})
        store.save()
        assert Store(path.parent, "k").get(b"other") == b"x"


def kept_result(_name: str, data: bytes) -> None:
    """Read what is kept of a file: results, or None."""
    found = entry.decoded(data, BODY.encode(), "2026-03-01", {})
    assert found is None or all(not isinstance(one, MessageResult) or one.score for one in found)


@contextmanager
def cache_in(folder: Path) -> Iterator[None]:
    """Keep the cache in a folder."""
    with mock.patch.dict(os.environ, {"OUTREACH_LINT_CACHE": str(folder)}):
        yield


def _ready() -> Catalogue:
    return ready_catalogue([PACK], {}, "0", lambda _name: None)


@cache
def kept_catalogue() -> bytes:
    """Return a kept catalogue."""
    with tempfile.TemporaryDirectory() as folder, cache_in(Path(folder)):
        _ready()
        (path,) = Path(folder).glob("catalogue-*")
        return path.read_bytes()


def catalogue(_name: str, data: bytes) -> None:
    """Read a kept catalogue: it gives the rules that it was made of, or is made anew."""
    with tempfile.TemporaryDirectory() as folder, cache_in(Path(folder)):
        wanted = linter_of(_ready(), Settings()).lint(MESSAGE)
        (path,) = Path(folder).glob("catalogue-*")
        path.write_bytes(data)
        assert linter_of(_ready(), Settings()).lint(MESSAGE) == wanted


Check = Callable[[str, bytes], None]
