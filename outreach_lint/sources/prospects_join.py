"""Puts the records of an export to the messages: by address, then id, then name and company, then name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from pathlib import Path
from typing import Literal

import msgspec

from outreach_lint.document.companies import company_of
from outreach_lint.model import Failure, Message, Notice, Prospect
from outreach_lint.sources.prospects import Mapped, Record, read_prospects

By = Literal["address", "id", "name and company", "name"]
Key = tuple[By, str]
Packed = bytes
"""A record in a fifth of the memory: of a hundred thousand, a run looks at few."""
_NAMED = 3
_AMBIGUOUS = -1


class Prospects:
    """The records of an export, found by what a message tells of its reader."""

    def __init__(self, records: Iterable[Record], path: str) -> None:
        """Take the records; what two different ones share finds neither."""
        self.path = path
        self._records: list[Packed] = []
        self._at: dict[By, dict[str, int]] = {"address": {}, "id": {}, "name and company": {}, "name": {}}
        self._unpacked = msgspec.msgpack.Decoder(Prospect).decode
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}
        for record in records:
            self._add(record)

    def _add(self, record: Record) -> None:
        number = len(self._records)
        self._records.append(msgspec.msgpack.encode(record.prospect))
        for by, key in _keys(record.prospect, record.id):
            known = self._at[by].setdefault(key, number)
            if known not in (number, _AMBIGUOUS) and self._records[known] != self._records[number]:
                self._at[by][key] = _AMBIGUOUS

    def find(self, message: Message) -> Prospect | None:
        """Return the record of a message's reader; the first thing that the export knows decides."""
        for by, key in _keys(message.prospect or Prospect(), message.id):
            number = self._at[by].get(key)
            if number == _AMBIGUOUS:
                self._note(f"more than one record of {self.path} has the {by}", message)
                return None
            if number is not None:
                return self._unpacked(self._records[number])
        self._note(f"no record in {self.path} for the reader", message)
        return None

    def apart(self) -> "Prospects":
        """Return the same records with notices of their own, for a look that nobody is told of."""
        other = copy(self)
        vars(other).update(_counts=Counter(), _examples={})
        return other

    def joined(self, messages: Iterable[Message | Failure | Notice]) -> Iterator[Message | Failure | Notice]:
        """Yield the messages with their records; what a message says itself wins."""
        for message in messages:
            yield self.join(message) if isinstance(message, Message) else message

    def join(self, message: Message) -> Message:
        """Return a message with the record of its reader."""
        record = self.find(message)
        if record is None:
            return message
        return msgspec.structs.replace(message, prospect=_merged(message.prospect, record))

    def notices(self) -> Iterator[Notice]:
        """Yield how many messages found no record, or more than one, and the first of them."""
        for reason, count in sorted(self._counts.items()):
            names = ", ".join(self._examples[reason])
            more = " …" if count > _NAMED else ""
            yield Notice(self.path, 0, f"{reason} of {count} message{'s' if count > 1 else ''}: {names}{more}")

    def _note(self, reason: str, message: Message) -> None:
        self._counts[reason] += 1
        names = self._examples.setdefault(reason, [])
        if len(names) < _NAMED:
            names.append(message.id)


def load_prospects(path: Path, mapped: Mapped) -> tuple[Prospects, list[Failure | Notice]]:
    """Return the records of a file, and what is to be told of those that could not be read."""
    told: list[Failure | Notice] = []

    def records() -> Iterator[Record]:
        for found in read_prospects(path, mapped):
            if isinstance(found, Record):
                yield found
            else:
                told.append(found)

    return Prospects(records(), path.as_posix()), told


def _keys(prospect: Prospect, name: str) -> Iterator[Key]:
    """Yield by what a person may be found, the surest first."""
    if prospect.email:
        yield "address", prospect.email.strip().casefold()
    if name:
        yield "id", name
    full = " ".join(f"{prospect.first_name} {prospect.last_name}".casefold().split())
    if prospect.first_name and prospect.last_name:
        company = _plain(prospect.company)
        if company:
            yield "name and company", f"{full}\n{company}"
        yield "name", full


def _plain(company: str) -> str:
    """Return a company's name without its legal form."""
    return " ".join(company_of(company).core) if company else ""


def _merged(own: Prospect | None, record: Prospect) -> Prospect:
    """Return a record in which what the message itself says stands in place of what the export says."""
    if own is None:
        return record
    said = {name: value for name in Prospect.__struct_fields__ if (value := getattr(own, name))}
    if own.other:
        said["other"] = {**record.other, **own.other}
    if own.recent:
        said["recent_dates"] = own.recent_dates
    return msgspec.structs.replace(record, **said)
