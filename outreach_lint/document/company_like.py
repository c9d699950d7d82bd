"""Tells names that may be a company's from those of people, offices, places and brands."""

from functools import cache

from outreach_lint.document.late import late
from outreach_lint.document.name_words import is_name_word
from outreach_lint.document.names import is_any_given_name, keys_of
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.document.word_lists import words

_BODY = late(
    r"\b(?:Authority|Council|Ministry|Office|Board|Agency|Commission|Parliament|Government|Department|Customs|Revenue|Court"
    r"|Police|Association|Union|Inspectorate|Regulator|Lords?|House of|Companies House|Committee|Senate|Navy|Army)\b"
)


def may_be_company(name: str, slot: str) -> bool:
    """Tell whether the name in a slot may be a company's.

    One word is enough where the slot is `sure`, if no text of another kind has that word. Where a `gift` is offered, a
    person's name can stand too, so that the last word must be one that firms have.
    """
    keys = keys_of(name)
    if not keys or not is_name_word(name.split(maxsplit=1)[0]) or _BODY.search(name):
        return False
    if len(keys) == 1:
        return slot == "sure" and not _is_common(keys[0]) and not is_any_given_name(keys[0])
    trade = keys[-1] in words("company_words") or keys[-1] in words("legal_suffixes") or is_known_word(keys[-1])
    return trade or (slot != "gift" and not is_any_given_name(keys[0]))


def _is_common(key: str) -> bool:
    """Tell whether a folded word is one of every day, or a well-known place or brand."""
    return is_known_word(key) or key in words("places") or key in _cities() or key in _brands()


@cache
def _cities() -> frozenset[str]:
    return frozenset(word.strip(",") for word in words("cities"))


@cache
def _brands() -> frozenset[str]:
    return frozenset(key for brand in words("brands") for key in keys_of(brand))
