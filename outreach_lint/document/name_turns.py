"""Finds where a text turns to somebody by name, and greetings that hold another column of the record than the name."""

import re
from collections.abc import Iterator

from outreach_lint.document.companies import company_of
from outreach_lint.document.glance import Glance
from outreach_lint.document.late import late
from outreach_lint.document.name_words import is_name_word
from outreach_lint.document.names import is_any_given_name, is_given_name, keys_of
from outreach_lint.document.span import Span
from outreach_lint.document.vocabulary import is_known_word
from outreach_lint.document.word_lists import words
from outreach_lint.model import Prospect

_NAME = r"([^\W\d_]+(?:-[^\W\d_]+)?)"
_MORE = r"(?: again| so much| very much| in advance| a lot| a million)?"
_COURTESY = (
    rf"(?:thanks{_MORE}|thank you{_MORE}|honestly|congrats|congratulations|sorry|so|look|listen|hi|hey|hello|dear"
    r"|cheers|bravo|well done|hats off|good luck|welcome|happy (?:birthday|new year|anniversary))"
)
_SAYS = (
    r"(?:you|your|you're|you'd|you'll|you've|would|could|can|do|did|are|have|will|may|let|if|shall"
    r"|I|I'd|I'm|I'll|I've|we|we'd|how|what|what's|please|just|feel free|drop me|tell me|say so|send me|give me"
    r"|(?:and|or|but|so) (?:I|we|I'll|we'll|I'd|we'd|I'm|let me|you'll|you'd|just|please))"
)
_VOCATIVE = late(
    rf"(?:, |(?:^|\n|[.!?] ){_COURTESY},? ){_NAME}(?=, {_SAYS}(?!\w)|[!?.](?:\s|$))",
    re.IGNORECASE,
)
# Nothing but a person addressed can stand here, so a name need not be a known one.
_SURE = late(
    rf"(?:^|\n|[.!?] ){_COURTESY}, {_NAME}(?=, (?:and|but|for|that) |!)"
    rf"|(?:^|[ \n])(?:I(?:'m| am) (?:sure|afraid|certain)|you know|you see|believe me"
    r"|trust me|let me know(?: \w+){0,2}|what do you think|what do you say"
    r"|tell me|as you know|I promise|if you ask me|see you (?:soon|there"
    rf"|then)|to be honest|happy to help|hope to hear from you|looking forward to it|so tell me), {_NAME}"
    r"(?=[!?.](?:\s|$)|, (?:that|and|but|the|this|it|your?|since|because|as|so|if|when)(?!\w))"
    rf"|(?:^|\n|[.!?] )(?:[Tt]hanks|[Tt]hank you|[Cc]ongrats|[Cc]ongratulations|[Ww]ell done|[Hh]ats off),? {_NAME}"
    r"(?= (?:for|on) (?:the|your|that|this|all|a|an|being|sending|sharing|taking)(?!\w))"
    rf"|\b(?:you|yours), {_NAME}\?(?=\s|$)"
    rf"|(?:^|\n)p\.? ?s\.?[:,]? {_NAME}, (?=[a-z])"
    rf"|\b(?:hearing|hear back|reply|answer) (?:back )?from you(?: soon)?, {_NAME}(?=[.!] ?\n\s*\S)"
    rf"|(?:^|\n|[.!?] ){_NAME}, (?:would you|could you|can you|do you|did you|are you|have you|will you|how do you"
    r"|what do you|would (?:it|that|this|one|ten|[A-Z]\w{2,5}day)|if you|I know you|I saw you|your (?!\w+ and ))",
    re.IGNORECASE,
)
_TITLES = r"(?:mr|mrs|ms|miss|dr|prof)\.?"
_TITLED = late(
    r"(?:(?:you|your(?: good)? ?self|thanks|thank you|honestly|sorry|congratulations), "
    rf"|(?<!\w)(?:hi|hello|dear) )({_TITLES} {_NAME})(?=[,.!?]|$)"
    rf"|(?:^|\n|[.!?] )({_TITLES} {_NAME}), (?:would|could|can|do|did|are|have|will|may|shall|how|what|your?)(?!\w)"
    r"|(?:^|\n|[.!?] )(?:thanks|thank you|i hope|we hope|please|looking forward|could you|would you|can you|may i"
    r"|may we|let me)(?! [^.!?\n]*\b(?:colleague|boss|friend|with|tell|ask|call|contact|meet|see)\b)[^.!?\n]{3,90}, "
    rf"({_TITLES} {_NAME})(?=[.!?](?:\s|$))",
    re.IGNORECASE,
)
_SUBJECT = late(
    r"(?:re: ?|fwd?: ?)?(?:(?:hi|hello|hey|dear) )?([^\W\d_]+)(?:, (?=[a-z0-9])|\? | - |(?<=[a-z])$)", re.IGNORECASE
)
_SUBJECT_SURE = late(
    rf"(?:re: ?|fwd?: ?)?(?:(?:hi|hello|hey|dear) {_NAME}(?=[,!]|$)|{_NAME}, (?:your|you|a (?:quick|short)|quick|one"
    r"|two|three|can|could|would|do|did|are|have|will|how|what|I|we|still|thanks|congrats|let)(?!\w))",
    re.IGNORECASE,
)
_SUBJECT_FOR = late(
    r"[^\n]{0,60}\b(?:question|idea|ideas|note|thought|thoughts|proposal|quote|invitation|something|message|offer)"
    rf" for {_NAME}(?=[?!.]?$)",
    re.IGNORECASE,
)
_ANY = Glance(_VOCATIVE, _SURE, spare=8)
_ANY_TITLED = Glance(_TITLED, spare=8)
_BEFORE = 30
_TWO = 2
_CASUAL = late(r"(?:hi|hello|hey|hiya|hallo|hej|hola|ciao) $", re.IGNORECASE)


