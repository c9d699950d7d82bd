"""Sound inputs of every format, written for these tests; damaged ones are made of them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

BODY = "Hi Ana,\n\nthe crane at quay 3 squeaks, and JENNIFER asked who greases it.\nYou never replied.\n\nBest,\nJo\n"
TEXT = f"Subject: the crane at quay 3\n\n{BODY}".encode()
MATTER = f"""---
subject: the crane
channel: email
prospect: {{first_name: Ana, company: "Quay & Sons", employees: 12, recent: [a dock, {{text: x, date: 2026-03}}]}}
sender: {{name: Jo, email: jo@grease.example}}
---
{BODY}<!-- outreach-lint: ignore[guilt] agreed with Ana, until=2026-12-01 -->
""".encode()
JSON = b"""[{"id": "a", "subject": "the \\u0063rane", "body": "Hi Ana,\\nYou never replied.\\ud83d\\ude00", "step": 2,
 "prospect": {"first_name": "Ana", "employees": 12, "recent": ["opened a dock"]}, "sender": {"name": "Jo"}},
 {"body": "Hi {{first_name}}", "kind": "template"}]"""
JSONL = b"""{"id": "a", "body": "Hi Ana,\\nYou never replied.", "channel": "sms", "sequence": "s", "step": 1}
{"id": 7, "body": "Hi JENNIFER", "body_html": "<p>Hi</p>", "prospect": {"first_name": "Jennifer"}}
"""
SEQUENCE = b"""name: dock
touches: 3
exit_on: [reply, "bounce"]
prospect: {first_name: Ana, company: Quay}
steps:
  - subject: 'the ''crane'''
    day: 1
    body: |
      Hi Ana,
      who greases it?
  - day: 4
    thread: same
    body: >-
      Just following up,
      you never replied.
  - body: "a \\"quoted\\" \\x41 \\u263a line\\
      that goes on"
"""
MAIL = b"""From: "Jo Grease" <jo@grease.example>
To: =?utf-8?Q?Ana_=C3=89?= <ana@quay.example>
Subject: =?utf-8?B?dGhlIGNyYW5l?=
 at quay 3
Date: Mon, 2 Mar 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

Hi Ana,=20
the crane caf=C3=A9 you never =
replied.

--b1
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: base64

PHA+SGkgQW5hLDwvcD48cD5Zb3UgbmV2ZXIgcmVwbGllZC48L3A+

--b1--
"""
EMLX = str(len(MAIL)).encode() + b"\n" + MAIL + b"<?xml version='1.0'?><plist></plist>\n"
MBOX = b"From jo@grease.example Mon Mar  2 10:00:00 2026\n" + MAIL + b"\nFrom x Tue Mar  3 10:00:00 2026\n" + TEXT
HTML = """<!doctype html><html><head><title>the crane</title><style>p{color:red} .h{display:none}</style></head><body>
<div class="h" style="display:none">preview &amp; more</div><p>Hi Ana,<br>the <b>crane</b> at quay&nbsp;3 squeaks.</p>
<!-- outreach-lint: ignore[guilt] agreed --><ul><li>one<li>two</ul><table><tr><td>a</td><td>b</table>
<a href="https://x.example/a?b=c">click here</a><img src="x.png" alt="a crane"><pre> as
 it is</pre><p>You never replied. &#8220;é&#x201d;</p></body></html>
