"""The built-in rule files as files, and the schema that editors check them with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.catalog.examples import Mark, parse_example
from outreach_lint.catalog.load import load_pack
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.catalog.rule import Rule
from outreach_lint.catalog.schemas import published
from outreach_lint.catalog.yaml_file import parse_yaml
from outreach_lint.config.settings import Settings
from outreach_lint.document.document import Document
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.prove import prove
from outreach_lint.engine.run import run_rules
from outreach_lint.kinds.resources import Resources
from outreach_lint.pipeline import Linter

FILES = sorted(path for path in builtin_root().rglob("*.yaml") if path.parent.name != "_lists")
NAMES = [path.relative_to(builtin_root()).as_posix() for path in FILES]
LONGEST = 60


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    built: dict[str, Any] = json.loads(published("rule"))
    return built


def resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def strangers(schema: dict[str, Any], node: dict[str, Any], value: object, at: str = "") -> Iterator[str]:
    """Yield the keys of a value that the schema does not know, looking into objects and lists."""
    node = resolved(schema, node)
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        known = resolved(schema, choice)
        tag = known.get("properties", {}).get("kind", {}).get("enum")
        if isinstance(value, dict) and known.get("type") == "object" and tag in (None, [value.get("kind")]):
            yield from strangers(schema, known, value, at)
            return
        if isinstance(value, list) and known.get("type") == "array":
            yield from strangers(schema, known, value, at)
            return
    if isinstance(value, dict) and "properties" in node:
        for key, inside in value.items():
            if key not in node["properties"]:
                yield f"{at}.{key}"
            else:
                yield from strangers(schema, node["properties"][key], inside, f"{at}.{key}")
    if isinstance(value, list) and isinstance(node.get("items"), dict):
        for number, inside in enumerate(value):
            yield from strangers(schema, node["items"], inside, f"{at}[{number}]")


def test_the_schema_is_one_of_draft_2020_12_and_every_reference_in_it_leads_somewhere(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    references = set(_references(schema))
    assert references
    assert {reference.rsplit("/", 1)[1] for reference in references} <= set(schema["$defs"])
    top = resolved(schema, schema)
    assert top["additionalProperties"] is False
    assert set(top["required"]) == {"title", "severity", "weight", "match", "message", "why", "examples"}
    assert set(top["properties"]) == set(Rule.__struct_fields__)


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for inside in node.values():
            yield from _references(inside)
    elif isinstance(node, list):
        for inside in node:
            yield from _references(inside)


def test_the_schema_of_the_configuration_has_its_keys() -> None:
    built = json.loads(published("config"))
    assert set(resolved(built, built)["properties"]) == set(Settings.__struct_fields__)


def test_a_key_that_the_schema_does_not_know_would_be_found(schema: dict[str, Any]) -> None:
    wrong = {"titel": "x", "match": {"kind": "phrases", "regex": "x"}, "examples": {"bad": [{"bodi": "x"}]}}
    assert list(strangers(schema, schema, wrong)) == [".titel", ".match.regex", ".examples.bad[0].bodi"]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_rule_file_is_short_and_holds_what_the_schema_knows(path: Path, schema: dict[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST
    assert list(strangers(schema, schema, parse_yaml(str(path), text).data)) == []


def test_the_rules_are_yaml_for_a_parser_without_libyaml_too() -> None:
    refused = []
    for path, name in zip(FILES, NAMES, strict=True):
        try:
            list(yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))
        except yaml.YAMLError as problem:
            refused.append((name, str(problem).split("\n")[1].strip()))
    assert refused == []


def test_every_rule_proves_itself(linter: Linter) -> None:
    proofs = list(prove(linter.catalogue.rules, linter.rules, linter.catalogue.lists))
    assert [proof for proof in proofs if proof.verdict not in {"ok", "collateral"}] == []
    assert [proof for proof in proofs if proof.verdict == "collateral" and proof.severity == "error"] == []


def test_a_rule_that_runs_only_if_it_is_selected_proves_itself_too(linter: Linter) -> None:
    pack = load_pack(builtin_root())
    usual = {rule.id for rule in linter.catalogue.rules}
    previews = [rule for rule in pack.rules if rule.id not in usual]
    assert previews
    proofs = list(prove(previews, RuleSet(previews, Resources(pack.lists)), pack.lists))
    assert [proof for proof in proofs if proof.verdict not in {"ok", "collateral"}] == []


def test_every_bad_example_is_marked_or_is_about_the_whole_message(linter: Linter) -> None:
    for rule in linter.catalogue.rules:
        for example in rule.rule.examples.bad:
            if isinstance(example, tuple):  # The proof of a rule that compares messages asks for it itself.
                continue
            parsed = parse_example(rule.rule, example)
            if not parsed.marks:
                findings = run_rules(linter.rules, Document(parsed.message)).findings
                assert [found.part for found in findings if found.rule == rule.id] == [None], rule.id


FACTS = ["expected", "detail", "value", "limit", "replacement", "match", "employees", "field", "target", "date", "age"]


@pytest.mark.parametrize("fact", FACTS)
def test_what_a_message_promises_to_tell_it_tells(linter: Linter, fact: str) -> None:
    promised = [rule for rule in linter.catalogue.rules if f"{{{fact}}}" in rule.rule.message + rule.rule.instead]
    for rule in promised:
        for example in rule.rule.examples.bad:
            if isinstance(example, tuple):
                continue
            findings = run_rules(linter.rules, Document(parse_example(rule.rule, example).message)).findings
            told = [found.message + found.instead for found in findings if found.rule == rule.id]
            assert all(f"{{{fact}}}" not in text for text in told), rule.id


def test_no_id_or_alias_is_used_twice(linter: Linter) -> None:
    rules = load_pack(builtin_root()).rules
    names = [name for rule in rules for name in (rule.id, *rule.rule.aliases)]
    assert len(names) == len(set(names))
    assert {rule.id for rule in linter.catalogue.rules} <= set(names)


def test_marks_may_touch_brackets_and_cross_lines(linter: Linter) -> None:
    rule = linter.catalogue.rules[0].rule
    parsed = parse_example(rule, "Hi [[[Name]]], [[a\nb]] c")
    assert parsed.message.body == "Hi [Name], a\nb c"
    assert parsed.marks == (Mark("body", 3, 9), Mark("body", 11, 14))
