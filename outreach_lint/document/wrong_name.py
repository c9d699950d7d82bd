"""Finds people addressed by a name that contradicts the prospect record."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from outreach_lint.document.companies import company_of
from outreach_lint.document.late import late
from outreach_lint.document.name_check import NameCheck
from outreach_lint.document.name_turns import is_other_column, titled_turns, turns_to
from outreach_lint.document.names import is_given_name, keys_of, words_of
from outreach_lint.document.nicknames import misspelt, same_person
from outreach_lint.document.span import Span
from outreach_lint.document.spelling import usual_case
from outreach_lint.document.word_lists import words
from outreach_lint.model import PartName, Prospect

if TYPE_CHECKING:
    from outreach_lint.document.document import Document

_SEVERAL = late(r" (?:and|und|et|y|e|och|og|en) |[&+,/]", re.IGNORECASE)
_LINKS = frozenset(["and", "und", "et", "y", "e", "och", "og", "en"])
# Whoever has, keeps or loves something: "Leaseholder", "Season Ticket Holder", "Dog Lover".
_ROLE = late(
    r"(?:holder|keeper|mate|owner|goer|lover|user|worker|seeker|dweller|enthusiast|grower|person|people|member|buyer"
    r"|supporter|manager|director)s?$"
)
_FIELD = late(r"[{}<>\[\]%|$#@*=«»_]|\d")


def wrong_names(document: "Document", part: PartName) -> Iterator[NameCheck]:
    """Yield the names by which a part of a message calls its reader wrongly, in the greeting and below it."""
    prospect, sender = document.message.prospect, document.message.sender
    greeting = document.greeting if part == "body" else None
    if greeting and (found := greeting_mismatch(document.text(part), greeting.name, prospect, greeting.honorific)):
        yield found
    others = frozenset(sender.name.lower().split()) if sender else frozenset()
    start = greeting.span.end if greeting else 0
    text = document.prose(part)[start:]
    for called in address_mismatches(text, prospect, subject=part == "subject", others=others):
        yield msgspec.structs.replace(called, start=called.start + start, end=called.end + start)


def greeting_mismatch(
    text: str, name: Span | None, prospect: Prospect | None, honorific: Span | None = None
) -> NameCheck | None:
    """Return what is wrong with the name in a greeting, if anything.

    `name` leaves out the honorific. Greetings of groups, roles and companies, and names that hold a merge field, can't
    be compared.
    """
    called = text[name.start : name.end].strip() if name else ""
    keys = keys_of(called)
    if name is None or not keys or _FIELD.search(called):
        return None
    who = prospect or Prospect()
    expected = who.last_name if honorific and who.last_name else who.first_name or who.last_name
    own = {*keys_of(who.first_name), *keys_of(who.last_name)}
    if len(keys) == 1 and keys[0] in words("mailboxes") and keys[0] not in own:
        return NameCheck(name.start, name.end, called, expected, "mailbox")
    whole = Span(honorific.start, name.end) if honorific else name
    if expected and is_other_column(text, whole, who):
        return NameCheck(whole.start, whole.end, text[whole.start : whole.end], expected, "other")
    if not expected or (honorific and not who.last_name):
        return None
    return None if _is_no_person(keys, who, own) else _compared(name, called, who, expected)


def _compared(name: Span, called: str, who: Prospect, expected: str) -> NameCheck | None:
    """Return what is wrong with the name of a person in a greeting."""
    addressees = [found for piece in _SEVERAL.split(called) if (found := keys_of(piece))]
    if any(_fits(one, who) for one in addressees):
        return None
    slip = next((s for one in addressees if (s := misspelt(one, who.first_name, who.last_name))), "")
    if slip:
        return NameCheck(name.start, name.end, called, _spelling(slip, who) or expected, "misspelt")
    return (
        NameCheck(name.start, name.end, called, expected, "other")
        if _looks_like_person(called, keys_of(called))
        else None
    )


def _looks_like_person(called: str, keys: tuple[str, ...]) -> bool:
    return called[0].isupper() or any(is_given_name(key) for key in keys)


def _is_no_person(keys: tuple[str, ...], prospect: Prospect, own: set[str]) -> bool:
    if own.intersection(keys):
        return False
    generic = words("addressees") | words("acronyms")
    role = {*keys_of(prospect.title), *keys_of(prospect.industry)}
    named = [key for key in keys if key not in _LINKS]
    if _ROLE.search(keys[-1]) and not any(map(is_given_name, keys)):
        return True
    return any(key in generic or key in role for key in named) or company_of(prospect.company).is_named_by(keys)


def _fits(called: tuple[str, ...], prospect: Prospect) -> bool:
    if same_person(called, prospect.first_name, prospect.last_name):
        return True
    aliases = " ".join(v for k, v in prospect.other.items() if re.search("name|nick|alias|goes|call", k.lower()))
    told = {*keys_of(aliases), *(word.key for fact in prospect.recent for word in words_of(fact))}
    return any(key in told for key in called)


def _spelling(key: str, prospect: Prospect) -> str:
    pieces = [word.text for name in (prospect.first_name, prospect.last_name) for word in words_of(name)]
    return next((piece for piece in pieces if key and key in keys_of(piece)), "")


def address_mismatches(
    text: str, prospect: Prospect | None, *, subject: bool = False, others: frozenset[str] = frozenset()
) -> Iterator[NameCheck]:
    """Yield given names by which the text turns to somebody else than the prospect.

    Only a name that is set off by commas or closes a sentence and is followed by a turn to the reader counts. `others`
    are folded names that belong to third persons or to the sender.
    """
    if prospect is None or not prospect.first_name:
        return
    yield from _titled(text, prospect, others)
    for turn in turns_to(text, subject=subject):
        called = text[turn.start : turn.end]
        keys = keys_of(called)
        if _fits(keys, prospect) or company_of(prospect.company).is_named_by(keys) or others.intersection(keys):
            continue
        if misspelt(keys, prospect.first_name, prospect.last_name):
            continue
        expected = usual_case(prospect.first_name) if prospect.first_name.isupper() else prospect.first_name
        yield NameCheck(turn.start, turn.end, called, expected, "other")


def _titled(text: str, prospect: Prospect, others: frozenset[str]) -> Iterator[NameCheck]:
    """Yield somebody else's last name after a title by which the text turns to the reader."""
    if not prospect.last_name:
        return
    for turn in titled_turns(text):
        called = text[turn.start : turn.end]
        keys = keys_of(called)[1:]
        known = {*keys_of(prospect.first_name), *keys_of(prospect.last_name), *others, *words("addressees")}
        if keys and not known.intersection(keys) and not misspelt(keys, prospect.first_name, prospect.last_name):
            yield NameCheck(turn.start, turn.end, called, prospect.last_name, "other")
