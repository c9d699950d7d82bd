"""The trades that a record can name, and those that a reader of one of them would not take for their own."""

from collections.abc import Iterator
from functools import cache, lru_cache

from outreach_lint.document.names import Word, words_of
from outreach_lint.document.word_lists import labelled
from outreach_lint.model import Prospect

Families = frozenset[str]
Phrase = tuple[str, ...]
# They serve all other trades, or own houses of several: the customers of others may be theirs.
_SERVE_ALL = frozenset(
    {"software", "consulting", "staffing", "marketing", "charity", "government", "holding", "training", "insurance"}
)
_LONGEST = 4


@cache
def _index(name: str) -> dict[str, list[tuple[Phrase, str]]]:
    """Return the phrases of a list with their labels, by their first words."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for label, rest in labelled(name):
        for phrase in rest.split(", "):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, label))
    return found


@lru_cache(maxsize=8192)
def singular(key: str) -> str:
    """Return a folded noun in the singular."""
    if key.endswith("ies") and len(key) > len("ties"):
        return key[:-3] + "y"
    if key.endswith(("sses", "ches", "shes", "xes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") and not key.endswith(("ss", "us", "is", "'s")) else key


def phrases_at(name: str, keys: list[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield the phrases of a list that begin at a word, as how many words they have and their labels.

    The last word may be a plural, and so may a first one that is alone.
    """
    index = _index(name)
    forms = {keys[at], singular(keys[at])}
    for form in forms:
        for phrase, label in index.get(form, ()):
            size = len(phrase)
            taken = keys[at : at + size]
            plain = size > 1 and taken[:-1] == list(phrase[:-1]) and phrase[-1] in (taken[-1], singular(taken[-1]))
            if plain or (size == 1 and phrase[0] in forms):
                yield size, label


@lru_cache(maxsize=1024)
def families_in(text: str) -> Families:
    """Return the families of trade that a text of a record names."""
    keys = [word.key for word in words_of(text)]
    return frozenset(label for at in range(len(keys)) for _, label in phrases_at("trade_records", keys, at))


@cache
def _kin() -> dict[str, Families]:
    found: dict[str, set[str]] = {}
    for label, rest in labelled("trade_kin"):
        for other in rest.split():
            found.setdefault(label, set()).add(other)
            found.setdefault(other, set()).add(label)
    return {label: frozenset(others | {label}) for label, others in found.items()}


def trades_of(prospect: Prospect) -> Families:
    """Return the trades of the reader's house, none if the record tells no known one."""
    industry = families_in(prospect.industry) or families_in(" ".join(prospect.company.split()[-1:]))
    if not industry:
        return frozenset()
    told = (prospect.company, prospect.title, *prospect.recent, *prospect.other.values())
    return industry.union(*(families_in(text) for text in told))


def with_kin(trades: Families) -> Families:
    """Return the trades with those that such a house may well be in too."""
    return trades.union(*(_kin().get(family, frozenset()) for family in trades))


def is_open(trades: Families) -> bool:
    """Tell whether a house of these trades may have any other trade's customers as its own."""
    return bool(trades & _SERVE_ALL)


@cache
def _groups() -> dict[str, Families]:
    return {label: frozenset(rest.split(",")) for label, rest in labelled("trade_groups")}


def owners(label: str) -> Families:
    """Return the families that a label of `trade_belongings` stands for."""
    named = label.split(",")
    return frozenset().union(*(_groups().get(name, frozenset({name})) for name in named))


def longest(name: str, words: list[Word], at: int) -> tuple[int, tuple[str, ...]]:
    """Return the longest phrase of a list at a word: how many words, and all labels of it."""
    index = _index(name)
    if words[at].key not in index and singular(words[at].key) not in index:
        return 0, ()
    keys = [word.key for word in words[at : at + _LONGEST]]
    found = list(phrases_at(name, keys, 0))
    size = max((size for size, _ in found), default=0)
    return size, tuple(label for length, label in found if length == size)
