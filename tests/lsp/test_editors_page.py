"""The page on editors names every option, and what it tells to paste is well formed."""

import json
import tomllib
from pathlib import Path

import pytest
from docs_update import blocks_of

from outreach_lint.lsp.options import Options, options_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
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


def test_the_options_shown_are_known() -> None:
    settings = json.loads(BLOCKS["json"][0])
    assert options_of(settings["glspc.server.initializationOptions"])[1] == ""
    assert options_of(tomllib.loads(BLOCKS["toml"][0])["language-server"]["outreach-lint"]["config"])[1] == ""
