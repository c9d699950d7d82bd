"""A linter for outreach messages: what would make a fair, busy reader wince, why, and a better line.

>>> from outreach_lint import lint, load_rules
>>> rules = load_rules()
>>> lint("Dear JENNIFER, this is my fourth email.", rules).score.value < 100
True
"""

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
