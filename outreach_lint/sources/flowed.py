"""Text that was sent as format=flowed (RFC 3676) to the paragraphs that its reader sees."""

from outreach_lint.document.late import late
from outreach_lint.sources.composed import without
from outreach_lint.sources.decoding import Part

_QUOTE = late(r">*")
_DELIMITER = "-- "


def unflowed(part: Part, *, delete_space: bool) -> Part:
    """Return a part with soft line breaks and stuffed spaces taken out; `delete_space` is the parameter DelSp."""
    dropped: list[tuple[int, int]] = []
    at, text = 0, part.text
    flowing: int | None = None
    while at < len(text):
        found = text.find("\n", at)
        end = len(text) if found < 0 else found
        depth = _QUOTE.match(text, at).end() - at  # type: ignore[union-attr]  # it always matches
        begins = at + depth
        stuffed = begins + (text[begins : begins + 1] == " ")
        line = text[stuffed:end]
        if flowing == depth and line != _DELIMITER:
            space = 1 if delete_space else 0
            dropped.append((at - 1 - space, stuffed))
        elif stuffed > begins and not depth:
            dropped.append((begins, stuffed))
        flowing = depth if line.endswith(" ") and line != _DELIMITER else None
        at = end + 1
    return without(part, dropped)
