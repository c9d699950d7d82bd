"""Contractions: which words may be written as one, so that a phrase finds both spellings."""

_NOT = {
    "do": "don't", "does": "doesn't", "did": "didn't", "have": "haven't", "has": "hasn't", "had": "hadn't",
    "is": "isn't", "are": "aren't", "was": "wasn't", "were": "weren't", "will": "won't", "would": "wouldn't",
    "could": "couldn't", "should": "shouldn't", "must": "mustn't", "need": "needn't", "can": "can't",
}  # fmt: skip
_SUFFIX = {
    "am": "'m", "are": "'re", "is": "'s", "has": "'s", "have": "'ve", "had": "'d", "would": "'d", "will": "'ll",
}  # fmt: skip
_SUBJECTS = {
    "i": {"am", "have", "had", "would", "will"},
    "you": {"are", "have", "had", "would", "will"},
    "we": {"are", "have", "had", "would", "will"},
    "they": {"are", "have", "had", "would", "will"},
    "he": {"is", "has", "had", "would", "will"},
    "she": {"is", "has", "had", "would", "will"},
    "it": {"is", "has", "would", "will"},
    "that": {"is", "has", "would", "will"},
    "there": {"is", "has"},
    "here": {"is"},
    "what": {"is", "are", "has"},
    "who": {"is", "has", "will", "would"},
    "how": {"is"},
    "where": {"is"},
}
_BARE = {"i'm", "i've", "you're", "you've", "you'll", "they're", "they've", "that's", "what's"}
"""Contractions whose spelling without an apostrophe is no other word."""


def expand(word: str) -> list[str]:
    """Return the words that a contraction stands for, or the word itself if that is not certain."""
    lowered = word.lower()
    for verb, short in _NOT.items():
        if lowered == short:
            return [word[0] + verb[1:], "not"]
    if lowered == "cannot":
        return [word[:3], "not"]
    for subject, verbs in _SUBJECTS.items():
        matching = [verb for verb in sorted(verbs) if subject + _SUFFIX[verb] == lowered]
        if len(matching) == 1:
            return [word[: len(subject)], matching[0]]
    return [word]


def negated(verb: str) -> list[str]:
    """Return the one-word forms of `verb not` as regular expressions, none if there are none."""
    if verb == "can":
        return ["can'?t", "cannot"]
    return [_NOT[verb].replace("'", "'?")] if verb in _NOT else []


def joined(subject: str, verb: str) -> list[str]:
    """Return the one-word forms of `subject verb` as regular expressions, none if there are none."""
    if verb not in _SUBJECTS.get(subject, ()):
        return []
    short = subject + _SUFFIX[verb]
    return [short.replace("'", "'?") if short in _BARE else short]
