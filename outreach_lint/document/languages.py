"""Tells in which language a text is written, by the small words that every text in it uses."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice

from outreach_lint.document.names import bare
from outreach_lint.document.word_set import word_set

_FEWEST, _MOST = 20, 400
_LAST_LATIN = "\u024f"
_LEAST_SHARE = 0.16
_CLEARLY = 1.5
# Folded, without accents. A word that two languages share counts for both.
_SMALL_WORDS = {
    "English": "the of and to a in is you that it for on are with as at be this have from or had by but not what all"
    " were we when your can there an which their if will how about our would i my me us so just do",
    "German": "der die das und ist nicht sie ich wir ihr ihre ihnen ein eine einen einer mit auf fur von zu im den dem"
    " des auch wie bei uber oder aber noch nach wenn haben hat sind wird werden uns mich mir bitte gerne dass es",
    "French": "le la les des un une et est vous nous je que qui dans pour sur pas avec votre vos au aux par plus ce"
    " cette ces sont avez avons notre nos ou mais il elle si bien d l j c de du en a ne",
    "Spanish": "el la los las de que y en un una es por con no para su sus se lo como mas pero le al del esta este"
    " si nos usted ustedes muy son hemos nuestro nuestra sobre tiene ha me mi",
    "Italian": "il lo la i gli le di che e un una per con non sono del della dei delle al alla nel nella da in si come"
    " ma anche piu vi voi noi nostro nostra vostro vostra questo questa ho ha mi suo sua ci",
    "Portuguese": "o a os as de que e do da dos das em um uma para com nao por se na no nos nas mais como mas ao sua"
    " seu voce voces esta muito foi ele ela meu minha nosso nossa pela pelo tem",
    "Dutch": "de het een en van in is dat op te voor met niet zijn er aan om ook als bij naar uit maar wij we u uw ik"
    " je jullie dit deze heeft hebben kunnen wordt nog over door onze ons graag of hoe",
    "Polish": "i w na z do nie jest sie ze to o za od po dla jak co czy ale przez panstwa panstwo pan pani oraz sa"
    " nasz nasza juz moze tak ich tej ten ta te przy prosze",
    "Swedish": "och att det i en som pa ar av for med den till inte om ett har de vi ni er jag du kan ska var men fran"
    " sa eller nar hur vad vart vara era din ditt hos mig oss",
}


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: word_set(listed) for language, listed in _SMALL_WORDS.items()}


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset[str]().union(*(small for language, small in _small_words().items() if language != "English"))


def other_language(words: Iterable[str]) -> str:
    """Return the language of the words if it is surely not English, else nothing; fewer than 20 do not tell."""
    keys = list(filter(str.isalpha, bare(" ".join(islice(words, _MOST))).replace("'", " ").split()))
    if len(keys) < _FEWEST:
        return ""
    if 2 * sum(key[0] > _LAST_LATIN for key in keys) > len(keys):
        return "another script"
    counts = Counter(keys)
    least = max(_LEAST_SHARE * len(keys), _CLEARLY * _occurring(counts, _small_words()["English"]))
    if _occurring(counts, _foreign_words()) < least:  # as in nearly all texts
        return ""
    known = {language: _occurring(counts, small) for language, small in _small_words().items()}
    best = max(known, key=lambda language: known[language])
    return best if known[best] >= least and best != "English" else ""


def _occurring(counts: Counter[str], small: frozenset[str]) -> int:
    """Return how many words of a text are among the small ones."""
    return sum(map(counts.__getitem__, small & counts.keys()))
