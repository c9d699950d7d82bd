"""Finds where a message takes its reader to be in a trade that is not the record's."""

from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, words_of
from outreach_lint.document.reader_slots import is_belonging, is_left_open, is_own_house, is_run, is_spoken_to
from outreach_lint.document.span import Span
from outreach_lint.document.trades import Families, is_open, longest, owners, trades_of, with_kin
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_OF_A_TRADE = late(
    r" (?:(?:industry|sector|trade|space|business(?:es)?|compan(?:y|ies)|firms?|leaders?|professionals?|owners?"
    r"|operators?|brands?|executives?|groups?|organi[sz]ations?|practices?|providers?|teams?|managers?|experts?|entrepreneurs?"
    r"|retailers?|producers?|chains?))\b"
)


def trade_mismatches(text: str, prospect: Prospect) -> Iterator[Span]:
    """Yield where a part gives the reader a trade, or the customers or staff of one, that the record rules out."""
    trades = trades_of(prospect)
    if not trades or "holding" in trades:
        return
    found = list(words_of(text[:_LONGEST]))
    all_ = with_kin(trades)
    for at, word in enumerate(found):
        end = _called(text, found, at, all_) or _given(text, found, at, trades)
        if end and not is_left_open(text, word.start):
            yield Span(word.start, end)


def _called(text: str, found: list[Word], at: int, trades: Families) -> int:
    """Return where the name of a foreign trade ends that the reader is called by, 0 if there is none."""
    size, labels = longest("trade_names", found, at)
    families = frozenset(label.partition("+")[0] for label in labels)
    if not size or trades & families:
        return 0
    start, end = found[at].start, found[at + size - 1].end
    marks = {label.partition("+")[2] for label in labels}
    if "your" in marks and is_own_house(text, start, end):
        return end
    if "" in marks and (is_spoken_to(text, start, end) or is_run(text, start)):
        return end
    noun = _OF_A_TRADE.match(text, end) if "adj" in marks else None
    return noun.end() if noun and is_spoken_to(text, start, noun.end()) else 0


def _given(text: str, found: list[Word], at: int, trades: Families) -> int:
    """Return where customers or staff of a foreign trade end that are said to be the reader's, 0 if there are none."""
    size, labels = longest("trade_belongings", found, at)
    if not size or is_open(trades) or not is_belonging(text, found[at].start):
        return 0
    families = frozenset[str]().union(*map(owners, labels))
    return found[at + size - 1].end if not families & trades else 0
