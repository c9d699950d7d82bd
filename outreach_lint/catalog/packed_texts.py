"""What was read of texts before, such as the expression of a phrase, packed until a text is asked for."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Generic, TypeVar
from zlib import crc32

import msgspec

from outreach_lint.catalog.shelf import Shelf, Shelved, shelf_of

T = TypeVar("T")
_END = b"\0"


class UnpackedTexts(dict[str, T], Generic[T]):
    """What is known of texts, each unpacked when it is first asked for."""

    def __init__(self, packed: Shelf, kind: type[T]) -> None:
        """Keep what is packed; `kind` is the type of what is known."""
        super().__init__()
        self._shelved = Shelved(packed)
        self._kind = kind

    def __missing__(self, text: str) -> T:
        """Return what is known of a text; raises KeyError if that is nothing."""
        begin = text.encode() + _END
        kept = self._shelved[checksum(text)]
        if not kept.startswith(begin):  # another text with the same checksum
            raise KeyError(text)
        self[text] = found = msgspec.msgpack.decode(memoryview(kept)[len(begin) :], type=self._kind)
        return found

    def __contains__(self, text: object) -> bool:
        """Tell whether anything is known of a text."""
        return isinstance(text, str) and self.get(text) is not None

    def get(self, text: str, default: Any = None, /) -> Any:  # noqa: ANN401 -- as what it stands in for has it
        """Return what is known of a text, or the default."""
        try:
            return self[text]
        except KeyError:
            return default


def packed_texts(known: Mapping[str, object]) -> Shelf:
    """Return what is known of texts packed; those with one checksum are left out, and read again."""
    shared = Counter(map(checksum, known))
    return shelf_of(
        {
            checksum(text): text.encode() + _END + msgspec.msgpack.encode(found)
            for text, found in known.items()
            if shared[checksum(text)] == 1 and "\0" not in text
        }
    )


def checksum(text: str) -> int:
    """Return a number that few texts share."""
    data = text.encode()
    return crc32(data) | len(data) << 32
