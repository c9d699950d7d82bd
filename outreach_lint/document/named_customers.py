"""Finds the companies that a message names as the sender's customers."""

from collections.abc import Iterator

from outreach_lint.document.late import late
from outreach_lint.document.names import is_given_name, keys_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_CAPITAL = "[A-Z\u00c0-\u00de0-9]"
_ONE = rf"{_CAPITAL}[\w&'.-]{{0,30}}(?: (?:(?:of|&|de|the) )?{_CAPITAL}[\w&'-]{{0,30}}){{0,4}}"
_NAME = late(_ONE)
_CUES = late(
    r"(?<!\w)(?i:(?:our|other|some of our|existing) (?:\w+ )?(?:customers|clients|users|partners),?"
    r" (?:like|such as|include|including|are)"
    r"|(?:customers|clients|companies|firms|teams|brands) (?:like|such as|including)(?= [A-Z])"
    r"|(?:we|i)(?:'ve| have)? (?:recently |just |already |also )?"
    r"(?:helped|work(?:ed)? with|built this for|did this (?:for|with)|serve[ds]?|supported|partnered with|got|saved)"
    r"|trusted by|used by|relied on by|used at|chosen by|our customer|our client)"
    r"(?: the likes of| teams at| folks at| people at| companies like| brands like| firms like)?[ :]+(?=[A-Z0-9])"
)
_TURNED = late(
    rf"(?:^|[.!?\n] *)({_ONE}) (?:already |now )?"
    r"(?:uses? us|use[sd]? our|chose us|switched to us|trusts us|runs on our|picked us)\b"
)
# One such word before a plural is no name: "German mills".
_NATION = late(r"\w+(?:an|ish|ese|ch|ic) [a-z]+s\b")
_JOINT = late(r"(?:,? and |, | & |/)")
_CUE_WORDS = (
    "helped",
    "work",
    "trusted",
    "used",
    "customer",
    "client",
    "like",
    "such",
    "chose",
    "switched",
    "us",
    "our",
)
_MOST = 12


def named_customers(text: str) -> Iterator[Span]:
    """Yield the names that stand where a customer of the sender's would; people and places are none."""
    lowered = text.lower()
    if not any(word in lowered for word in _CUE_WORDS):
        return
    found = [Span(hit.start(1), hit.end(1)) for hit in _TURNED.finditer(text)]
    for cue in _CUES.finditer(text):
        found += _listed(text, cue.end())
    seen = -1
    for span in sorted(found, key=lambda span: span.start):
        if span.start > seen and not _NATION.match(text, span.start) and _is_company(text[span.start : span.end]):
            seen = span.end
            yield span


def _listed(text: str, start: int) -> Iterator[Span]:
    """Yield the names of a list that begins at a place."""
    for _turn in range(_MOST):
        name = _NAME.match(text, start)
        if name is None:
            return
        end = name.end() - (text[name.end() - 1] in ".'-")
        yield Span(start, end)
        joint = _JOINT.match(text, end)
        if joint is None:
            return
        start = joint.end()


def _is_company(name: str) -> bool:
    keys = keys_of(name)
    if not keys or not any(key.isalpha() for key in keys) or is_given_name(keys[0]):
        return False
    return any(key not in words("places") and key not in words("stop_words") for key in keys)
