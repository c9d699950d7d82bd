"""The page on editors names every option, and what it tells to paste is well formed."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from docs_update import blocks_of

from outreach_lint.lsp.options import Options, options_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
EXTENSION = Path(__file__).resolve().parents[2] / "editors" / "vscode"
BLOCKS = {
    language: [block.code for block in blocks_of(PAGE) if block.language == language] for language in ("json", "toml")
}


@pytest.mark.parametrize("name", Options.__struct_fields__)
def test_every_option_is_explained(name: str) -> None:
    assert f"\n| `{name}` | " in PAGE


@pytest.mark.parametrize("code", BLOCKS["json"])
def test_settings_are_json(code: str) -> None:
    assert json.loads(code)


@pytest.mark.parametrize("code", BLOCKS["toml"])
def test_settings_are_toml(code: str) -> None:
    assert tomllib.loads(code)


def test_the_extension_knows_the_settings_shown_and_each_language_that_starts_it() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    shown = {name for name in json.loads(BLOCKS["json"][0]) if name.startswith("outreach-lint.")}
    assert shown == set(manifest["contributes"]["configuration"]["properties"])
    languages = re.search(r"LANGUAGES = (\[[^]]*\])", (EXTENSION / manifest["main"]).read_text(encoding="utf-8"))
    assert languages
    assert [f"onLanguage:{name}" for name in json.loads(languages[1])] == manifest["activationEvents"]


def test_the_options_shown_are_known() -> None:
    own, general = (json.loads(code) for code in BLOCKS["json"][:2])
    assert options_of(own["outreach-lint.options"])[1] == ""
    assert options_of(general["glspc.server.initializationOptions"])[1] == ""
    assert options_of(tomllib.loads(BLOCKS["toml"][0])["language-server"]["outreach-lint"]["config"])[1] == ""
