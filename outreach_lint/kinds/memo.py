"""What was read of phrases and patterns before, so that it need not be read again."""

import msgspec

from outreach_lint.kinds.phrase_context import ListIndex
from outreach_lint.kinds.required_literals import Literals
from outreach_lint.kinds.text_words import Need


class Memo(msgspec.Struct, frozen=True):
    """What was read of phrases, shared lists and patterns before, in this run or an earlier one."""

    needs: dict[str, Need] = {}
    lists: dict[str, str] = {}
    short: dict[str, str] = {}
    """the expressions of phrases that are short as they are"""
    literals: dict[str, Literals] = {}
    indexes: dict[str, ListIndex] = {}
