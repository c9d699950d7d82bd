"""The turns of phrase by which a text assumes how large the reader's organisation is."""

import re
from functools import cache

import msgspec

from outreach_lint.document.word_lists import lines

_YOUR = r"(?<!\w)(?:your|ur)(?: own)? "
_ADJECTIVES = r"(?:(?!(?:customers?|clients?|members?|users?|partners?|tenants?|suppliers?|franchisees?)'?s?\b)[\w'&-]+,? ){0,3}?"
_FEW = r"(?:one|two or three|three or four|two|three|four|five|[1-5]|a couple|a few|a handful)"
_TINY = (
    r"(?:small|smaller|tiny|little|micro|mom[- ]and[- ]pop|mom[- ]&[- ]pop|corner|home(?:-based)?|garage|bedroom|kitchen[- ]table|one[- ](?:man|woman|person)"
    r"|two[- ](?:man|woman|person)|solo|indie|bootstrapped|early[- ]stage|family[- ]run|hobby|part[- ]time)"
)
_FIRM = (
    r"(?:business(?:es)?|shops?|stores?|joints?|start-?ups?|compan(?:y|ies)|firms?|founders?|owners?|brands?|outfits?|operators?|makers?"
    r"|freelancers?|entrepreneurs?|studios?|practices?|contractors?|retailers?|sellers?|places?|traders?|crafters?|consultants?|agenc(?:y|ies))"
)
_LONE = (
    r"(?:freelancers|sole traders|solopreneurs|solo founders|side[- ]hustl(?:es|ers)|mom[- ]and[- ]pops|hobbyists|crafters"
    r"|one[- ](?:man|woman|person) (?:bands?|brands?|shops?|businesses|shows|outfits))"
)
_GIANT = (
    r"(?:large |big |global |multinational |listed |publicly traded |national )*(?:enterprises?|multinationals?|corporations?|conglomerates?|corporates"
    r"|fortune \d+(?: compan(?:y|ies))?|ftse \d+(?: compan(?:y|ies))?|global (?:brands?|compan(?:y|ies)|leaders?)|household names?"
    r"|(?:large|listed|public|multinational) (?:organi[sz]ations?|compan(?:y|ies)|employers?|groups?))"
)


class SizeCue(msgspec.Struct, frozen=True):
    """A pattern, and how many people the organisation it speaks of has at least and at most.

    `shared` cues say nothing of the reader by themselves: the sentence must turn to the reader and to nobody else.
    `like` cues end where "you" or the reader's company must follow.
    """

    pattern: re.Pattern[str]
    low: int = 0
    high: int | None = None
    shared: bool = False
    like: bool = False


def _cue(pattern: str, low: int = 0, high: int | None = None, *, shared: bool = False, like: bool = False) -> SizeCue:
    return SizeCue(re.compile(pattern, re.IGNORECASE), low, high, shared, like)


