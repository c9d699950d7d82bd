"""The published JSON Schemas are what the code has, and change incompatibly with their version only."""

import re
from collections.abc import Callable
from copy import deepcopy

import pytest
from jsonschema import Draft202012Validator
from schema_building import MAKERS, READ, Schema, breaks, built, path_of, text_of

from outreach_lint.adopting import baseline
from outreach_lint.calibrating import as_json as calibration
from outreach_lint.catalog.schemas import FOLDER, VERSIONS
from outreach_lint.cli.main import exit_code
from outreach_lint.report import as_json

OLD: Schema = {
    "$ref": "#/$defs/Top",
    "$defs": {
        "Top": {
            "type": "object",
            "description": "All.",
            "properties": {
                "name": {"type": "string"},
                "size": {"type": "integer", "minimum": 0},
                "side": {"enum": ["left", "right"]},
                "last": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            },
            "required": ["name"],
        }
    },
}


@pytest.mark.parametrize("name", VERSIONS)
def test_a_published_schema_is_the_one_that_the_code_has(name: str) -> None:
    told = "run tests/schemas_update.py, which says if the version has to be raised"
    assert path_of(name).read_text(encoding="utf-8") == text_of(built(name)), told
    Draft202012Validator.check_schema(built(name))


def test_each_file_is_a_version_of_a_known_schema() -> None:
    known = dict.fromkeys(MAKERS, 0)
    for path in FOLDER.iterdir():
        name, number = path.stem.rsplit("-", 1)
        known[name] = max(known[name], int(number))
    assert known == dict(VERSIONS)


def test_what_tells_its_version_tells_that_of_its_schema() -> None:
    told = {"results": as_json.SCHEMA, "calibration": calibration.SCHEMA, "baseline": baseline.SCHEMA}
    assert told == {name: VERSIONS[name] for name in told}
    for name in told:
        top = built(name)["$defs"][built(name)["$ref"].rsplit("/", 1)[1]]
        assert top["properties"]["schema"] == {"enum": [VERSIONS[name]]}


@pytest.mark.parametrize("name", VERSIONS)
def test_rules_schema_prints_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["rules", "schema", "--of", name]) == 0
    assert capsys.readouterr().out == path_of(name).read_text(encoding="utf-8")


def test_the_help_names_every_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["rules", "schema", "--help"]) == 0
    assert set(VERSIONS) <= set(re.findall(r"\w+", capsys.readouterr().out))


@pytest.mark.parametrize(
    ("change", "read", "written"),
    [
        (lambda top: top["properties"].update(more={"type": "string"}), [], []),
        (lambda top: top.update(description="Everything."), [], []),
        (lambda top: top["properties"].pop("size"), ["size: gone"], ["size: gone"]),
        (lambda top: top["properties"]["size"].update(type="string"), ["size.type"], ["size.type"]),
        (lambda top: top["properties"]["size"].update(minimum=1), ["size.minimum"], ["size.minimum"]),
        (lambda top: top["properties"]["size"].update(maximum=9), ["size.maximum"], ["size.maximum"]),
        (lambda top: top["required"].append("size"), ["size: required?"], []),
        (lambda top: top["required"].clear(), [], ["name: required?"]),
        (lambda top: top["properties"]["side"]["enum"].append("top"), [], []),
        (lambda top: top["properties"]["side"]["enum"].remove("left"), ['"left" is gone'], ['"left" is gone']),
        (
            lambda top: top["properties"]["last"]["anyOf"].append({"type": "integer"}),
            [],
            ['{"type": "integer"} is new'],
        ),
        (
            lambda top: top["properties"]["last"]["anyOf"].pop(),
            ['{"type": "null"} is gone'],
            ['{"type": "null"} is gone'],
        ),
        (lambda top: top.update(additionalProperties=False), ["additionalProperties"], ["additionalProperties"]),
    ],
)
def test_what_breaks_those_who_know_a_schema_is_told(
    change: Callable[[Schema], object], read: list[str], written: list[str]
) -> None:
    new = deepcopy(OLD)
    change(new["$defs"]["Top"])
    for expected, is_read in ((read, True), (written, False)):
        found = list(breaks(OLD, new, read=is_read))
        assert len(found) == len(expected)
        assert all(text in line for text, line in zip(expected, found, strict=True))


@pytest.mark.parametrize("name", VERSIONS)
def test_a_key_that_is_renamed_needs_a_new_version(name: str) -> None:
    now = built(name)
    part = next(part for part in now["$defs"].values() if part.get("properties"))
    key = next(iter(part["properties"]))
    part["properties"]["renamed"] = part["properties"].pop(key)
    assert ": gone" in "".join(breaks(built(name), now, read=name in READ))
