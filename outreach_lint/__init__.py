"""A linter for outreach messages: what would make a fair, busy reader wince, why, and a better line.

>>> from outreach_lint import lint, load_rules
>>> rules = load_rules()
>>> lint("Dear JENNIFER, this is my fourth email.", rules).score.value < 100
True
"""

from outreach_lint.api import lint, load_rules
from outreach_lint.errors import ConfigError, OutreachLintError, RuleError, SourceError
from outreach_lint.model import Finding, Message, MessageResult, Prospect, Score, Sender
from outreach_lint.pipeline import Linter

__all__ = [
    "ConfigError",
    "Finding",
    "Linter",
    "Message",
    "MessageResult",
    "OutreachLintError",
    "Prospect",
    "RuleError",
    "Score",
    "Sender",
    "SourceError",
    "lint",
    "load_rules",
]
