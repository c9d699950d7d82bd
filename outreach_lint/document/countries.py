"""Tells in which country a reader is, by the record."""

from functools import cache

from outreach_lint.document.word_lists import labelled
from outreach_lint.document.word_set import word_set
from outreach_lint.model import Prospect

_KEYS = word_set("country location nation")
_STATES = word_set(
    "al ak az ar ct dc fl ga hi ia id il ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd"
    " tn tx ut va vt wa wi wv wy"
)
_WITH_STATE = 2


@cache
def _names() -> dict[str, str]:
    """Return the countries by what records call them."""
    return {name: country for country, rest in labelled("countries") for name in rest.split(", ")}


def country_of(prospect: Prospect) -> str:
    """Return the country of the record as `countries.txt` calls it, "" if unknown or if the record tells several."""
    told = [value for key, value in prospect.other.items() if key.lower() in _KEYS]
    found = {_country(value) for value in (*told, prospect.city)} - {""}
    if not found:
        ending = "." + prospect.email.rpartition("@")[2].rpartition(".")[2].lower()
        found = {_names().get(ending, "")} - {""}
    return found.pop() if len(found) == 1 else ""


def _country(value: str) -> str:
    """Return the country of a place such as "Leeds, UK" or "Austin, TX", "" if it is none we know."""
    pieces = [piece.strip().lower() for piece in value.split(",") if piece.strip()]
    if len(pieces) >= _WITH_STATE and pieces[-1] in _STATES:
        return "us"
    if not pieces:
        return ""
    return _names().get(pieces[-1], "") if pieces[-1][0] != "." else ""
