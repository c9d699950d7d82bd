import time

import pytest

from outreach_lint.document.comments import find_comments, without_comments


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("a <!-- x --> b", "<!-- x -->"),
        ("a {{!-- x --}} b", "{{!-- x --}}"),
        ("a {# x #} b", "{# x #}"),
        ("a {% comment %} x {% endcomment %} b", "{% comment %} x {% endcomment %}"),
        ("a <!-- two\nlines --> b", "<!-- two\nlines -->"),
    ],
)
def test_a_comment_of_every_syntax_is_found_and_blanked(text: str, comment: str) -> None:
    (span,) = find_comments(text)
    assert text[span.start : span.end] == comment
    blanked = without_comments(text)
    assert len(blanked) == len(text)
    assert blanked.split() == ["a", "b"]


@pytest.mark.parametrize("text", ["a <!-- open", "{{first_name}}", "{#if x} y", "{% comment %} open"])
def test_what_is_never_closed_stays_text(text: str) -> None:
    assert find_comments(text) == ()
    assert without_comments(text) == text


@pytest.mark.parametrize("opener", ["<!-- ", "{# ", "{{!-- ", "{% comment %} "])
def test_many_openers_take_linear_time(opener: str) -> None:
    began = time.process_time()
    find_comments(opener * 50_000)
    assert time.process_time() - began < 1
