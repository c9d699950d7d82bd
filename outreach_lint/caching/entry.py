"""What was found in one file as bytes, and back: texts that stand in the file are kept as their place in it."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from outreach_lint.engine.ignore_comments import find_ignores
from outreach_lint.model import Failure, Message, MessageResult, Notice, NotRun
from outreach_lint.positions import PositionMap

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

Outcome = MessageResult | Failure | Notice
Idle = tuple[NotRun, ...]
Text = tuple[int, int] | str | None
_SHORT = 24
"""Characters below which a text is no longer than its place."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """One outcome. A result is without its texts, in the order of `_texts`, and without its idle rules."""

    result: MessageResult | None = None
    texts: tuple[Text, ...] = ()
    idle: bytes = b""
    failure: Failure | None = None
    notice: Notice | None = None


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """The outcomes of one file; `day` is the only one on which they hold, if an ignore in it has an end."""

    outcomes: tuple[_Kept, ...]
    day: str = ""


def encoded(outcomes: Sequence[Outcome], data: bytes, today: str) -> tuple[bytes, dict[bytes, Idle]]:
    """Return the outcomes of a file as bytes, and the sets of idle rules that these refer to.

    Raises UnicodeEncodeError if a path is no Unicode.
    """
    text, idle = _text_of(data), dict[bytes, Idle]()
    kept = tuple(_kept(outcome, text, idle) for outcome in outcomes)
    dated = any(ignore.until for o in outcomes if isinstance(o, MessageResult) for ignore in find_ignores(o.message))
    return msgspec.msgpack.encode(_Entry(kept, today if dated else "")), idle


def decoded(payload: bytes, data: bytes, today: str, idle: Mapping[bytes, Idle]) -> list[Outcome] | None:
    """Return the outcomes of a file; None for those of another day, and for bytes that hold none."""
    try:
        entry = _decoder().decode(payload)
        if entry.day not in ("", today):
            return None
        text = _text_of(data)
        return [_outcome(kept, text, idle) for kept in entry.outcomes]
    except (msgspec.MsgspecError, KeyError, ValueError, RecursionError):
        return None


def name_of(idle: Idle) -> bytes:
    """Return what entries call a set of idle rules by: a digest of it."""
    return blake2b(msgspec.msgpack.encode(idle), digest_size=8).digest()


@cache
def _decoder() -> "msgspec.msgpack.Decoder[_Entry]":
    return msgspec.msgpack.Decoder(_Entry)


def _text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _kept(outcome: Outcome, text: str, idle: dict[bytes, Idle]) -> _Kept:
    if isinstance(outcome, Failure):
        return _Kept(failure=outcome)
    if isinstance(outcome, Notice):
        return _Kept(notice=outcome)
    name = name_of(outcome.not_run)
    idle[name] = outcome.not_run
    texts = _texts(outcome.message)
    bare = msgspec.structs.replace(outcome, message=_with_texts(outcome.message, [t and "" for t in texts]), not_run=())
    return _Kept(bare, tuple(_placed(words, text) for words in texts), name)


def _outcome(kept: _Kept, text: str, idle: Mapping[bytes, Idle]) -> Outcome:
    if kept.result is None:
        found = kept.failure or kept.notice
        if found is None:
            raise KeyError
        return found
    texts = [words if words is None or isinstance(words, str) else text[words[0] : words[1]] for words in kept.texts]
    message = _with_texts(kept.result.message, texts)
    return msgspec.structs.replace(kept.result, message=message, not_run=idle[kept.idle])


def _placed(words: str | None, text: str) -> Text:
    """Return where a text stands in the file, or the text itself if it is short or was decoded."""
    if words is None or len(words) < _SHORT:
        return words
    at = text.find(words)
    return words if at < 0 else (at, at + len(words))


def _texts(message: Message) -> list[str | None]:
    """Return the long texts of a message: its parts, then the stretches that their maps lead to."""
    return [message.body, message.subject, message.preheader, *(m.source for m in message.origin.maps.values())]


def _with_texts(message: Message, texts: Sequence[str | None]) -> Message:
    """Return the message with other texts; raises ValueError if their number differs."""
    body, subject, preheader, *sources = texts
    maps = {
        part: PositionMap(source or "", found.line, found.column, found.segments)
        for (part, found), source in zip(message.origin.maps.items(), sources, strict=True)
    }
    origin = msgspec.structs.replace(message.origin, maps=maps)
    return msgspec.structs.replace(message, body=body or "", subject=subject, preheader=preheader, origin=origin)
