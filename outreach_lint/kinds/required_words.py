"""The words without which a phrase cannot occur, so that most phrases are never searched for.

They are what a text must hold, not what it may hold: a phrase whose words are all there can still be absent.
"""

from collections.abc import Mapping, Sequence

from outreach_lint.document.folding import fold
from outreach_lint.document.late import late
from outreach_lint.kinds.contractions import joined, negated
from outreach_lint.kinds.first_words import first_words
from outreach_lint.kinds.inflection import forms
from outreach_lint.kinds.phrase_reading import choices_in, closing
from outreach_lint.kinds.phrase_words import words_of
from outreach_lint.kinds.rarity import by_rarity
from outreach_lint.kinds.text_words import WORD, Need

_GAP = late(r"\.\.\.(\d?)$")
_DEFAULT_GAP = 4


def required_words(
    phrase: str,
    lists: Mapping[str, Sequence[str]],
    *,
    inflect: bool = False,
    known: dict[str, Need] | None = None,
) -> Need:
    """Return what a text must hold if the phrase occurs in it; the phrase is one that compiles.

    `known` holds the needs of phrases and lists that were read before, by `key_of`, and takes those that are read now.
    """
    return _Reader(lists, {} if known is None else known, inflect=inflect).known_phrase(phrase)


def key_of(phrase: str, *, inflect: bool) -> str:
    """Return the name of a phrase among the needs that are known."""
    return ("+" if inflect else "-") + phrase


class _Reader:
    """Reads phrases with the lists and the inflection of one match."""

    def __init__(self, lists: Mapping[str, Sequence[str]], known: dict[str, Need], *, inflect: bool) -> None:
        self.lists = lists
        self.known = known
        self.inflect = inflect

    def known_phrase(self, phrase: str) -> Need:
        """Return what the phrase needs, remembered."""
        key = key_of(phrase, inflect=self.inflect)
        try:
            return self.known[key]
        except KeyError:
            found = self.known[key] = self._phrase(fold(phrase))
            return found

    def _phrase(self, phrase: str) -> Need:
        words = tokens = words_of(phrase)
        sets: list[frozenset[str]] = []
        reach = sum(self._reach(word) for word in words)
        while words:
            used, need = _contracted([word.lower() for word in words[:3]])
            need = need if used else self._token(words[0])
            sets += [need] if need else []
            words = words[max(used, 1) :]
        return Need(tuple(sets), reach, self._choices(tokens) if sets else ())

    def _choices(self, tokens: Sequence[str]) -> tuple[Need, ...]:
        """Return what each phrase needs of a phrase that is nothing but a choice or a list, if all are known."""
        token = tokens[0]
        if len(tokens) > 1 or token[0] not in "({" or not _is_whole(token):
            return ()
        phrases = choices_in(token[1:-1]) if token[0] == "(" else self.lists[token[1:-1]]
        needs = tuple(self.known_phrase(phrase) for phrase in phrases if phrase.strip())
        return needs if all(need.sets for need in needs) else ()

    def _reach(self, token: str) -> int:
        """Return how many words, told by spaces, a token may stand for at the most."""
        if gap := _GAP.fullmatch(token):
            return int(gap[1] or _DEFAULT_GAP)
        reach, at = 1, 0
        while at < len(token):
            char = token[at]
            if char == "(":
                end = closing(token, at)
                reach += self._longest(choices_in(token[at + 1 : end])) - 1
                at = end
            elif char == "{":
                end = token.find("}", at)
                reach += self._longest(self.lists[token[at + 1 : end]]) - 1
                at = end
            else:
                at += char == "\\"
                reach += char in "- "
            at += 1
        return reach

    def _longest(self, phrases: Sequence[str]) -> int:
        return max((self.known_phrase(phrase).reach for phrase in phrases if phrase.strip()), default=1)

    def _any_of(self, phrases: Sequence[str]) -> frozenset[str]:
        """Return words one of which occurs if any of the phrases does, none if that is not known of each."""
        needs = [self.known_phrase(phrase) for phrase in phrases if phrase.strip()]
        known = bool(needs) and all(need.sets for need in needs)
        return frozenset[str]().union(*(by_rarity(need.sets)[0] for need in needs)) if known else frozenset()

    def _token(self, token: str) -> frozenset[str]:
        if _GAP.fullmatch(token):
            return frozenset()
        if token[0] == "(" and _is_whole(token):
            choices = choices_in(token[1:-1])
            return frozenset() if "" in choices else self._any_of(choices)
        if token[0] == "{" and _is_whole(token):
            return self._list(token[1:-1])
        if self.inflect and WORD.fullmatch(token):
            return frozenset(forms(token).removeprefix("(?:").removesuffix(")").lower().split("|"))
        found = first_words(token, lambda phrase: self.known_phrase(phrase).sets)
        return frozenset() if "" in found else found

    def _list(self, name: str) -> frozenset[str]:
        key = key_of("{" + name + "}", inflect=self.inflect)
        try:
            sets = self.known[key].sets
        except KeyError:
            found = self._any_of(self.lists[name])
            sets = (found,) if found else ()
            self.known[key] = Need(sets, self._longest(self.lists[name]))
        return sets[0] if sets else frozenset()


def _is_whole(token: str) -> bool:
    """Tell whether a token is one choice or list and nothing more."""
    return (closing(token, 0) if token[0] == "(" else token.find("}")) == len(token) - 1


def _contracted(words: Sequence[str]) -> tuple[int, frozenset[str]]:
    """Return how many words may be written as one, and what occurs in every such spelling."""
    first, second, third = [*words, "", "", ""][:3]
    short = joined(first, second)
    if short:
        return (3 if third == "not" else 2), frozenset({first, *_spellings(short)})
    if second == "not" and negated(first):
        return 2, frozenset({first, *_spellings(negated(first))})
    return 0, frozenset()


def _spellings(regexes: Sequence[str]) -> set[str]:
    """Return the first words of contractions whose apostrophe may be missing."""
    return {word for regex in regexes for word in (regex.partition("'")[0], regex.replace("'?", "")) if "'" not in word}
