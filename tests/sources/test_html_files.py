"""What a reader of HTML sees becomes the text; the rest is noted or left out."""

from pathlib import Path

import pytest
from reading import failure, on_disk, one

from outreach_lint.document.html_text import read_page
from outreach_lint.markup import Markup
from outreach_lint.model import Message, Prospect
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_stdin

PAGE = """---
stage: first_touch
prospect: {first_name: Dana}
---
<!DOCTYPE html>
<html><head><title>Hall&nbsp;2 &amp; its doors</title><style>p { color: red }</style></head>
<body>
<div style="display:none; max-height:0">Three open doors&zwnj;&nbsp;&zwnj;&nbsp;</div>
<p>Hi Dana,</p>
<p>see <a href="https://a.example/?x=1&amp;y=2">the   <b>table</b></a>.</p>
<img src="hall.png" alt="Hall 2"><img src=o.gif width=1 height=1>
</body></html>
"""


def seen(source: str) -> str:
    return read_page(source).body.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two", "one\n\ntwo"),
        ("<P>one<P>two</P>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("one<br>two<br/><br>three<br><br><br><br>four", "one\ntwo\n\nthree\n\nfour"),
        ("<div>one<br></div><div>two</div>", "one\ntwo"),
        ("<p>one</p><p>&nbsp;</p><p>\u00a0</p><p>two</p>", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>three", "one\ntwo\n\nthree"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc"),
        ("<table cellpadding=0><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
        ("  one \n\t two<b> three</b> <i> four</i>  ", "one two three four"),
        ("<pre>one\r\n  two</pre>", "one\n  two"),
        (
            "caf&eacute; &#233;&#xE9; &copy2026 AT&T R&D &amp;amp; &bogus; &#0;",
            "café éé ©2026 AT&T R&D &amp; &bogus; \ufffd",
        ),
        ("a<!-- no -->b<!--[if mso]><p>no</p><![endif]-->c<!--[if !mso]><!-->d<!--<![endif]-->e", "abcde"),
        ("a<!-->b<!--->c<![CDATA[d]]>e<?php no ?>f</>g<!-- open", "abc" + "d]]>efg"),
        ("<style>no</style><script>if (a<b) no</script><template>no</template>yes", "yes"),
        ("3 < 4 and a <b and <3 <", "3 < 4 and a <b and <3 <"),
        ("Hi <FIRST_NAME>, <<last_name>> of <COMPANY NAME> <%= x > y %>", None),
        (
            '<p class="{% if a > b %}x{% endif %}" {{ y > z }}>Hi {{ name | default: "you" }}',
            'Hi {{ name | default: "you" }}',
        ),
        ("<p title='a > b' data-x=\"it's\">one</p><p don't>two</p>", "one\n\ntwo"),
        ("<a title='>never closed>one <b>two</b>", "never closed>one two"),
        ("<p hidden>no<p>yes", "yes"),
        ("<div hidden>no<div>no</div>no</div>yes", "yes"),
        ("<td style='font-size:0px'>yes</td>", "yes"),
        ("ye<span style='font-size:0'>no</span>s", "yes"),
        ("<a style='mso-hide:all'>yes</a>", "yes"),
        (
            "<mj-head><mj-style>no</mj-style><mj-attributes><mj-text/></mj-attributes></mj-head><mj-text>yes</mj-text>",
            "yes",
        ),
        (
            "<mj-text>one</mj-text><mj-button href='x'>two</mj-button><mj-divider /><mj-text>three</mj-text>",
            "one\n\ntwo\n\nthree",
        ),
        ("<!-- outreach-lint: ignore[a/b] why --><p>one", "<!-- outreach-lint: ignore[a/b] why -->\n\none"),
    ],
)  # fmt: skip
def test_what_is_seen(source: str, text: str | None) -> None:
    assert seen(source) == (source if text is None else text)


def test_a_page_has_text_subject_preheader_links_and_pictures(tmp_path: Path) -> None:
    found = one(tmp_path, "a.html", PAGE)
    assert (found.subject, found.preheader) == ("Hall\u00a02 & its doors", "Three open doors")
    assert found.body == "Hi Dana,\n\nsee the table."
    assert found.prospect == Prospect(first_name="Dana")
    markup = found.markup or Markup()
    (link,) = markup.links
    assert (link.text, link.href, link.at.line) == ("the table", "https://a.example/?x=1&y=2", 10)
    assert found.body[link.start : link.end] == "the table"
    assert [(image.src, image.alt, image.spacer, image.at.line) for image in markup.images] == [
        ("hall.png", "Hall 2", False, 11),
        ("o.gif", None, True, 11),
    ]
    for part, word in (("subject", "its"), ("preheader", "open"), ("body", "table")):
        assert on_disk(found, part, found.part(part).index(word), PAGE).startswith(word)


