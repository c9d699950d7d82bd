"""What the kind `markup` refuses, and where its findings stand; what it finds is shown by the examples of its rules."""

from pathlib import Path

import pytest
from making import Data, compiled, rule, run

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


PAGES = [
    (
        {"check": "no_alt"},
        "<p>a</p>\n<img src=a.png><img src=b.png>",
        "{match} {value}",
        [("", 2, "a.png 2")],
    ),
    ({"check": "no_alt"}, "<p>a</p><img>", "{match}", [("", 1, "the picture")]),
    ({"check": "no_alt"}, "<p>a</p><img src=a.png alt=''>", "{match}", []),
    (
        {"check": "target", "any": ["^xxx"]},
        "<a href=xxx>the\ntable</a>\n<a href=xxx1><img alt=b src=b.png></a>",
        "{match} to {target}",
        [("the table", 1, "the table to xxx"), ("", 3, "xxx1 to xxx1")],
    ),
    (
        {"check": "targets", "any": ["x"], "max": 1},
        "<a href=x1>a</a><a href=x2>b</a>",
        "{value} {limit}",
        [("", 1, "2 1")],
    ),
    ({"check": "targets", "any": ["x"], "max": 2}, "<a href=x1>a</a><a href=x2>b</a>", "{value}", []),
    ({"check": "size", "max": 3000}, f"<p>{'a ' * 2000}</p>", "{value} {limit}", [("", 1, "4 3")]),
    ({"check": "pictures_only", "min": 3}, "<p>two words</p>\n<img src=a.png>", "{value} {limit}", [("", 2, "2 3")]),
    ({"check": "pictures_only", "min": 2}, "<p>two words</p>\n<img src=a.png>", "{value}", []),
]


@pytest.mark.parametrize(("match", "page", "message", "expected"), PAGES)
def test_a_check_tells_what_it_saw_and_where(
    match: Data, page: str, message: str, expected: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(page)
    (read,) = read_path(tmp_path / "a.html", Defaults())
    assert isinstance(read, Message)
    findings = run(compiled(rule({"kind": "markup", **match}, message=message)), read).findings
    told = [(one.excerpt, one.line, one.message) for one in findings]
    assert sorted(told, key=lambda one: one[1]) == expected


@pytest.mark.parametrize(("letters", "told"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_a_long_address_is_told_in_part(letters: int, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>a</p><img src={'x' * letters}>")
    (read,) = read_path(tmp_path / "a.html", Defaults())
    assert isinstance(read, Message)
    findings = run(compiled(rule({"kind": "markup", "check": "no_alt"}, message="{match}")), read).findings
    assert [one.message for one in findings] == [told]
