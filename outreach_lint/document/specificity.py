"""Finds what shows that a message is about this reader, when no record says who that is."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from outreach_lint.document.names import Word, bare, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_UNREAL = re.compile(
    r"(?:\b(?:if|unless|whether|should|once|until|till|imagine|suppose|assuming|have|did|would|could|what|than|as if|like|because"
    r"|whenever|receiving this)\b[^,;.!?\n]{0,25})$",
    re.IGNORECASE,
)
_NOT_DEEDS = frozenset(
    ["need", "needed", "indeed", "wanted", "interested", "opted", "received", "signed", "subscribed", "expected", "supposed", "tired", "excited", "qualified", "unsubscribed", "registered", "pleased", "advised", "required", "prepared", "based", "allowed", "invited", "missed", "liked", "feed", "speed", "succeed", "proceed", "exceed", "agreed", "used", "enjoyed", "covered", "satisfied", "convinced", "worried", "concerned", "surprised", "amazed", "overwhelmed", "busy", "bored", "selected", "entitled", "blessed", "delighted"]
)
_PAST = (
    r"said|wrote|told|gave|made|took|built|ran|sold|bought|spoke|led|won|grew|chose|sent|left|met|came|taught|drew|drove|put|set|spent"
    r"|brought|called|published|held|kept|showed|shown|written|given|spoken|sold|taken|chosen|hung|cut|saw|went|stood|picked|shot"
)
_NOW = (
    r"hiring|launching|opening|moving|rebranding|expanding|migrating|replacing|rolling out|adding|speaking|presenting|exhibiting|recruiting"
    r"|seeking|shipping|importing|exporting|fixing|renovating|refitting|relocating|switching|attending|hosting|organi[sz]ing|touring|advertising"
)
_ADVERB = r"(?:(?:recently|just|also|already|once|both|first|kindly|literally|two|guys|all|never|\w+ly) ){0,2}"
_CALLS = r"(?:call|chat|meeting|conversation|visit|lunch|coffee|demo|discussion|session|exchange|talk|interview|tour|emails?)"


@cache
def _evidence() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of things done by the reader, or shared with the reader."""
    name = r"[A-Z\u00c0-\u00de][\w'-]+"
    platforms = "LinkedIn|Google|Facebook|Instagram|Twitter|Zoom|YouTube|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    works = "|".join(sorted(words("reader_works"), key=len, reverse=True))
    return tuple(
        re.compile(cue)
        for cue in (
            rf"\b(?i:when|that|as|what|which|where) (?:you|u)(?:'re| are| were|'ve been) {_ADVERB}(?i:{_NOW})\b",
            rf"\b(?i:you(?: are|'re| were)|ur|u r) {_ADVERB}(?i:{_NOW})\b",
            rf"\b(?i:[wW]e|[Yy]ou and I|[Ii]) {_ADVERB}(?:met|spoke|talked|chatted|sat next|worked together|ran into|bumped into)\b",
            rf"\b(?i:since|after|during|following|from|at|on|in|about|for|to) our (?:\w+ )?{_CALLS}\b(?! (?:with|at) {name})",
            r"\b(?i:as (?:we )?(?:discussed|agreed|promised|requested))\b",
            rf"\b{name}(?: [\w'-]+){{0,6}} (?:told me|asked me|gave me your|pointed me|passed (?:me |on )?your|mentioned (?:you|your|that you)"
            r"|referred me|introduced us|put us in touch|suggested (?:that )?(?:I|we)|recommended (?:I|you|that)|sent me your|speaks highly"
            r"|tells me|says (?:that )?you)\b",
            rf"\b(?i:love[ds]?|loving|enjoy(?:ed|ing)?|read|saw|liked?|watched|heard|caught|listened to|admired?)(?: \w+)? (?i:the|your|that|ur)"
            rf" (?:[\w-]+ ){{0,3}}(?:{works}) (?:on|about|from|of|in|where|with|at|that)\b",
            r"\b(?i:that|this|the) (?:[\w-]+ ){1,2}(?:photo|picture|thread|talk|clip|post|article|interview) (?:from|of|on|about|at|you) ",
            rf"\b(?i:your|ur) (?:[\w'-]+ ){{0,4}}(?:{works}) (?:on|about|from|of|in|where|with|at|that|says?|said|asks?|asked|mentions?|got|for)\b",
            rf"\b(?i:from|near|beside|opposite|behind|above|below|to) you(?:rs)? (?:in|on|at) (?:the )?{name}",
            r"\b(?i:you) (?:have|run|keep|own|sell|use|employ|operate|serve) (?:the |about |some )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
            r" (?!hours?|days?|minutes?|weeks?|months?|seconds?|options?|choices?|questions?|chances?)[a-z]",
            r"\b(?i:as you (?:wanted|wished|asked|requested|suggested|preferred|liked))\b",
            r"\b(?i:my (?:last |earlier |previous )?(?:e-?mail|note|letter|message|call|text|voicemail) (?:of|from) the)\b",
            r"\bI (?:said|promised|owed?)\b[^.!?\n]{0,25} you\b",
            rf"\b(?i:saw|read|noticed|seen|heard|found|learned) (?:it |that |this )?(?:in|on|at|from) (?:the |your )?{name}",
            rf"\b(?i:your|ur) (?:[\w'-]+ ){{1,4}}(?:at|on|in|from) (?:the )?(?!{platforms}){name}",
            rf"\b(?i:you) (?:have|had|do|did|run|work|live|teach|trade|sell) (?:at|in|on) (?:the )?(?!{platforms}){name}",
            rf"\b(?i:walked|drove|cycled|rode|ran|driving|walking|went|been|ate|dined|stayed|shopped|stopped|popped|called) (?:past|by|at|in|into|through) (?:the |your )?{name}",
            rf"\b(?:down|up|over|out) (?:there|here) in {name}",
            rf"\bI(?:'m| am| have|'ve)? (?:recently |very |really |also |just )?(?:applied|applying|interested|interviewed|interviewing)\b[^.!?\n]{{0,80}}?\b(?:at|in|with|for|to) (?:the )?{name}",
            r"\bthat (?:exact|very|same) [\w-]+",
            r"\b[Bb]ig fan of (?:the|your) (?!work|content|company|blog|brand|product|products)[\w-]+",
            r"\b(?i:saw|noticed|read|heard|gather|see that|understand that) (?:that )?(?:you|you're|you've|u|ur|you both) (?!website|site)[a-z]",
        )
    )


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:you|u)(?:'ve| have|'d| had)? {_ADVERB}({_PAST}|[a-z]{{3,}}ed)\b", re.IGNORECASE)


