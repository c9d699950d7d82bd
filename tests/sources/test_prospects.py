"""Prospect exports: the headers of the usual tools, sizes and dates, and how records find their messages."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from outreach_lint.errors import SourceError
from outreach_lint.model import Failure, Message, Notice, Prospect
from outreach_lint.sources.prospect import read_prospect
from outreach_lint.sources.prospects import Record, read_prospects
from outreach_lint.sources.prospects_join import load_prospects
from outreach_lint.sources.prospects_values import employees_of, facts_of

DANA = Prospect(
    first_name="Dana", last_name="Whitfield", company="Northgate", title="COO", city="Leipzig", email="dana@n.example"
)
EXPORTS = {
    "salesforce lead, api names": "Id,FirstName,LastName,Company,Title,City,Email,NumberOfEmployees,Industry",
    "salesforce contact report": "Contact ID,First Name,Last Name,Account Name,Title,Mailing City,Email,Employees,"
    "Industry",
    "salesforce lead report": "Lead ID,First Name,Last Name,Company / Account,Title,City,Email,No. of Employees,"
    "Industry",
    "hubspot": "Record ID,First Name,Last Name,Company Name,Job Title,City,Email,Number of Employees,Industry",
    "hubspot, internal names": "hs_object_id,firstname,lastname,company,jobtitle,city,email,numberofemployees,industry",
    "sales navigator, by a tool": "id,firstName,lastName,companyName,title,location,Email,Company Employee Count,"
    "Company Industry",
    "apollo": "Contact Id,First Name,Last Name,Company,Title,City,Email,# Employees,Industry",
    "outreach": "Id,First name,Last name,Company,Title,Address city,Emails,Number of employees,Company industry",
    "salesloft": "id,first_name,last_name,person_company_name,title,work_city,email_address,Company Size,"
    "person_company_industry",
    "pipedrive": "Person - ID,Person - First name,Person - Last name,Organization - Name,Person - Job title,"
    "Person - City,Person - Email - Work,Organization - Employee count,Organization - Industry",
    "plain": "id,first name,last name,company,position,ort,e-mail,headcount,sector",
}


@pytest.mark.parametrize("header", EXPORTS.values(), ids=EXPORTS)
def test_the_headers_of_the_usual_exports(tmp_path: Path, header: str) -> None:
    (tmp_path / "a.csv").write_text(f"{header}\n7,Dana,Whitfield,Northgate,COO,Leipzig,dana@n.example,51-200,Food\n")
    (found,) = read_prospects(tmp_path / "a.csv", {"city": "Ort"})
    assert isinstance(found, Record)
    wanted = {**{name: getattr(DANA, name) for name in Prospect.__struct_fields__}, "employees": 51, "industry": "Food"}
    assert found.prospect == Prospect(**wanted)
    assert found.id == "7"


JSON = [
    [{"first_name": "Dana", "last_name": "Whitfield", "company": "Northgate", "title": "COO", "city": "Leipzig",
      "email": "dana@n.example"}],
    {"results": [{"id": "7", "properties": {"firstname": "Dana", "lastname": "Whitfield", "company": "Northgate",
                                            "jobtitle": "COO", "city": "Leipzig", "email": "dana@n.example"}}]},
    {"people": [{"first_name": "Dana", "last_name": "Whitfield", "title": "COO", "city": "Leipzig",
                 "email": "dana@n.example", "organization": {"name": "Northgate"}}]},
    {"data": [{"name": "Dana Whitfield", "job_title": "COO", "organization": "Northgate", "city": "Leipzig",
               "email": [{"value": "dana@n.example", "primary": True}]}]},
]  # fmt: skip


@pytest.mark.parametrize("value", JSON, ids=["native", "hubspot", "apollo", "pipedrive"])
def test_the_json_of_the_usual_tools(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value))
    (found,) = read_prospects(tmp_path / "a.json", {})
    assert isinstance(found, Record)
    assert found.prospect == DANA


def test_jsonl_with_dated_facts_and_a_wrong_line(tmp_path: Path) -> None:
    recent = '{"email": "d@n.example", "recent": ["Talk", {"text": "New hall", "date": "2026-03"}], "n": {"m": 5}}'
    (tmp_path / "a.jsonl").write_text(
        f'{recent}\n[1]\n{{"email": "x@y.example", "recent": [{{"date": "May"}}]}}\n{{}}\n'
    )
    first, *others = read_prospects(tmp_path / "a.jsonl", {})
    assert isinstance(first, Record)
    assert first.prospect == Prospect(
        email="d@n.example", recent=("Talk", "New hall"), recent_dates=("", "2026-03"), other={"n m": "5"}
    )
    told = [f"{found.line}: {found.reason}" for found in others if isinstance(found, Failure)]
    assert told == [
        "2: a prospect must be an object in braces",
        "3: date must be written as 2026, 2026-03 or 2026-03-28, not “May” (column 46)",
        "4: no address, id or name: this record can be joined to no message",
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (
            "a.csv",
            "company,city\nNorthgate,Leipzig\n",
            "no column holds an address, an id or a name; the headers are “company”",
        ),
        ("a.csv", "", "the file is empty"),
        ("a.txt", "Dana", "prospects are read from .csv .tsv .xlsx .parquet .json .jsonl"),
        ("a.json", '{"email": "d@n.example"}', "a list of people is needed"),
        ("a.json", "[", "invalid JSON"),
    ],
)
def test_a_file_that_holds_no_people(tmp_path: Path, name: str, data: str, reason: str) -> None:
    (tmp_path / name).write_text(data)
    with pytest.raises(SourceError) as caught:
        list(read_prospects(tmp_path / name, {}))
    assert caught.value.reason.startswith(reason)
    assert caught.value.place is not None
    assert caught.value.place.path.endswith(name)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        list(read_prospects(tmp_path / "nowhere.csv", {}))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("51-200", 51),
        ("51 to 200", 51),
        ("51\u2013200 employees", 51),
        ("1,001-5,000", 1001),
        ("10,001+", 10001),
        ("1.200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("10K+", 10000),
        ("1.5k", 1500),
        ("250.0", 250),
        ("~75", 75),
        ("<50", 1),
        ("up to 10", 1),
        ("Self-employed", None),
        ("", None),
        ("n/a", None),
    ],
)
def test_a_size_is_its_lower_bound(text: str, number: int | None) -> None:
    assert employees_of(text) == number


@pytest.mark.parametrize(
    ("text", "date", "facts"),
    [
        ("", "", ((), ())),
        ("New hall", "", (("New hall",), ())),
        ("New hall", "2026-03", (("New hall",), ("2026-03",))),
        ("New hall; Talk in Leipzig", "", (("New hall", "Talk in Leipzig"), ())),
        ("2026-03-01: New hall\nTalk (2025)", "", (("New hall", "Talk"), ("2026-03-01", "2025"))),
        ("2026 budget passed", "", (("2026 budget passed",), ())),
    ],
)
def test_facts_of_a_cell(text: str, date: str, facts: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert facts_of(text, date) == facts


PEOPLE = (
    "id,first name,last name,company,email,city\n"
    "7,Dana,Whitfield,Northgate Ltd,dana@n.example,Leipzig\n"
    "8,Jo,Lind,Fjord,jo@f.example,Oslo\n"
    "9,Jo,Lind,Halden,jo@h.example,Bergen\n"
    "10,Al,Roe,Brightcold,info@b.example,Lagos\n"
    "11,Bo,Roe,Brightcold,info@b.example,Accra\n"
    "12,Cy,Roe,Brightcold,cy@b.example,Abuja\n"
    "12,Cy,Roe,Brightcold,cy@b.example,Abuja\n"
)
JOINS = [
    ({"email": "DANA@n.example"}, "m", "Leipzig"),
    ({"email": "jo@h.example", "first_name": "Dana", "last_name": "Whitfield"}, "m", "Bergen"),
    ({}, "8", "Oslo"),
    ({"first_name": "Jo", "last_name": "Lind", "company": "Halden"}, "m", "Bergen"),
    ({"first_name": "dana", "last_name": "Whitfield", "company": "Northgate"}, "m", "Leipzig"),
    ({"first_name": "Dana", "last_name": "Whitfield", "company": "Elsewhere"}, "m", "Leipzig"),
    ({"first_name": "Dana", "last_name": "Whitfield"}, "m", "Leipzig"),
    ({"email": "cy@b.example"}, "m", "Abuja"),
    ({"email": "unknown@n.example", "first_name": "Dana", "last_name": "Whitfield"}, "m", "Leipzig"),
    ({"first_name": "Jo", "last_name": "Lind"}, "m", "more than one record of {} has the name of 1 message: m"),
    ({"email": "info@b.example"}, "m", "more than one record of {} has the address of 1 message: m"),
    ({"first_name": "Dana"}, "m", "no record in {} for the reader of 1 message: m"),
    ({}, "m", "no record in {} for the reader of 1 message: m"),
]


@pytest.mark.parametrize(("own", "name", "result"), JOINS)
def test_a_message_finds_its_record_by_the_surest_thing_that_is_known(
    tmp_path: Path, own: Mapping[str, str], name: str, result: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    known, told = load_prospects(path, {})
    assert told == []
    joined = known.join(Message(id=name, body="Hi", prospect=Prospect(**own) if own else None))
    notices = [notice.reason for notice in known.notices()]
    if notices:
        assert notices == [result.format(path.as_posix())]
        assert joined.prospect == (Prospect(**own) if own else None)
    else:
        assert joined.prospect is not None
        assert joined.prospect.city == result


def test_what_the_message_says_wins(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("email,title,city,colour\nd@n.example,COO,Leipzig,blue\n")
    known, _told = load_prospects(tmp_path / "a.csv", {})
    own = Prospect(email="d@n.example", title="CEO", other={"size": "L"})
    joined = known.join(Message(id="m", body="Hi", prospect=own)).prospect
    assert joined == Prospect(email="d@n.example", title="CEO", city="Leipzig", other={"colour": "blue", "size": "L"})


def test_many_without_a_record_are_one_notice(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("email\nd@n.example\n")
    known, _told = load_prospects(tmp_path / "a.csv", {})
    for number in range(5):
        known.join(Message(id=f"m{number}", body="Hi"))
    (notice,) = known.notices()
    assert isinstance(notice, Notice)
    assert notice.reason.endswith("of 5 messages: m0, m1, m2 …")


def test_a_record_in_yaml_may_date_its_facts(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("recent:\n- Talk\n- {text: New hall, date: 2026-03-01}\n")
    found = read_prospect(tmp_path / "d.yaml")
    assert (found.recent, found.recent_dates) == (("Talk", "New hall"), ("", "2026-03-01"))
    (tmp_path / "e.yaml").write_text("recent:\n- {text: New hall, when: 2026}\n")
    with pytest.raises(SourceError, match="unknown key “when”") as caught:
        read_prospect(tmp_path / "e.yaml")
    assert caught.value.place is not None
    assert (caught.value.place.line, caught.value.place.column) == (2, 20)
