"""Which columns of a spreadsheet or export hold what, told by their headers or by the configuration."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, get_args

import msgspec

from outreach_lint.document.late import late
from outreach_lint.model import Column

COLUMNS: Final[tuple[Column, ...]] = get_args(Column)
PARTS: Final[frozenset[Column]] = frozenset({"subject", "preheader", "body"})
SYNONYMS: Final[dict[Column, str]] = {
    "id": "id messageid rowid recordid contactid leadid personid prospectid hsobjectid uuid",
    "channel": "channel",
    "kind": "kind",
    "stage": "stage",
    "subject": "subject subjectline emailsubject emailsubjectline messagesubject hsemailsubject betreff objet asunto",
    "preheader": "preheader previewtext preview",
    "body": "body emailbody messagebody bodytext emailtext emailcontent emailcopy messagetext messagecontent message "
    "text content copy draft email1body email1 finalmessage generatedmessage personalizedmessage personalisedmessage "
    "textbody plaintextbody bodyplaintext plainbody bodyplain plaintext hsemailtext nachricht mailtext",
    "body_html": "bodyhtml htmlbody html emailbodyhtml htmlemailbody emailhtmlbody htmlemail emailhtml htmlcontent "
    "contenthtml messagehtml htmlmessage htmlvalue hsemailhtml",
    "sequence": "sequence sequencename campaign campaignname cadence cadencename",
    "step": "step stepnumber sequencestep",
    "sent": "sent sentat senton sentdate datesent senddate sendat messagedate hstimestamp scheduledat scheduledfor "
    "deliveredat",
    "first_name": "firstname fname givenname forename first contactfirstname leadfirstname prospectfirstname "
    "personfirstname preferredfirstname vorname prenom prénom",
    "last_name": "lastname lname surname familyname last contactlastname leadlastname prospectlastname personlastname "
    "nachname nom",
    "full_name": "fullname name contactname leadname prospectname personname recipientname recipient contact person",
    "company": "company companyname account accountname organization organizationname organisation organisationname "
    "orgname employer associatedcompany currentcompany personcompanyname contactcompany personorganization firma "
    "companynameforemails companyaccount",
    "title": "title jobtitle position role personjobtitle currenttitle currentjob persontitle primarytitle "
    "contacttitle occupation designation headline",
    "industry": "industry companyindustry accountindustry personcompanyindustry organizationindustry sector vertical",
    "city": "city mailingcity workcity contactcity personcity addresscity homecity location geography locality town "
    "companycity billingcity accountbillingcity organizationcity",
    "employees": "employees numberofemployees employeecount noofemployees numemployees companysize headcount "
    "companyheadcount companyemployeecount companyemployees accountemployees accountnumberofemployees employeerange "
    "employeesrange staffcount numberofemployeesrange organizationemployeecount organizationestimatednumemployees "
    "estimatednumemployees linkedinemployees accountsize",
    "recent": "recent recentnews news recentevents recentevent recentfacts facts recentpost latestnews trigger "
    "triggerevent signal signals",
    "recent_date": "recentdate newsdate recentnewsdate eventdate triggerdate signaldate latestnewsdate",
    "email": "email emailaddress workemail businessemail primaryemail contactemail emailwork personemail "
    "personemailwork workemailaddress recipientemail toemail toaddress hsemailtoemail mail emails",
    "sender_name": "sendername fromname senderfullname",
    "sender_company": "sendercompany fromcompany",
    "sender_email": "senderemail fromemail fromaddress hsemailfromemail",
}
"""The headers that hold each column, without case, blanks and signs; the first that a file has counts."""
_SIGNS = late(r"[\W_]+")


class Columns(msgspec.Struct, frozen=True):
    """Where each column of ours stands in a row, and the columns that are none of ours."""

    known: Mapping[Column, int]
    other: tuple[tuple[str, int], ...]


def folded(name: str) -> str:
    """Return a header, or the name of a merge field, without what people write differently."""
    return _SIGNS.sub("", name).casefold()


def find_columns(headers: Sequence[str], mapped: Mapping[Column, str], wanted: Sequence[Column] = COLUMNS) -> Columns:
    """Return the columns of a header; `mapped` names headers for some, the others are told by their synonyms."""
    at: dict[str, int] = {}
    for index, header in enumerate(headers):
        at.setdefault(folded(header), index)
    known: dict[Column, int] = {}
    for column in wanted:
        if column in mapped and folded(mapped[column]) in at:
            known[column] = at[folded(mapped[column])]
    for column in wanted:
        if column not in known:
            taken = set(known.values())
            found = (at[name] for name in _names(column) if name in at and at[name] not in taken)
            first = next(found, None)
            if first is not None:
                known[column] = first
    taken = set(known.values())
    other = tuple((header, index) for index, header in enumerate(headers) if index not in taken and header)
    return Columns(known, other)


@cache
def _names(column: Column) -> tuple[str, ...]:
    return (folded(column), *SYNONYMS[column].split())


def known_headers(headers: Sequence[str], wanted: Sequence[Column] = COLUMNS) -> int:
    """Return how many headers are ours."""
    return len(find_columns(headers, {}, wanted).known)
