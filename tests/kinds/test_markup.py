"""What the kind `markup` refuses, and where its findings stand; what it finds is shown by the examples of its rules."""

from pathlib import Path

import pytest

from outreach_lint import lint, load_rules
from outreach_lint.kinds.base import MatchError
from outreach_lint.kinds.markup import Check, MarkupMatch
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Message
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

PAGE = "<p>Hi Dana, <a\nhref='xxx'>the table</a></p>\n<p>x <img\nsrc=a.png></p><a href='#'><img src=b.png alt=b></a>"


@pytest.mark.parametrize("check", ["targets", "size", "pictures_only", "disagreement"])
def test_a_check_without_its_bound_is_refused(check: Check) -> None:
    with pytest.raises(MatchError, match="needs a"):
        MarkupMatch(check).compile(Resources())


def test_an_expression_that_re2_refuses_is_refused() -> None:
    with pytest.raises(MatchError, match="bad pattern"):
        MarkupMatch("target", ("(",)).compile(Resources())


def test_findings_stand_at_the_text_of_a_link_or_at_the_tag(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (message,) = read_path(tmp_path / "a.html", Defaults())
    assert isinstance(message, Message)
    rules = load_rules(select=["links/linked-placeholder", "links/missing-alt"])
    found = {(one.rule, one.excerpt, one.line, one.column) for one in lint(message, rules).findings}
    assert found == {
        ("links/linked-placeholder", "the table", 2, 12),
        ("links/linked-placeholder", "", 4, 15),
        ("links/missing-alt", "", 3, 6),
    }
