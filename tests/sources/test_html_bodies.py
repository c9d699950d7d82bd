"""Bodies in HTML within JSON, YAML and spreadsheets are read as HTML, each character at its place in the file."""

import csv
import io
import json
import os
import tempfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import yaml
from html_pages import PAGES, Page, written
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import failure, on_disk, one, read

from outreach_lint.cli.main import exit_code
from outreach_lint.model import Failure, Message
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.html_bodies import is_html

MANY = settings(max_examples=int(os.environ.get("HTML_EXAMPLES", "200")), deadline=None)
SURE = {
    "a page": "<!DOCTYPE html><p>Hi",
    "a body": "\n <body class=x>Hi</body>",
    "paragraphs": "<p>Hi Dana,</p>\n<p>the pictures are ready.</p>",
    "a block around all of it": '<div dir="ltr">Hi Dana,<br>the pictures</div>',
    "lines that end by tags alone": "Hi Dana,<br><br>the pictures are ready.",
    "line ends beside such tags": "Hi Dana,<br />\n<br />\nthe pictures are ready.<br />\n",
    "an ignore above": "<!-- outreach-lint: ignore[names] x -->\n<p>Hi</p>",
    "a field above": "{{#if x}}Hi<br>there<br/>",
}
UNSURE = {
    "plain text": "Hi Dana,\n\nthe pictures are ready.",
    "a tag left behind": "Hi Dana,\n\n<p>the pictures are ready.",
    "two tags left behind": "Hi Dana,\n\nthe <br>pictures\nare ready.<br>\nTom",
    "one line end": "Hi Dana,<br>the pictures are ready.",
    "a sum": "Is 3 < 4 and 5 > 2?",
    "a merge field": "Hi <FIRST_NAME>,\n\nhow is <<company>>?",
    "bold words": "Hi <b>Dana</b>, all is <i>well</i>.",
    "an ignore": "<!-- outreach-lint: ignore[names] x -->\nHi",
}


@pytest.mark.parametrize("name", SURE)
def test_html_beyond_doubt(name: str) -> None:
    assert is_html(SURE[name])


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_be_plain_text_stays_so(name: str, tmp_path: Path) -> None:
    assert not is_html(UNSURE[name])
    assert one(tmp_path, "a.json", json.dumps({"body": UNSURE[name]})).body == UNSURE[name]


def test_telling_takes_linear_time() -> None:
    for text in ("<" * 500_000 + ">", "<!--" * 250_000 + ">", " " * 1_000_000 + "<>", "<p " * 300_000 + ">"):
        assert not is_html(text)


@cache
def of_yaml(char: str) -> str:
    return yaml.safe_dump(char, default_style='"', allow_unicode=True).strip()[1:-1]


def placed(name: str, source: str, page: list[tuple[str, str]], writing: object) -> None:
    """Hold every visible character of a file's message against what the file has at its place."""
    with tempfile.TemporaryDirectory() as folder:
        found = one(Path(folder), name, source)
    assert found.body == "".join(seen for seen, _text in page)
    assert found.markup is not None
    for offset, (seen, text) in enumerate(page):
        if seen != "\n":
            begin = text[0] if seen == " " else text
            assert callable(writing)
            assert on_disk(found, "body", offset, source).startswith(writing(begin)), (offset, seen)


@MANY
@given(PAGES, st.booleans(), st.booleans(), st.sampled_from(["body", "html", "body_html"]))
def test_html_in_json(page: Page, bare: bool, lines: bool, key: str) -> None:  # noqa: FBT001 -- drawn
    source, pieces = written(page)

    def writing(text: str) -> str:
        return json.dumps(text, ensure_ascii=not bare)[1:-1]

    data = json.dumps({"id": "é", key: source, "x": 1}, ensure_ascii=not bare, indent=1 if lines else None)
    placed("a.json", data, pieces, writing)
    if not lines:
        placed("a.jsonl", f"{data}\n", pieces, writing)


@MANY
@given(PAGES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["Email Body (HTML)", "body"]))
def test_html_in_a_cell(page: Page, delimiter: str, header: str) -> None:
    source, pieces = written(page)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([["First Name", header, "Email"], ["Dana é", source, "dana@x.example"]])
    placed("a.csv", file.getvalue(), pieces, lambda text: text.replace('"', '""'))


@MANY
@given(PAGES, st.integers(20, 100), st.sampled_from(["body", "html"]))
def test_html_in_quoted_yaml(page: Page, width: int, key: str) -> None:
    source, pieces = written(page)
    data = yaml.safe_dump({"steps": [{key: source}]}, default_style='"', width=width, allow_unicode=True)
    with tempfile.TemporaryDirectory() as folder:
        found = one(Path(folder), "a.yaml", data)
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, text) in enumerate(pieces):
        if not seen.isspace():
            # A long word is broken by a backslash at the end of the line.
            here = on_disk(found, "body", offset, data)
            assert here.startswith((of_yaml(text[0]), "\\\n")), (offset, seen, here[:9])


@MANY
@given(PAGES)
def test_html_in_a_block_of_yaml(page: Page) -> None:
    source, pieces = written(page)
    block = "".join(f"    {line.strip()}\n" for line in source.replace("\t", " ").splitlines())
    data = f"steps:\n- subject: é\n  body: |\n{block}"
    with tempfile.TemporaryDirectory() as folder:
        found = one(Path(folder), "a.yaml", data)
    assert found.body == "".join(seen for seen, _text in pieces)
    for offset, (seen, text) in enumerate(pieces):
        if not seen.isspace():
            assert on_disk(found, "body", offset, data).startswith(text), (offset, seen)


