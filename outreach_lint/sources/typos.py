"""Refuses keys that are nearly ones of ours; other keys belong to other tools."""

from functools import lru_cache

from outreach_lint.sources.fields import Fields
from outreach_lint.sources.nodes import Source

TYPO_LENGTH = 4
TYPO_RATIO = 0.8


def refuse_typos(fields: Fields, known: frozenset[str], source: Source) -> None:
    """Raise SourceError for a key that is nearly a known one which is not there."""
    if fields.keys() <= known:
        return
    for key, node in fields.items():
        meant = None if key in known else _meant(key, known)
        if meant and meant not in fields:
            source.fail(f"unknown key “{key}”: did you mean “{meant}”?", max(node.key, 0))


@lru_cache(maxsize=1000)
def _meant(key: str, known: frozenset[str]) -> str | None:
    """Return the known key that a key nearly is; `prospect_id` and the like are other keys, not slips."""
    from difflib import SequenceMatcher

    lower = key.lower()
    if lower in known:
        return lower
    near = [name for name in sorted(known) if abs(len(name) - len(lower)) <= 1 and len(lower) >= TYPO_LENGTH]
    ratios = {name: SequenceMatcher(None, lower, name).ratio() for name in near}
    best = max(ratios, key=lambda name: ratios[name], default=None)
    return best if best and ratios[best] >= TYPO_RATIO else None