_YOUR = re.compile(r"\b(?:your|ur)\b(?=[ -])", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:\d[\d.,]*k?|two|three|four|five|six|seven|eight|nine|ten|twelve) (?!%|(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|free|percent|"
    r"dollars?|pounds?|euros?|steps?|questions?|options?|cents?|points?)\b)(?=[a-z])"
)
_POSSESSIVE = re.compile(r"(?<![\w'])(?!(?:Let|It|What|Here|That|There|He|She|Who|Where|How|When|Today|One)'s)((?:[A-Z\u00c0-\u00de][\w&.-]+ ?){1,4})'s ")
_NOT_AFTER_OUR = re.compile(r"\b(?:[Oo]ur|[Mm]y|like|such as|including) (?:\w+ )?$")


def specific_references(text: str, fields: Iterable[Span] = (), skip: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the stretches that only somebody who knows the reader would write.

    `fields` are the merge fields that carry something about the reader beyond the name; `skip` (greeting, signature,
    quoted text) is left out.
    """
    away = tuple(skip)
    found = [*fields, *_deeds(text), *_belongings(text), *_possessives(text)]
    found += [Span(hit.start(), hit.end()) for cue in _evidence() for hit in cue.finditer(text) if not _is_unreal(text, hit.start())]
    kept = {span for span in found if not any(s.start <= span.start < s.end for s in away)}
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))


def _is_unreal(text: str, start: int) -> bool:
    return bool(_UNREAL.search(text, max(0, start - 45), start))


def _deeds(text: str) -> Iterator[Span]:
    for hit in _deed().finditer(text):
        if hit.group(1).lower() not in _NOT_DEEDS and not _is_unreal(text, hit.start()):
            yield Span(hit.start(), hit.end())


def _belongings(text: str) -> Iterator[Span]:
    for hit in _YOUR.finditer(text):
        phrase = _noun_phrase(text, hit.end())
        counted = _COUNTED.match(text, hit.end())
        if counted:
            yield Span(hit.start(), counted.end())
        elif phrase and _is_concrete(phrase):
            yield Span(hit.start(), phrase[-1].end)


def _noun_phrase(text: str, start: int) -> list[Word]:
    """Return the words from `start` to the next mark or function word, four at most."""
    phrase: list[Word] = []
    stops = words("stop_words")
    last = start
    for word in words_of(text, start, min(start + 80, len(text))):
        gap = text[last : word.start]
        numbers = re.fullmatch(r" (?:[\d.,]+[km]?[ -]?)?", gap) is not None
        if not numbers or len(phrase) == len("your") or (word.key in stops and word.key not in ("new", "first", "last", "own", "next")):
            break
        phrase.append(word)
        last = word.end
    return phrase


def _is_concrete(phrase: list[Word]) -> bool:
    generic, ordinary = words("generic_nouns"), words("acronyms") | words("places")
    plain = [word for word in phrase if not all(part in generic for part in bare(word.text).removesuffix("'s").split("-"))]
    if any(word.text[0].isupper() and word.key not in ordinary for word in plain):
        return True
    named = [word for word in plain if word.key not in ordinary and not word.key.endswith("ly")]
    head_is_generic = phrase[-1] not in plain
    return len(named) > (1 if head_is_generic else 0)


def _possessives(text: str) -> Iterator[Span]:
    for hit in _POSSESSIVE.finditer(text):
        key = bare(hit.group(1)).strip()
        if key in words("acronyms") or key in words("places") or key in words("generic_nouns"):
            continue
        opens = not re.search(r"[\w,;)'\"-] $", text[max(0, hit.start() - 2) : hit.start()])
        if opens and " " not in hit.group(1).strip():
            continue
        if not _NOT_AFTER_OUR.search(text, max(0, hit.start() - 30), hit.start()):
            yield Span(hit.start(1), hit.end(1))
