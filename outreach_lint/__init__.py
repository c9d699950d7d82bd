"""A linter for outreach messages: what would make a fair, busy reader wince, why, and a better line.

>>> from outreach_lint import lint, load_rules
>>> rules = load_rules()
>>> lint("Dear JENNIFER, this is my fourth email.", rules).score.value < 100
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outreach_lint.api import Rules, lint, lint_all, load_rules
    from outreach_lint.errors import ConfigError, OutreachLintError, RuleError, SourceError
    from outreach_lint.model import Failure, Finding, Message, MessageResult, Prospect, Score, Sender
    from outreach_lint.pipeline import Linter

__all__ = [
    "ConfigError",
    "Failure",
    "Finding",
    "Linter",
    "Message",
    "MessageResult",
    "OutreachLintError",
    "Prospect",
    "RuleError",
    "Rules",
    "Score",
    "Sender",
    "SourceError",
    "lint",
    "lint_all",
    "load_rules",
]
_HOMES = {
    "api": ("Rules", "lint", "lint_all", "load_rules"),
    "errors": ("ConfigError", "OutreachLintError", "RuleError", "SourceError"),
    "model": ("Failure", "Finding", "Message", "MessageResult", "Prospect", "Score", "Sender"),
    "pipeline": ("Linter",),
}
"""Where each name is from. It is imported when it is asked for, since the command line asks for none."""


if not TYPE_CHECKING:  # a type checker would take any name for one that there is

    def __getattr__(name: str) -> object:
        """Return what the package offers under a name; raises AttributeError if it offers nothing."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            reason = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(reason)
        found = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
        return found


def __dir__() -> list[str]:
    """Return what the package offers."""
    return sorted({*globals(), *__all__})