def test_html_in_a_workbook_stands_in_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Email", "HTML Body"])
    book.active.append(["dana@x.example", "<p>Hi Dana,</p><p>caf&eacute; <a href='https://x.example'>here</a></p>"])
    file = io.BytesIO()
    book.save(file)
    found = one(tmp_path, "a.xlsx", file.getvalue())
    assert found.body == "Hi Dana,\n\ncafé here"
    assert found.markup
    places = {(at.line, at.column) for at in (found.origin.locate("body", 12), found.markup.links[0].at)}
    assert places == {(2, 2)}


def test_title_and_preheader_fill_what_the_record_leaves_open(tmp_path: Path) -> None:
    page = "<html><head><title>Halle 2</title></head><p style='display:none'>look</p><p>Hi</p></html>"
    found = one(tmp_path, "a.json", json.dumps({"body": page}))
    assert (found.subject, found.preheader, found.body) == ("Halle 2", "look", "Hi")
    assert one(tmp_path, "a.json", json.dumps({"html": page, "subject": "Mine"})).subject == "Mine"


BOTH = {
    "the plain text is linted": (
        "Hi Dana, see https://x.example",
        "<p>Hi Dana, see <a href='https://x.example'>it</a>",
    ),
    "a stub gives way": ("View in a browser", "<p>Hi Dana, the pictures of hall two are ready for you to look at.</p>"),
    "HTML twice counts once": ("<p>Hi</p><p>Tom</p>", "<p>Hi Dana</p>"),
}
SEEN = {
    "the plain text is linted": "Hi Dana, see https://x.example",
    "a stub gives way": "Hi Dana, the pictures of hall two are ready for you to look at.",
    "HTML twice counts once": "Hi Dana",
}


@pytest.mark.parametrize("name", BOTH)
def test_plain_and_html_side_by_side_are_read_as_in_mails(name: str, tmp_path: Path) -> None:
    plain, html = BOTH[name]
    rows = io.StringIO()
    csv.writer(rows).writerows([["Text Body", "HTML Body"], [plain, html]])
    for file, data in (("a.json", json.dumps({"body": plain, "html": html})), ("a.csv", rows.getvalue())):
        found = one(tmp_path, file, data)
        assert found.body == SEEN[name]
        assert found.markup
        assert on_disk(found, "body", 0, data).startswith("Hi")


def test_empty_plain_bodies_give_way(tmp_path: Path) -> None:
    rows = 'body,body_html,id\n,"<p>Hi Dana</p>",1\nHi Tom,,2\n,,3\n'
    first, second, third = read(tmp_path, "a.csv", rows)
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.body, second.body, second.markup) == ("Hi Dana", "Hi Tom", None)
    assert isinstance(third, Failure)
    assert "“body” or “body_html”" in third.reason


def test_html_without_words_is_a_failure_and_the_others_go_on(tmp_path: Path) -> None:
    empty = '{"html": "<p> </p>"}'
    assert "no words that a reader sees" in failure(tmp_path, "a.json", empty).reason
    found = read(tmp_path, "a.jsonl", f'{empty}\n{{"body": "Hi"}}\n')
    assert [type(one_).__name__ for one_ in found] == ["Failure", "Message"]
    rows = read(tmp_path, "a.csv", "html\n<p> </p>\n<p>Hi</p>\n")
    assert [type(one_).__name__ for one_ in rows] == ["Failure", "Message"]


def test_a_key_html_that_is_no_text_belongs_to_another_tool(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", '{"html": true, "body": "Hi"}').body == "Hi"


def test_the_configuration_names_the_column_of_html(tmp_path: Path) -> None:
    found = one(tmp_path, "a.csv", "Brief\n<p>Hi</p>\n", Defaults(columns={"body_html": "brief"}))
    assert found.body == "Hi"


FIXED = {
    "a.json": ('{"html": "<p>Hi DANA,<\\/p>\\u003cp>caf&eacute;</p>"', "DANA", "Dana"),
    "a.csv": ('body,x\n"<p class=""a"">Hi DANA,</p>\n<p>here</p>",1\n', "DANA", "Dana"),
    "a.yaml": ('steps:\n- body: "<p>Hi DANA,</p>\n\n    <p>caf\\xE9</p>"\n', "DANA", "Dana"),
}


@pytest.mark.parametrize("name", FIXED)
def test_fixes_are_written_back_exactly(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text, old, new = FIXED[name]
    text += ', "prospect": {"first_name": "Dana"}}' if name == "a.json" else ""
    (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "dana.yaml").write_text("first_name: Dana\n")
    exit_code(["--fix", "--select", "names", "--prospect", "dana.yaml", name])
    assert (tmp_path / name).read_bytes() == text.replace(old, new).encode()


def test_a_fix_over_an_entity_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"html": "<p>Hi D&#65;NA,</p><p>here</p>", "prospect": {"first_name": "Dana"}}')
    before = file.read_bytes()
    exit_code(["--fix", "--select", "names", str(file)])
    assert file.read_bytes() == before
    assert "left to you" in capsys.readouterr().err
