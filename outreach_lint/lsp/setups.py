"""The rules for a file: those of the nearest configuration, kept until anything that they come from has changed."""

import time
from pathlib import Path

import msgspec

from outreach_lint.catalog.cache import rule_stamps
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.config.load import Config, find_config, load_config
from outreach_lint.pipeline import Linter, build_linter, defaults_for, narrowed
from outreach_lint.sources.defaults import Defaults

Stamps = tuple[tuple[str, int, int], ...]


class Setup:
    """A configuration with its rules, ready to run."""

    def __init__(self, config: Config, stamps: Stamps) -> None:
        """Load the rules; raises OutreachLintError."""
        self.config, self.stamps = config, stamps
        self.linter = build_linter(config)
        self._linters: dict[tuple[str, ...], Linter] = {}

    def for_file(self, path: Path, today: str) -> tuple[Linter, Defaults]:
        """Return the rules for a file on a day (YYYY-MM-DD), and what is taken for granted of its messages."""
        overrides = self.config.overrides_for(str(path))
        unwanted = tuple(name for override in overrides for name in override.ignore)
        if unwanted not in self._linters:
            self._linters[unwanted] = narrowed(self.linter, unwanted, self.config.settings)
        linter = self._linters[unwanted]
        if linter.policy.today != today:
            policy = msgspec.structs.replace(linter.policy, today=today)
            linter = self._linters[unwanted] = msgspec.structs.replace(linter, policy=policy)
        return linter, defaults_for(overrides, Defaults(), self.config)


class Setups:
    """The setups in use, by the file of their configuration; to be used from one thread."""

    def __init__(self, fixed: Path | None = None) -> None:
        """Take the configuration that holds for all files, None to look for the nearest one of each."""
        self._fixed = fixed
        self._known: dict[Path | None, Setup] = {}

    def config_of(self, path: Path) -> Config:
        """Return the configuration of a file as it is now on disk; raises OutreachLintError."""
        return load_config(self._fixed or find_config(path.parent))

    def of(self, config: Config) -> Setup:
        """Return the setup of a configuration; raises OutreachLintError for rules that do not load."""
        where = Path(config.path) if config.path else None
        stamps = tuple(stamp for root in (builtin_root(), *map(Path, config.packs)) for stamp in rule_stamps(root))
        known = self._known.get(where)
        if known is None or known.config != config or known.stamps != stamps:
            known = self._known[where] = Setup(config, stamps)
        return known


def today() -> str:
    """Return the day on which ignores are judged, as YYYY-MM-DD."""
    return time.strftime("%Y-%m-%d")
