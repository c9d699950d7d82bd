"""The dialect of a text is told from how its fields are written, and none where nothing is a field."""

from pathlib import Path

import pytest
import yaml

from outreach_lint.document.comments import without_comments
from outreach_lint.document.dialects import FAMILIES
from outreach_lint.document.folding import fold
from outreach_lint.document.merge_fields import detect_dialect, find_fields, flatten

SNIPPETS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "dialect_snippets.yaml").read_text(encoding="utf-8")
)
LEAST = 0.98


def told(text: str) -> str:
    return detect_dialect(without_comments(fold(text))) or "none"


def test_almost_every_text_is_told_right() -> None:
    cases = [(text, dialect) for dialect, texts in SNIPPETS.items() for text in texts]
    wrong = [(text, dialect, told(text)) for text, dialect in cases if told(text) != dialect]
    assert len(cases) >= 200
    assert 1 - len(wrong) / len(cases) >= LEAST, wrong


def test_every_dialect_has_texts() -> None:
    assert {family.dialect for family in FAMILIES} - {"liquid_tag"} == SNIPPETS.keys() - {"none"}


@pytest.mark.parametrize("dialect", sorted(SNIPPETS.keys() - {"none"}))
def test_fields_lie_one_after_the_other_within_the_text(dialect: str) -> None:
    for text in SNIPPETS[dialect]:
        reached = 0
        for field in find_fields(text):
            assert reached <= field.start < field.end <= len(text)
            assert all(field.start < inner.start < inner.end < field.end for inner in flatten(field.inner))
            reached = field.end
