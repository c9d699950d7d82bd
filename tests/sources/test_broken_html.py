"""HTML that was cut or mistyped is read as far as it goes, and no word of it is lost."""

from pathlib import Path

import pytest
from reading import on_disk, one


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Hi Dana &amp; Lee,</p>3 < 4 &amp; 5 &gt; 4 & more", "Hi Dana & Lee,\n\n3 < 4 & 5 > 4 & more"),
        ("<p>Hi Dana,</p>the boat < &eacute;&eacute;", "Hi Dana,\n\nthe boat < éé"),
        ('<p class="x>Hi Dana,</p>\n<p>the boat is in.</p>', "Hi Dana,\n\nthe boat is in."),
        ("<p>Hi Dana,</p><p title='a>the boat is in.</p>", "Hi Dana,\n\nthe boat is in."),
        ("<p>Hi Dana,</p><p>the boat is in. <b", "Hi Dana,\n\nthe boat is in. <b"),
        ("<p>Hi Dana,</p>the boat <b &amp; more &copy; 2 &", "Hi Dana,\n\nthe boat <b & more © 2 &"),
        ("<p>Hi Dana,</p>the boat <b &amp;&amp;", "Hi Dana,\n\nthe boat <b &&"),
        ('<p>Hi Dana,</p><a href="https://n.example>boat</a> and <b>hall</b>', "Hi Dana,\n\nboat and hall"),
        ('<p class="x>Hi Dana,</p>\n<p>the "boat" is in', 'Hi Dana,\n\nthe "boat" is in'),
        ("<p>Hi Dana,</p><style>p {color: red}", "Hi Dana,"),
        ("<p>Hi Dana, <!-- the boat is in.</p>", "Hi Dana,"),
    ],
)
def test_the_words_that_a_reader_would_see_are_read(source: str, text: str, tmp_path: Path) -> None:
    assert one(tmp_path, "a.html", f"<html><body>{source}").body.rstrip() == text


def test_places_behind_a_quotation_mark_that_is_never_closed_are_those_of_the_file(tmp_path: Path) -> None:
    source = '<html><body><p class="x>Hi Dana,</p>\n<p>caf&eacute; or boat &lt; 3</p>\n'
    message = one(tmp_path, "a.html", source)
    assert on_disk(message, "body", message.body.index("boat"), source).startswith("boat &lt; 3")


def test_places_of_entities_behind_the_last_tag_are_those_of_the_file(tmp_path: Path) -> None:
    source = "<html><body><p>Hi,</p>\n3 < 4 &amp; a boat"
    message = one(tmp_path, "a.html", source)
    assert on_disk(message, "body", message.body.index("&"), source).startswith("&amp; a boat")
    assert on_disk(message, "body", message.body.index("boat"), source).startswith("boat")
