"""Patterns that RE2 refuses are told by us, capitals count where they should, and paragraphs are looked at once."""

from collections.abc import Iterator

import pytest
from making import compiled, rule

from outreach_lint.errors import RuleError
from outreach_lint.kinds.blocks import OFTEN
from outreach_lint.kinds.expression import utf8
from outreach_lint.kinds.glimpse import Glimpse
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.search import Search


@pytest.mark.parametrize("regex", ["(red", "red)", "(?=red)", "red{5000}"])
def test_nothing_but_the_reason_is_said_of_a_refused_pattern(regex: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuleError) as caught:
        compiled(rule({"kind": "pattern", "any": [regex]}))
    assert "bad pattern" in str(caught.value)
    assert "None" not in str(caught.value)
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")


@pytest.mark.parametrize(("text", "none"), [("a Green boat", False), ("a green boat", True), ("a RED boat", False)])
def test_a_look_for_capitals_passes_over_small_letters(text: str, *, none: bool) -> None:
    assert Glimpse([Pattern("Green", case=True), Pattern("red")]).holds_none(utf8(text)) == none


def test_from_some_texts_on_a_paragraph_that_was_seen_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    plain = Pattern.spans

    def counting(self: Pattern, text: str, *, often: bool = False) -> Iterator[tuple[int, int]]:
        looked.append(text)
        return plain(self, text, often=often)

    monkeypatch.setattr(Pattern, "spans", counting)
    search = Search([Pattern("red")])
    texts = [f"Hi reader {number} in red,\n\na blue lake\n\nthe red boat is in." for number in range(OFTEN + 4)]
    assert [len(list(search.spans(text))) for text in texts] == [2] * len(texts)
    assert looked[:OFTEN] == texts[:OFTEN]
    assert looked.count("the red boat is in.") == 1
    assert not any(text.startswith("a blue lake") for text in looked)
