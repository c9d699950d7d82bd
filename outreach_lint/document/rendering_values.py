"""What a merge field may be filled with: a value as it should be, and the worst that lists hold."""

from functools import lru_cache
from typing import Literal

from outreach_lint.document.field_names import Target, field_target

Stress = Literal["empty", "blank", "null", "capitals", "long", "final_s", "emoji", "right_to_left"]
STRESSES: tuple[Stress, ...] = ("empty", "blank", "null", "capitals", "long", "final_s", "emoji", "right_to_left")
TOLD: dict[Stress, str] = {
    "empty": "empty",
    "blank": "one space",
    "null": "null",
    "capitals": "in capitals",
    "long": "60 characters long",
    "final_s": "ending in s",
    "emoji": "with an emoji",
    "right_to_left": "in a right-to-left script",
}
_LONG = 60
_REMEMBERED = 4096
"""Fields, of which a message can name any; eight values of each are made."""
_REALISTIC: dict[Target, str] = {
    "first_name": "Nadia",
    "last_name": "Fenwick",
    "full_name": "Nadia Fenwick",
    "company": "Alder Works",
    "title": "operations manager",
    "industry": "food packaging",
    "city": "Leiden",
    "sender": "Robin Hale",
    "date": "Tuesday",
    "link": "https://link.example/",
}
_FINAL_S: dict[Target, str] = {
    "first_name": "James",
    "last_name": "Jones",
    "full_name": "James Jones",
    "company": "Hopkins Brothers",
    "title": "head of operations",
    "industry": "logistics",
    "city": "Paris",
}
_LEFTWARD: dict[Target, str] = {
    "first_name": "נועה",
    "last_name": "לוי",
    "full_name": "נועה לוי",
    "company": "שלום ובניו",
    "city": "חיפה",
}
_OTHER_LEFTWARD = "שלום"
_TAIL: dict[Target, str] = {
    "first_name": " Alexandrina Konstantina Wilhelmina Margarethe Francesca Theodora",
    "company": " International Harbour Pilots and Crews of the Northern Counties Holding",
}
_OTHER_TAIL = " and all that belongs to it in the northern and southern counties"
# What a list never holds for the reader: the tool or the sender puts it in.
_NOT_THE_READERS: frozenset[Target | None] = frozenset({"sender", "date", "link", None})
_SENTENCES = ("line", "sentence", "icebreaker", "opener", "opening", "intro", "compliment", "snippet", "note", "hook")
_FIGURES = ("count", "number", "percent", "employees", "headcount", "amount", "size", "qty", "age")


def is_the_readers(name: str) -> bool:
    """Say whether the value of a field comes from the list, and may be anything."""
    return field_target(name) not in _NOT_THE_READERS


@lru_cache(_REMEMBERED)
def realistic(name: str) -> str:
    """Return a value as it should be for a field of this name."""
    target = field_target(name) or "custom"
    if target != "custom":
        return _REALISTIC[target]
    lowered = name.lower()
    if any(lowered.rstrip("0123456789_").endswith(word) for word in _SENTENCES):
        return "Your second depot opened in May."
    if any(word in lowered for word in _FIGURES):
        return "12"
    words = name.rpartition(".")[2].replace("_", " ").replace("-", " ")
    return " ".join(words.split()).lower() or "value"


@lru_cache(_REMEMBERED)
def stressed(name: str, stress: Stress) -> str:
    """Return a value of a field of this name that lists hold and templates fall over."""
    value, target = realistic(name), field_target(name) or "custom"
    if stress in ("empty", "blank", "null"):
        return {"empty": "", "blank": " ", "null": "null"}[stress]
    if stress == "capitals":
        return value.upper()
    if stress == "long":
        return _lengthened(value, _TAIL.get(target, _OTHER_TAIL))
    if stress == "final_s":
        return _FINAL_S.get(target) or (value if value.endswith("s") else value.rstrip(".") + "s")
    return value + " \N{ROCKET}" if stress == "emoji" else _LEFTWARD.get(target, _OTHER_LEFTWARD)


def _lengthened(value: str, tail: str) -> str:
    """Return a value of exactly 60 characters that begins with another and ends in a letter."""
    cut = (value.rstrip(".") + tail * 2)[:_LONG]
    return cut if not cut.endswith(" ") else cut[:-1] + "s"
