"""Messages of more characters than the configuration allows, which are not linted but reported."""

from collections.abc import Iterable, Iterator

from outreach_lint.model import PARTS, Failure, Message, Notice
from outreach_lint.sources.defaults import Defaults


def over_limit(message: Message, defaults: Defaults) -> Failure | None:
    """Return why a message is too long to be linted, None for one that is not."""
    most = defaults.message_characters
    if most is None:
        return None
    characters = sum(len(message.part(part)) for part in PARTS)
    if characters <= most:
        return None
    reason = f"the message has {characters:,} characters, more than {most:,} (limits.message_characters)"
    return Failure(message.origin.path, message.origin.line, reason)


def within(read: Iterable[Message | Failure | Notice], defaults: Defaults) -> Iterable[Message | Failure | Notice]:
    """Return what was read, with a failure in the place of each message that is too long."""
    return read if defaults.message_characters is None else _within(read, defaults)


def _within(read: Iterable[Message | Failure | Notice], defaults: Defaults) -> Iterator[Message | Failure | Notice]:
    for found in read:
        yield (over_limit(found, defaults) if isinstance(found, Message) else None) or found
