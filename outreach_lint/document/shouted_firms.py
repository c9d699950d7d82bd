"""Finds shouted names of firms that no record holds, by what they do or where they stand in a sentence."""

from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, is_pronounceable, words_of
from outreach_lint.document.shouting import ShoutedName, in_heading
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import usual_case
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.document.word_lists import words
from outreach_lint.document.word_set import word_set

_CAPITAL = r"[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_LONG_CAPITALS = rf"{_CAPITAL}(?:{_CAPITAL}|['-]){{3,40}}"
_RUN = late(
    rf"(?<![\w&'-])(?:{_LONG_CAPITALS} (?:& |AND |OF )?){{0,4}}{_LONG_CAPITALS}(?: & CO\b)?"
    rf"(?! (?:& )?{_CAPITAL})(?![\w&-])"
)
_DEEDS = (
    r"(?:has|had|uses|used|cut|cuts|saved|saves|runs|ran|opened|told|bought|switched|launched|hired|raised|posted|posts"
    r"|sells|makes|grew|moved|signed|announced|won|lists|asked|took|takes|waited|waits|built|builds|adds|added|acquired"
    r"|joined|merged|chose|owns|operates|ships|shipped)"
)
_DOES = late(rf"(?:'s [a-z]|' [a-z]| {_DEEDS}\b)")
_IS = late(
    r" (?:is|are|was|were|will|would|can|could|may|might|needs|wants|plans|keeps|asks|gets|did|does|says|said)\b"
)
_BEFORE = late(r"([a-z]+) $")
_BEFORE_REACH = 20
_PLACES = word_set("at joined")
_BEFORE_NAMES = word_set(
    "at joined with to from by about between and like know of for met visited unlike near through via than as in"
    " customer client partner supplier neighbour neighbor rival competitor firm company group people"
)
_BEFORE_SINGLE = word_set("at joined that how if when whether since because think believe heard see know")
_DETERMINERS = word_set("the a an your our this that these those my their his her its every each any some no")
_SURE = 3  # words of which one is rare: hardly anybody stresses so many
_ONE_FROM = 6  # letters: shorter words in capitals are too often initials or stressed ones
# What people stress by capitals; a run with one of these is no name.
_STRESSED = word_set(
    "not never no none nobody nothing free zero only all any every everyone everything everybody anyone anybody"
    " anything last first final once twice half full both same these those this that very much many more most less"
    " least must please note urgent important best biggest great save stop limited time times offer offers"
    " guaranteed guarantee risk cost costs price prices today tomorrow tonight monday tuesday wednesday thursday"
    " friday saturday sunday week month year spring summer autumn winter january february march april june july"
    " august september october november december chance warning reminder attention action required confidential"
    " private privileged public general data open closed live real fake actual your their they them what when"
    " where which while with without from into over under after before until about above below between against"
    " during here there have been being does done will would could should cannot can't don't won't didn't doesn't"
    " isn't wasn't people person someone somebody nowhere anywhere everywhere always often really truly exactly"
    " still already even right wrong left good better worse worst high highest lowest quick quickly fast easy"
    " simple huge massive extra double triple single hundred thousand million money cash bonus discount sale deal"
    " deals trial demo call email reply click link read know want need love hate make made take give given keep"
    " work works like just also again ever else another other others such than then because however three four"
    " five seven eight nine next major minor total entire whole complete completely absolutely own part parts side"
    " page version draft copy sample test title subject body heading section table figure list"
)


def shouted_firms(text: str, known: frozenset[str]) -> Iterator[ShoutedName]:
    """Yield names of shouted words that act as a firm or stand as one.

    Words that the vocabulary of the learned model holds are as likely stressed as a name: they need more around them.
    """
    ordinary = words("acronyms") | words("addressees") | words("stop_words") | words("generic_nouns") | _STRESSED
    for hit in _RUN.finditer(text):
        run = [word for word in words_of(hit.group()) if word.key not in {"and", "of", "co"}]
        if not all(_may_be_name(word, ordinary, known) for word in run):
            continue
        if _stands_as_firm(text, Span(*hit.span()), run) and not in_heading(text, Span(*hit.span())):
            yield ShoutedName(*hit.span(), usual_case(hit.group()))


def _stands_as_firm(text: str, span: Span, run: list[Word]) -> bool:
    """Tell whether the words before or after a shouted run are those around a firm's name."""
    before = _BEFORE.search(text, max(0, span.start - _BEFORE_REACH), span.start)
    word = before.group(1) if before else ""
    does = _DOES.match(text, span.end) is not None
    if len(run) == 1:
        single = word in _BEFORE_SINGLE and (does or _IS.match(text, span.end) is not None)
        return single and len(run[0].text) >= _ONE_FROM and not is_known_word(run[0].key)
    if all(is_known_word(piece) for one in run for piece in one.key.split("-")):
        return word in _PLACES or (does and word not in _DETERMINERS)
    return does or len(run) >= _SURE or word in _BEFORE_NAMES or _IS.match(text, span.end) is not None


def _may_be_name(word: Word, ordinary: frozenset[str], known: frozenset[str]) -> bool:
    return is_pronounceable(word.key) and word.key not in ordinary and word.text not in known
