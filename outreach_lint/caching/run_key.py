"""What decides a result beside the file itself, as one digest: rules, settings, options, code and dependencies."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.config.settings import Settings
from outreach_lint.kinds.batch import BatchMatch
from outreach_lint.pipeline import Linter
from outreach_lint.results import VERSION

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_SHAPE = 1
"""Counts up when what is kept changes its shape without a change of code that this release would show."""
_COMPILED = "__pycache__"


def run_key(linter: Linter, settings: Settings) -> str:
    """Return the digest of all that every file of a run has in common; by content, so that a new checkout finds it."""
    digest = blake2b(digest_size=20)
    ended = [approval.sha256 for approval in linter.policy.approved if linter.policy.past(approval.until)]
    names = (sorted(linter.policy.locked), sorted(linter.policy.former.items()))
    digest.update(repr((_SHAPE, VERSION, sys.version, names, ended)).encode())
    digest.update(msgspec.msgpack.encode(_deciding(settings)))
    digest.update(msgspec.msgpack.encode(linter.catalogue.lists))
    for rule in (*linter.catalogue.rules, *_counted(linter)):
        digest.update(f"\n{rule.id}\n".encode())
        digest.update(rule.packed().packed)
    package = Path(__file__).resolve().parents[1]
    _add_files(digest, str(package))
    digest.update("\n".join(_installed(Path(msgspec.__file__).parents[1])).encode())
    return digest.hexdigest()


def _counted(linter: Linter) -> Iterable[CatalogRule]:
    """Return the rules whose findings a comparison counts, whether they are selected or not."""
    comparing = (linter.rules.sources[index].rule.match for index in linter.rules.comparing())
    names = sorted({name for match in comparing if isinstance(match, BatchMatch) for name in match.counts})
    return linter.rules_of(names).sources if names and linter.rules_of else ()


def _deciding(settings: Settings) -> Settings:
    """Return the settings without those that decide what is done with a result; overrides go into each file's key."""
    return msgspec.structs.replace(settings, exclude=(), fail_on=None, min_score=None, overrides=(), rules=())


def _add_files(digest: blake2b, folder: str) -> None:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != _COMPILED:
                _add_files(digest, entry.path)
            continue
        with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123  (hundreds of files: a Path for each takes longer than to read it)
            digest.update(f"\n{entry.name}\n".encode())
            digest.update(file.read())


def _installed(site: Path) -> list[str]:
    """Return names and versions of what is installed beside us, without asking each package."""
    return sorted(name for name in os.listdir(site) if name.endswith(".dist-info"))  # noqa: PTH208  (names are all that is wanted)
