"""What can be wrong with merge fields and placeholders."""

from typing import Literal

import msgspec

FaultCheck = Literal[
    "unbalanced",
    "unclosed_block",
    "wrong_end",
    "mixed_dialects",
    "smart_quotes",
    "zero_width",
    "split_by_html",
    "empty_fallback",
    "null_fallback",
    "bad_fallback_grammar",
    "adjacent",
    "in_url_unencoded",
    "possessive_clash",
    "article_clash",
    "duplicate_option",
    "blank_debris",
    "literal_null",
    "sentinel",
    "bracket_placeholder",
]


class FieldFault(msgspec.Struct, frozen=True):
    """One fault: code points, half-open; `detail` names what is meant in a few words."""

    start: int
    end: int
    check: FaultCheck
    detail: str
