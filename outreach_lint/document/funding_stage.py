"""Finds where a message takes the reader's house for one at another stage of its life than the record tells."""

import re
from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_LISTED = 20
_LARGE = 500  # people: no house so large raises its first money
_TINY = 25
_ROUND = r"pre-?seed|seed|series [a-h]|first round|angel round"
_RECORD = late(rf"(?i)\b(?:{_ROUND})\b")
_ON_THE_MARKET = late(
    r"\b(?:NYSE|NASDAQ|Nasdaq|LSE|ASX|FTSE|DAX|TSX|BSE|NSE|(?i:(?:listed|listing) on|went public|ipo"
    r"|initial public offering|publicly (?:traded|listed)|public company|listed company|stock exchange))\b"
)
_NOT_YET = late(
    r"(?i)\b(?:plan\w*|prepar\w*|consider\w*|ahead of|towards?|before|eye[sd]|aim\w*|rumou?r\w*|delist\w*|private)\b"
)
_RAISED = late(r"(?i)\b(?:rais\w+|clos\w+|rounds?|fund\w*|led by|investors?)\b")
_STAGE_KEYS = ("stage", "funding", "ownership", "round")
_PUBLIC = frozenset({"public", "listed", "post-ipo", "ipo"})
_RAISING = late(
    r"(?i)\b(?:(?:before|until|when|once|while|as|after) you(?:'re| are)? (?:raise|raising|close|closing|go for"
    r"|going for|pitch|pitching)(?: for)?|(?:help|helps|get) you (?:raise|close)|your (?:upcoming|next|coming|planned"
    r"|first)|(?:raising|planning|preparing|preparing for|ready for|gearing up for|ahead of) your"
    r"|you(?:'re| are|'ll| will)? (?:now |soon |likely |probably )?(?:rais(?:e|ing)|fundraising for))"
    rf"(?: (?:your|a|the|that|first|next)){{0,2}} (?P<round>{_ROUND})\b"
)
_YOUNG = late(
    r"(?i)\b(?:as an? |since you(?:'re| are) an? )(?P<round>(?:early-stage|pre-revenue|pre-seed|seed-stage"
    r"|newly founded) (?:start-?up|company|founder|business|team))\b"
)
_GROWN = late(
    r"(?i)\b(?:your (?P<sign>earnings calls?|10-[kq]|ticker|share price|stock price|quarterly earnings"
    r"|investor relations (?:team|page)|ipo|stock market listing)"
    r"|as an? (?P<house>(?:publicly )?(?:listed|traded|quoted) (?:company|group|firm)|public company))\b"
)
_SIGNS = (
    *(
        "seed",
        "series",
        "first round",
        "angel round",
        "early-stage",
        "pre-revenue",
        "newly founded",
        "earnings",
        "10-k",
    ),
    *("10-q", "ticker", "share price", "stock", "investor relations", "ipo", "listed", "traded", "quoted", "public"),
)
_OPEN = late(r"(?i)\b(?:if|not|never|isn't|aren't|unless|whether|someday|one day|long before|would)\b[^.!?\n]{0,60}$")
_EARLY = 2


def stage_of(prospect: Prospect) -> tuple[int | None, str]:
    """Return how far the house is, and the text of the record that tells it; None if there is none.

    0 is before a first round, 1 after a seed round, 2 and on the series, 20 listed.
    """
    told = [(fact, False) for fact in prospect.recent]
    told += [(value, any(part in key.lower() for part in _STAGE_KEYS)) for key, value in prospect.other.items()]
    ranks = [(rank, value) for value, is_stage in told for rank in _ranks(value, is_stage=is_stage)]
    return max(ranks, default=(None, ""))


def _ranks(value: str, *, is_stage: bool) -> Iterator[int]:
    """Yield the stages that a text of the record tells; a round counts where it was raised, or as the stage itself."""
    if _NOT_YET.search(value):
        return
    if _ON_THE_MARKET.search(value) or (is_stage and value.strip().lower() in _PUBLIC):
        yield _LISTED
    if is_stage or _RAISED.search(value):
        yield from (_rank(hit.group()) for hit in _RECORD.finditer(value))


def _rank(name: str) -> int:
    name = name.lower().replace("-", "")
    if name.startswith("series"):
        return _EARLY + ord(name[-1]) - ord("a")
    return 1 if name == "seed" else 0


def wrong_stages(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield where a part speaks of a round, a youth or a listing that is not the house's."""
    text = text[:_LONGEST]
    low = text.lower()
    if not any(sign in low for sign in _SIGNS):
        return
    known, _ = stage_of(prospect)
    large = (prospect.employees or 0) >= _LARGE
    for hit in _RAISING.finditer(text):
        rank = _rank(hit["round"])
        if _is_said(text, hit) and ((known is not None and known > rank) or (large and rank < _EARLY)):
            yield Span(hit.start("round"), hit.end("round"))
    for hit in _YOUNG.finditer(text):
        if _is_said(text, hit) and (large or (known or 0) > _EARLY + 1):
            yield Span(hit.start("round"), hit.end("round"))
    tiny = known is None and 0 < (prospect.employees or _LARGE) <= _TINY
    for hit in _GROWN.finditer(text) if tiny or (known is not None and known < _LISTED) else ():
        group = "sign" if hit["sign"] else "house"
        if _is_said(text, hit):
            yield Span(hit.start(group), hit.end(group))


def _is_said(text: str, hit: re.Match[str]) -> bool:
    """Tell whether the clause neither denies nor supposes it."""
    return not _OPEN.search(text, max(0, hit.start() - 80), hit.start())
