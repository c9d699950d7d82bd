"""What every report format must be, whatever is in a message: text that steers nothing, and data that can be read."""

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from unicodedata import bidirectional, category

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_VOID = {"meta", "br", "img", "input", "hr", "link", "rect", "line"}
_XML = {"junit": {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"},
        "checkstyle": {"checkstyle", "file", "error"}}  # fmt: skip
_MARKDOWN = re.compile(r"</?(?:details|summary)>")
_TURNS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
_LOGGED = re.compile(r"##(?:vso)?\[", re.IGNORECASE)
_COMMAND = re.compile(r"(?m)^\s*::|##(?:vso)?\[", re.IGNORECASE)


def check_output(form: str, text: str) -> None:
    """Raise AssertionError if an output could steer what reads it, or cannot be read."""
    _CHECKS[form](form, text)


def printable(text: str, also: str = "\n\u200d") -> None:
    """Raise AssertionError for characters that steer terminals: escapes, controls, changes of direction."""
    odd = sorted({char for char in set(text) if not char.isprintable() and char not in also})
    assert not odd, [f"U+{ord(char):04X}" for char in odd]


def _steers_nothing(text: str) -> None:
    """Raise AssertionError for controls and changes of direction; data may hold odd blanks as they are."""
    odd = {char for char in set(text) if category(char) in {"Cc", "Zl", "Zp"} or bidirectional(char) in _TURNS} - {"\n"}
    assert not odd, sorted(f"U+{ord(char):04X}" for char in odd)


def _lines(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    assert not rest, "the last line is not ended"
    return lines


def _terminal(_form: str, text: str) -> None:
    plain = _COLOURS.sub("", text)
    printable(plain)
    assert not _COMMAND.search(plain), _COMMAND.search(plain)


def _json(_form: str, text: str) -> None:
    json.loads(text)
    _steers_nothing(text)
    assert not _LOGGED.search(text)


def _jsonl(_form: str, text: str) -> None:
    assert all(isinstance(json.loads(line), dict) for line in _lines(text))
    _steers_nothing(text)
    assert not _LOGGED.search(text)


def _xml(form: str, text: str) -> None:
    printable(text)
    assert {node.tag for node in ET.fromstring(text).iter()} <= _XML[form]  # noqa: S314  (our own output)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.hrefs: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _value in attrs}
        self.hrefs |= {value or "" for name, value in attrs if name == "href"}
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open, tag
            assert self.open.pop() == tag, tag


def _html(_form: str, text: str) -> None:
    printable(text)
    page = _Page()
    page.feed(text)
    assert not page.open
    assert (page.tags.count("script"), page.tags.count("style")) == (1, 1)
    assert not {"img", "iframe", "object", "base", "link", "embed"} & set(page.tags)
    assert not {name for name in page.names if name.startswith("on") or name in {"src", "style"}}
    assert all(href.startswith("#") for href in page.hrefs)
    assert "Content-Security-Policy" in text


def _markdown(_form: str, text: str) -> None:
    printable(text)
    assert "<" not in _MARKDOWN.sub("", text)


def _github(_form: str, text: str) -> None:
    printable(text)
    command = r"::(error|warning|notice) file=[^:,]*(,[a-zA-Z]+=[^:,]*)*::.*"
    assert all(re.fullmatch(command, line) for line in _lines(text))


def _azure(_form: str, text: str) -> None:
    printable(text)
    for line in _lines(text):
        if line.startswith("##vso"):
            assert re.fullmatch(r"##vso\[task\.logissue ([a-z]+=[^;\]]*;)+\].*", line), line
        else:
            assert not re.search(r"##", line), line


_CHECKS = {
    "text": _terminal, "concise": _terminal, "json": _json, "jsonl": _jsonl, "html": _html, "markdown": _markdown,
    "sarif": _json, "junit": _xml, "checkstyle": _xml, "github": _github, "gitlab": _json, "azure": _azure,
}  # fmt: skip
