"""What is taken for granted of a message that does not say it itself."""

import msgspec

from outreach_lint.model import Channel, MessageKind, Prospect, Sender, Stage


class Defaults(msgspec.Struct, frozen=True):
    """Values from options and configuration; a message's own data win over them."""

    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    prospect: Prospect | None = None
    sender: Sender | None = None
