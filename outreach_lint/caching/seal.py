"""Seals what is kept of a file with its own bytes: who does not have the file can neither find nor read it."""

from collections.abc import Iterable

import msgspec

try:
    # hashlib would load the whole of OpenSSL for them.
    from _blake2 import blake2b
    from _sha3 import shake_128  # type: ignore[import-not-found]  # typeshed does not know this module
except ImportError:
    from hashlib import blake2b, shake_128

_NAME, _SECRET, _TAG = 16, 32, 16


class Keys(msgspec.Struct, frozen=True):
    """What an entry is found by, and what it is sealed with; neither tells the other."""

    name: bytes
    secret: bytes


def keys_of(pieces: Iterable[bytes]) -> Keys:
    """Return the keys of an entry: both are drawn from all that decides it, the bytes of its file among them."""
    digest = blake2b(digest_size=_NAME + _SECRET, person=b"outreach-lint")
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    drawn = digest.digest()
    return Keys(drawn[:_NAME], drawn[_NAME:])


def sealed(payload: bytes, keys: Keys) -> bytes:
    """Return a payload that only the same keys open: its tag, and itself under a stream of its own.

    The stream is SHAKE128 of the secret and the tag, and the tag a keyed BLAKE2b of the payload, so that two payloads
    never share a stream, whatever the keys.
    """
    tag = _tag(payload, keys)
    return tag + _masked(payload, keys, tag)


def opened(kept: bytes, keys: Keys) -> bytes | None:
    """Return the payload, or None if it was damaged or sealed with other keys."""
    tag = kept[:_TAG]
    payload = _masked(kept[_TAG:], keys, tag)
    return payload if tag == _tag(payload, keys) else None


def _tag(payload: bytes, keys: Keys) -> bytes:
    return blake2b(payload, digest_size=_TAG, key=keys.secret).digest()


def _masked(data: bytes, keys: Keys, tag: bytes) -> bytes:
    stream = shake_128(keys.secret + tag).digest(len(data))
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(data), "big")
