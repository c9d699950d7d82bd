"""Finds the names of people and companies that stand in capitals for no reason."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from outreach_lint.document.companies import Company, company_of, whole_name
from outreach_lint.document.names import (
    Word,
    bare,
    is_any_given_name,
    is_capitals,
    is_given_name,
    is_pronounceable,
    is_shouted,
    keys_of,
    looks_like_name,
    usual_case,
    words_of,
)
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect

_LONG = 4
_SUFFIX_REACH = 12
_NO_NAME_AFTER = tuple("_@#/{[<:%|(")
_NO_NAME_BEFORE = tuple("_@/}]>%|)")
_TITLES = (
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|father|fr|sister|brother|rev|reverend|pastor|rabbi|imam|captain|"
    r"capt|major|colonel|general|judge|councillor|cllr|senator|herr|frau|mme|madame|monsieur|sr|sra|senor|senora|don|dona|sig)"
)
_AFTER_TITLE = re.compile(rf"(?<!\w){_TITLES}\.? (?:(?:and|&) {_TITLES}\.? )?(?=[^\W\d_])", re.IGNORECASE)
_TITLES_BEFORE = re.compile(rf"(?<!\w){_TITLES}\.? (?:(?:and|&) {_TITLES}\.? )?$", re.IGNORECASE)
_AFTER_ROLE = re.compile(
    r"(?<!\w)(?:our|your|my|his|her|their|the) (?:[a-z-]+ ){0,2}(?:founder|boss|colleague|driver|partner|assistant|director|"
    r"manager|engineer|coach|president|friend|neighbou?r|husband|wife|son|daughter|teacher|chef|buyer|host),? (?=[^\W\d_])"
)
_REGISTERED = re.compile(r"(?<!\w)((?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de&'-]+,? ){1,4}?)(?:LTD|LIMITED|LLC|INC|CORP|CORPORATION|GMBH|PLC)(?!\w)")
_OPENING = re.compile(r"\s*(?:re: ?|fwd?: ?)?([^\W\d_][^\W\d_'-]*)(?=[,!?:]| [-–—] )", re.IGNORECASE)


class ShoutedName(msgspec.Struct, frozen=True):
    """A name in capitals, and how it should be written."""

    start: int
    end: int
    suggestion: str


def shouted_names(
    text: str, prospect: Prospect | None = None, greeting_name: Span | None = None, skip: Iterable[Span] = ()
) -> tuple[ShoutedName, ...]:
    """Return the shouted names of a part, in the order of the text.

    `greeting_name` is the name in the greeting, without an honorific; in `skip` (signature, quoted text) nothing is
    looked for.
    """
    if not any(first.isupper() and second.isupper() for first, second in zip(text, text[1:], strict=False)):
        return ()
    found = [*_from_record(text, prospect, greeting_name), *_from_text(text, prospect, greeting_name)]
    away = tuple(skip)
    kept: list[ShoutedName] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        inside = any(span.start <= name.start < span.end for span in away)
        if not inside and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return tuple(kept)


def _from_record(text: str, prospect: Prospect | None, greeting: Span | None) -> Iterator[ShoutedName]:
    if prospect is None:
        return
    folded = bare(text)
    full = f"{prospect.first_name} {prospect.last_name}".strip()
    for name in filter(None, {full, prospect.first_name, prospect.last_name}):
        keys = keys_of(name)
        if keys and not (is_capitals(name) and not is_shouted(name)):
            right = usual_case(name) if is_capitals(name) else name
            short = len("".join(keys)) < _LONG or name.lower() in words("acronyms")
            for hit in whole_name(keys).finditer(folded):
                span = Span(hit.start(), hit.end())
                if is_capitals(hit.group() and text[span.start : span.end]) and (not short or _addressed(text, span, greeting)):
                    yield from _named(text, span, right, greeting)
    if prospect.company:
        yield from _company(text, folded, company_of(prospect.company), greeting)


def _named(text: str, span: Span, right: str, greeting: Span | None) -> Iterator[ShoutedName]:
    if not _in_heading(text, span) or _addressed(text, span, greeting):
        yield _with_title(text, span, right)


def _company(text: str, folded: str, company: Company, greeting: Span | None) -> Iterator[ShoutedName]:
    if is_capitals(company.name) and not _is_imported(company):
        return
    name = usual_case(company.name) if is_capitals(company.name) else company.name
    for length in range(len(company.core), 0, -1):
        core = company.core[:length]
        if length < len(company.core) and (core[-1] not in company.own or len(core[-1]) < _LONG):
            continue
        for hit in whole_name(core).finditer(folded):
            span = Span(hit.start(), hit.end())
            if is_capitals(text[span.start : span.end]) and (not _in_heading(text, span) or _addressed(text, span, greeting)):
                yield _with_suffix(text, span, name, core)


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


def _with_title(text: str, span: Span, right: str) -> ShoutedName:
    """Take in the honorific in front of a name if it is shouted too."""
    before = _TITLES_BEFORE.search(text, max(text.rfind("\n", 0, span.start) + 1, span.start - 40), span.start)
    if before and is_capitals(before.group()):
        return ShoutedName(before.start(), span.end, usual_case(before.group()) + right)
    return ShoutedName(span.start, span.end, right)


def _addressed(text: str, span: Span, greeting: Span | None) -> bool:
    if greeting and greeting.start < span.end and span.start < greeting.end:
        return True
    opening = _OPENING.match(text)
    return bool(opening and opening.start(1) <= span.start < opening.end(1))


def _in_heading(text: str, span: Span) -> bool:
    """Tell whether the rest of the line is in capitals as well, so that the line is shouted and not the name."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    rest = text[start : span.start] + " " + text[span.end : end if end >= 0 else len(text)]
    others = [word.text for word in words_of(rest) if len(word.text) > 1]
    return len(others) != 1 and all(map(is_capitals, others))


