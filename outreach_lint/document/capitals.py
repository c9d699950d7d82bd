"""Finds the names of people and companies that stand in capitals for no reason."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from outreach_lint.document.companies import Company, company_of, whole_name
from outreach_lint.document.late import late
from outreach_lint.document.lettering import is_lettering
from outreach_lint.document.names import bare, is_capitals, is_pronounceable, is_shouted, keys_of, words_of
from outreach_lint.document.shouted_firms import shouted_firms
from outreach_lint.document.shouting import (
    ShoutedName,
    in_heading,
    is_addressed,
    is_all_shouted,
    right_capitals,
    unrecorded,
    with_title,
)
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import usual_case
from outreach_lint.document.stressed_names import is_beside_loud, is_no_name, is_stressed_word, is_word_too
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect

_CAPITALS = late(r"[A-Z][A-Z]")
_LONG = 4
_SHORTENED = 3
_VOCATIVE = late(r"[.!?](?:\s|$)|, ")
_LONGEST = 20_000  # characters: nobody writes a longer message
_SUFFIX_REACH = 12
_NEXT = 30


def shouted_names(
    text: str, prospect: Prospect | None = None, greeting_name: Span | None = None, skip: Iterable[Span] = ()
) -> tuple[ShoutedName, ...]:
    """Return the shouted names of a part, in the order of the text.

    `greeting_name` is the name in the greeting, without an honorific; in `skip` (signature, quoted text) nothing is
    looked for.
    """
    text = text[:_LONGEST]
    if not _has_capitals(text):
        return ()
    found = [*_from_record(text, prospect, greeting_name), *unrecorded(text, prospect, greeting_name)]
    found += shouted_firms(text, right_capitals(prospect))
    away = tuple(skip)
    kept: list[ShoutedName] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        inside = any(span.start <= name.start < span.end for span in away)
        if not inside and not is_lettering(text, name.start, name.end) and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return tuple(kept)


def _has_capitals(text: str) -> bool:
    """Tell whether two capitals stand side by side."""
    if text.isascii():
        return _CAPITALS.search(text) is not None
    return any(first.isupper() and second.isupper() for first, second in pairwise(text))


def _from_record(text: str, prospect: Prospect | None, greeting: Span | None) -> Iterator[ShoutedName]:
    if prospect is None:
        return
    folded = bare(text)
    full = f"{prospect.first_name} {prospect.last_name}".strip()
    right_so = right_capitals(prospect)
    for name in filter(None, dict.fromkeys((full, prospect.first_name, prospect.last_name))):
        keys = keys_of(name)
        if keys and not (is_capitals(name) and not is_shouted(name)):
            right = usual_case(name) if is_capitals(name) else name
            short = len("".join(keys)) < _LONG or name.lower() in words("acronyms")
            for hit in whole_name(keys).finditer(folded):
                span = Span(hit.start(), hit.end())
                if not is_capitals(text[span.start : span.end]):
                    continue
                if (
                    is_addressed(text, span, greeting)
                    or _is_called(text, span, short=short)
                    or not (short or text[span.start : span.end] in right_so or _is_no_name(text, span, keys_of(full)))
                ):
                    yield from _named(text, span, right, greeting)
    if greeting:
        yield from _shortened(text, prospect.first_name, greeting)
    if prospect.company:
        yield from _company(text, folded, company_of(prospect.company), greeting)


def _is_called(text: str, span: Span, *, short: bool) -> bool:
    """Tell whether a short name of three letters is set off by commas, as of somebody spoken to."""
    if not short or span.end - span.start != _SHORTENED or bare(text[span.start : span.end]) in words("acronyms"):
        return False
    return text.endswith(", ", 0, span.start) and _VOCATIVE.match(text, span.end) is not None


def _is_no_name(text: str, span: Span, own: tuple[str, ...]) -> bool:
    """Tell whether a name in capitals, whose words are `own`, is a product or an ordinary word there."""
    return _is_product(text, span, own) or is_no_name(text, span, frozenset(own))


def _shortened(text: str, first_name: str, greeting: Span) -> Iterator[ShoutedName]:
    """Yield the beginning of a first name as a greeting in capitals: "Hi RAJ" to Rajesh."""
    for word in words_of(text, greeting.start, greeting.end):
        short = len(word.key) == _SHORTENED and is_capitals(word.text) and is_pronounceable(word.key)
        if short and word.key not in words("acronyms") and any(k.startswith(word.key) for k in keys_of(first_name)):
            yield ShoutedName(word.start, word.end, usual_case(word.text))


def _is_product(text: str, span: Span, own: tuple[str, ...]) -> bool:
    """Tell whether a word that is no name in capitals follows at once: "in IRIS Payroll"."""
    following = next(words_of(text, span.end, min(span.end + _NEXT, len(text))), None)
    if following is None or text[span.end : following.start] != " " or len(following.text) < _LONG:
        return False
    return following.text[0].isupper() and not is_capitals(following.text) and following.key not in own


def _named(text: str, span: Span, right: str, greeting: Span | None) -> Iterator[ShoutedName]:
    if _stands_out(text, span, greeting):
        yield with_title(text, span, right)


def _stands_out(text: str, span: Span, greeting: Span | None) -> bool:
    """Tell whether a name is seen as one: outside headings, greeted, or of words that are nothing but a name."""
    if not in_heading(text, span) or is_addressed(text, span, greeting) or is_all_shouted(text):
        return True
    named = tuple(words_of(text, span.start, span.end))
    return len(named) > 1 or not any(is_word_too(word.key) or word.key in words("acronyms") for word in named)


def _company(text: str, folded: str, company: Company, greeting: Span | None) -> Iterator[ShoutedName]:
    if is_capitals(company.name) and not _is_imported(company):
        return
    name = usual_case(company.name) if is_capitals(company.name) else company.name
    for length in range(len(company.core), 0, -1):
        core = company.core[:length]
        short = len(core[-1]) < _LONG and length == 1
        if length < len(company.core) and (core[-1] not in company.own or short):
            continue
        for hit in whole_name(core).finditer(folded):
            span = Span(hit.start(), hit.end())
            shouted = text[span.start : span.end]
            if (
                is_capitals(shouted)
                and shouted not in _recorded_capitals(company.name)
                and _stands_out(text, span, greeting)
                and (is_addressed(text, span, greeting) or not _is_phrase(text, span, company, length))
            ):
                yield _with_suffix(text, span, name, core)


def _is_phrase(text: str, span: Span, company: Company, length: int) -> bool:
    """Tell whether one word of a company's name stands among other words in capitals: "JUNIPER BERRIES"."""
    own = frozenset(company.core)
    beside = length == 1 and len(own) > 1 and is_beside_loud(text, span, own)
    return beside or is_stressed_word(text, span, own)


