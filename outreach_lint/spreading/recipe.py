"""What another process needs to build the same linter."""

import msgspec

from outreach_lint.config.load import Config
from outreach_lint.engine.ignores import Policy
from outreach_lint.pipeline import Linter, build_linter, narrowed


class Recipe(msgspec.Struct, frozen=True):
    """How a linter is made, and in how many processes."""

    jobs: int
    config: Config
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    policy: Policy
    off: tuple[str, ...] = ()
    """names of rules that are off for every message"""

    def narrowed(self, names: tuple[str, ...]) -> "Recipe":
        """Return the recipe of a linter without the rules of some names."""
        return msgspec.structs.replace(self, off=(*self.off, *names))

    def linter(self) -> Linter:
        """Return the linter; raises RuleError."""
        built = build_linter(self.config, self.wanted, self.unwanted)
        return narrowed(msgspec.structs.replace(built, policy=self.policy), self.off, self.config.settings)
