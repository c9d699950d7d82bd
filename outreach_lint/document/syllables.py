"""Estimate the syllables of an English word without a dictionary."""

import re
from functools import cache, lru_cache

# Words that the rules get wrong and that letters use often.
_EXCEPTIONS = {
    "anyone": 3, "area": 3, "argue": 2, "being": 2, "created": 3, "creates": 2, "creating": 3, "creative": 3,
    "different": 3, "dr": 1, "else's": 2, "etc": 4, "every": 3, "everyone": 3, "everything": 3, "eye": 1, "eyes": 1,
    "familiar": 3, "fashion": 2, "friend": 1, "friendly": 2, "friends": 1, "fuel": 2, "fyi": 6, "hour": 2, "hours": 2,
    "linkedin": 2, "maybe": 2, "mr": 2, "mrs": 2, "ms": 1, "ok": 2, "opinion": 3, "our": 2, "ours": 2, "ourselves": 3,
    "realize": 3, "safety": 2, "senior": 2, "someone": 2, "st": 1, "union": 2, "via": 2, "whoever": 3,
}  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile the vowel groups, the spots that hold one more syllable, and those that hold one less."""
    more = (
        r"[aeiouy]ing|[uo]uing",  # do-ing
        r"[^tcsglx]i[aou]|(?<!l)li[aou]|lia[bt]|[^t]iat|tiat",  # me-di-a, reli-able, appreci-ate
        r"[^tcsgdfhlv]ien[ct]?|[tln]ien[c]|cli?en|dienc|scien|[^eu]ier|iet[yi]|quiet|diet(?!r)",  # cli-ent, earli-er
        r"[^gq]ua[tlrn](?!d)|nuou|fluen|[ltn]uen",  # annu-al, situ-ation
        r"crea[^mksd]|reas?$|deas?$|[dsn]eo|theo|leo|poe[mt]|coop|coor",  # cre-ate, ide-a, vide-o
        r"oyee|uyer|[ao]yer|eyon",  # employ-ee, buy-er
        r"(?:qu|[hwft])ire|[tcdnsl]ism|asm$|thm|[sd]n't",  # requi-re, touri-sm, did-n't
    )
    less = (
        r"[^aeiouyl]e(?:ly|fully?|less|ness|thing|times?|lines?|where|mail)$|[cgtvk]ements?$|[iu]rements?$",  # like-ly
        r"^(?:interest|business|every|wednes|evening|privilege|several|some[tohbdw]|favorite|whole[^d]|hereb|there[fb])",
        r"ically$|league|ique|gue[sd]?$|que[sd]?$",  # basi-cally, colleague, unique
    )
    return re.compile("[aeiouy]+"), re.compile("|".join(more)), re.compile("|".join(less))


def _has_silent_ending(word: str) -> bool:
    """Tell whether the last e of a word in -e, -ed or -es is not spoken."""
    if word.endswith(("ted", "ded", "ses", "xes", "zes", "shes", "ches", "ces", "ges")):
        return False
    stem = word[:-1] if word.endswith("e") else word[:-2] if word.endswith(("ed", "es")) else ""
    if not stem or stem[-1] in "aeiouy":
        return False
    return stem[-1] != "l" or stem[-2:-1] in tuple("aeiouyrlw")


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Estimate the syllables of a lower-case word, at least 1; checked against the CMU pronouncing dictionary."""
    word = word.strip("'")
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    word = word.removesuffix("'s")
    vowels, more, less = _patterns()
    count = len(vowels.findall(word))
    if not count:  # spelt out, as in "cc" and "pm"
        return len(word) if word.isalpha() and len(word) < len("abcde") else 1
    if count > 1 and _has_silent_ending(word):
        count -= 1
    return max(count + len(more.findall(word)) - len(less.findall(word)), 1)
