"""The JSON Schema of rule files, made from the types that load them."""

from typing import Any

import msgspec

from outreach_lint.catalog.rule import Rule

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: type[Any], title: str) -> str:
    """Return the JSON Schema of a type, indented."""
    built = {"$schema": DIALECT, "title": title, **msgspec.json.schema(kind)}
    return msgspec.json.format(msgspec.json.encode(built), indent=2).decode()


def rule_schema() -> str:
    """Return the JSON Schema of a rule file."""
    return schema_of(Rule, "outreach-lint rule")
