"""Takes out what the writer of an ignore put in: names that are no rules, and who answers for it."""

import re
from collections.abc import Mapping

_NAMED = re.compile(r"(?<=ignore of ).+(?= (?:suppresses|gives|held|covers) )", re.DOTALL)
_OWNER = re.compile(r"(?<=\. ).+(?= answers for it\.\Z)", re.DOTALL)


def without_names(text: str, rules: Mapping[str, object]) -> str:
    """Return a text with placeholders for the owner and for rules that nobody knows."""
    known = rules.keys() | {rule.partition("/")[0] for rule in rules}
    plain = _OWNER.sub("[owner]", text)
    return _NAMED.sub(lambda found: ", ".join(_known(name, known) for name in found[0].split(", ")), plain)


def _known(name: str, known: set[str]) -> str:
    return name if name in known else "[rule]"
