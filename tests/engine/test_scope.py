"""Which stretches a scope stands for."""

import pytest
from making import message

from outreach_lint.catalog.rule import Scope
from outreach_lint.document.document import Document
from outreach_lint.engine.scope import regions_of

GREETING, TEXT, CLOSE = "Hi Dana,\n\n", "The gate is open. It closes at six.\n\n", "Best,\nSam Red\n"
QUOTED = "\nOn Mon, 3 Mar 2025, Red Dee wrote:\n> red quote"
DOCUMENT = Document(message({"subject": "red", "body": GREETING + TEXT + CLOSE + QUOTED}))


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [
        (["subject"], ["red"]),
        (["preheader"], []),
        (["subject", "preheader"], ["red"]),
        (["greeting"], [GREETING]),
        (["quoted"], [QUOTED]),
        (["greeting", "quoted"], [GREETING, QUOTED]),
        (["message"], ["red", GREETING + TEXT + CLOSE + QUOTED]),
        (["ps"], []),
    ],
)
def test_a_scope_is_the_parts_and_sections_that_it_names_with_neighbours_joined(
    scope: list[Scope], wanted: list[str]
) -> None:
    regions = regions_of(DOCUMENT, scope)
    texts = [DOCUMENT.text(region.part)[region.start : region.end] for region in regions]
    assert [text.strip() for text in texts] == [text.strip() for text in wanted]


def test_the_body_is_all_but_signature_and_quoted_text_unless_they_are_named_too() -> None:
    def said(scope: list[Scope]) -> str:
        return "".join(DOCUMENT.text(one.part)[one.start : one.end] for one in regions_of(DOCUMENT, scope))

    plain, more = said(["body"]), said(["body", "quoted"])
    assert "gate" in plain
    assert "Sam" not in plain
    assert "quote" not in plain
    assert "quote" in more
    assert "Sam" not in more


def test_a_postscript_is_of_the_body_and_of_the_message() -> None:
    document = Document(message(GREETING + TEXT + CLOSE + "\nPS: the kiln is warm."))
    for scope in (["ps"], ["body"], ["message"]):
        texts = [document.text(one.part)[one.start : one.end] for one in regions_of(document, scope)]
        assert any("kiln" in text for text in texts), scope
