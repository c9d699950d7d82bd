"""What a worker is told: all that it needs to build the same linter, and to read rows as messages."""

import pickle
from hashlib import blake2b
from pathlib import Path

import msgspec

from outreach_lint.config.load import Config
from outreach_lint.errors import ConfigError
from outreach_lint.pipeline import Linter
from outreach_lint.results import VERSION
from outreach_lint.sources.defaults import Defaults
from outreach_lint.spreading.recipe import Recipe


class Job(msgspec.Struct, frozen=True):
    """One call of `lint_frame`; `columns` are the names of those that are sent, with their numbers in the frame."""

    recipe: Recipe
    given: Defaults
    columns: tuple[tuple[str, int], ...]
    placed: bool
    base: str
    redact: bool
    rules: str
    """the digest of the rules, which must be the same everywhere"""
    version: str = VERSION

    def sent(self) -> bytes:
        """Return the job as it goes to a worker."""
        return pickle.dumps(self)

    def linter(self) -> Linter:
        """Return the linter; raises RuleError, and ConfigError where the worker has other rules than the driver."""
        if self.version != VERSION:
            reason = f"this worker has outreach-lint {VERSION}, the driver {self.version}: install the same"
            raise ConfigError(reason)
        linter = self.recipe.linter()
        if digest_of(linter) != self.rules:
            packs = ", ".join(self.recipe.config.packs) or "the built-in ones"
            reason = f"this worker has other rules than the driver ({packs}): ship the same files to all of them"
            raise ConfigError(reason)
        return linter


def received(data: bytes) -> Job:
    """Return the job that a driver has sent."""
    found = pickle.loads(data)  # noqa: S301 -- the driver's own bytes, which come as the function does that reads them
    if not isinstance(found, Job):
        raise TypeError
    return found


def digest_of(linter: Linter) -> str:
    """Return the digest of rules and lists by their content."""
    digest = blake2b(msgspec.msgpack.encode(linter.catalogue.lists, order="sorted"), digest_size=16)
    for rule in linter.catalogue.rules:
        digest.update(f"\n{rule.id}\n".encode())
        digest.update(rule.packed().packed)
    return digest.hexdigest()


def rooted(config: Config) -> Config:
    """Return a configuration whose folders do not depend on where a process runs."""
    packs = tuple(str(Path(pack).resolve()) for pack in config.packs)
    return msgspec.structs.replace(config, root=str(Path(config.root).resolve()), packs=packs)
