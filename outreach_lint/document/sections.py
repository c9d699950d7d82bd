"""Tell the sections of a body."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from outreach_lint.document.atoms import EMOJI
from outreach_lint.document.closings import is_sign_off
from outreach_lint.document.cues import asks, ways_out
from outreach_lint.document.ending import find_ending, starts_postscript
from outreach_lint.document.greeting import find_greeting
from outreach_lint.document.lines import Line, split_lines
from outreach_lint.document.quoted import find_quoted
from outreach_lint.document.sentences import split_sentences
from outreach_lint.document.signer import is_signer, signs
from outreach_lint.document.span import Span
from outreach_lint.model import Channel, Section, SectionName

_ENDS = ".!?)\u2026\"'"


@lru_cache(maxsize=4)
def split_sections(body: str, channel: Channel) -> tuple[Section, ...]:
    """Return the sections, sorted and without gaps: together they are the whole body."""
    if not body:
        return ()
    lines = split_lines(body)
    fixed = [Section("quoted", span.start, span.end) for span in find_quoted(lines, len(body))]
    greeting = find_greeting(body)
    if greeting and not _within(fixed, greeting.span.start) and (greeting.salutation or channel != "x_post"):
        fixed.append(Section("greeting", greeting.span.start, greeting.span.end))
    fixed.sort(key=lambda section: section.start)
    start = greeting.span.end if greeting else 0
    fixed += find_ending(_own(lines, fixed, start))
    fixed.sort(key=lambda section: section.start)
    prose = list(_prose(body, split_sentences(body), fixed))
    return _tiled([*fixed, *_inline_ending(body, prose, fixed)], len(body))


def _within(sections: list[Section], position: int) -> bool:
    """Tell whether a position lies in one of the sorted sections."""
    place = bisect_right(sections, position, key=lambda section: section.start) - 1
    return place >= 0 and position < sections[place].end


def _own(lines: list[Line], fixed: list[Section], start: int) -> list[Line]:
    """Return the lines of the writer after the greeting."""
    return [line for line in lines if line.end > start and not _within(fixed, max(line.start, start))]


def _prose(body: str, sentences: tuple[Span, ...], fixed: list[Section]) -> Iterator[Span]:
    """Yield the sentences that no section holds yet, cut to what is free."""
    place = 0
    for sentence in sentences:
        start = sentence.start
        while place < len(fixed) and fixed[place].end <= start:
            place += 1
        if place < len(fixed) and fixed[place].start <= start and sentence.end <= fixed[place].end:
            continue
        taken = place
        while taken < len(fixed) and fixed[taken].start < sentence.end:
            yield from _piece(body, start, fixed[taken].start)
            start = fixed[taken].end
            taken += 1
        yield from _piece(body, start, sentence.end)


def _piece(body: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without the white space around it, if anything is left."""
    while start < end and body[start].isspace():
        start += 1
    while start < end and body[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _inline_ending(body: str, prose: list[Span], fixed: list[Section]) -> list[Section]:
    """Return the sections of the prose, with a sign-off and a name at the end of the last line told apart."""
    ending: list[Section] = []
    if len(prose) > 1 and not any(section.name in ("signature", "sign_off") for section in fixed):
        last, before = prose[-1], prose[-2]
        sign_off, name = signs(last.of(body))
        if name and (sign_off or _ends(body, before)):
            middle = last.start + len(sign_off)
            ending = [Section("signature", last.end - len(name) if sign_off else last.start, last.end)]
            ending += [Section("sign_off", last.start, middle)] if sign_off else []
            prose = prose[:-1]
        elif _ends(body, before) and is_signer(last.of(body), 2) and body[last.end - 1] != ".":
            ending = [Section("signature", last.start, last.end)]
            prose = prose[:-1]
        if ending and prose and is_sign_off(prose[-1].of(body)):
            ending.append(Section("sign_off", prose[-1].start, prose[-1].end))
            prose = prose[:-1]
    greeted = next((section.end for section in fixed if section.name == "greeting"), 0)
    return [*_named(body, prose, greeted), *ending]


def _ends(body: str, sentence: Span) -> bool:
    """Tell whether a sentence was ended by a stop or an emoji."""
    return body[sentence.end - 1] in _ENDS or body[sentence.end - 1] >= EMOJI[0]


def _named(body: str, prose: list[Span], greeted: int) -> Iterator[Section]:
    """Yield each sentence of the prose with its section: opener, ask, opt-out, postscript or body."""
    outs = ways_out(body.lower())
    opened = False
    postscript = False
    for sentence in prose:
        text = sentence.of(body)
        lowered = text.lower()
        postscript = (postscript and "\n\n" not in body[sentence.start - 2 : sentence.start]) or starts_postscript(text)
        name: SectionName = "body"
        if outs and any(cue in lowered for cue in outs):
            name = "opt_out"
        elif postscript:
            name = "ps"
        elif (opened or len(prose) == 1) and asks(lowered):
            name = "ask"
        elif not opened and sentence.start >= greeted and not lowered.startswith("subject:"):
            name = "opener"
        opened = opened or name == "opener"
        yield Section(name, sentence.start, sentence.end)


def _tiled(sections: list[Section], end: int) -> tuple[Section, ...]:
    """Return the sections sorted, with neighbours of one name joined and the gaps given to the one before."""
    joined: list[tuple[SectionName, int]] = []
    for section in sorted(sections, key=lambda section: section.start):
        if not joined or joined[-1][0] != section.name:
            joined.append((section.name, section.start if joined else 0))
    if not joined:
        return (Section("body", 0, end),)
    starts = [start for _name, start in joined[1:]]
    return tuple(Section(name, start, stop) for (name, start), stop in zip(joined, [*starts, end], strict=True))
