"""Keys and values of rule files and configurations, from the schema of what loads them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from lsprotocol import types

from outreach_lint.catalog.rule import Rule
from outreach_lint.config.load import Config
from outreach_lint.config.settings import Settings
from outreach_lint.document.late import late
from outreach_lint.lsp.paper import Paper, role_of

_KEY = late(r"^(?P<blank> *(?:- +)*)(?P<key>[\w/-]+):(?:\s|$)")
_BEGUN = late(r"^(?P<blank> *(?:- +)*)(?:(?P<key>[\w-]+): +)?(?:\[(?:[^\]]*, *)?)?(?P<word>[\w/-]*)$")
_KIND = "kind"

Schema = Mapping[str, Any]


def completions_of(paper: Paper, config: Config, offset: int) -> list[types.CompletionItem]:
    """Return the keys that may stand at an offset, or the values of the key before it."""
    role = role_of(paper, config)
    if role not in {"rule", "config"}:
        return []
    start = paper.text.rfind("\n", 0, offset) + 1
    begun = _BEGUN.match(paper.text[start:offset])
    if begun is None:
        return []
    schema = _schema(Rule if role == "rule" else Settings)
    lines = paper.text[:start].splitlines()
    steps, siblings = _above(lines, len(begun["blank"]))
    if begun["key"]:
        found = _values(schema, [*steps, begun["key"]], siblings)
        return [types.CompletionItem(value, kind=types.CompletionItemKind.EnumMember) for value in found]
    keys = [
        types.CompletionItem(key, kind=types.CompletionItemKind.Property, insert_text=f"{key}: ")
        for key in _keys(schema, steps, siblings)
        if key not in siblings
    ]
    return keys + [
        types.CompletionItem(value, kind=types.CompletionItemKind.EnumMember)
        for value in (_values(schema, steps, {}) if begun["blank"].strip() else ())
    ]


@cache
def _schema(kind: type[msgspec.Struct]) -> Schema:
    return msgspec.json.schema(kind)


def _above(lines: Sequence[str], indent: int) -> tuple[list[str], dict[str, str]]:
    """Return the keys under which a line with an indent stands, the outermost first, and the keys before it there."""
    steps: list[str] = []
    siblings: dict[str, str] = {}
    inner, same = indent, True
    for line in reversed(lines):
        found = _KEY.match(line)
        depth = len(found["blank"]) if found else len(line) - len(line.lstrip(" "))
        if found and same and depth == indent:
            siblings[found["key"]] = line[found.end() :].strip()
            same = "-" not in found["blank"]
        elif found and depth < inner:
            steps.insert(0, found["key"])
            inner, same = depth, False
    return steps, siblings


def _at(schema: Schema, steps: Sequence[str], siblings: Mapping[str, str]) -> Iterator[Schema]:
    """Yield the schemas of what stands under keys; `siblings` tell which kind of match the last one is."""
    nodes = list(_branches(schema, schema))
    for step in steps:
        below = [found for node in nodes if (found := _below(node, step))]
        nodes = [branch for node in below for branch in _branches(schema, node)]
    kind = siblings.get(_KIND, "")
    for node in nodes:
        own = node.get("properties", {}).get(_KIND, {}).get("enum")
        if not (kind and own) or kind in own:
            yield node


def _below(node: Schema, step: str) -> Schema | None:
    named: Schema | None = node.get("properties", {}).get(step)
    others = node.get("additionalProperties")
    return named or (others if isinstance(others, dict) else None)


def _branches(schema: Schema, node: Schema) -> Iterator[Schema]:
    """Yield what a schema may be: itself, what it refers to, each of several, and the items of a list."""
    if "$ref" in node:
        yield from _branches(schema, schema["$defs"][node["$ref"].rpartition("/")[2]])
        return
    if "anyOf" in node:
        for branch in node["anyOf"]:
            yield from _branches(schema, branch)
        return
    if isinstance(node.get("items"), dict):
        yield from _branches(schema, node["items"])
    yield node


def _keys(schema: Schema, steps: Sequence[str], siblings: Mapping[str, str]) -> list[str]:
    return sorted({key for node in _at(schema, steps, siblings) for key in node.get("properties", {})})


def _values(schema: Schema, steps: Sequence[str], siblings: Mapping[str, str]) -> list[str]:
    del siblings
    found = list(_at(schema, steps, {}))
    values = {str(value) for node in found for value in node.get("enum", ()) if value is not None}
    return sorted(values | {"true", "false"} if any(node.get("type") == "boolean" for node in found) else values)
