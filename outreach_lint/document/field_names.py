"""What the name of a merge field, or the words in a placeholder, stand for."""

from functools import cache
from typing import Literal
from unicodedata import normalize

from outreach_lint.document.late import late

Target = Literal[
    "first_name", "last_name", "full_name", "company", "title", "industry", "city", "sender", "date", "link", "custom"
]


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a sentence is."""
    return frozenset(text.split())


_TARGETS: dict[Target, str] = {
    "first_name": "firstname fname first givenname forename vorname prenom nombre personfirstname rufname nome "
    "primeironome primernombre voornaam fornamn fornavn imie etunimi keresztnev prenume jmeno namadepan isim "
    "\u0438\u043c\u044f \u540d",
    "last_name": "lastname lname last surname familyname nachname apellido apellidos sobrenome cognome achternaam "
    "efternamn etternavn efternavn nazwisko sukunimi prijmeni soyad nomdefamille "
    "\u0444\u0430\u043c\u0438\u043b\u0438\u044f \u59d3",
    "full_name": "name fullname contactname prospectname recipientname personname leadname customername clientname "
    "salutation nickname username displayname nom naam namn navn nombrecompleto nomecompleto anrede volledigenaam "
    "\u540d\u524d \u59d3\u540d \uc774\ub984",
    "company": "company companyname account accountname organization organizationname organisation organisationname "
    "org orgname firm firmname business businessname employer brand brandname companydomain domain clientcompany "
    "theircompany prospectcompany targetcompany companyshort companyshortname normalizedcompany cleancompany "
    "casualcompany casualcompanyname agency agencyname empresa entreprise societe unternehmen firma firmenname bedrijf "
    "bedrijfsnaam azienda societa foretag foretagsnamn virksomhed bedrift yritys firmanavn nombreempresa nomeempresa "
    "nombredelaempresa nomedaempresa nomentreprise sirket perusahaan "
    "\u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f \u516c\u53f8 \u4f1a\u793e \ud68c\uc0ac",
    "title": "title jobtitle role position jobrole designation positiontitle roletitle job jobposition "
    "funktion berufsbezeichnung puesto functie stelling",
    "industry": "industry sector vertical niche businesstype theirindustry branche industrie industria secteur settore",
    "city": "city state country location region town metro county area province statecode countryname stadt ciudad "
    "ville cidade citta",
    "date": "date day today month year weekday time tomorrow yesterday quarter currentdate currentyear todaysdate "
    "dayofweek timeofday currentmonth",
    "link": "link url unsubscribe unsubscribelink unsubscribeurl unsub calendar calendarlink bookinglink meetinglink "
    "schedulinglink website viewinbrowser optout optoutlink videolink demolink",
}
_SENDER = words_of("sender owner my rep from me mine signature mailer accountsignature our agent seller")
_OWN = late(r"(?:your|sender|my)(?:full|first|last)?(?:name|company|title|phone|email|signature)(?:name)?\d*")
_PREFIXES = words_of(
    "contact lead prospect recipient person customer profile subscriber c custom personalization merge mergefield "
    "insert the data attributes properties fields member client target user receiver"
)
_WORD = late(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_FIRST_BEYOND_LATIN = "\u0250"

_HEADS = words_of(
    "name firstname lastname fname company organization organisation firm title role position date time day month "
    "year city state country location address industry sector link url website phone email number amount topic "
    "event project product service competitor customer client prospect recipient sender colleague contact "
    "university school department metric benefit challenge goal achievement timeframe price percentage signature "
    "venue duration connection referrer deadline team surname salutation niche vertical problem icebreaker "
    "personalization personalisation compliment"
)
_HEAD_PHRASES = (
    *("pain point", "value proposition", "value prop", "use case", "case study", "job description", "custom line"),
    *("opening line", "first line"),
)
_VERBS = words_of(
    "insert add mention describe enter fill personalize personalise replace include reference choose write state "
    "specify explain name list briefly customize customise"
)
_STARTERS = words_of("your their his/her prospect's prospect recipient's recipient client's specific relevant")
_STARTERS_WITH_HEAD = words_of("brief recent similar mutual")
_ARTICLES = words_of("a an the this that and or but i we it is was if in on of")


@cache
def _meanings() -> dict[str, Target]:
    """Return the plain names and what each stands for."""
    return {word: target for target, words in _TARGETS.items() for word in words.split()}


def field_target(name: str) -> Target | None:
    """Return what a field's name stands for: `custom` if it is none of the usual, None if there is no name."""
    words = [word.lower() for word in _WORD.findall(name if name.isascii() else _unaccented(name))]
    if not words:
        return None
    joined = "".join(words)
    # Salesforce's User is who sends; elsewhere a user is who reads.
    if words[0] in _SENDER or words[-1] in _SENDER or "sender" in joined or name.lstrip("!$ ").startswith("User."):
        return "sender"
    if _OWN.fullmatch(joined):
        return "sender"
    meanings = _meanings()
    while len(words) > 1 and words[0] in _PREFIXES and joined not in meanings:
        words = words[1:]
        joined = "".join(words)
    if joined not in meanings and "." in name:
        return _of_several_words(name.rpartition(".")[2])
    return meanings.get(joined, "custom")


def _of_several_words(last: str) -> Target:
    """Return what a name stands for without the record that it is of ("company.Company Name"), if it has two words."""
    words = [word.lower() for word in _WORD.findall(last)]
    return _meanings().get("".join(words), "custom") if len(words) > 1 else "custom"


def _unaccented(name: str) -> str:
    """Return a name with plain letters for accented ones, capitals as they are."""
    return "".join(normalize("NFKD", char)[0] if char < _FIRST_BEYOND_LATIN else char for char in name)


def is_known(name: str) -> bool:
    """Say whether a name stands for something usual."""
    return field_target(name) not in (None, "custom")


def is_slot(phrase: str) -> bool:
    """Say whether words between brackets ask for something to be put there ("First Name", "mention recent news")."""
    words = phrase.lower().replace("_", " ").replace("-", " ").replace("/", " / ").split()
    if not words or words[0] in _ARTICLES:
        return False
    last = words[-1].strip("0123456789#.?!") or (words[-2] if len(words) > 1 else "")
    heads = last in _HEADS or last.rstrip("s") in _HEADS or " ".join(words).endswith(_HEAD_PHRASES)
    if len(words) > 1 and (words[0] in _VERBS or words[0] in _STARTERS):
        return True
    if words[0] in _STARTERS_WITH_HEAD:
        return heads
    return (heads and len(words) <= 5) or is_known(phrase)  # noqa: PLR2004 - five words is a phrase, more is prose
