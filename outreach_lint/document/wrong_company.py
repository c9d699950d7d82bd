"""Finds another company's name where the prospect's belongs."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from outreach_lint.document.companies import Company, company_mentions, company_of
from outreach_lint.document.names import bare, is_any_given_name, keys_of, near
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect, Sender

_NAME = r"((?:[A-Z\u00c0-\u00de][\w&'.-]*)(?: (?:(?:of|de|do|da|du|des|del|la|le|van|von|and|&) )?[A-Z\u00c0-\u00de][\w&'-]*){0,3})"
_GROUP = (
    r"(?:team|colleagues|people|crew|staff|company|work|role|job|position|time|office|offices|department|group|buyers|engineers|"
    r"developers|reps|sellers|nurses|drivers|managers|customers|users|operation|operations|programme|program|business)"
)
_NOW = r"(?:building|doing|leading|running|working|growing|scaling|hiring|creating|shipping|building out|heading|managing|up to)"
# The reader is named together with the company: nothing but the reader's own company fits.
_STRONG = tuple(
    re.compile(cue + _NAME)
    for cue in (
        rf"\b[Yy]our (?:[\w-]+ ){{0,3}}{_GROUP} (?:over )?(?:at|with|of) ",
        rf"\b(?:[Yy]ou|[Yy]ou're|[Yy]ou are|[Yy]ou've been) (?:all |currently |now |guys )?{_NOW} (?:[\w-]+ ){{0,3}}?(?:at|for) ",
        r"\b[Yy]ou (?:and|&) (?:the |your )?(?:[\w-]+ )?(?:team|colleagues|folks|crew|everyone|people|rest of the team) (?:over )?at ",
        r"\b(?:[Yy]ou|[Yy]ou've|[Yy]ou have) (?:do|lead|run|head|manage|own|look after|joined|built|started|founded) (?:[\w-]+ ){0,3}?at ",
        r"\b[Yy]our (?:new )?(?:role|job|position|post|seat) (?:as|of) (?:[\w-]+ ){1,4}(?:at|with) ",
        r"\b[Aa]s (?:the )?(?:[\w-]+ ){1,4}(?:at|of) (?=[^,\n]{1,40}, you)",
        r"\b(?:everyone|you all|things|folks|life) (?:over )?at ",
    )
)
# The company is the subject of an offer: another one fits only as an example, so the prospect's must be unnamed.
_WEAK = tuple(
    re.compile(cue + _NAME + rest)
    for cue, rest in (
        (r"\bI (?:think|believe|know|suspect|bet|reckon|feel|see) (?:that )?", r" (?:could|can|would|might|should|will|may)\b"),
        (r"\b(?:could|can|would|might|may) (?:we |I )?help ", r" (?:\w|with|to)"),
        (r"\bhow ", r" (?:is|are|has been) (?:handling|dealing|managing|planning|approaching|tackling|thinking|coping)\b"),
        (r"\b(?:[Cc]ongrat(?:s|ulations)|[Kk]udos) to (?:everyone at |you and |the team at |all at )?", r"\b"),
        (r"\b(?:like to|love to|happy to|glad to|keen to) (?:see|help|get|have|bring|talk to|work with) ", r"\b"),
        (r"\b(?:relevant|useful|interesting|a fit|of use|right|worthwhile) (?:for|to) ", r"\b"),
        (r"\b(?:ideas?|proposal|demo|quote) for ", r"\b"),
        (r"\bI (?:also )?(?:saw|read|noticed|heard|see|understand|gather|suppose)(?: [\w ]{1,20})?,? (?:that |about )?", r"(?:'s)? (?:\w)"),
        (r"(?:^|(?<=\n)|(?<=[.!?] ))", r"'s (?=[^.!?\n]{0,120}\byour?\b)"),
        (r"(?:^|(?<=\n)|(?<=[.!?] ))(?:When |Since |Now that |As |Before |After )", r" (?:\w+ed|has|is|had|was|opens|moves|grows|hires) (?=[^.!?\n]{0,120}\byour?\b)"),
    )
)
_EVENT = re.compile(
    r"\b(?:conference|summit|expo|congress|forum|fair|festival|week|day|days|show|awards|meetup|webinar|panel|university|school|"
    r"college|institute|march|street|st|road|rd|avenue|blvd|hall|center|centre|arena|hotel|hospital|airport|park|station|\d+)$"
)


class WrongCompany(msgspec.Struct, frozen=True):
    """Another company's name in the prospect's place, and the name that belongs there."""

    start: int
    end: int
    found: str
    expected: str


def company_mismatches(
    text: str, prospect: Prospect | None, sender: Sender | None = None, message: str = "", skip: Iterable[Span] = ()
) -> Iterator[WrongCompany]:
    """Yield the wrong company names of a part.

    `message` is all that is said to the reader (subject and body); it decides whether the prospect's company is named.
    Names in `skip` are left alone.
    """
    if prospect is None or not prospect.company:
        return
    company = company_of(prospect.company)
    named = next(company_mentions(message or text, company), None) is not None
    known = _known(prospect, sender)
    away = tuple(skip)
    for cue in _STRONG if named else (*_STRONG, *_WEAK):
        for hit in cue.finditer(text):
            name = re.sub(r"(?:'s|[.,'-]+)$", "", hit.group(1))
            start = hit.start(1)
            inside = any(span.start <= start < span.end for span in away)
            if not inside and _is_other(keys_of(name), name, company, known) and not _is_reference(text, name, cue in _WEAK):
                yield WrongCompany(start, start + len(name), name, prospect.company)


def _known(prospect: Prospect, sender: Sender | None) -> frozenset[str]:
    """Return the folded words that the record and the sender account for."""
    fields = [prospect.first_name, prospect.last_name, prospect.title, prospect.industry, prospect.city, prospect.email]
    fields += [*prospect.recent, *prospect.other.values()]
    fields += [sender.name, sender.company, sender.email] if sender else []
    return frozenset(key for field in fields for key in keys_of(field))


def _is_other(keys: tuple[str, ...], name: str, company: Company, known: frozenset[str]) -> bool:
    if not keys or company.is_named_by(keys) or set(company.core) & set(keys) or known.intersection(keys):
        return False
    if any(near(key, own) for key in keys for own in company.own) or _EVENT.search(bare(name)):
        return False
    first = keys[0]
    ordinary = words("acronyms") | words("addressees") | words("places")
    return not (first in ordinary or keys[-1] in words("places") or (len(keys) == 1 and is_any_given_name(first)))


def _is_reference(text: str, name: str, weak: bool) -> bool:
    """Tell whether the company is spoken of as a third one: a customer, a rival, somebody who did what is offered."""
    if not weak:
        return False
    for hit in re.finditer(re.escape(name), text):
        before, after = text[max(0, hit.start() - 40) : hit.start()], text[hit.end() : hit.end() + 30]
        if re.search(r"(?i)\b(?:like|such as|unlike|including|as|with|for|from|by|helped|customers?|clients?) (?:\w+ and )?$", before):
            return True
        if re.match(r"(?:'s)? (?:\w+ly )?(?:uses|used|did|does|cut|saved|measured|saw|got|found|told|moved|switched|runs|went)\b", after):
            return True
    return False
