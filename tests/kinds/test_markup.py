"""What the kind `markup` refuses, and where its findings stand; what it finds is shown by the examples of its rules."""

from pathlib import Path

import msgspec
import pytest
from making import Data, compiled, rule, run

from outreach_lint import lint, load_rules
from outreach_lint.catalog.examples import parse_example
from outreach_lint.catalog.rule import ExampleMessage
from outreach_lint.kinds.base import MatchError
from outreach_lint.kinds.markup import Check, MarkupMatch
from outreach_lint.kinds.resources import Resources
from outreach_lint.model import Finding, Message
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_path

PAGE = "<p>Hi Dana, <a\nhref='xxx'>the table</a></p>\n<p>x <img\nsrc=a.png></p><a href='#'><img src=b.png alt=b></a>"


@pytest.mark.parametrize(
    ("check", "bound"), [("targets", "max"), ("size", "max"), ("pictures_only", "min"), ("disagreement", "min")]
)
def test_a_check_without_its_bound_is_refused(check: Check, bound: str) -> None:
    with pytest.raises(MatchError, match=f"“{check}” needs a “{bound}”"):
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


def found(match: Data, text: Data, told: str, **keys: object) -> tuple[Finding, ...]:
    source = rule({"kind": "markup", **match}, message=told, **keys)
    return run(compiled(source), parse_example(source.rule, msgspec.convert(text, ExampleMessage)).message).findings


LINKS = (
    "<a href='xxx'>a b</a> <a href=''>c</a> <a href='xxx'>www.acme.example</a>"
    " <a href='yyy'>d</a> <a href='XXX'>e</a> <a href='https://b.example/'>a.example</a>"
    " <a href='https://a.example/'>a.example</a>"
)
SEEN = [
    ({"check": "target", "any": ["^xxx", "^#"]}, ["a b to xxx", "c to ", "e to XXX"]),
    ({"check": "target", "any": ["yyy"]}, ["d to yyy"]),
    ({"check": "target"}, []),
    ({"check": "other_target"}, ["a.example to https://b.example/"]),
]


@pytest.mark.parametrize(("match", "expected"), SEEN)
def test_a_link_is_told_with_what_it_shows_and_where_it_leads(match: Data, expected: list[str]) -> None:
    page = {"html": f"<p>Hi</p>{LINKS}"}
    assert [finding.message for finding in found(match, page, "{match} to {target}")] == expected
    assert not found(match, page, "a", scope=["subject"])


def test_a_link_that_the_plain_text_lacks_stands_where_its_tag_does() -> None:
    page = {"body": "Hi Dana", "html": "<p>Hi Dana</p>\n\n<p>see <a href='xxx'>the  table</a></p>"}
    (finding,) = found({"check": "target", "any": ["x"]}, page, "{match} to {target}")
    assert (finding.part, finding.line, finding.message) == (None, 3, "the table to xxx")


def test_an_address_is_counted_once_however_many_links_lead_to_it() -> None:
    page = {"html": "<a href=x1>a</a><a href=x1>b</a><a href=y1>c</a><a href=z>d</a>"}
    assert not found({"check": "targets", "any": ["x", "y"], "max": 2}, page, "a")
    (finding,) = found({"check": "targets", "any": ["x", "y"], "max": 1}, page, "{value} of {limit}")
    assert finding.message == "2 of 1"


SPACER = "<img src=c.png width=1 height=1>"


@pytest.mark.parametrize(
    ("match", "page", "told"),
    [
        ({"check": "no_alt"}, f"<p>a</p>{SPACER}<img alt=a src=a.png>", []),
        ({"check": "no_alt"}, f"<p>a</p>{SPACER}\n<img src=' x  y '>\n<img src=b>", [(2, "x y 2 {limit}")]),
        ({"check": "pictures_only", "min": 2}, f"<p>a</p>{SPACER}", []),
        ({"check": "pictures_only", "min": 2}, f"<p>a</p>{SPACER}\n<img src=a>\n<img src=b>", [(2, " 1 2")]),
        ({"check": "size", "max": 5500}, f"<p>{'a' * 5493}</p>", []),
        ({"check": "size", "max": 3500}, f"<p>{'a' * 5493}</p>", [(1, " 6 4")]),
    ],
)
def test_spacers_are_no_pictures_and_a_bound_may_be_reached(
    match: Data, page: str, told: list[tuple[int, str]]
) -> None:
    findings = found(match, {"html": page}, "{match} {value} {limit}")
    assert [(finding.line, finding.message) for finding in findings] == told


HIDDEN = """<p>Hi Ana</p>
<p style="color:#dddddd">pale  print</p>
<p style="color:#ffffff">white print</p>
<p style="font-size:1px">small print</p>
<p style="display:none">no print</p>"""


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ([], [(3, "white print")]),
        (["small"], [(4, "small print")]),
        (["nothing", "pale"], [(2, "pale print")]),
        (["no print"], []),
        (["print"], [(2, "pale print")]),
    ],
)
def test_pale_words_count_where_the_rule_says_which(wanted: list[str], told: list[tuple[int, str]]) -> None:
    findings = found({"check": "faint", "any": wanted}, {"html": HIDDEN}, "{match}")
    assert [(finding.line, finding.message) for finding in findings] == told


IAN = "<p>Hi Ian,</p><p>the doors of hall 2 stand open on Monday.</p>"
ZOE = "Hi Zoe,\n\nthe doors of hall {hall} stand open on Monday."


@pytest.mark.parametrize(
    ("hall", "least", "share", "told"),
    [
        (2, 0.5, 91, [("Zoe", "differ: “Zoe” in the one is “Ian” in the other")]),
        (
            7,
            0.5,
            82,
            [
                ("Zoe", "differ: “Zoe” in the one is “Ian” in the other"),
                ("7", "differ: “7” in the one is “2” in the other"),
            ],
        ),
        (2, 0.95, 91, [("", "have 91 % of their words in common")]),
    ],
)
def test_alternatives_differ_in_some_words_or_have_few_in_common(
    hall: int, least: float, share: int, told: list[tuple[str, str]]
) -> None:
    match, message = {"check": "disagreement", "min": least}, {"body": ZOE.format(hall=hall), "html": IAN}
    findings = found(match, message, "{detail}")
    assert [(finding.excerpt, finding.message) for finding in findings] == told
    shares = {finding.message for finding in found(match, message, "{value} of {limit}")}
    assert shares == {f"{share} of {100 * least:.0f}"}


def test_what_stands_out_of_scope_is_not_told() -> None:
    field, match = {"html": "<p>Hi {{<b>name</b>}}</p>", "kind": "template"}, {"check": "cut_field"}
    assert [finding.excerpt for finding in found(match, field, "a")] == ["{{name}}"]
    assert not found(match, field, "a", scope=["subject"])
    match, message = {"check": "disagreement", "min": 0.5}, {"body": ZOE.format(hall=2), "html": IAN}
    assert not found(match, message, "a", scope=["subject"])


def test_alternatives_that_agree_as_far_as_is_asked_are_not_told() -> None:
    same = {"body": "Hi Ian, the doors of hall 2 stand open.", "html": "<p>Hi Ian, the doors of hall 2 stand open.</p>"}
    assert not found({"check": "disagreement", "min": 1.0}, same, "a")
