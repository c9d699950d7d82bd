"""What an editor offers does to a text what the command line does to its file."""

import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from editors import Editor, capabilities

REPROACH = "You never replied to my last email."
LETTER = f"---\nsubject: A depot for MCKAY\nprospect: {{first_name: Dana, last_name: McKay}}\n---\n\
Hi DANA MCKAY,\n\n😀 the  second lift  is late. {REPROACH}\n"
FILES = {
    "letter.md": LETTER,
    "crlf.md": LETTER.replace("\n", "\r\n"),
    "rows.jsonl": '{"body": "Hi JENNIFER,\\n\\nthe boat  is in."}\n{"body": "Hi Tom,\\n\\n😀 it  is."}\n',
    "rows.csv": 'id,email,body\n1,a@b.example,"Hi JENNIFER,\n\nthe ""boat""  is in."\n',
    "steps.yaml": "steps:\n  - body: |\n      Hi Dana,\n\n      the boat  is in.\n",
    "page.html": "<html><body><p>😀 Hi JENNIFER,</p>\n<p>the boat is in.</p></body></html>\n",
}


def titled(actions: list[types.CodeAction], begin: str) -> types.CodeAction:
    return next(action for action in actions if action.title.startswith(begin))


@pytest.mark.parametrize("name", FILES)
def test_fixing_all_gives_the_file_that_the_option_fix_gives(editor: Editor, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name].encode())
    editor.open(path, FILES[name], "plaintext")
    (action,) = editor.actions(path.as_uri(), only=["source.fixAll"])
    assert action.kind == "source.fixAll.outreach-lint"
    text = editor.choose(action)
    command = (sys.executable, "-m", "outreach_lint", "--fix", name)
    subprocess.run(command, cwd=path.parent, check=False, capture_output=True)
    assert text.encode() == path.read_bytes() != FILES[name].encode()


def test_a_safe_fix_is_preferred_and_an_unsafe_one_marked(editor: Editor, tmp_path: Path) -> None:
    text = "Hi HOLLOWAY,\n\nthe boat  is in.\n"
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(tmp_path / "draft.md", text)
    fixes = {action.title: action for action in editor.actions(uri, only=["quickfix"]) if "gnore" not in action.title}
    safe, unsafe = fixes["Fix hygiene/double-space"], titled(list(fixes.values()), "Replace “HOLLOWAY”")
    assert safe.is_preferred
    assert not unsafe.is_preferred
    assert unsafe.title.endswith("(unsafe: check it)")
    assert editor.choose(safe) == text.replace("  ", " ")
    assert "HOLLOWAY" not in editor.choose(unsafe)


def test_an_ignore_is_read_as_one(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(tmp_path / "draft.md", LETTER)
    text = editor.choose(titled(editor.actions(uri), "Ignore guilt/reader-fault here"))
    assert "<!-- outreach-lint: ignore[guilt/reader-fault] TODO: say why -->\n😀 the" in text
    editor.type(uri, text)
    left = [found.code for found in editor.diagnostics(uri)]
    assert "guilt/reader-fault" not in left
    assert not any(str(code).startswith("lint/") for code in left)


def test_an_ignore_in_json_is_escaped_as_its_string_is(editor: Editor, tmp_path: Path) -> None:
    text = f'{{"body": "Hi Dana,\\n\\n{REPROACH}"}}\n'
    editor.open(tmp_path / "one.jsonl", text, "jsonl")
    uri = (tmp_path / "one.jsonl").as_uri()
    new = editor.choose(titled(editor.actions(uri), "Ignore guilt/reader-fault"))
    assert "\\n<!-- outreach-lint: ignore[guilt/reader-fault] TODO: say why -->\\n" in new


def test_actions_are_those_of_the_findings_that_the_selection_touches(editor: Editor, tmp_path: Path) -> None:
    editor.open(tmp_path / "draft.md", LETTER)
    spot = types.Range(types.Position(6, 35), types.Position(6, 35))
    titles = [action.title for action in editor.actions((tmp_path / "draft.md").as_uri(), spot)]
    assert [title for title in titles if "guilt/reader-fault" in title]
    assert not [title for title in titles if "MCKAY" in title]


def test_a_mail_is_offered_no_edit(editor: Editor, tmp_path: Path) -> None:
    text = f"Subject: x\n\nHi Dana,\n\nthe boat  is in. {REPROACH}\n"
    assert editor.open(tmp_path / "mail.eml", text, "eml")
    assert editor.actions((tmp_path / "mail.eml").as_uri(), only=["quickfix", "source"]) == []


def test_an_edit_for_a_text_that_has_changed_is_refused_and_said(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(tmp_path / "draft.md", LETTER)
    action = titled(editor.actions(uri), "Ignore guilt/reader-fault")
    editor.type(uri, f"\n{LETTER}")
    resolved = editor.do(editor.client.code_action_resolve_async(action))
    assert resolved.edit is None
    assert "ask again" in editor.told[-1]


def test_the_page_of_a_rule_is_shown(editor: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.md").as_uri()
    editor.open(tmp_path / "draft.md", LETTER)
    asked = types.ExecuteCommandParams("outreach-lint.showRule", [uri, "guilt/reader-fault"])
    editor.do(editor.client.workspace_execute_command_async(asked))
    editor.hover(uri, 0, 0)
    assert editor.shown[-1].endswith("/guilt/reader-fault.yaml")


def test_an_editor_that_does_not_ask_again_gets_the_edits_at_once(tmp_path: Path) -> None:
    with Editor(tmp_path, {"reason": "agreed with Dana"}, able=capabilities(resolves=False)) as editor:
        editor.open(tmp_path / "draft.md", LETTER)
        actions = editor.actions((tmp_path / "draft.md").as_uri())
        action = titled(actions, "Ignore guilt/reader-fault")
        assert action.edit is not None
        assert "ignore[guilt/reader-fault] agreed with Dana -->" in editor.choose(action)
