"""Finds values of the record, greetings and legal forms that stand twice in one breath."""

import re
from collections.abc import Iterator

from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.names import bare, keys_of
from outreach_lint.document.span import Span
from outreach_lint.model import Prospect

_LONGEST = 20_000  # characters: nobody writes a longer message
_LINE = 120
_FORMS = late(
    r"(?<!\w)(?:ltd\.?,? ltd|inc\.?,? inc|llc,? llc|gmbh,? gmbh|plc,? plc|limited,? limited)(?!\w)", re.IGNORECASE
)
_TWO_GREETINGS = late(
    r"\s{0,9}(?P<span>(?:hi|hello|hey|dear)[ ,]+(?:hi|hello|hey))(?= [^\W\d_])(?! (?:all|both|again)\b)",
    re.IGNORECASE,
)
_TWO_POSSESSIVES = late(r"(?<=\w)'s's\b")
_ANY = Glance(_FORMS, _TWO_POSSESSIVES, spare=8)


def doubled_values(text: str, prospect: Prospect | None, *, body: bool = True) -> Iterator[Span]:
    """Yield the stretches in which a part says a value twice, in order of kind."""
    text = text[:_LONGEST]
    twice = _TWO_GREETINGS.match(text) if body else None
    if twice:
        yield Span(*twice.span("span"))
    for pattern in (_FORMS, _TWO_POSSESSIVES) if _ANY.sees(text) else ():
        for hit in pattern.finditer(text):
            yield Span(*hit.span())
    if prospect is None:
        return
    folded = bare(text)
    values = (prospect.first_name, prospect.last_name, prospect.company)
    record = " ".join(keys_of(" ".join(values)))
    yield from _title_around(folded, keys_of(prospect.title)) if body else ()
    for value in dict.fromkeys(filter(None, values)):
        yield from (span for span in _repeated(folded, keys_of(value), record) if text[span.start].isupper())


def _title_around(folded: str, title: tuple[str, ...]) -> Iterator[Span]:
    """Yield the first line from one saying of the reader's job to the next, as "Head of Sales Ann Head of Sales"."""
    said, line = " ".join(title), folded.partition("\n")[0][:_LINE]
    first, last = line.find(said), line.rfind(said)
    if len(title) > 1 and 0 <= first < last:
        yield Span(first, last + len(said))


def _repeated(folded: str, keys: tuple[str, ...], record: str) -> Iterator[Span]:
    """Yield a name said twice, in full or its first or last word, unless the record itself holds it so."""
    reached = 0
    for said in dict.fromkeys((" ".join(keys), keys[0], keys[-1])) if keys else ():
        twice = f"{said} {said}"
        if len(said) < 3 or twice in record or twice not in folded:  # noqa: PLR2004 - initials repeat by chance
            continue
        whole = re.escape(said)
        around = rf"(?:{re.escape(keys[0])} )?" if said == keys[-1] != keys[0] else ""
        for hit in re.finditer(rf"(?<![\w-]){around}{whole} {whole}(?![\w-])", folded):
            if hit.start() >= reached:
                reached = hit.end()
                yield Span(*hit.span())
