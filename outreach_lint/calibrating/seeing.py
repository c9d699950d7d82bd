"""Results of linting to what the statistics need of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from outreach_lint.calibrating.cases import Seen
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.document.mail_domains import work_domain
from outreach_lint.model import Message, MessageResult, Prospect, Sender
from outreach_lint.scoring import CREDITS


class Sight:
    """Turns results to what is kept of them; what many messages share is kept once."""

    def __init__(self, rules: Iterable[CatalogRule]) -> None:
        """Take the rules that run."""
        self._rules = tuple(rules)
        self._blind: dict[object, frozenset[str]] = {}

    def seen(self, result: MessageResult) -> Seen:
        """Return what is kept of a result."""
        message = result.message
        prospect = message.prospect or Prospect()
        return Seen(
            message.origin.path,
            message.origin.line,
            message.id,
            prospect.email.strip().casefold(),
            _print(message),
            Counter(finding.rule for finding in result.findings if not finding.suppressed),
            self._blind_rules(result),
            tuple(entry.rule for entry in result.score.ledger if entry.rule in CREDITS),
            dict(_factors(message, prospect, message.sender or Sender())),
        )

    def _blind_rules(self, result: MessageResult) -> frozenset[str]:
        message = result.message
        idle = frozenset(skipped.rule for skipped in result.not_run)
        idle |= {failure.rule for failure in result.failures if failure.rule}
        key = (idle, message.channel, message.stage, message.kind)
        if key not in self._blind:
            self._blind[key] = idle | {rule.id for rule in self._rules if not rule.applies_to(message)}
        return self._blind[key]


def _print(message: Message) -> bytes:
    text = "\0".join((message.id, str(message.step), message.subject or "", message.body))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _factors(message: Message, prospect: Prospect, sender: Sender) -> Iterator[tuple[str, str]]:
    """Yield what the message itself says that it is part of."""
    said: Mapping[str, str] = {
        "step": str(message.step or ""),
        "stage": message.stage or "",
        "channel": message.channel,
        "segment": prospect.industry,
        "sender": sender.email or sender.name,
        "company": prospect.company or work_domain(prospect.email),
        "sequence": message.sequence or "",
        "template": f"{message.sequence}, step {message.step}" if message.sequence and message.step else "",
    }
    yield from ((name, text.strip()) for name, text in said.items() if text.strip())
