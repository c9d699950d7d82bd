"""Finds the turns of speech by which a writer shows that they know, met or watched the reader."""

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.document.belongings import uncommon
from outreach_lint.document.late import late
from outreach_lint.document.names import words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import labelled, with_pieces, words

_WORD = late(r"(?<![\w'&.@#-])[^\W\d_]+")
_ANY_NAME = "*"
# What makes the clause after it a wish, a question or a comparison.
_UNREAL = late(
    r"(?:\b(?:if|unless|whether|should|once|until|till|imagine|suppose|assuming|have|did|would|could|what|than|as if"
    r"|like|because|whenever|receiving this)\b[^,;.!?\n]{0,25})$",
    re.IGNORECASE,
)
# In a pattern: the words that must follow, after groups that hold no others.
_FIRST_WORDS = late(
    r"(?P<skipped>(?:\(\?:[^()]*\)(?:\?|\{\d,\d\})\??)*)"
    r"(?:\(\?:(?P<many>[A-Za-z' ?|-]+)\)(?![?*{])|(?P<one>[A-Za-z']{2,})(?=[ \\]))"
)
_REACH = 1000
_LETTERS = late("[a-z]+")
_READER = ("u", "u've", "u'd")
_DEED_REACH = 4  # an auxiliary, two adverbs and the verb
_SAID = frozenset({"said", "wrote", "told", "asked", "mentioned", "posted", "sent", "showed", "ordered", "paid"})
_WHAT = late(r"\b(?:what|like|because|than)\b[^,;.!?\n]{0,25}$", re.IGNORECASE)


_TOLD = late(
    r"\b(?:saw|seen|noticed|read|heard|gather|see|understand) (?:that )?"
    r"(?:you both|you(?:'re|'ve|'d)?|ur?) (?!website|site)(?=[a-z])",
    re.IGNORECASE,
)
_CLAUSE_END = late(r"[.!?;\n]|, (?:and|but|so) ")
_CLAUSE = 120


def is_unreal(text: str, start: int, verb: str = "") -> bool:
    """Tell whether the words from `start` are a wish, a question or a comparison; `verb` is what the reader did."""
    found = _UNREAL.search(text, max(0, start - 45), start)
    return found is not None and not (verb in _SAID and _WHAT.match(text, found.start(), start))


def reader_cues(text: str) -> Iterator[Span]:
    """Yield the turns of speech that show knowledge of the reader."""
    cues = _cues()
    for word in _WORD.finditer(text):
        key = word.group().lower()
        if key in cues:
            yield from _at(cues[key], text, word)
        if word.group()[0].isupper() and len(key) > 1:
            yield from _at(cues[_ANY_NAME], text, word)


@cache
def _said_of_all() -> frozenset[str]:
    return words("generic_nouns") | words("stop_words") | words("common_definites") | words("said_of_all")


def told(text: str) -> Iterator[Span]:
    """Yield what the writer read or heard of the reader, where more is said than that they are busy or in charge."""
    for hit in _TOLD.finditer(text):
        if is_unreal(text, hit.start()):
            continue
        end = _CLAUSE_END.search(text, hit.end(), hit.end() + _CLAUSE)
        said = uncommon(list(words_of(text, hit.end(), end.start() if end else min(len(text), hit.end() + _CLAUSE))))
        if any(word.key not in _said_of_all() for word in said):
            yield Span(hit.start(), said[-1].end)


def _at(rests: tuple[str, ...], text: str, word: re.Match[str]) -> Iterator[Span]:
    end = text.find("\n", word.end(), word.end() + _REACH)
    for rest in rests:
        needs, near = _needs(rest)
        if needs and not _has(needs, text, word.end(), near=near, end=end if end >= 0 else word.end() + _REACH):
            continue
        hit = _compiled(rest).match(text, word.end())
        if hit and not is_unreal(text, word.start()):
            yield Span(word.start(), hit.end())


def _has(needs: tuple[str, ...], text: str, start: int, *, near: bool, end: int) -> bool:
    """Tell whether a text has one of the words from `start` on: at once if `near`, else before `end`."""
    if not near:
        return any(text.find(need, start, end) >= 0 for need in needs)
    while text[start : start + 1] == " ":
        start += 1
    return text.startswith(needs, start)


@cache
def _needs(rest: str) -> tuple[tuple[str, ...], bool]:
    """Return words of which what follows must hold one, and whether it must begin with one; none if nothing is sure.

    Looking for them is far cheaper than compiling the pattern, which few messages need.
    """
    found = _FIRST_WORDS.match(with_pieces(rest, _pieces()))
    if found is None:
        return (), False
    words_of_it = (found["many"] or found["one"]).split("|")
    sure = (word.partition("?")[0][:-1] if "?" in word else word for word in words_of_it)
    needs = tuple(word.strip() for word in sure)
    return (needs if all(needs) else ()), not found["skipped"]


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Return what may follow a word, by the word."""
    found: dict[str, list[str]] = {_ANY_NAME: []}
    for starts, rest in labelled("reader_evidence"):
        for start in starts.split(","):
            found.setdefault(start, []).append(rest)
    return {start: tuple(rests) for start, rests in found.items()}


@cache
def _compiled(rest: str) -> re.Pattern[str]:
    return re.compile(" ?" + with_pieces(rest, _pieces()))


@cache
def _pieces() -> dict[str, str]:
    works = sorted(sorted(words("reader_works")), key=len, reverse=True)
    return dict(labelled("reader_terms")) | {"WORKS": "|".join(works), "GENERIC": _any_of("not_doings")}


def _any_of(name: str) -> str:
    return "(?:" + "|".join(sorted(words(name))) + ")"


@cache
def _deed() -> re.Pattern[str]:
    """Return the pattern of something that the reader did."""
    pattern = r"\b(?:you|u)(?:'ve| have|'d| had| both)? {ADVERB}((?:" + "|".join(sorted(words("past_forms")))
    return re.compile(with_pieces(pattern + r")|[a-z]{3,}ed)\b(?!')", _pieces()), re.IGNORECASE)


def _may_tell_deeds(text: str) -> bool:
    """Tell whether a verb of the past follows the reader closely; in other letters than ASCII it is not looked into."""
    if not text.isascii():
        return True
    pieces = text.lower().split(" ")
    after = (pieces[at + 1 : at + 1 + _DEED_REACH] for at, piece in enumerate(pieces) if piece.endswith(_READER))
    verbs = (found.group() for near in after for piece in near if (found := _LETTERS.match(piece)))
    return any(verb.endswith("ed") or verb in words("past_forms") for verb in verbs)


def deeds(text: str) -> Iterator[Span]:
    """Yield what the reader is said to have done."""
    for hit in _deed().finditer(text) if _may_tell_deeds(text) else ():
        verb = hit.group(1).lower()
        if verb not in words("not_deeds") and not is_unreal(text, hit.start(), verb):
            yield Span(hit.start(), hit.end())
