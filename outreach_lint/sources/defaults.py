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
    file_size: int | None = None
    """bytes that a file, or a part of it that is held as a whole, has at most; None for the usual bound"""
    message_characters: int | None = None
    """characters that a message has at most; None for as many as its file may hold"""
