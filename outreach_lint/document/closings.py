"""Know a sign-off when it stands alone."""

from outreach_lint.document.word_set import word_set

_CORE = word_set(
    "regards best cheers thanks thank thx sincerely warmly cordially respectfully wishes love yours ciao ta"
    " gratefully faithfully truly saludos atentamente mvh hilsen hälsningar groet groeten groetjes abraço abraços"
    " merci saluti cumprimentos cordialement grüße gruß grüßen rgds brgds xoxo onward warmest"
)
_AROUND = word_set(
    "kind kindest warm with many all the my our and & very so much again in advance for your time from to you"
    " have a of consideration sincere friendly most always ever bien mit freundlichen viele met vriendelijke med"
    " vänliga venlig un saludo atenciosamente as a attention support"
)
_WHOLE = frozenset(
    {
        "take care",
        "talk soon",
        "speak soon",
        "see you soon",
        "see you there",
        "god bless",
        "all the best",
        "in solidarity",
        "in gratitude",
        "with gratitude",
        "with appreciation",
        "in peace",
        "stay safe",
        "stay well",
        "be well",
        "have a great day",
        "have a good day",
        "have a nice day",
        "have a great week",
        "have a great weekend",
        "have a lovely day",
        "until then",
        "a bientôt",
        "à bientôt",
        "\u0441 \u0443\u0432\u0430\u0436\u0435\u043d\u0438\u0435\u043c",
        "looking forward",
    }
)
_LONGEST = 48
_MOST_WORDS = 7


def is_sign_off(line: str) -> bool:
    """Tell whether a line is nothing but a phrase that closes a letter."""
    if len(line) > _LONGEST or line[-1:] == "?":
        return False
    bare = line.lower().rstrip(" ,.!-\u2013\u2014\u2026")
    if bare in _WHOLE:
        return True
    words = bare.replace(",", " ").replace("/", " ").replace("!", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or _CORE.isdisjoint(words):
        return False
    return all(word in _CORE or word in _AROUND for word in words)
