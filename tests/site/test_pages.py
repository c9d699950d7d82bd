"""The pages of the site: those of the repository as its renderer reads them, those of rules, and what they may load."""

import re
from pathlib import Path

import msgspec
import pytest
import yaml
from docs_update import PAGES, ROOT

from docs_site.categories import ABOUT
from docs_site.commands import commands, reference
from docs_site.look_through import faults_of, foreign_in_page, foreign_in_style
from docs_site.pages import OTHERS, StrayLinkError, for_site, sources, tour
from docs_site.rule_index import rule_index
from docs_site.rule_pages import rule_page, told_of
from docs_site.rule_parts import example, marked, prose
from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.rule import CatalogRule, Rule
from outreach_lint.config.load import load_config
from outreach_lint.engine.needs import UNMET
from outreach_lint.pipeline import load_catalogue
from outreach_lint.report.rule_words import NEEDS

NAMES = {"docs/a.md": "a.md", "docs/b.md": "b.md", "CONTRIBUTING.md": "contributing.md"}


def site(text: str) -> str:
    return for_site(text, "docs/a.md", NAMES, {"house/weather"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [b](b.md#x)", "see [b](b.md#x)"),
        ("see [how](../CONTRIBUTING.md)", "see [how](contributing.md)"),
        ("see [there](https://b.example/b.md)", "see [there](https://b.example/b.md)"),
        ("the rule `house/weather`", "the rule [`house/weather`](rules/house/weather.md)"),
        ("no rule: `house/climate`", "no rule: `house/climate`"),
        ("```console\n$ x [b](c.md) `house/weather`\n```", "```console\n$ x [b](c.md) `house/weather`\n```"),
        ("```yaml a/b.yaml\nx: 1\n```", '```yaml title="a/b.yaml"\nx: 1\n```'),
        ("so:\n- one\n- two\n", "so:\n\n- one\n- two\n"),
        ("- one\n  goes on\n- two\n", "- one\n    goes on\n- two\n"),
        (r"| `a\|b*` | c |", "| <code>a&#124;b&#42;</code> | c |"),
    ],
)
def test_a_page_means_on_the_site_what_it_means_on_a_code_host(text: str, shown: str) -> None:
    assert site(text) == shown


def test_a_link_to_no_page_is_refused_with_its_page() -> None:
    with pytest.raises(StrayLinkError, match=r"docs/a\.md: the link to c\.md"):
        site("see [c](c.md)")


def test_the_tour_is_the_middle_of_the_readme() -> None:
    shown = tour("# x\n\n## Set-up\n\nfirst\n\n## Thirty seconds\n\nshown\n\n### A\n\n## More\n\nlinks\n")
    assert shown == "# Thirty seconds, and a tour\n\nshown\n\n## A\n"


def test_a_readme_without_a_tour_is_refused() -> None:
    with pytest.raises(StrayLinkError):
        tour("# x\n\n## More\n")


def test_every_documented_page_is_on_the_site_and_in_its_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = set(re.findall(r": (\S+\.md)$", text, re.MULTILINE))
    gathered = sources(ROOT)
    assert {str(path.relative_to(ROOT)) for path in PAGES} <= set(gathered)
    assert set(gathered.values()) | {"commands.md", "rules/index.md"} == listed
    assert set(OTHERS) <= set(gathered)


def made(**changes: object) -> tuple[CatalogRule, Catalogue]:
    keys = {
        "title": "Says <b> & *more*",
        "severity": "warning",
        "weight": 4,
        "tags": ["guilt_trip"],
        "match": {"kind": "phrases", "any": ["awful weather"]},
        "message": "“{match}” again.",
        "instead": "Not “{match}”, see `a_b`.",
        "why": "Nobody <i>asked</i>.",
        "evidence": {"grade": "B", "source": "https://study.example/a_b", "figure": "-3 %", "year": 2020},
        "examples": {
            "bad": ["Such [[awful weather]] <script>!", {"subject": "[[Awful weather]]", "prospect": {"city": "Hull"}}],
            "good": ["A calm day."],
            "known_misses": ["Dreadful [[rain]]."],
        },
        **changes,
    }
    rule = CatalogRule("house/weather", msgspec.convert(keys, Rule), "house/weather.yaml")
    return rule, Catalogue((rule,), {})


def test_a_rule_page_says_all_that_its_file_says() -> None:
    rule, catalogue = made()
    page = rule_page(told_of(rule, catalogue))
    wanted = (
        "# Says &lt;b&gt; &amp; &#42;more&#42;",
        "Nobody &lt;i&gt;asked&lt;/i&gt;.",
        "Not “awful weather”, see <code>a&#95;b</code>.",
        "Such <mark>awful weather</mark> &lt;script&gt;!",
        "“awful weather” again.",
        "<b>subject</b> <mark>Awful weather</mark>",
        "to Hull",
        "A calm day.",
        "## Not found yet",
        "-3 % (2020)",
        "grade B",
        "4 off the [score]",
        "`tag:guilt_trip`",
        "ignore[house/weather]",
    )
    assert [words for words in wanted if words not in page] == []


def test_the_tweak_on_a_rule_page_is_a_configuration_that_loads(tmp_path: Path) -> None:
    page = rule_page(told_of(*made()))
    block = re.search(r'title="\.outreach-lint\.yaml"\n(.*?)```', page, re.DOTALL)
    assert block
    name = "guilt/attempt-count"
    (tmp_path / "c.yaml").write_text(block[1].replace("house/weather", name), encoding="utf-8")
    catalogue = load_catalogue(load_config(tmp_path / "c.yaml"))
    assert (catalogue.find(name).rule.severity, catalogue.find(name).rule.weight) == ("info", 2)
    assert yaml.safe_load(block[1])["ignore"] == ["house/weather"]


def test_the_index_lists_a_rule_with_what_is_searched_for() -> None:
    rule, _ = made()
    shown = rule_index([rule])
    assert 'href="house/weather.html"' in shown
    assert "tag:guilt&#95;trip" in shown
    assert 'data-severity="warning"' in shown


def test_every_shipped_category_is_told_what_it_is_about() -> None:
    catalogue = load_catalogue(load_config(None))
    assert {rule.category for rule in catalogue.rules} <= set(ABOUT)


def test_every_need_has_words() -> None:
    assert set(NEEDS) == set(UNMET)


def test_several_messages_of_one_example_stand_together() -> None:
    assert example(("one", "[[two]]"), "body", "bad").count('class="ol-text"') == 2


def test_text_of_a_rule_cannot_become_markup() -> None:
    assert marked('<img src="//x.example"> [[<b>]]') == (
        "&lt;img src=&quot;//x.example&quot;&gt; <mark>&lt;b&gt;</mark>"
    )
    assert prose("<a> `<b>`") == "&lt;a&gt; <code>&lt;b&gt;</code>"


def test_the_reference_names_every_command_and_option() -> None:
    page = reference()
    missing = [
        name
        for command, context in commands()
        for name in [
            f"## {command}\n",
            *(opt for param in context.command.params for opt in param.opts if opt[0] == "-"),
        ]
        if name not in page
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://cdn.example/x.js"></script>', ["https://cdn.example/x.js"]),
        ('<link rel="stylesheet" href="//fonts.example/x.css">', ["//fonts.example/x.css"]),
        ('<img src="HTTP://a.example/x.png">', ["HTTP://a.example/x.png"]),
        ('<p style="background: url(https://a.example/x)">', ["https://a.example/x"]),
        ("<style>@import 'https://a.example/x.css';</style>", ["https://a.example/x.css"]),
        ('<a href="https://a.example/">to press</a>', []),
        ('<script src="assets/x.js"></script><img src="data:image/png;base64,AA">', []),
        ("<p>https://a.example/</p>", []),
    ],
)
def test_what_a_page_loads_from_elsewhere_is_found(html: str, found: list[str]) -> None:
    assert foreign_in_page(html) == found


def test_a_style_sheet_may_load_its_own_files_only() -> None:
    assert foreign_in_style("a{background:url(x.png)} b{background:url('//a.example/y')}") == ["//a.example/y"]


def test_a_foreign_address_is_told_once_with_its_files(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text('<img src="//x.example/p">', encoding="utf-8")
    assert faults_of(tmp_path) == ["//x.example/p is loaded by 2 files, first a.html"]
