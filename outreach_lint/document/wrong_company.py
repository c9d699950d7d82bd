"""Finds another company's name where the prospect's belongs."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from outreach_lint.document.companies import Company, company_mentions, company_of
from outreach_lint.document.company_like import may_be_company
from outreach_lint.document.late import late
from outreach_lint.document.name_lines import matches_within, suspect_lines
from outreach_lint.document.names import bare, is_any_given_name, keys_of
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import near
from outreach_lint.document.third_companies import is_beside, is_own, is_reference, is_told_own
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.document.word_lists import labelled, with_pieces, words
from outreach_lint.model import Prospect, Sender

# Nobody writes a longer message; each name is looked up in all of it.
_LONGEST = 20_000
_EVENT = late(
    r"\b(?:conference|summit|expo|congress|forum|fair|festival|week|day|days|show|awards|meetup|webinar|panel|university|school|"
    r"college|institute|march|street|st|road|rd|avenue|blvd|hall|center|centre|arena|hotel|hospital|airport|park|station|\d+)$"
)


@cache
def _slots() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the places of a company's name, each with how sure it is the reader's."""
    pieces = dict(labelled("company_terms"))
    return tuple((label, re.compile(with_pieces(slot, pieces))) for label, slot in labelled("company_slots"))


_ENDING = late(r"(?:'s|[.,'-]+)$")


class _Candidate(msgspec.Struct, frozen=True):
    start: int
    text: str


class WrongCompany(msgspec.Struct, frozen=True):
    """Another company's name in the prospect's place, and the name that belongs there."""

    start: int
    end: int
    found: str
    expected: str


def company_mismatches(
    text: str,
    prospect: Prospect | None,
    sender: Sender | None = None,
    message: str = "",
    *,
    subject: bool = False,
) -> Iterator[WrongCompany]:
    """Yield the wrong company names of a part.

    `message` is all that is said to the reader (subject and body); it decides whether the prospect's company is named.
    `subject` says that the text is a subject.
    """
    if prospect is None or not prospect.company:
        return
    text = text[:_LONGEST]
    company, known = company_of(prospect.company), _known(prospect, sender)
    lines = tuple(suspect_lines(text, known | company.own | {*company.core}))
    if subject and _is_pair(text):
        lines = (Span(0, len(text)),)
    if not lines:
        return
    whole = message[:_LONGEST] or text
    trade = frozenset(keys_of(prospect.industry))
    named = next(company_mentions(whole, company), None) is not None
    unnamed = ("weak", "asked", "told", *(("subject", "pair", "topic") if subject else ()))
    fitting = {"strong", "offer", "gift", "sure", *(() if named else unnamed)}
    seen: set[int] = set()
    for label, slot in _slots():
        for hit in matches_within(slot, text, lines) if label in fitting else ():
            found = _stranger(text, whole, label, hit, known)
            if found and found.start not in seen and _is_other(found.text, company, known, trade):
                seen.add(found.start)
                yield WrongCompany(found.start, found.start + len(found.text), found.text, prospect.company)


def _is_pair(subject: str) -> bool:
    """Tell whether a subject is two names, one of which then opens it."""
    return any(slot.match(subject) for label, slot in _slots() if label == "pair")


def _stranger(text: str, whole: str, label: str, hit: re.Match[str], known: frozenset[str]) -> _Candidate | None:
    """Return the name in a slot, None if the message speaks of it as the sender's or a third one's."""
    names = [_Candidate(hit.start(group), _ENDING.sub("", hit.group(group))) for group in range(1, (hit.re.groups) + 1)]
    if label == "pair":
        # The sender's own name stands in the body too, the reader's should; what stands nowhere else is neither.
        names = [name for name in names if whole.count(name.text) == 1 and known.isdisjoint(keys_of(name.text))]
    if len(names) != 1 or (label == "topic" and all(map(is_known_word, keys_of(names[0].text)))):
        return None
    name = names[0]
    end = name.start + len(name.text)
    if is_told_own(text, end):
        return None
    if label == "strong":
        return name
    if label in {"offer", "gift", "sure", "topic"}:
        alone = whole.count(name.text) == 1 and not is_own(whole, whole, name.text)
        fits = alone and may_be_company(name.text, label)
        return name if fits and not is_reference(text, name.text, hit) else None
    if (label == "subject" and whole.count(name.text) > 1) or is_beside(text, end):
        return None
    own = None if label == "weak" else hit
    unlike = label == "told" and not may_be_company(name.text, "sure")
    return None if unlike or is_own(text, whole, name.text) or is_reference(text, name.text, own) else name


def _known(prospect: Prospect, sender: Sender | None) -> frozenset[str]:
    """Return the folded words that the record and the sender account for."""
    fields = [prospect.first_name, prospect.last_name, prospect.title, prospect.city, prospect.email]
    fields += [*prospect.recent, *prospect.other.values()]
    fields += [sender.name, sender.company, sender.email] if sender else []
    return frozenset(key for field in fields for key in keys_of(field))


def _is_other(name: str, company: Company, known: frozenset[str], trade: frozenset[str]) -> bool:
    """Tell whether a name is neither the company's nor told by the record; a word of its trade alone tells nothing."""
    keys = keys_of(name)
    if (
        not keys
        or keys == ("i",)
        or trade.issuperset(keys)
        or company.is_named_by(keys)
        or _shares(company, frozenset(keys))
        or known.intersection(keys)
    ):
        return False
    if any(near(key, own) for key in keys for own in company.own) or _EVENT.search(bare(name)):
        return False
    first = keys[0]
    ordinary = words("acronyms") | words("addressees") | words("places") | words("calendar_words") | words("platforms")
    return not (first in ordinary or keys[-1] in words("places") or (len(keys) == 1 and is_any_given_name(first)))


def _shares(company: Company, keys: frozenset[str]) -> bool:
    """Tell whether a name has a word of the company's that few firms have, or no word but such as many have."""
    shared, common = keys.intersection(company.core), words("company_words")
    return bool(shared) and not (shared <= common and keys - common)
