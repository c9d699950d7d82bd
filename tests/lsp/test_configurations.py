"""The configuration and the rules that hold for a file, and the faults of both as they are written."""

from pathlib import Path

import pytest
from lsprotocol import types

from editors import Editor, covered

REPROACH = "Hi Dana,\n\nYou never replied to my last email.\n"
RULE = """\
title: Weather
severity: warning
weight: 3
match:
  kind: phrases
  any: [lovely weather]
message: “{match}” is small talk.
why: It says nothing of the reader.
examples:
  bad: ["Hi, what [[lovely weather]] we have."]
  good: ["Hi, the forecast for the harbour is in."]
"""
CONFIG = "# settings\n"


def codes(found: list[types.Diagnostic]) -> list[object]:
    return [shown.code for shown in found]


def changed(editor: Editor, path: Path) -> None:
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


def test_the_nearest_configuration_holds_and_is_read_again_when_it_changes(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".outreach-lint.yaml").write_text("ignore: [guilt]\n", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    inner = tmp_path / "inner" / ".outreach-lint.yaml"
    inner.write_text("tweaks: {guilt/reader-fault: {severity: warning}}\n", encoding="utf-8")
    outer, path = tmp_path / "outer.md", tmp_path / "inner" / "draft.md"
    assert "guilt/reader-fault" not in codes(editor.open(outer, REPROACH))
    (found,) = [shown for shown in editor.open(path, REPROACH) if shown.code == "guilt/reader-fault"]
    assert found.severity is types.DiagnosticSeverity.Warning
    inner.unlink()
    changed(editor, inner)
    assert "guilt/reader-fault" not in codes(editor.next(path.as_uri()))


def test_what_the_configuration_leaves_out_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".outreach-lint.yaml").write_text("exclude: [README.md, old]\n", encoding="utf-8")
    assert editor.open(tmp_path / "README.md", REPROACH) == []
    assert editor.open(tmp_path / "old" / "draft.md", REPROACH) == []
    assert editor.open(tmp_path / "new" / "draft.md", REPROACH)


def test_a_broken_configuration_is_told_where_it_matters_and_where_it_stands(editor: Editor, tmp_path: Path) -> None:
    config, text = tmp_path / ".outreach-lint.yaml", "channel: email\nignore: [gilt]\n"
    config.write_text(text, encoding="utf-8")
    (found,) = editor.open(tmp_path / "draft.md", REPROACH)
    assert "did you mean “guilt”" in found.message
    assert "did you mean “guilt”" in editor.open(config, text, "yaml")[0].message
    (own,) = editor.open(config, "channel: email\nselekt: [guilt]\n", "yaml")
    assert covered("channel: email\nselekt: [guilt]\n", own.range).startswith("selekt")
    config.write_text("ignore: [guilt]\n", encoding="utf-8")
    changed(editor, config)
    assert "guilt/reader-fault" not in codes(editor.next((tmp_path / "draft.md").as_uri()))


def test_a_configuration_for_all_files_and_patterns_can_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text("select: [guilt]\n", encoding="utf-8")
    with Editor(tmp_path, {"config": "team.yaml", "include": ["letters/**"]}) as editor:
        assert codes(editor.open(tmp_path / "letters" / "a.md", f"Hi DANA,\n\n{REPROACH}")) == ["guilt/reader-fault"]
        uri = (tmp_path / "README.md").as_uri()
        item = types.TextDocumentItem(uri, "markdown", 1, REPROACH)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert editor.hover(uri, 2, 2) == ""
        assert uri not in editor.seen


def test_patterns_are_for_messages_and_not_for_rules_and_configurations(tmp_path: Path) -> None:
    with Editor(tmp_path, {"include": ["letters/**"]}) as editor:
        rule = "title: T\nseverity: warn\nmatch: {}\nexamples: {}\n"
        (found,) = editor.open(tmp_path / "pack" / "house" / "weather.yaml", rule, "yaml")
        assert "did you mean “warning”" in found.message
        assert editor.open(tmp_path / ".outreach-lint.yaml", "selekt: [guilt]\n", "yaml")[0].message
        assert editor.open(tmp_path / "steps.yaml", f"steps:\n  - body: {REPROACH!r}\n", "yaml") == []


