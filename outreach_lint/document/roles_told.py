"""Finds where a reader is told of their own office: by its title, or by the work that the title names."""

from collections.abc import Iterable, Iterator

from outreach_lint.document.late import late
from outreach_lint.document.names import keys_of, words_of
from outreach_lint.document.span import Span
from outreach_lint.document.word_lists import words

_CALLED = late(
    r"(?i)(?:\b(?:as|being) (?:an? |the )?|\byour (?:role|job|work|position|post|time|years) (?:as|of) (?:an? |the )?"
    r"|\byou(?:'re| are) (?:an? |the |their )?)(?:[\w-]+ ){0,2}$"
)
_OF_MANY = frozenset({"owner", "director", "manager", "founder", "ceo", "partner", "president", "head"})
_TO_THE_READER = late(r"(?i)\b(?:you|your)\b")
_OF_THE_WRITER = late(r"\b(?:I|I'm|I've|myself)\b")
_WRITER_AFTER = late(r"[^.!?\n,]{0,30},? (?:I|I'm|I've|we)\b")
_DOES = late(
    r"(?i)\b(?:you(?:'ve| have| also| still| now)* (?:run|ran|lead|led|managed?|head|handle|oversee|own|plan|teach|buy"
    r"|keep|look after|cover)|you(?:'re| are) (?:in charge of|responsible for|the one who))\b"
)
_CLAUSE_END = late(r"[.!?\n;]")
_MARKS = ".!?\n"
_LONG, _NEARBY = 4, 50


def is_called(text: str, start: int, end: int) -> bool:
    """Tell whether the reader is told to have the title there, and few readers would: "as head of nursing, you"."""
    if text[start:end].casefold() in _OF_MANY or not _CALLED.search(text, max(0, start - 60), start):
        return False
    begin = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    close = min((place for mark in _MARKS if (place := text.find(mark, end)) >= 0), default=len(text))
    written = _OF_THE_WRITER.search(text, begin, start) or _WRITER_AFTER.match(text, end)
    return not written and bool(_TO_THE_READER.search(text, begin, close))


def work_named(text: str, title: str, skip: Iterable[Span]) -> Iterator[Span]:
    """Yield where the reader is told to do the work of their title: "you run the night rota" to a rota planner."""
    own = {key for key in keys_of(title) if len(key) >= _LONG} - words("role_heads") - words("departments")
    for hit in _DOES.finditer(text) if own else ():
        away = any(span.start <= hit.start() < span.end for span in skip)
        told = next((word for word in words_of(text, hit.end(), hit.end() + _NEARBY) if word.key in own), None)
        if told and not away and not _CLAUSE_END.search(text, hit.end(), told.start):
            yield Span(hit.start(), told.end)
