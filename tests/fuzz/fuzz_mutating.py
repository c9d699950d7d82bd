"""Makes damaged inputs out of sound ones; all chance comes from one function, so that a run can be made again."""

from collections.abc import Callable, Sequence

Draw = Callable[[int], int]
"""From a number above 0 to a whole number below it."""

LARGEST = 20_000
"""Bytes that an input is cut to."""

LONG = 200_000
"""Bytes of a piece that is repeated."""

TOKENS: Sequence[bytes] = (
    # Characters that decoders, terminals and line counts trip over.
    b"\0", b"\r", b"\r\n", b"\n\n", b"\t", b"\x0b", b"\x0c", b"\x1b[31m", b"\x85", b"\x1a", b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xc2\xa0",
    b"\xc2\xad", b"\xe2\x80\x8b", b"\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", b"e\xcc\x81", b"\xc4\xb0", b"\xef\xac\x81",
    b"\xd7\xa9\xd7\x9c", b"\xe2\x80\x9c", b"\xe2\x80\x99",
    # Quotes, brackets and escapes of data formats.
    b'"', b'""', b"'", b"`", b"\\", b"\\u0000", b"\\ud800", b"\\udc00\\ud800", b"\\x", b"[", b"]", b"{", b"}", b"{}",
    b"[]", b",", b":", b": ", b"- ", b"? ", b"| ", b">-\n", b"|\n", b"&a ", b"*a ", b"!!python/name:os ", b"---\n",
    b"...\n", b"%YAML 9\n", b"<<: ", b"null", b"true", b"~", b"1e999", b"-0", b"0x1F", b"NaN", b".inf",
    b"9" * 25, b"9" * 400, b"9" * 5000, b"\x1c9", b"2026-02-31", b"2026-03-01", b"1:60:00", b"#", b";",
    b"=", b"=cmd|' /C x'!A0", b"sep=;\n",
    # Mail.
    b"Subject: ", b"From: ", b"From x@y.example Mon Jan  1 00:00:00 2026\n", b"Content-Type: ", b"text/html",
    b"multipart/mixed; boundary=b\n\n--b\n", b"\n--b\n", b"\n--b--\n", b"=?utf-8?B?", b"=?x?Q?=FF?=", b"?=",
    b"=0D=0A",
    b"=3D", b"=\n", b"base64", b"Content-Transfer-Encoding: quoted-printable\n", b"charset=utf-7",
    b"charset=x", b"> ",
    b">From ", b"format=flowed; delsp=yes", b"@", b"<a@b.example>",
    # Markup.
    b"<", b">", b"</", b"/>", b"<p>", b"</p>", b"<br>", b"<!--", b"-->", b"<!", b"<?", b"]]>", b"<![CDATA[",
    b"<style>",
    b"<script>", b"</script>", b"<title>", b"<table><tr><td>", b"<a href='", b" style='display:none'", b"&", b"&#x0;",
    b"&#55296;", b"&#x110000;", b"&#9999999999;", b"&nbsp", b"&notit;", b"<img alt=", b"<mj-text>",
    b"<w:p>", b"<w:t>",
    b"<!DOCTYPE x [<!ENTITY e 'e'>]>", b"&e;", b"<c r='XFE1'>", b"<v>99</v>",
    # RTF.
    b"{\\rtf1", b"\\par ", b"\\'", b"\\'ff", b"\\u-1?", b"\\u55357?", b"\\uc9 ", b"\\bin99999999 ",
    b"\\bin3 ", b"{\\*\\x ",
    b"\\ansicpg932 ", b"\\fonttbl", b"\\v ", b"\\line ",
    # Templates of all dialects, and what is said to the linter.
    b"{{", b"}}", b"{{first_name}}", b"{{ first_name | default: 'x' }}", b"{%", b"%}", b"{% if x %}", b"{% else %}",
    b"{% endif %}", b"{{#if a}}", b"{{else}}", b"{{/if}}", b"*|", b"|*", b"*|IF:X|*", b"*|END:IF|*", b"%%",
    b"%FNAME%", b"[[",
    b"]]", b"[Name]", b"<%=", b"%>", b"${", b"$!{", b"#if(", b"#end", b"{a|b}", b"{a|{b|c}}", b"{", b"|",
    b"<<name>>", b"((", b"))",
    b"<!-- outreach-lint: ignore[", b"outreach-lint: ignore", b"until=2026-01-01", b"{match}", b"{", b"first_name",
    # What makes rules look.
    b"JENNIFER", b"Hi ", b"You never replied", b"https://x.example/a?b=c#d", b"...", b"!!!", b"  ",
    b"the the ", b"Best,\nJo",
    b"PS: ", b"On Mon, Jo wrote:\n> ", b"::error::x", b"##vso[task.complete]", b"|", b"<b>", b"$", b"%",
    b"100%", b"a" * 300,
)  # fmt: skip


def mutated(data: bytes, other: bytes, draw: Draw) -> bytes:
    """Return an input after one to eight damages; `other` is what pieces are taken from."""
    for _ in range(1 + draw(8)):
        data = _STEPS[draw(len(_STEPS))](data, other, draw)[:LARGEST]
    return data


def swollen(data: bytes, draw: Draw) -> bytes:
    """Return an input with one or two tokens, or a stretch of its own, repeated to the size of a long file."""
    at = draw(len(data) + 1)
    start, end = _span(data, draw)
    first, second = TOKENS[draw(len(TOKENS))], TOKENS[draw(len(TOKENS))]
    piece = (first, first, first + second, first + b"\n", data[start:end] + first)[draw(5)]
    return data[:at] + piece * (LONG // len(piece)) + data[at:]


def _span(data: bytes, draw: Draw, most: int = 40) -> tuple[int, int]:
    start = draw(len(data) + 1)
    return start, min(start + draw(most), len(data))


def _token(data: bytes, _other: bytes, draw: Draw) -> bytes:
    at = draw(len(data) + 1)
    return data[:at] + TOKENS[draw(len(TOKENS))] + data[at:]


def _replaced(data: bytes, _other: bytes, draw: Draw) -> bytes:
    start, end = _span(data, draw)
    return data[:start] + TOKENS[draw(len(TOKENS))] + data[end:]


def _cut(data: bytes, _other: bytes, draw: Draw) -> bytes:
    start, end = _span(data, draw)
    return data[:start] + data[end:]


def _repeated(data: bytes, _other: bytes, draw: Draw) -> bytes:
    start, end = _span(data, draw)
    return data[:end] + data[start:end] * (1, 2, 3, 50, 200)[draw(5)] + data[end:]


def _spliced(data: bytes, other: bytes, draw: Draw) -> bytes:
    start, end = _span(data, draw)
    first, last = _span(other, draw, 200)
    return data[:start] + other[first:last] + data[end:]


def _truncated(data: bytes, _other: bytes, draw: Draw) -> bytes:
    return data[: draw(len(data) + 1)]


def _flipped(data: bytes, _other: bytes, draw: Draw) -> bytes:
    if not data:
        return data
    at = draw(len(data))
    return data[:at] + bytes([data[at] ^ 1 << draw(8)]) + data[at + 1 :]


def _swapped(data: bytes, _other: bytes, draw: Draw) -> bytes:
    lines = data.split(b"\n")
    one, two = draw(len(lines)), draw(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


_STEPS = (_token, _token, _replaced, _replaced, _cut, _repeated, _spliced, _truncated, _flipped, _swapped)