def test_front_matter_goes_before_title_and_preview(tmp_path: Path) -> None:
    source = "<mjml><mj-head><mj-title>a</mj-title><mj-preview>b</mj-preview></mj-head><mj-body><mj-text>Hi</mj-text>"
    found = one(tmp_path, "a.mjml", source)
    assert (found.subject, found.preheader, found.body) == ("a", "b", "Hi")
    found = one(tmp_path, "a.htm", f"---\nsubject: c\npreheader: d\n---\n{source}")
    assert (found.subject, found.preheader, found.body) == ("c", "d", "Hi")


@pytest.mark.parametrize(
    ("source", "how"),
    [
        ("<p>a<p style='color:#FFF'>b", "colour"),
        ("<p>a<font color=white>b</font>", "colour"),
        ("<p>a<p style='font-size: 2px'>b", "size"),
        ("<p>a<p style='font-size:7pt'>b", "faint"),
        ("<p>a<p style='color:#ddd'>b", "faint"),
        ("<p>a<i style='font-size:0'>b</i>", "size"),
        ("<p>a<p style='display : none'>b", "display"),
        ("<p>a<p style='font-size:1px;line-height:1px;max-width:0'>b", "display"),
        ("<body bgcolor=#123456><p>a<p style='color:#fff'>b", None),
        ("<p>a<p style='color:#fff;background:#000'>b", None),
        ("<p>a<p style='color:#333;font-size:10px'>b", None),
        ("<p style='display:none'>the preheader<p>a", None),
    ],
)
def test_words_out_of_sight_are_noted(tmp_path: Path, source: str, how: str | None) -> None:
    markup = one(tmp_path, "a.html", source).markup or Markup()
    assert [(hidden.text, hidden.how) for hidden in markup.hidden] == ([("b", how)] if how else [])


def test_a_field_that_a_tag_cuts_is_whole_in_the_text_and_noted(tmp_path: Path) -> None:
    found = one(tmp_path, "a.html", "<p>Hi {{<b>first</b>_name}} and <b>{{x}}</b> {{y}}<i></i>")
    assert found.body == "Hi {{first_name}} and {{x}} {{y}}"
    assert [found.body[start:end] for start, end in (found.markup or Markup()).cut_fields] == ["{{first_name}}"]


@pytest.mark.parametrize(
    ("source", "body"),
    [("<!DOCTYPE html><p>Hi", "Hi"), ("\n<mjml><mj-text>Hi", "Hi"), ("<FIRST_NAME>, hi", "<FIRST_NAME>, hi")],
)
def test_a_page_on_standard_input_is_told_by_its_beginning(source: str, body: str) -> None:
    (found,) = read_stdin(source.encode(), Defaults())
    assert isinstance(found, Message)
    assert found.body == body


@pytest.mark.parametrize("source", ["<p hidden>no", "<!-- no", "<style>no", "<p>&nbsp;</p>"])
def test_html_without_words_is_a_failure(tmp_path: Path, source: str) -> None:
    assert "no words that a reader sees" in failure(tmp_path, "a.html", source).reason


def test_html_of_pictures_alone_is_a_message(tmp_path: Path) -> None:
    found = one(tmp_path, "a.html", "<img src=a.png>")
    assert (found.body, found.markup and len(found.markup.images)) == ("", 1)


def test_html_that_no_program_shows_is_refused(tmp_path: Path) -> None:
    assert "larger than 2 MB" in failure(tmp_path, "a.html", "<b>" * 700_000).reason


@pytest.mark.parametrize(
    "piece",
    [
        "<b>", "</b>", "<div>", "<a ", "<a b='", '<a b="\'', "<!--", "</", "</a", "<?", "<%", "{%", "{{a", "&#", "&a",
        "&lt;", "< ", "<style>", "<title>", "<p hidden>x", "<table><tr><td>x", "<![CDATA[", "<br>x", "= ", " \n",
        "\0<p>", "<a href=x>y", "{{<b>x</b>}}",
    ],
)  # fmt: skip
def test_repeated_slips_are_read_in_one_pass(piece: str) -> None:
    """A quadratic pass over this would take minutes."""
    read_page(piece * (300_000 // len(piece)))
    read_page("<p " + piece * (300_000 // len(piece)) + ">")
