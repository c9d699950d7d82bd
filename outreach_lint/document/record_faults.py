"""Finds what is wrong with the record of a prospect: headlines, capitals, markup, and a mailbox that is nobody's."""

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from outreach_lint.document.late import late
from outreach_lint.document.lengths import emoji
from outreach_lint.document.mail_domains import is_role, other_domain
from outreach_lint.document.names import is_capitals, is_pronounceable, keys_of
from outreach_lint.document.nicknames import same_person
from outreach_lint.document.word_lists import words
from outreach_lint.document.word_set import word_set
from outreach_lint.model import Prospect

_MARKUP = late(r"</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,200})?/?>|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_TAGLINE = late(
    r" (?:[|\u2022\u00b7\u2605\u2b50\u2192]|::|[\u2013\u2014-]) "
    r"(?:we |helping |making |building |your |the (?:best|leading|first|no)|#|no\.? ?1|leading |trusted "
    r"|official |for (?:all|your))",
    re.IGNORECASE,
)
_BARS = late(r"\s[|\u2022\u2605\u2b50\u2192]\s|\s::\s")
_BOAST = late(
    r"\b(?:i help|we help|helping|helps|on a mission|passionate about|obsessed with|empowering|i make|we make|i turn"
    r"|transforming|enabling|turning|dm me|let'?s connect|speaker|keynote|coach|mentor|author|podcast|ex-\w+"
    r"|dad of|mom of|lover|enthusiast|evangelist at heart|top voice|open to)\b",
    re.IGNORECASE,
)
_OPENS = late(
    r"(?:i|we) (?:help|make|turn|build)\b|on a mission|passionate |helping (?:\w+ ){0,4}(?:to|grow|win|sell|scale|build"
    r"|find|get|make|hire|save|become|succeed|lead|live|earn|close|fill|thrive|reach)\b",
    re.IGNORECASE,
)
_HASHTAG = late(r"(?<!\w)#\w")
_LONGEST_COMPANY = 70
_LONG = 6
_TWO = 2
_OWN_FORMS = word_set("gmbh llc llp ltd inc plc pvt pty corp")


class RecordFault(msgspec.Struct, frozen=True):
    """A value of the record that would embarrass the message, and what to write in its place, if that is known."""

    field: str
    value: str
    expected: str = ""


def headline_company(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield a company name that is a headline: with a tagline, an emoji or an exclamation mark."""
    name = prospect.company
    marked = bool(_TAGLINE.search(name)) or len(name) > _LONGEST_COMPANY or bool(emoji(name)) or "\n" in name.strip()
    if marked or (_BARS.search(name) and not _is_partnership(name)):
        yield RecordFault("company", name, _BARS.split(name, maxsplit=1)[0].strip() if _BARS.search(name) else "")


def _is_partnership(name: str) -> bool:
    """Tell whether the pieces between the bars are one or two words each, as in "Ahn | Reyes Architects"."""
    return all(len(piece.split()) <= _TWO for piece in _BARS.split(name)) and not _BOAST.search(name)


def headline_title(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield a title that is a headline of a profile rather than a job."""
    title = prospect.title
    piled = len(_BARS.findall(title)) >= _TWO or (_BARS.search(title) and _BOAST.search(title))
    if piled or _OPENS.match(title) or emoji(title) or title.endswith("!") or _HASHTAG.search(title):
        yield RecordFault("title", title)


def capitals_company(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield a company in capitals that look like a register's, not like initials or a brand's own spelling."""
    name = prospect.company
    if not is_capitals(name):
        return
    suffixes, known = words("legal_suffixes"), words("acronyms") | _brands()
    keys = [key for key in keys_of(name) if key not in suffixes and key not in known]
    long = [key for key in keys if len(key) >= _LONG and is_pronounceable(key)]
    # A single word may be how they write themselves; a register is told by several, or by the legal form.
    if long and len(keys_of(name)) > 1 and not (_brands() & set(keys_of(name))):
        yield RecordFault("company", name)


def _brands() -> frozenset[str]:
    return frozenset(key for brand in words("brands") for key in keys_of(brand))


def marked_up(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield the values that hold markup or its entities."""
    texts = {
        name: getattr(prospect, name) for name in ("first_name", "last_name", "company", "title", "industry", "city")
    }
    recent = {"recent": " \n".join(prospect.recent)}
    for name, value in {**texts, **recent, **prospect.other}.items():
        if ("<" in value or "&" in value) and (hit := _MARKUP.search(value)):
            yield RecordFault(name, hit.group() if name == "recent" else value)


def shared_mailbox(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield an address that a team reads, though the record names a person."""
    local = prospect.email.partition("@")[0]
    names = keys_of(f"{prospect.first_name} {prospect.last_name}")
    if (
        prospect.first_name
        and is_role(local)
        and not same_person(keys_of(local), prospect.first_name, " ".join(names[1:]))
    ):
        yield RecordFault("email", prospect.email)


def foreign_mailbox(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield an address whose domain is that of another company than the record's."""
    domain = other_domain(prospect)
    if domain:
        yield RecordFault("email", prospect.email, prospect.company)


def with_legal_form(prospect: Prospect) -> Iterator[RecordFault]:
    """Yield a company with its legal form, and the name without it."""
    name = prospect.company.strip()
    last = name.rpartition(" ")[2]
    short = name.removesuffix(last).rstrip(" ,")
    if short and "".join(keys_of(last)) in _OWN_FORMS:
        yield RecordFault("company", name, short)


FAULTS: Mapping[str, Callable[[Prospect], Iterator[RecordFault]]] = {
    "company_headline": headline_company,
    "title_headline": headline_title,
    "company_capitals": capitals_company,
    "markup": marked_up,
    "shared_mailbox": shared_mailbox,
    "foreign_mailbox": foreign_mailbox,
    "legal_form": with_legal_form,
}