def _recorded_capitals(name: str) -> frozenset[str]:
    """Return the words that a name of mixed case writes in capitals."""
    return frozenset() if is_capitals(name) else frozenset(w.text for w in words_of(name) if is_capitals(w.text))


def _with_suffix(text: str, span: Span, name: str, core: tuple[str, ...]) -> ShoutedName:
    """Take in a legal form that follows in capitals, spelled as in the record if it is there."""
    own = whole_name(core).search(bare(name))
    right = name[own.start() : own.end()] if own else usual_case(text[span.start : span.end])
    following = next(words_of(text, span.end, min(span.end + _SUFFIX_REACH, len(text))), None)
    if following is None or following.key not in words("legal_suffixes") or not is_capitals(following.text):
        return ShoutedName(span.start, span.end, right)
    gap = text[span.end : following.start]
    if gap.strip(" ,"):
        return ShoutedName(span.start, span.end, right)
    recorded = next((w.text for w in words_of(name, own.end() if own else 0) if w.key == following.key), "")
    return ShoutedName(span.start, following.end, f"{right}{gap}{recorded or usual_case(following.text)}")


def _is_imported(company: Company) -> bool:
    """Tell whether a company stands in capitals in the record because a register writes all names so."""
    long = [key for key in company.core if len(key) > _LONG and is_pronounceable(key) and key not in words("acronyms")]
    return len(long) > 1
