"""What a finding is known by when lines move: its rule, its part, and the sentence that it stands in, as a hash."""

from hashlib import sha256

from outreach_lint.document.document import Document
from outreach_lint.model import Finding, Message, MessageResult

_LENGTH = 20
_WHOLE = "message"


def part_of(finding: Finding) -> str:
    """Return the part that a finding stands in, “message” for one on the whole message."""
    return finding.part or _WHOLE


def fingerprints(result: MessageResult) -> tuple[str, ...]:
    """Return the fingerprint of each finding; equal ones are told apart by their number only."""
    document = Document(result.message)
    return tuple(_fingerprint(result.message, document, finding) for finding in result.findings)


def _fingerprint(message: Message, document: Document, finding: Finding) -> str:
    said = ""
    if finding.part and finding.start is not None and finding.end is not None:
        start, end = document.sentence_bounds(finding.part, finding.start, finding.end)
        said = " ".join(document.text(finding.part)[start:end].casefold().split())
        # A comment is no part of a sentence; what is said of it goes by its own words.
        said = said or " ".join(message.part(finding.part)[finding.start : finding.end].split())
    return sha256("\x1f".join((finding.rule, part_of(finding), said)).encode("utf-8", "backslashreplace")).hexdigest()[
        :_LENGTH
    ]
