"""What tells a finding apart from others by its words, so that it stays the same when lines move."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from outreach_lint.model import Finding, Message, MessageResult

_AROUND = 40
"""Characters on either side that belong to the identity, as far as the line goes."""


def fingerprints(results: Iterable[MessageResult]) -> list[list[str]]:
    """Return a fingerprint for each finding of each result; equal findings of a file are counted through."""
    seen: Counter[tuple[str, str]] = Counter()
    found: list[list[str]] = []
    for result in results:
        row: list[str] = []
        for finding in result.findings:
            key = (result.message.origin.path, identity(result.message, finding))
            seen[key] += 1
            row.append(digest(*key, str(seen[key])))
        found.append(row)
    return found


def identity(message: Message, finding: Finding) -> str:
    """Return the rule and the words of the finding with those around it; of a whole message, the first words."""
    if finding.part is None or finding.start is None or finding.end is None:
        opening = _plain(f"{message.subject or ''} {message.body[: 2 * _AROUND]}")
        return "\n".join((finding.rule, "", opening[:_AROUND]))
    text = message.part(finding.part)
    first = text.rfind("\n", 0, finding.start) + 1
    last = text.find("\n", finding.end)
    before = text[max(first, finding.start - _AROUND) : finding.start]
    after = text[finding.end : min(len(text) if last < 0 else last, finding.end + _AROUND)]
    words = (_plain(piece) for piece in (before, text[finding.start : finding.end], after))
    return "\n".join((finding.rule, finding.part, *words))


def digest(*texts: str) -> str:
    """Return 32 hexadecimal digits that stand for some texts."""
    return sha256("\0".join(texts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
