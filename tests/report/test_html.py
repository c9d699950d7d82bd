"""The page: whatever a message holds is text on it, and nothing is loaded or run but what is ours."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import compiled, message, rule
from making import run as found
from reporting import BROKEN, IGNORED, WARNED, run

from outreach_lint.report.html_page.letter import marked
from outreach_lint.report.html_page.script import SCRIPT
from outreach_lint.report.html_page.stylesheet import STYLE

HOSTILE = (
    "</mark></article><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --!><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</style></title></script><base href=//evil.example>",
    "&lt;script&gt; &#60;b&#62;",
)


class Tags(HTMLParser):
    """What a browser makes of a page: tags with attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_hostile_text_is_text_wherever_it_stands(bad: str, tmp_path: Path) -> None:
    given_ = {
        "id": bad,
        "subject": f"{bad} awful weather",
        "preheader": bad,
        "body": f"Hi JENNIFER,\n\n{bad} awful weather {bad}",
        "prospect": {"first_name": "Jennifer", "last_name": bad, "company": bad, "email": bad},
        "sender": {"name": bad, "company": bad},
        "sequence": bad,
        "step": 2,
    }
    inputs = {"a.jsonl": json.dumps(given_) + "\n" + json.dumps({bad: 1}) + "\n", "b.txt": WARNED, "c.txt": WARNED}
    page = Tags(run(tmp_path, inputs).files["html"])
    plain = Tags(
        run(tmp_path, {**inputs, "a.jsonl": inputs["a.jsonl"].replace(json.dumps(bad)[1:-1], "x")}).files["html"]
    )
    assert [tag for tag, _ in page.tags if tag in {"script", "img", "svg", "base", "style"}] == [
        tag for tag, _ in plain.tags if tag in {"script", "img", "svg", "base", "style"}
    ]
    assert {name for _, attrs in page.tags for name in attrs} == {name for _, attrs in plain.tags for name in attrs}
    assert "".join(page.text).count(bad) >= 4


def test_the_policy_allows_this_style_and_this_script_only(tmp_path: Path) -> None:
    page = Tags(run(tmp_path, {"a.txt": WARNED}).files["html"])
    (policy,) = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    digests = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (STYLE, SCRIPT)]
    assert policy == (
        f"default-src 'none'; style-src {digests[0]}; script-src {digests[1]}; base-uri 'none'; form-action 'none'"
    )
    assert [tag for tag, _ in page.tags].count("script") == 1
    names = {name for _, attrs in page.tags for name in attrs}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src"}}
    assert {attrs["href"][:1] for tag, attrs in page.tags if tag == "a" and attrs["href"]} == {"#"}
    assert not re.search(r"https?:|url\(|@import", STYLE + SCRIPT)


def test_every_link_and_label_on_the_page_leads_to_something(tmp_path: Path) -> None:
    page = Tags(run(tmp_path, {"a.jsonl": BROKEN, "b.txt": IGNORED, "c.txt": WARNED}).files["html"])
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    asked = {attrs["href"][1:] for tag, attrs in page.tags if tag == "a" and attrs["href"]}
    asked |= {attrs["aria-labelledby"] for _, attrs in page.tags if attrs.get("aria-labelledby")}
    assert len(ids) == len(set(ids))
    assert asked <= set(ids)


RULES = compiled(rule("needle"), rule("a needle b", "test/wider", severity="error"))


@given(
    st.lists(st.sampled_from(["a needle b", "needle", "<b>", "&amp;", "\n", " ", "x", "\t", "é", "👍🏽"]), max_size=12)
)
def test_marks_change_no_character_of_the_message(pieces: list[str]) -> None:
    given_ = message("".join(pieces) or "x")
    numbered = list(enumerate(found(RULES, given_).findings, 1))
    page = marked(given_, "body", numbered, "m1")
    plain = Tags(re.sub(r"<sup>.*?</sup>", "", page))
    assert "".join(plain.text) == given_.body.replace("\t", "    ")
    assert page.count("<sup>") == len(numbered)
    assert page.count("<mark") == page.count("</mark>")


def test_overlapping_findings_look_like_the_more_severe_one() -> None:
    given_ = message("a needle b")
    findings = [
        msgspec.structs.replace(finding, severity=severity)
        for finding, severity in zip(
            (*found(compiled(rule("a needle")), given_).findings, *found(compiled(rule("needle b")), given_).findings),
            ("warning", "error"),
            strict=True,
        )
    ]
    shown = re.sub(r"<sup>.*?</sup>", "", marked(given_, "body", list(enumerate(findings, 1)), "m1"))
    assert shown == ('<mark class="warning">a </mark><mark class="error">needle</mark><mark class="error"> b</mark>')


def test_a_single_message_is_shown_with_its_reasons_and_without_charts_and_filters(tmp_path: Path) -> None:
    alone = run(tmp_path, {"a.txt": WARNED}).files["html"]
    both = run(tmp_path, {"a.txt": WARNED, "b.txt": WARNED}).files["html"]
    several = ("Messages by score", "Lowest scores", "Most frequent faults", '<form class="filter"', "median score")
    assert [part for part in several if part in alone] == []
    assert [part for part in several if part not in both] == []
    assert ("<details open>" in alone, "<details open>" in both) == (True, False)
    assert '<b class="">1</b>message<' in alone
    assert "<h1>How this message reads</h1>" in alone
