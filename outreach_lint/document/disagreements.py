"""Finds the name or number in which a plain text and its HTML differ where all around it is the same."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from unicodedata import normalize

import msgspec

from outreach_lint.document.folding import fold
from outreach_lint.document.late import late
from outreach_lint.document.name_words import is_name_word
from outreach_lint.markup import Disagreement

_WORD = late(r"\S+")
_LINK = late(r"<?(?:https?:|www\.|mailto:)|[<\[(]?[\w.+-]+@|\W*\[\d+\]")
_MARKS = ".,;:!?\"'()[]<>*_|\u2026"
_DIGITS = r"\d{1,9}|\d{1,3}(?:,\d{3}){1,3}(?:\.\d\d)?|\d{1,3}(?:\.\d{3}){1,3}(?:,\d\d)?|\d{1,9}[.,:]\d{1,2}"
_NUMBER = late(rf"[$\u20ac\u00a3]?(?P<digits>{_DIGITS})(?:[$\u20ac\u00a3%kKmMh]|am|pm|km|kg)?")
_ENDS = (".", "!", "?", ":", ";", "|", "\u2022", "-", "\u2013", "\u2014", "*", "\u00bb", "\u201c", '"', "]")
_GREETING = frozenset({"hi", "hello", "hey", "dear", "hallo", "hola", "ciao", "bonjour", "moin", "hej"})
_MOST_WORDS, _MOST_APART, _MOST_TOLD, _MOST_NAME, _MOST_CAPITALS = 3_000, 400, 5, 3, 5
_AROUND = 3
"""How many words the same, before and after together, show that two texts are at the same place."""


class _Word(msgspec.Struct, frozen=True):
    """A word of a text: as it is compared, and as it stands between its stops; `begins` a line or a sentence."""

    key: str
    bare: str
    start: int
    begins: bool
    ends: bool


class _Apart(msgspec.Struct, frozen=True):
    """Words that stand for one another, with how many of the same are before and after."""

    ours: Sequence[_Word]
    theirs: Sequence[_Word]
    before: Sequence[_Word]
    after: Sequence[_Word]


def disagreements(plain: str, html: str) -> tuple[Disagreement, ...]:
    """Return the names and numbers of a plain text that are other ones in the HTML, at most five.

    Texts of more than 3,000 words, or with more than 400 between the first and the last difference, are not compared.
    """
    if plain == html:
        return ()
    ours, theirs = _words(plain), _words(html)
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return ()
    told = [Disagreement(start, end, said) for apart in _apart(ours, theirs) for start, end, said in _told(apart)]
    return tuple(told[:_MOST_TOLD])


def _words(text: str) -> list[_Word]:
    """Return the words that both alternatives have: no links, no footnotes, no marks of a layout."""
    found: list[_Word] = []
    reached, begins = 0, True
    folded = fold(text)
    for match in _WORD.finditer(folded):
        written = match[0]
        bare = written.strip(_MARKS)
        begins = begins or "\n" in folded[reached : match.start()]
        reached = match.end()
        if bare and not _LINK.match(written) and any(char.isalnum() for char in bare):
            start = match.start() + written.index(bare)
            ends = written.endswith(_ENDS)
            found.append(_Word(_key(bare), bare, start, begins, ends))
            begins = ends
        elif not bare or not _LINK.match(written):
            begins = True
    return found


def _key(bare: str) -> str:
    """Return a word without accents and capitals, and a number without the marks that group its digits."""
    if number := _NUMBER.fullmatch(bare):
        return re.sub(r"[.,]0{1,2}$|[.,](?=\d{3}(?!\d))", "", number["digits"])
    return "".join(char for char in normalize("NFKD", bare.casefold()) if char.isalnum()) or bare


def _apart(ours: Sequence[_Word], theirs: Sequence[_Word]) -> Iterator[_Apart]:
    """Yield the words that stand for one another between words that are the same."""
    one, other = [word.key for word in ours], [word.key for word in theirs]
    fewest = min(len(one), len(other))
    first = next((at for at in range(fewest) if one[at] != other[at]), fewest)
    rest = fewest - first
    last = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
    if max(len(one), len(other)) - first - last > _MOST_APART:
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False) if first < fewest else None
    codes = matcher.get_opcodes() if matcher else []
    for at, (tag, start, end, their_start, their_end) in enumerate(codes):
        if tag != "replace" or end - start != their_end - their_start or end - start > _MOST_NAME:
            continue
        before = ours[codes[at - 1][1] : start] if at and codes[at - 1][0] == "equal" else ()
        after = ours[end : codes[at + 1][2]] if at + 1 < len(codes) and codes[at + 1][0] == "equal" else ()
        if len(before) + len(after) >= _AROUND:
            yield _Apart(ours[start:end], theirs[their_start:their_end], before, after)


def _told(apart: _Apart) -> Iterator[tuple[int, int, str]]:
    """Yield the span of what matters in the plain text, and what the HTML has for it."""
    pairs = list(zip(apart.ours, apart.theirs, strict=True))
    greeted = _is_greeting(apart.before[-1:])
    if len(pairs) > 1 and _is_greeting(apart.ours[:1]) and _is_greeting(apart.theirs[:1]):
        pairs, greeted = pairs[1:], True
    if all(map(_are_names, zip(*pairs, strict=True))):
        if not (greeted and apart.after) and not _is_within(apart):
            return
    elif len(pairs) > 1 or not _are_numbers(*pairs[0]):
        return
    first, last = pairs[0][0], pairs[-1][0]
    yield first.start, last.start + len(last.bare), " ".join(other.bare for _one, other in pairs)


def _is_greeting(words: Sequence[_Word]) -> bool:
    """Tell whether a word opens a letter."""
    return bool(words) and words[0].key in _GREETING and words[0].begins


def _are_names(words: Sequence[_Word]) -> bool:
    """Tell whether words may be a name ("New York"); long capitals are those of an id or a button."""
    written = [word.bare for word in words]
    return any(map(is_name_word, written)) and all(
        word[0].isupper()
        and word.replace("-", "").replace("'", "").isalpha()
        and not (word.isupper() and len(word) > _MOST_CAPITALS)
        for word in written
    )


def _are_numbers(one: _Word, other: _Word) -> bool:
    """Tell whether both words are numbers, and not those of the points of a list."""
    return not (one.begins and other.begins) and bool(_NUMBER.fullmatch(one.bare) and _NUMBER.fullmatch(other.bare))


def _is_within(apart: _Apart) -> bool:
    """Tell whether names stand in a sentence, and are no heading, label or button."""
    if not apart.before or (apart.ours[0].begins and apart.theirs[0].begins):
        return False
    before, after = apart.before[-1], apart.after[:1]
    capitals = before.bare[:1].isupper() and (not after or after[0].bare[:1].isupper())
    return not before.ends and not capitals