def _from_text(text: str, prospect: Prospect | None, greeting: Span | None) -> Iterator[ShoutedName]:
    known = _right_capitals(prospect)
    if greeting:
        yield from _run(text, [w for w in words_of(text, greeting.start, greeting.end) if w.text not in known])
    opening = _OPENING.match(text)
    if opening and is_capitals(opening.group(1)) and is_any_given_name(bare(opening.group(1))) and opening.group(1) not in known:
        yield ShoutedName(opening.start(1), opening.end(1), usual_case(opening.group(1)))
    for cue in (_AFTER_TITLE, _AFTER_ROLE):
        for hit in cue.finditer(text):
            words_after = _capitals_run(text, hit.end(), known)
            if words_after and not _in_heading(text, Span(words_after[0].start, words_after[-1].end)):
                yield from _run(text, words_after)
    for hit in _REGISTERED.finditer(text):
        span = Span(hit.start(), hit.end())
        name = hit.group(1)
        if is_shouted(name) and not _in_heading(text, span) and not known.issuperset(w.text for w in words_of(name)):
            yield ShoutedName(hit.start(), hit.end(), usual_case(hit.group()))
    yield from _well_known(text, known)


def _right_capitals(prospect: Prospect | None) -> frozenset[str]:
    """Return the words that the record itself writes in capitals."""
    if prospect is None:
        return frozenset()
    names = (n for n in (prospect.first_name, prospect.last_name) if not is_shouted(n))
    fields = (*names, prospect.company, prospect.title, prospect.industry, *prospect.recent)
    return frozenset(word.text for field in fields for word in words_of(field) if is_capitals(word.text))


def _capitals_run(text: str, start: int, known: frozenset[str]) -> list[Word]:
    run: list[Word] = []
    for word in words_of(text, start, min(start + 60, len(text))):
        gap = text[run[-1].end if run else start : word.start]
        if gap not in ("", " ") or not is_capitals(word.text) or word.text in known or word.key in words("acronyms"):
            break
        run.append(word)
    return run


def _run(text: str, run: list[Word]) -> Iterator[ShoutedName]:
    """Yield one shouted name from the first to the last shouted word of a few that belong together."""
    ordinary = words("acronyms") | words("addressees")
    loud = [w for w in run if is_capitals(w.text) and w.key not in ordinary and looks_like_name(w.key)]
    if any(w.key in words("addressees") for w in run) or not loud:
        return
    caps = [w for w in run if is_capitals(w.text)]
    start, end = min(loud[0].start, caps[0].start), loud[-1].end
    yield _with_title(text, Span(start, end), usual_case(text[start:end]))


def _well_known(text: str, known: frozenset[str]) -> Iterator[ShoutedName]:
    """Yield common given names, and brands that nobody else writes in capitals."""
    brands = {bare(brand): brand for brand in words("brands")}
    for word in words_of(text):
        if not is_capitals(word.text) or len(word.key) < _LONG or word.text in known:
            continue
        if text[word.end : word.end + 1] in _NO_NAME_BEFORE or text[max(word.start - 1, 0) : word.start] in _NO_NAME_AFTER:
            continue
        brand = brands.get(word.key)
        if (brand or is_given_name(word.key)) and not _in_heading(text, Span(word.start, word.end)):
            run = [word] if brand else (_capitals_run(text, word.start, known) or [word])
            right = brand or usual_case(text[word.start : run[-1].end])
            yield _with_title(text, Span(word.start, run[-1].end), right)
