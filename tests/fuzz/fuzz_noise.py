"""Inputs made of nothing: random bytes and random text, put into every input format and out in every report."""

import base64
import quopri
from collections.abc import Iterator
from xml.sax.saxutils import escape

import msgspec
from fuzz_archives import parquet_of
from fuzz_mutating import TOKENS, Draw
from fuzz_reading import Outcome, linter, outcomes, small
from fuzz_reports import LOOKS, rendered
from fuzz_seeds import SHEET, WORD, docx, xlsx

from outreach_lint.model import Failure, Message, MessageResult, Notice
from outreach_lint.pipeline import lint_messages
from outreach_lint.report.redact import redacted, redacted_notice
from outreach_lint.sources.read import READERS

Seed = tuple[str, bytes]
FEW = 2
LENGTHS = (4, 12, 40, 120, 400)
ALPHABETS = (
    (0, 0x80), (0, 0x20), (0x20, 0x7F), (0x80, 0x250), (0x300, 0x370), (0x590, 0x700), (0x900, 0xE00),
    (0x2000, 0x2070), (0x2028, 0x202F), (0x2100, 0x2C00), (0x3000, 0xA000), (0xAC00, 0xD7A4), (0xE000, 0xE100),
    (0xFB00, 0x10000), (0x1F000, 0x1FB00), (0xE0000, 0xE0080), (0x10FF00, 0x110000), (0, 0xD800), (0xE000, 0x110000),
)  # fmt: skip
"""Stretches of code points; halves of surrogate pairs are no text."""


def any_bytes(draw: Draw) -> Seed:
    """Return random bytes."""
    length = draw(LENGTHS[draw(len(LENGTHS))])
    return "noise", bytes(draw(256) for _ in range(length))


def any_text(draw: Draw) -> Seed:
    """Return random text in UTF-8: stretches of characters of one kind, with signs between them that mean something."""
    pieces: list[str] = []
    left = draw(LENGTHS[draw(len(LENGTHS))])
    while left > 0:
        first, end = ALPHABETS[draw(len(ALPHABETS))]
        length = 1 + draw(min(left, 30))
        pieces += [chr(first + draw(end - first)) for _ in range(length)]
        if not draw(4):
            pieces.append(TOKENS[draw(len(TOKENS))].decode("utf-8", "ignore"))
        left -= length
    return "noise", "".join(pieces).encode()


def everywhere(_name: str, data: bytes) -> None:
    """Read noise in every format, by itself and as the text of a sound file; lint and render some of that."""
    found = [outcome for name, held in (*_bare(data), *carried(data)) for outcome in outcomes(name, held)]
    few = _few(found, len(data))
    results = [*lint_messages(small(), few), *lint_messages(linter(), few[:1])]
    assert not [failure for one in results if isinstance(one, MessageResult) for failure in one.failures]
    if len(data) // 2 % 2:
        rules = linter().rules.by_id | small().rules.by_id
        results = [redacted_notice(one) if isinstance(one, Notice) else redacted(one, rules) for one in results]
    rendered(results, LOOKS[len(data) % len(LOOKS)])


def _few(found: list[Outcome], first: int) -> list[Outcome]:
    """Return a few of each sort: of most formats the text is the same, and reports know no formats."""
    sorts = ([one for one in found if isinstance(one, sort)] for sort in (Message, Failure, Notice))
    return [one for some in sorts for one in (*some[first % (len(some) or 1) :], *some)[:FEW]]


def _bare(data: bytes) -> Iterator[Seed]:
    for suffix in READERS:
        yield f"a{suffix}", data


def carried(data: bytes) -> Iterator[Seed]:
    """Yield sound files of which noise is the text, or part of it."""
    text = data.decode("utf-8", "replace")
    quoted = b'"' + data.replace(b'"', b'""') + b'"'
    lines = b"".join(b"    " + line + b"\n" for line in data.split(b"\n"))
    value = msgspec.json.encode(text)
    yield "a.csv", b"id,subject,body\n%s,%s,%s\n" % (quoted, quoted, quoted)
    yield "a.tsv", b"name\tbody\n%s\t%s\n" % (data.replace(b"\t", b" ").replace(b"\n", b" "), quoted)
    yield "a.json", b'[{"id":%s,"subject":%s,"body":%s}]' % (value, value, value)
    yield "a.jsonl", b'{"body":%s,"prospect":{"first_name":%s}}\n' % (value, value)
    yield "a.yaml", b"steps:\n  - subject: %s\n    body: |\n%s" % (value, lines)
    yield "a.md", b"---\nsubject: %s\n---\nHi %s\n" % (value, data)
    yield "a.txt", b"Subject: %s\n\nHi %s\n" % (data, data)
    yield "a.html", b"<title>%s</title><p>%s" % (data, data)
    yield "a.mjml", b"<mjml><mj-body><mj-text>%s</mj-text></mj-body></mjml>" % escape(text).encode()
    yield "a.rtf", rb"{\rtf1\ansi Hi " + data + b"}"
    yield "a.docx", docx(WORD.replace(b"You never", escape(text).encode()))
    yield "a.xlsx", xlsx(SHEET.replace(b"Ana", escape(text).encode()).replace(b"t='s'><v>0</v>", _cell(text)))
    yield "a.parquet", parquet_of([text])
    yield from _mails(data)


def _cell(text: str) -> bytes:
    return b"t='inlineStr'><is><t>" + escape(text).encode() + b"</t></is>"


def _mails(data: bytes) -> Iterator[Seed]:
    head = b"From: Jo <jo@grease.example>\nSubject: "
    word = b"=?utf-8?B?" + base64.b64encode(data[:40]) + b"?=\n"
    yield "a.eml", head + data + b"\n\nHi " + data
    coded = b"Content-Type: text/%s; charset=utf-8\nContent-Transfer-Encoding: %s\n\n"
    packed = head + word + coded % (b"plain", b"base64") + base64.encodebytes(b"Hi " + data)
    yield "a.eml", packed
    yield "a.emlx", b"%d\n" % len(packed) + packed
    yield (
        "a.mbox",
        b"From jo Mon Mar  2 10:00:00 2026\n"
        + head
        + word
        + coded
        % (
            b"html",
            b"quoted-printable",
        )
        + quopri.encodestring(b"<p>Hi " + data),
    )