""".encode()
MJML = b"""<mjml><mj-head><mj-title>the crane</mj-title><mj-preview>squeaks</mj-preview><mj-style>.h{display:none}
</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text>Hi {{first_name}},<br/>you never replied.</mj-text>
<mj-button href="https://x.example">here</mj-button><mj-raw><!-- x --></mj-raw><mj-image alt="a crane" src="x.png"/>
</mj-column></mj-section></mj-body></mjml>
"""
CSV = (
    b'id,first_name,company,subject,body\r\n1,Ana,Quay,"the ""crane""","Hi Ana,\r\nyou never replied"\r\n2,,,x,SAM\r\n'
)
TSV = b"name\tsubject\tbody\nAna Quay\tthe crane\tHi Ana, you never replied\n"
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 X;}}{\*\gen x;}\f0 Hi Ana,\par"
    b"\n" + rb"the {\b crane} caf\'e9 \u8220?squeaks\u8221? {\f1\'e0}\line {\field{\*\fldinst HYPERLINK "
    rb'"https://x.example"}{\fldrslt here}}\par{\pict\bin3 abc}You never replied.\par}'
)
TEMPLATES = (
    b"Hi {{ first_name | default: 'all' }},\n{% if company %}at {{company}}{% else %}hi{% endif %} {{#if a}}{{/if}}\n",
    b"Hi *|FNAME|*,\n*|IF:COMPANY|*at *|COMPANY|**|ELSE:|*hello*|END:IF|*\nyou never replied, %FIRSTNAME%",
    b"Hi [First Name],\n{Good morning|Hello|{Hi|Hey}} at <<Company>>, ${city} <%= name %> #if($x)y#end $!{c.f}",
    b"Hi %%=v(@first)=%%, %%first name%% {!Contact.FirstName} {{{Recipient.Name}}} ((name)) {first_name} [[company]]",
    b'{{#each items}}{{this}}{{/each}} {{^a}}b{{/a}} {{> partial}} {{first_name|fallback:"there"}} @{n} ##n## $n$',
)
RULE = b"""title: Said twice
severity: warning
weight: 5
dimension: clarity
channels: [email]
match:
  kind: phrases
  any: ["you never (replied|answered)", "the {mood} [very] crane ... squeaks"]
  unless: {before: ["agreed"]}
message: "{match} is said twice"
why: One time will do.
instead: Say it once.
tags: [guilt]
examples:
  bad: ["[[You never replied]]."]
  good: [{subject: a crane, body: "Who greases it?"}, "agreed: you never replied"]
"""
RULES = (
    RULE,
    RULE.replace(b'kind: phrases\n  any: ["you', b'kind: pattern\n  any: ["(?i)y.u'),
    (
        b"title: x\nseverity: info\nweight: 1\nmatch: {kind: measure, measure: words, max: 3}\nmessage: '{value}'\n"
        b"why: w\nexamples: {bad: [a b c d e], good: [a]}\n"
    ),
    (
        b"title: x\nseverity: info\nweight: 1\nmatch:\n kind: combine\n all: [{kind: phrases, any: [a]},{kind: pattern,"
        b" any: ['b+']}]\n within: sentence\nmessage: m\nwhy: w\nexamples: {bad: ['[[a]] b'], good: [c]}\n"
    ),
)
CONFIG = b"""rules: []
select: [weather, names/shouted]
ignore: [length]
fail_on: warning
min_score: 70
exclude: ["old/**", "*.bak"]
today: 2026-03-01
names: [JENNIFER]
fields: [first_name]
columns: {body: Text, subject: "Betreff"}
sender: {name: Jo, company: Grease}
overrides:
  - paths: ["templates/**"]
    ignore: [weather]
    channel: sms
  - paths: [old]
    skip: true
tweaks:
  weather/small-talk: {weight: 2, severity: info}
"""
PYPROJECT = b'[tool.outreach-lint]\nselect = ["weather"]\nmin_score = 70\n[tool.outreach-lint.sender]\nname = "Jo"\n'
IGNORES = (
    (
        b"<!-- outreach-lint: ignore[guilt, names/shouted] agreed with Ana, by Jo, until=2026-12-01 -->\nHi JENNIFER,\n"
        b"{{!-- outreach-lint: ignore[length] by: @jo until 2026-03 --}}\nawful weather {# outreach-lint: ignore[] #}\n"
    ),
    (
        b"Hi, {% comment %} outreach-lint: ignore-message[weather] (by Jo Q.) until: 1.2.2026 {% endcomment %} awful\n"
        b"weather <!-- outreach-lint disable --> [//]: # (outreach-lint: ignore[weather] x)\n%%[ /* outreach-lint: x"
    ),
)
PEOPLE = (
    b"First Name,Last Name,Company,Email,Employees,Signed On\nAna,Quay,Quay & Sons,ana@quay.example,12,2026-03-01\n"
)
PEOPLE_JSON = (
    b'[{"first_name": "Ana", "company": {"name": "Quay", "employees": 12}, "email": "ana@quay.example", "x": [1]}]'
)
PEOPLE_JSONL = (
    b'{"first_name": "Ana", "recent": ["opened a dock"], "recent_date": "2026-03"}\n{"id": 2, "name": "Jo Quay"}\n'
)
PROSPECT = b"first_name: Ana\ncompany: Quay\nemployees: 12\nrecent:\n  - opened a dock\n  - {text: x, date: 2026}\n"
BASELINE = (
    b'{\n "schema": 1,\n "findings": [\n  {"path":"a.txt","rule":"guilt/attempt-count","part":"body",'
    b'"fingerprint":"00ff","count":2}\n ]\n}\n'
)
DIFF = b"""diff --git a/a.txt b/a.txt
index 1..2 100644
--- a/a.txt
+++ "b/caf\\303\\251 \\"x\\".txt"
@@ -1,0 +2,2 @@ Hi
+you never replied
+--- b/c
@@ -9 +11,0 @@
-x
"""


