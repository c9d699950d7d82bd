"""Every kind, by tables: what is marked with [[ ]] is found, and nothing else."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from making import compiled, marks, rule, run

from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.rule import ExampleMessage

TABLES = sorted((Path(__file__).resolve().parents[1] / "data" / "kinds").glob("*.yaml"))
CASES = [
    pytest.param(case, text, id=f"{table.stem}: {name} {number}")
    for table in TABLES
    for name, case in yaml.safe_load(table.read_text(encoding="utf-8")).items()
    for number, text in enumerate(case["texts"], 1)
]


@pytest.mark.parametrize(("case", "text"), CASES)
def test_what_is_marked_is_found(case: dict[str, Any], text: str | dict[str, Any]) -> None:
    source = rule(case["match"])
    options = {name: case[name] for name in ("lists", "fields", "names") if name in case}
    example = text if isinstance(text, str) else msgspec.convert(text, ExampleMessage)
    parsed = parse_example(source.rule, example)
    findings = run(compiled(source, **options), parsed.message).findings
    told = [(mark.part, parsed.message.part(mark.part)[mark.start : mark.end]) for mark in marks(findings)]
    wanted = [(mark.part, parsed.message.part(mark.part)[mark.start : mark.end]) for mark in parsed.marks]
    assert told == wanted
    assert marks(findings) == list(parsed.marks)