def turns_to(text: str, *, subject: bool) -> Iterator[Span]:
    """Yield the names by which a text seems to turn to its reader: known ones, and any where only a name can stand."""
    seen: set[int] = set()
    turns = _ANY.sees(text)
    sure = [*(_SURE.finditer(text) if turns else ()), *filter(None, [_SUBJECT_SURE.match(text) if subject else None])]
    for span in map(_group, sure):
        if span.start not in seen and _may_be_name(text[span.start : span.end]):
            seen.add(span.start)
            yield span
    is_name = is_given_name if subject else is_any_given_name
    opening = _SUBJECT.match(text) if subject else None
    meant = _SUBJECT_FOR.match(text) if subject else None
    for hit in [*filter(None, [opening, meant]), *(_VOCATIVE.finditer(text) if turns else ())]:
        called = hit.group(1)
        before = text[max(0, hit.start() - _BEFORE) : hit.start()]
        known = called[0].isupper() and any(map(is_name, keys_of(called)))
        if known and hit.start(1) not in seen and not _is_listed(before, hit, text):
            yield Span(*hit.span(1))


def titled_turns(text: str) -> Iterator[Span]:
    """Yield titles with last names by which a text turns to its reader."""
    for hit in _TITLED.finditer(text) if _ANY_TITLED.sees(text) else ():
        yield Span(*hit.span(next(group for group in (1, 3, 5) if hit.group(group))))


def _group(hit: re.Match[str]) -> Span:
    """Return the place of the one name that a match has."""
    number = next(number for number, value in enumerate(hit.groups(), 1) if value)
    return Span(*hit.span(number))


def _may_be_name(called: str) -> bool:
    """Tell whether a word with a capital is no word that prose puts there."""
    keys = keys_of(called)
    if not called[0].isupper() or len(called) < _TWO or (called.isupper() and not any(map(is_any_given_name, keys))):
        return False
    if any(map(is_any_given_name, keys)):
        return is_name_word(called)
    ordinary = words("addressees") | words("acronyms") | words("places") | words("platforms") | words("calendar_words")
    return is_name_word(called) and not ordinary.intersection(keys) and not any(map(is_known_word, keys))


def _is_listed(before: str, hit: re.Match[str], text: str) -> bool:
    """Tell whether the name stands in a list or explains the noun before it, or signs the message."""
    if not hit.group().startswith(","):
        return False
    previous = re.search(r"([^\W\d_]+)$", before)
    word = previous.group(1) if previous else ""
    last = word[:1].isupper() or not word or text[hit.end(1) : hit.end(1) + 1] == "."
    relation = re.search(r"(?i)(?:our|my|your|his|her|their|the|a|an) (?:[\w-]+ ){0,2}[\w-]+$", before)
    return last or bool(relation)


def is_other_column(text: str, name: Span, prospect: Prospect) -> bool:
    """Tell whether a greeting calls a person by the name of their company or by their job, in full."""
    keys = keys_of(text[name.start : name.end])
    if not prospect.first_name or set(keys) & {*keys_of(prospect.first_name), *keys_of(prospect.last_name)}:
        return False
    if not _CASUAL.search(text, max(0, name.start - _BEFORE), name.start):
        return False
    core = company_of(prospect.company).core
    columns = ((core, company_of(text[name.start : name.end]).core), (keys_of(prospect.title), keys))
    return keys == keys_of(prospect.industry) or any(len(own) >= _TWO and own == said for own, said in columns)
