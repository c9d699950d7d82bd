"""What phrases are read with."""

from collections.abc import Mapping, Sequence

import msgspec

from outreach_lint.kinds.text_words import Need, TextWords


class Reading(msgspec.Struct, frozen=True):
    """What phrases are read with: the shared lists, what was read of them before, and perhaps the words of a text.

    With `words`, the alternatives that such a text cannot hold are left out.
    """

    lists: Mapping[str, Sequence[str]] = {}
    regexes: dict[str, str] = {}
    needs: dict[str, Need] = {}
    words: TextWords | None = None
