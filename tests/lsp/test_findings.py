"""What an editor shows is what the command line says of the same text."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types

from editors import Editor, capabilities, covered

REPROACH = "You never replied to my last email."
LETTER = f"---\nsubject: 😀 Quick question\n---\nHi DANA,\n\n😀 {REPROACH} The  lift is late.\n"
FORMATS = {
    "letter.md": LETTER,
    "crlf.txt": LETTER.replace("\n", "\r\n"),
    "page.html": f"<html><body><p>Hi DANA,</p>\n<p>é😀 {REPROACH}</p></body></html>\n",
    "one.json": json.dumps({"subject": "Quick question", "body": f"Hi Dana,\n\n😀 {REPROACH}"}, ensure_ascii=False),
    "many.jsonl": "".join(json.dumps({"body": f"Hi {name},\n\n{REPROACH}"}) + "\n" for name in ("Dana", "Tom", "Åsa")),
    "broken.jsonl": '{"body": "Hi Dana,\\n\\nhello"}\n{"body": 7}\n',
    "steps.yaml": f"name: pilot\nsteps:\n  - subject: Hall 2\n    body: |\n      Hi Dana,\n\n      {REPROACH}\n",
    "twins.jsonl": "".join(
        json.dumps({"id": str(n), "prospect": {"email": "d@n.example"}, "body": "Hi Dana,\n\nthe boat is in."}) + "\n"
        for n in range(3)
    ),
    "mail.eml": f"From: a@b.example\nSubject: ü Quick question\nContent-Type: text/plain; charset=utf-8\n"
    f"Content-Transfer-Encoding: 8bit\n\nHi Dana,\n\n😀 {REPROACH}\n",
    "rows.csv": f'id,email,body\n1,a@b.example,"Hi Dana,\n\n😀 {REPROACH}"\n',
    "typo.md": "---\nchanel: sms\n---\nHi Dana,\n",
}


def by_command(path: Path) -> list[tuple[str, str, int]]:
    """Return what `check` says of a file: rule, message and line of all that is not suppressed, in order."""
    done = subprocess.run(
        [sys.executable, "-m", "outreach_lint", "--format", "json", path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    found = [
        (finding["rule"], f"{finding['message']}\n{finding['instead']}".strip(), finding["line"])
        for result in report["results"]
        for finding in result["findings"]
        if not finding["suppressed"]
    ]
    failed = [("", failure["reason"].partition(" (column")[0], failure["line"]) for failure in report["failures"]]
    return sorted(found + failed, key=lambda said: (said[2], said))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_what_the_command_line_gives(editor: Editor, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name].encode())
    shown = editor.open(path, FORMATS[name], "plaintext")
    said = [(str(found.code or ""), found.message, found.range.start.line + 1) for found in shown]
    assert sorted(said, key=lambda told: (told[2], told)) == by_command(path)
    assert said


def test_ranges_count_in_utf_16_unless_agreed_otherwise(editor: Editor, tmp_path: Path) -> None:
    shown = {found.code: covered(LETTER, found.range) for found in editor.open(tmp_path / "letter.md", LETTER)}
    assert shown["guilt/reader-fault"] == "You never replied"
    assert shown["names/recipient-name-all-caps"] == "DANA"
    assert shown["subject/emoji-subject"] == "😀"


def test_the_encoding_is_the_first_that_the_editor_names_and_the_server_knows(tmp_path: Path) -> None:
    with Editor(tmp_path, able=capabilities(encodings=["utf-8", "utf-16"])) as editor:
        assert editor.server.capabilities.position_encoding == "utf-8"
        shown = {found.code: found.range.start for found in editor.open(tmp_path / "letter.md", LETTER)}
        assert shown["guilt/reader-fault"] == types.Position(5, 5)


def test_severity_code_page_and_version_are_told(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    found = {shown.code: shown for shown in editor.open(path, LETTER)}
    assert found["guilt/reader-fault"].severity is types.DiagnosticSeverity.Error
    assert found["subject/emoji-subject"].severity is types.DiagnosticSeverity.Warning
    assert found["hygiene/double-space"].severity is types.DiagnosticSeverity.Information
    page = found["guilt/reader-fault"].code_description
    assert page is not None
    assert page.href.endswith("/guilt/reader-fault.yaml")
    assert editor.seen[path.as_uri()].version == 1


def test_typing_changes_what_is_shown_and_only_the_newest_version_is_told(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.md").as_uri()
    assert "guilt/reader-fault" in [found.code for found in editor.open(tmp_path / "draft.md", LETTER)]
    calm = LETTER.replace(REPROACH, "The lift is here.")
    for length in range(40, len(calm)):
        editor.type(uri, calm[:length])
    editor.type(uri, calm)
    assert "guilt/reader-fault" not in [found.code for found in editor.diagnostics(uri)]
    assert editor.seen[uri].version == len(calm) - 40 + 2


def test_the_text_of_the_editor_counts_not_that_of_the_file(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("Hi Dana,\n\nThe lift is here.\n", encoding="utf-8")
    assert "guilt/reader-fault" in [found.code for found in editor.open(path, f"Hi Dana,\n\n{REPROACH}\n")]


def test_a_text_without_a_file_is_linted_by_its_language(editor: Editor) -> None:
    assert "guilt/reader-fault" in [found.code for found in editor.open("untitled:Untitled-1", REPROACH, "plaintext")]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("package.json", "json", '{"name": "x"}'),
        ("compose.yaml", "yaml", "services: {}\n"),
        ("people.csv", "csv", "first_name,email\nDana,d@n.example\n"),
        ("empty.md", "markdown", "\n"),
    ],
)
def test_data_that_hold_no_message_are_left_alone(
    editor: Editor, tmp_path: Path, name: str, language: str, text: str
) -> None:
    assert editor.open(tmp_path / name, text, language) == []


def test_closing_a_text_takes_its_findings_away(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(tmp_path / "draft.md", LETTER)
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    editor.versions[uri] = None  # type: ignore[assignment]
    assert editor.diagnostics(uri) == []


def test_a_mail_in_another_charset_is_read_as_its_file_is_written(editor: Editor, tmp_path: Path) -> None:
    text = f"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\nHi Zoë,\n\nÜber-gut. {REPROACH}\n"
    path = tmp_path / "old.eml"
    path.write_bytes(text.encode("latin-1"))
    shown = {found.code: found for found in editor.open(path, text, "eml")}
    assert covered(text, shown["guilt/reader-fault"].range) == "You never replied"


def test_a_huge_text_is_not_linted_and_says_so(editor: Editor, tmp_path: Path) -> None:
    (found,) = editor.open(tmp_path / "huge.txt", f"{REPROACH}\n" * 40_000)
    assert "larger than 1 MB" in found.message
    (found,) = editor.open(tmp_path / "large.txt", f"{REPROACH}\n" * 3000)
    assert "a message of more than 100 KB" in found.message


def test_of_very_many_findings_the_first_are_shown(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    shown = editor.open(path, "the  boat  is in.\n" * 600, "plaintext")
    assert len(shown) == 1001
    assert "the first 1000 are shown" in shown[-1].message
    assert len(editor.actions(path.as_uri(), only=["quickfix"])) <= 100


def test_of_very_many_messages_the_first_are_linted(editor: Editor, tmp_path: Path) -> None:
    text = '{"body": "ok"}\n' * 501
    assert "of which the first 500 are linted" in editor.open(tmp_path / "many.jsonl", text, "jsonl")[0].message


def test_a_keystroke_lints_no_other_message_again(editor: Editor, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": str(row), "body": f"Hi Dana, {f'the lift {row} at your depot came up in audit {row}. ' * 8}"})
        for row in range(240)
    ]
    started = time.perf_counter()
    editor.open(tmp_path / "rows.jsonl", "\n".join(lines), "jsonl")
    first = time.perf_counter() - started
    lines[-1] = lines[-1].replace("Dana", "Tom")
    started = time.perf_counter()
    editor.type((tmp_path / "rows.jsonl").as_uri(), "\n".join(lines))
    editor.diagnostics((tmp_path / "rows.jsonl").as_uri())
    assert time.perf_counter() - started < first / 2


def test_hovering_a_finding_says_why_and_what_to_write(editor: Editor, tmp_path: Path) -> None:
    editor.open(tmp_path / "draft.md", LETTER)
    told = editor.hover((tmp_path / "draft.md").as_uri(), 5, 6)
    assert told.startswith("**Says what the reader failed to do** (error, -12 points)")
    assert "**Better:** Drop the sentence." in told
    assert "`guilt/reader-fault`" in told
    assert editor.hover((tmp_path / "draft.md").as_uri(), 1, 0) == ""


def test_the_score_stands_above_each_message_and_its_sum_behind_it(editor: Editor, tmp_path: Path) -> None:
    editor.open(tmp_path / "many.jsonl", FORMATS["many.jsonl"], "jsonl")
    where = types.TextDocumentIdentifier((tmp_path / "many.jsonl").as_uri())
    lenses = editor.do(editor.client.text_document_code_lens_async(types.CodeLensParams(where)))
    assert [lens.range.start.line for lens in lenses or ()] == [0, 1, 2]
    command = (lenses or ())[0].command
    assert command is not None
    assert "/100 " in command.title
    asked = types.ExecuteCommandParams(command.command, command.arguments)
    editor.do(editor.client.workspace_execute_command_async(asked))
    assert "guilt/reader-fault" in editor.told[-1]
