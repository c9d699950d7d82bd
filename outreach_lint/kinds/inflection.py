"""The forms of a verb or noun, by rule and by a table of the irregular ones."""

import re

_IRREGULAR = """
be am is are was were been being|have has had having|do does did done doing|go goes went gone going
get gets got gotten getting|give gives gave given giving|take takes took taken taking|make makes made making
say says said saying|tell tells told telling|see sees saw seen seeing|know knows knew known knowing
think thinks thought thinking|find finds found finding|come comes came coming|leave leaves left leaving
lose loses lost losing|send sends sent sending|write writes wrote written writing|hear hears heard hearing
read reads reading|keep keeps kept keeping|let lets letting|begin begins began begun beginning
choose chooses chose chosen choosing|forget forgets forgot forgotten forgetting|buy buys bought buying
bring brings brought bringing|build builds built building|catch catches caught catching|cut cuts cutting
deal deals dealt dealing|feel feels felt feeling|fall falls fell fallen falling|fight fights fought fighting
grow grows grew grown growing|hold holds held holding|hurt hurts hurting|lead leads led leading
mean means meant meaning|meet meets met meeting|pay pays paid paying|put puts putting|run runs ran running
sell sells sold selling|show shows showed shown showing|sit sits sat sitting|speak speaks spoke spoken speaking
spend spends spent spending|stand stands stood standing|steal steals stole stolen stealing
teach teaches taught teaching|throw throws threw thrown throwing|understand understands understood understanding
win wins won winning|break breaks broke broken breaking|blow blows blew blown blowing|hide hides hid hidden hiding
lie lies lied lying|bet bets betting|cost costs costing|drive drives drove driven driving
ride rides rode ridden riding|rise rises rose risen rising|set sets setting|shut shuts shutting
stick sticks stuck sticking|sting stings stung stinging|swear swears swore sworn swearing|wake wakes woke woken waking
wear wears wore worn wearing
"""
COMMON = frozenset({
    "a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "not",
    "no", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your", "his", "its",
    "our", "their", "this", "that", "these", "those", "so", "than", "then", "too", "very", "just", "never", "ever",
    "any", "some", "all", "one", "back", "up", "out", "off", "over", "more", "most", "less", "will", "would", "can",
    "could", "should", "must", "may", "might", "yet", "still", "even", "only", "again", "about", "into", "when", "how",
})  # fmt: skip
"""Words that have no other forms here, and stand in most texts."""
_VOWELS = "aeiou"
_SHORT = 3


def _irregular(word: str) -> list[str]:
    for entry in re.split(r"[|\n]", _IRREGULAR):
        known = entry.split()
        if word in known:
            return known
    return []


def _regular(word: str) -> list[str]:
    if word.endswith("e"):
        stem = word[:-1]
        return [word, word + "s", word + "d", stem + "ing"]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        stem = word[:-1]
        return [word, stem + "ies", stem + "ied", word + "ing"]
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms_ = [word, plural, word + "ed", word + "ing"]
    closed = len(word) >= _SHORT and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return [*forms_, word + word[-1] + "ed", word + word[-1] + "ing"] if closed else forms_


def forms(word: str) -> str:
    """Return a regular expression for the word in all its forms; small words have only their own."""
    lowered = word.lower()
    if lowered in COMMON or not lowered.isalpha():
        return word
    found = _irregular(lowered) or (_regular(lowered) if len(lowered) >= _SHORT else [])
    if word[0].isupper():
        found = [form.capitalize() for form in found]
    return f"(?:{'|'.join(sorted(set(found), key=lambda form: (-len(form), form)))})" if found else word