def test_wrong_options_are_named_and_the_defaults_hold(tmp_path: Path) -> None:
    with Editor(tmp_path, {"delai": 3}) as editor:
        assert "guilt/reader-fault" in codes(editor.open(tmp_path / "a.md", REPROACH))
        assert "delai" in editor.told[0]
        assert "delay" in editor.told[0]


@pytest.mark.parametrize(
    ("change", "reason", "where"),
    [
        (("severity: warning", "severity: warn"), "did you mean “warning”", "warn"),
        (("weight: 3", "wieght: 3"), "unknown key “wieght”", "wieght: 3"),
        (("  any: [lovely weather]\n", ""), "the key “any” is missing", "match:"),
        (("lovely weather]\n", "lovely (weather]\n"), "", "lovely (weather]"),
        (("[[lovely weather]]", "[[lovely]] weather"), "expected “lovely”", '"Hi, what'),
        (("the forecast for", "lovely weather for"), "expected nothing", '"Hi, lovely'),
        (("the forecast for the harbour is in", "you never replied"), "guilt/reader-fault", '"Hi, you'),
        (("title: Weather\n", "title: [\n"), "not valid YAML", ""),
    ],
)
def test_a_fault_of_a_rule_is_shown_where_it_stands(
    editor: Editor, tmp_path: Path, change: tuple[str, str], reason: str, where: str
) -> None:
    text = RULE.replace(*change)
    assert text != RULE
    shown = editor.open(tmp_path / "house" / "weather.yaml", text, "yaml")
    fitting = [found for found in shown if reason in found.message and covered(text, found.range).startswith(where)]
    assert fitting, [(found.message, covered(text, found.range)) for found in shown]


def test_a_good_rule_has_no_fault(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "house" / "weather.yaml"
    errors = [found for found in editor.open(path, RULE, "yaml") if found.severity is types.DiagnosticSeverity.Error]
    assert errors == []


def test_a_rule_of_a_pack_holds_from_when_it_is_saved(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".outreach-lint.yaml").write_text("rules: [pack]\nselect: [house]\n", encoding="utf-8")
    path = tmp_path / "pack" / "house" / "weather.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE, encoding="utf-8")
    draft = tmp_path / "draft.md"
    assert codes(editor.open(draft, "Hi Dana,\n\nlovely weather and a calm sea.\n")) == ["house/weather"]
    path.write_text(RULE.replace("lovely weather", "calm sea"), encoding="utf-8")
    where = types.TextDocumentIdentifier(path.as_uri())
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(where))
    (found,) = editor.next(draft.as_uri())
    assert found.range.start == types.Position(2, 21)


@pytest.mark.parametrize(
    ("begun", "wanted", "unwanted"),
    [
        ("match:\nexamples:\nsev", "severity", "any"),
        ("examples:\nmatch:\nseverity: ", "error", "severity"),
        ("examples:\nmatch:\n  kind: ", "phrases", "any"),
        ("examples:\nmatch:\n  kind: phrases\n  ", "any", "over"),
        ("match:\nexamples:\n  ", "known_misses", "severity"),
        ("match:\nexamples:\n  bad:\n    - ", "prospect", "known_misses"),
        ("match:\nexamples:\nchannels: [", "sms", "channels"),
        (CONFIG + "", "overrides", "severity"),
        (CONFIG + "overrides:\n  - paths: [a]\n    chan", "channel", "min_score"),
        (CONFIG + "fail_on: ", "never", "fail_on"),
        (CONFIG + "tweaks:\n  guilt/reader-fault:\n    ", "severity", "tweaks"),
    ],
)
def test_keys_and_values_are_completed(editor: Editor, tmp_path: Path, begun: str, wanted: str, unwanted: str) -> None:
    name = ".outreach-lint.yaml" if begun.startswith(CONFIG) else "house/x.yaml"
    editor.open(tmp_path / name, begun, "yaml")
    line, _, last = begun.rpartition("\n")
    spot = types.Position(line.count("\n") + 1 if "\n" in begun else 0, len(last))
    params = types.CompletionParams(types.TextDocumentIdentifier((tmp_path / name).as_uri()), spot)
    found = editor.do(editor.client.text_document_completion_async(params))
    labels = [item.label for item in (found.items if isinstance(found, types.CompletionList) else found or ())]
    assert wanted in labels
    assert unwanted not in labels