def zipped(files: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    held = BytesIO()
    with ZipFile(held, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


WORD = (
    b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
    b"xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body><w:p><w:r><w:t "
    b"xml:space='preserve'>Hi, </w:t></w:r><w:hyperlink r:id='l'><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p><w:p>"
    b"<w:ins><w:r><w:t>You never</w:t><w:br/><w:t>replied</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r>"
    b"</w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>MERGEFIELD name"
    b"</w:instrText><w:fldChar w:fldCharType='end'/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(*rows: tuple[str, str, str]) -> bytes:
    inside = "".join(f"<Relationship Id='{i}' Type='{_OFFICE}/{kind}' Target='{to}'/>" for i, kind, to in rows)
    return f"<Relationships xmlns='{_PACKAGE}/relationships'>{inside}</Relationships>".encode()


def docx(document: bytes) -> bytes:
    """Return a Word document with a main part."""
    links = _relations(("l", "hyperlink", "https://x.example"), ("s", "styles", "styles.xml"))
    files = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _relations(("r", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": links,
        "word/styles.xml": b"<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        "word/document.xml": document,
    }
    return zipped(files)


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = (
    f"<worksheet xmlns='{_SHEETS}'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>first_name</t></is></c>"
    "<c r='B1' t='inlineStr'><is><t>body</t></is></c>"
    "<c r='C1'><v>3</v></c><c r='D1'><v>4</v></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>Ana</t></is></c>"
    "<c r='B2' t='s'><v>0</v></c><c r='C2'><v>12.5</v></c><c r='D2' t='b'><v>1</v></c></row></sheetData></worksheet>"
).encode()


def xlsx(sheet: bytes) -> bytes:
    """Return a workbook with one sheet."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f"<Override PartName='/xl/{name}.xml' ContentType='{kinds}.{kind}+xml'/>"
        for name, kind in (("workbook", "sheet.main"), ("s", "worksheet"), ("t", "sharedStrings"))
    )
    book = f"<workbook xmlns='{_SHEETS}' xmlns:r='{_OFFICE}'><sheets>"
    book += "<sheet name='S' sheetId='1' r:id='a'/></sheets></workbook>"
    files = {
        "[Content_Types].xml": f"<Types xmlns='{_PACKAGE}/content-types'>{types}</Types>".encode(),
        "_rels/.rels": _relations(("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": _relations(("a", "worksheet", "s.xml"), ("b", "sharedStrings", "t.xml")),
        "xl/s.xml": sheet,
        "xl/t.xml": f"<sst xmlns='{_SHEETS}'><si><t>Hi Ana, you never replied</t></si></sst>".encode(),
    }
    return zipped(files)