@cache
def large_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a large reader."""
    structures: dict[int, list[str]] = {}
    for line in lines("large_structures"):
        number, words = line.split(" ", maxsplit=1)
        structures.setdefault(int(number), []).append(words)
    owned = [
        _cue(rf"{_YOUR}{_ADJECTIVES}(?:{'|'.join(words)})(?!\w)", low) for low, words in structures.items() if low > 25
    ]
    sites = "|".join(structures.get(25, ()))
    return (
        *owned,
        _cue(rf"(?<!\w)(?:across|in|at|over|to|for|between|throughout) (?:all|every one)(?: of)? {_YOUR}(?:[\w-]+ ){{0,2}}(?:{sites})(?!\w)", 25),
        _cue(rf"(?<!\w){_GIANT} (?:such as|like) ", 100, like=True),
        _cue(rf"(?<!\w)as an? {_GIANT}(?:,| you\b)", 100),
        _cue(r"(?<!\w)(?:enterprise|group|organi[sz]ation)-wide (?:[\w-]+ ){0,2}(?:roll-?out|deployment|transformation|adoption|licen[cs]e|governance|programme|program)", 100, shared=True),
        _cue(r"(?<!\w)(?:thousands|hundreds|tens of thousands) of (?:employees|staff|workers|vehicles|seats|agents|stores|locations)(?!\w)[^.!?\n]{0,60}\byour\b", 100),
        _cue(r"(?<!\w)(?:global|multi-country|multinational|worldwide|international) (?:roll-?out|deployment)(?!\w)", 100, shared=True),
        _cue(r"(?<!\w)(?:employers|companies|organi[sz]ations|universities|groups|enterprises) (?:that|who|which|with) [^.!?\n]{0,60}\b(?:thousand|thousands|continents|divisions)\b[^.!?\n]{0,40}, (?:as you do|like you|like yours|yours among them|as you are)", 100),
    )


@cache
def small_cues() -> tuple[SizeCue, ...]:
    """Return the cues of a small reader."""
    return (
        _cue(rf"(?<!\w)(?:{_TINY}|local) (?:[\w-]+ ){{0,2}}{_FIRM} (?:like|such as) ", high=100, like=True),
        _cue(rf"(?<!\w)as (?:a|the owner of a|an owner of a) (?:fellow )?{_TINY} (?:[\w-]+ )?{_FIRM}(?: owner)?(?: (?:like|such as) you(?:rs|rself)?|,? you\b)", high=100),
        _cue(rf"{_YOUR}(?:very )?{_TINY} (?:[\w-]+ )?(?:shop|business|store|studio|firm|outfit|bakery|start-?up|workshop|practice|café|cafe|company|operation)(?! (?:unit|segment|customers?|clients?|division|team|lending|bank|line|desk|program|accounts))(?!\w)", high=100),
        _cue(rf"(?<!\w)when (?:it's|it is|its|there's|there are|you're) (?:just|only|really only) (?:you\b|(?:the )?{_FEW} of you|one of you)", high=50),
        _cue(rf"(?<!\w)(?:just|only) (?:you and (?:a|your|one|two)|the {_FEW} of you)\b", high=50),
        _cue(r"(?<!\w)you(?:'re| are) (?:probably |likely |still )?(?:a |an )?(?:one[- ](?:man|woman|person) (?:band|show|shop|team)|team of one|sole trader|solopreneur|solo founder|running (?:it|everything|the whole thing) (?:alone|by yourself|on your own))", high=20),
        _cue(r"(?<!\w)(?:your|making your|hiring your|that|making the|making a) (?:very )?first (?:hire|employee)(?! (?:in|at|for|on|of|from)\b)(?!\w)", high=30, shared=True),
        _cue(rf"(?<!\w)running (?:a|your|your own) {_TINY} (?:[\w-]+ )?(?:shop|business|store|company|studio|outfit|practice)", high=100, shared=True),
        _cue(r"(?<!\w)(?:kitchen (?:table|stove|counter)|spare (?:bed)?room|side[- ]hustle|one[- ](?:man|woman|person) (?:band|show)|shoebox)(?!\w)", high=50, shared=True),
        _cue(rf"(?<!\w)(?:I|we) (?:[\w'-]+ ){{1,5}}(?:for|with|to) {_LONE}(?!\w)", high=50),
        _cue(rf"(?<!\w)(?:I|we) (?:help|coach|support|train|serve|teach|work with|look after) (?:[\w-]+ )?{_LONE}(?!\w)", high=50),
        _cue(r"(?<!\w)(?:out of|from|in|at) your (?:garage|spare room|bedroom|living room|own kitchen|kitchen)(?!\w)", high=50),
        _cue(r"(?<!\w)(?:free|priced|built|made|meant) for (?:teams of )?(?:up to )?(?:one|two|three|four|five|ten|\d{1,2}) (?:users|people|seats)[^.!?\n]{0,30}\b(?:whole|entire|everyone|everybody|all of you)\b", high=60),
    )
