"""What is taken for granted of a message that does not say it itself."""

from collections.abc import Mapping

import msgspec

from outreach_lint.model import Channel, Column, MessageKind, Prospect, Sender, Stage


class Defaults(msgspec.Struct, frozen=True):
    """Values from options and configuration; a message's own data win over them."""

    channel: Channel | None = None
    kind: MessageKind | None = None
    stage: Stage | None = None
    prospect: Prospect | None = None
    sender: Sender | None = None
    sent: str | None = None
    """the day on which messages go out, as YYYY-MM-DD"""
    columns: Mapping[Column, str] = {}
    """the headers of spreadsheets that hold our columns, where they are not found by their names"""
