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
from outreach_lint.document.word_lists import labelled, with_pieces, words
from outreach_lint.model import Prospect, Sender

_NEARBY = 40
_THIRD_BEFORE = late(
    r"\b(?:like|such as|unlike|including|as|with|for|from|by|helped|customers?|clients?) (?:\w+ and )?$", re.IGNORECASE
)
_OWN_AFTER = late(r",? (?:we|our)\b")
_THIRD_AFTER = late(
    r"(?:'s)? (?:\w+ly )?(?:uses|used|did|does|cut|saved|measured|saw|got|found|told|moved|switched|runs|went)\b"
)
# Nobody writes a longer message; each name is looked up in all of it.
_LONGEST = 20_000
_EVENT = late(
    r"\b(?:conference|summit|expo|congress|forum|fair|festival|week|day|days|show|awards|meetup|webinar|panel|university|school|"
    r"college|institute|march|street|st|road|rd|avenue|blvd|hall|center|centre|arena|hotel|hospital|airport|park|station|\d+)$"
)


@cache
def _story() -> re.Pattern[str]:
    """Return the pattern of what stands before a slot where the company is a customer's, a rival's or a friend's."""
    return re.compile(
        r"\b(?:like|unlike|with|by|for|from|helped|met|joined|left|know|knew|thanks to"
        r"|[Aa]sk|asked|tell|told|trained|built|taught|join)"
        r" (?:(?:the|our|my|whole|entire|great|lovely|\w+ing) ){0,3}$"
        r"|\b(?:[Ww]e|[Oo]ur|I)\b[^.!?\n]*\b(?:helped|worked|built|did)\b[^.!?\n]*$"
    )


@cache
def _own_before() -> re.Pattern[str]:
    """Return the pattern of what stands before the sender's own company."""
    return re.compile(
        r"\b(?:I'm|I am|[Tt]his is|on behalf of|[Hh]ere at|[Ww]e at|[Uu]s at|we are|we're"
        r"|I (?:run|founded|work (?:at|for|with))) (?:\w+ (?:at|from|with|of) )?$"
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
    unnamed = ("weak", "asked", *(("subject", "pair") if subject else ()))
    fitting = {"strong", "offer", "gift", "sure", *(() if named else unnamed)}
    seen: set[int] = set()
    for label, slot in _slots():
        for hit in matches_within(slot, text, lines) if label in fitting else ():
            found = _stranger(text, whole, label, hit)
            if found and found.start not in seen and _is_other(found.text, company, known, trade):
                seen.add(found.start)
                yield WrongCompany(found.start, found.start + len(found.text), found.text, prospect.company)


def _is_pair(subject: str) -> bool:
    """Tell whether a subject is two names, one of which then opens it."""
    return any(slot.match(subject) for label, slot in _slots() if label == "pair")


def _stranger(text: str, whole: str, label: str, hit: re.Match[str]) -> _Candidate | None:
    """Return the name in a slot, None if the message speaks of it as the sender's or a third one's."""
    names = [_Candidate(hit.start(group), _ENDING.sub("", hit.group(group))) for group in range(1, (hit.re.groups) + 1)]
    if label == "pair":
        # The sender's own name stands in the body too, the reader's should; what stands nowhere else is neither.
        names = [name for name in names if whole.count(name.text) == 1]
    if len(names) != 1:
        return None
    name = names[0]
    if label == "strong":
        return name
    if label in {"offer", "gift", "sure"}:
        alone = whole.count(name.text) == 1 and not _is_own(whole, whole, name.text)
        fits = alone and may_be_company(name.text, label)
        return name if fits and not _is_reference(text, name.text, hit) else None
    if label == "subject" and whole.count(name.text) > 1:
        return None
    own = None if label == "weak" else hit
    return None if _is_own(text, whole, name.text) or _is_reference(text, name.text, own) else name


def _is_own(text: str, whole: str, name: str) -> bool:
    """Tell whether the sender goes by that name: it is in the signature, or follows "I'm with" or the like."""
    return text.count(name) > whole.count(name) or any(
        _own_before().search(whole, max(0, hit.start() - _NEARBY), hit.start()) or _OWN_AFTER.match(whole, hit.end())
        for hit in re.finditer(re.escape(name), whole)
    )


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


def _is_reference(text: str, name: str, asked: re.Match[str] | None) -> bool:
    """Tell whether the company is spoken of as a third one: a customer, a rival, somebody who did what is offered.

    Where the slot `asked` itself decides what is said of the name, only what stands before the slot is looked at.
    """
    if asked and _story().search(text, max(0, asked.start() - _NEARBY), asked.start()):
        return True
    return any(
        _THIRD_BEFORE.search(text, max(0, hit.start() - _NEARBY), hit.start()) or _THIRD_AFTER.match(text, hit.end())
        for hit in re.finditer(re.escape(name), text)
        if not asked or not asked.start() <= hit.start() < asked.end()
    )
