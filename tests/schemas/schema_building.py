"""Builds the JSON Schemas of what is read and written, from the types, and tells what a change of one would break."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
from schema_shapes import (
    Baseline,
    Calibration,
    Failed,
    NativeMessage,
    Reader,
    Result,
    Results,
    RuleRow,
    Seen,
    Sequence,
)

from outreach_lint.catalog.rule import Rule
from outreach_lint.catalog.schemas import FOLDER, VERSIONS
from outreach_lint.config.settings import Settings
from outreach_lint.model import Column, Prospect, Sender
from outreach_lint.sources.html_bodies import KEYS as HTML_KEYS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TELLING = frozenset({"title", "description", "default", "$id", "$schema", "discriminator"})
"""What a schema says to people, or says once more."""
SPARSE = frozenset({Prospect.__name__, Sender.__name__})
"""Of these, empty fields are not written."""


def _read(kind: Any) -> Schema:  # noqa: ANN401  (a type, or a tuple of one)
    return msgspec.json.schema(kind)


def _written(kind: Any) -> Schema:  # noqa: ANN401  (the same)
    """Return the schema of what is written: every key is there but those that are left out if unset."""
    return _complete(msgspec.json.schema(kind))


def _complete(node: Any) -> Any:  # noqa: ANN401  (whatever a schema holds)
    if isinstance(node, list):
        return [_complete(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    built = {key: _complete(inner) for key, inner in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("title") not in SPARSE:
        required = node.get("required", [])
        built["required"] = [
            name for name, inner in node["properties"].items() if name in required or "default" in inner
        ]
        for inner in built["properties"].values():
            inner.pop("default", None)
    return built


def _line() -> Schema:
    either, parts = msgspec.json.schema_components([Result, Failed], ref_template="#/$defs/{name}")
    return {"anyOf": list(either), "$defs": _complete(parts)}


def _calibration() -> Schema:
    return _nullable(_written(Calibration))


def _nullable(node: Any) -> Any:  # noqa: ANN401  (whatever a schema holds)
    """Return a schema in which each figure may be null."""
    if isinstance(node, list):
        return [_nullable(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    built = {key: _nullable(inner) for key, inner in node.items()}
    return built | {"type": ["number", "null"]} if node.get("type") == "number" else built


def _config() -> Schema:
    built = _read(Settings)
    # A schema made from types leaves out which keys a mapping may have.
    built["$defs"]["Settings"]["properties"]["columns"]["propertyNames"] = {"enum": sorted(get_args(Column))}
    return built


def _with_body(kind: Any, name: str) -> Schema:  # noqa: ANN401  (a type)
    """Return the schema of what needs a body, plain or in HTML."""
    built = msgspec.json.schema(kind)
    text = {"type": "string", "pattern": r"\S"}
    built["$defs"][name]["anyOf"] = [{"properties": {key: text}, "required": [key]} for key in ("body", *HTML_KEYS)]
    return built


MAKERS: Mapping[str, Callable[[], Schema]] = {
    "rule": lambda: _read(Rule),
    "config": _config,
    "message": lambda: _with_body(NativeMessage, "NativeMessage"),
    "prospect": lambda: _read(Reader),
    "sequence": lambda: _with_body(Sequence, "Step"),
    "results": lambda: _written(Results),
    "result": _line,
    "understood": lambda: _written(Seen),
    "rules": lambda: _written(tuple[RuleRow, ...]),
    "calibration": _calibration,
    "baseline": lambda: _read(Baseline),
}
READ = frozenset({"rule", "config", "message", "prospect", "sequence", "baseline"})
"""What people and other tools write for this one; the others it writes for them."""


def built(name: str) -> Schema:
    """Return the schema as the code has it now."""
    about = {"$schema": DIALECT, "$id": f"urn:outreach-lint:{name}:{VERSIONS[name]}", "title": f"outreach-lint {name}"}
    return about | MAKERS[name]()


def text_of(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def path_of(name: str) -> Path:
    return FOLDER / f"{name}-{VERSIONS[name]}.json"


def breaks(old: Any, new: Any, *, read: bool, at: str = "$") -> Iterator[str]:  # noqa: ANN401  (whatever a schema holds)
    """Yield what in a new schema would surprise those who know the old one; new keys and new values of a list do not.

    Of what is `read`, a key may cease to be required; of what is written, none may, and one may come to be.
    """
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield f"{at}: {json.dumps(old)} has become {json.dumps(new)}"
        return
    for key in sorted((old.keys() | new.keys()) - TELLING):
        before, now = old.get(key), new.get(key)
        if key in {"properties", "$defs"} and isinstance(before, dict) and isinstance(now, dict):
            yield from (f"{at}.{name}: gone" for name in sorted(before.keys() - now.keys()))
            for name in sorted(before.keys() & now.keys()):
                yield from breaks(before[name], now[name], read=read, at=f"{at}.{name}")
        elif key == "required":
            less, more = (now, before) if read else (before, now)
            yield from (f"{at}.{name}: required?" for name in sorted(set(less or ()) - set(more or ())))
        elif key in {"enum", "anyOf"} and isinstance(before, list) and isinstance(now, list):
            yield from (f"{at}.{key}: {json.dumps(value)} is gone" for value in before if value not in now)
            if key == "anyOf" and not read:
                yield from (f"{at}.{key}: {json.dumps(value)} is new" for value in now if value not in before)
        else:
            yield from breaks(before, now, read=read, at=f"{at}.{key}")
