"""What is known of a rule without unpacking it."""

from typing import Literal

import msgspec

from outreach_lint.model import Channel, MessageKind, Stage

Status = Literal["preview", "stable", "deprecated"]


class Card(msgspec.Struct, frozen=True):
    """What selecting rules needs to know of one, and the whole rule in msgpack, as a view of where it is kept."""

    id: str
    path: str
    status: Status
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    channels: tuple[Channel, ...]
    stages: tuple[Stage, ...]
    kinds: tuple[MessageKind, ...]
    packed: memoryview = memoryview(b"")
