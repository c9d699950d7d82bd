"""Finds shouted names of firms that no record holds, by what they do or where they stand in a sentence."""

from collections.abc import Iterator
from functools import cache, lru_cache

from outreach_lint.document.late import late
from outreach_lint.document.names import Word, is_capitals, is_pronounceable, words_of
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
_AMONG = late(r",? (?:among|included)\b")
_ENDINGS = ("tion", "sion", "ness", "ment", "ance", "ence", "able", "ible", "ity", "ism", "ically", "ware")
_IS = late(
    r" (?:is|are|was|were|will|would|can|could|may|might|needs|wants|plans|keeps|asks|gets|did|does|says|said)\b"
)
_BEFORE = late(r"([a-z]+) $")
_WORD_BEFORE = late(r"([A-Za-z][a-z]*) $")
_BEFORE_REACH = 20
_PLACES = word_set("at joined")
# Before a word that no dictionary has, each of these makes it a name.
_BEFORE_RARE = word_set(
    "at as joined for with from by than like unlike of about via near client customer supplier partner neighbour"
    " neighbor rival competitor firm company mill yard works to does did is was has can could would will should may how"
    " if that when whether since because why while compare versus vs or serve serves served help helped helps"
    " join use using visit visited visiting call calls ask asked tell told meet met know knew left bought buys chose"
)
_NO_FIRM_BEFORE = late(
    r"(?i)\b(?:code|key|form|permit|ship|vessel|mv|ss|ms|flight|command|type|press|coupon|voucher|password|hashtag|word"
    r"|marked|labelled|labeled|reads?|says?|spells?|sign|signs|button|mode|reply|text|port|protocol|format|standard"
    r"|certificate|licen[cs]e|error|ticker|symbol|acronym|model|serial|part|drug|gene|variable|function|macro|agency"
    r"|ministry|authority|regulator|directive|programme|program|form|app|called|under|via|in)(?: the| of)? $"
)
_NO_FIRM_AFTER = late(
    r"(?i) (?:code|key|form|permit|label|number|numbers|registration|rules?|regulations?|directive|standards?"
    r"|certificat\w+"
    r"|compliance|compliant|approval|approved|button|mode|protocol|format|sensors?|files?|grants?|guidelines?"
    r"|licen[cs]e"
    r"|audit|inspection|inspectors?|member states|countries|treaty|act|scheme|schemes|programme|program|study|trial)\b"
)
_RARE_FROM, _PIECE_FROM, _MOST_LOUD = 6, 4, 2
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
    for hit in _RUN.finditer(text):
        run = [word for word in words_of(hit.group()) if word.key not in {"and", "of", "co"}]
        if not all(_may_be_name(word, _ordinary(), known) for word in run):
            continue
        if all(word.key in words("generic_nouns") for word in run):
            continue
        span = Span(*hit.span())
        stands = _stands_as_firm(text, span, run) or (len(run) == 1 and _is_rare_name(text, span, run[0]))
        if stands and not in_heading(text, span):
            yield ShoutedName(*hit.span(), usual_case(hit.group()))


@cache
def _ordinary() -> frozenset[str]:
    """Return the words in capitals that are no part of a firm's name."""
    return words("acronyms") | words("addressees") | words("stop_words") | _STRESSED


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


def _is_rare_name(text: str, span: Span, word: Word) -> bool:
    """Tell whether one word in capitals that no dictionary has stands where a name does, in a text of usual case."""
    short = len(word.text) < _RARE_FROM or min(map(len, word.text.split("-"))) < _PIECE_FROM
    if short or _NO_FIRM_AFTER.match(text, span.end):
        return False
    start = max(0, span.start - _BEFORE_REACH)
    before = _WORD_BEFORE.search(text, start, span.start)
    slot = (before.group(1).lower() if before else "") in _BEFORE_RARE
    acts = _DOES.match(text, span.end) or _IS.match(text, span.end) or _AMONG.match(text, span.end)
    if not (slot or acts) or _NO_FIRM_BEFORE.search(text, start, span.start):
        return False
    return len(_loud(text) - {word.key}) <= _MOST_LOUD and not _is_in_dictionary(word.key)


@lru_cache(maxsize=4)
def _loud(text: str) -> frozenset[str]:
    """Return the long words of a text that stand in capitals."""
    return frozenset(word.key for word in words_of(text) if len(word.text) >= _RARE_FROM and is_capitals(word.text))


def _is_in_dictionary(key: str) -> bool:
    """Tell whether a word, or what it is made from, is one of every day or has a place in a dictionary."""
    stems = {key, *(key.removesuffix(ending) for ending in ("s", "es", "ed", "d", "er", "ing", "ly", "ness", "ment"))}
    return any(is_known_word(stem) or stem in words("cmudict/syllables") for stem in stems) or key.endswith(_ENDINGS)


def _may_be_name(word: Word, ordinary: frozenset[str], known: frozenset[str]) -> bool:
    return is_pronounceable(word.key) and word.key not in ordinary and word.text not in known
