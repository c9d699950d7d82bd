"""Examples in rule files: messages with the expected findings marked as [[this]]."""

import re
from collections.abc import Sequence

import msgspec

from outreach_lint.catalog.rule import ExampleMessage, Rule
from outreach_lint.document.html_writer import Mapped
from outreach_lint.markup import Markup
from outreach_lint.model import PARTS, Message, Origin, PartName
from outreach_lint.positions import PositionMap

_MARK = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)


class Mark(msgspec.Struct, frozen=True, order=True):
    """An expected finding: code points in a part, half-open."""

    part: PartName
    start: int
    end: int


class ParsedExample(msgspec.Struct, frozen=True):
    """The message of an example without its marks, and the marks."""

    message: Message
    marks: tuple[Mark, ...]
    found: bool = False
    """the finding on the whole message is on this one"""


def parse_set(rule: Rule, example: Sequence[str | ExampleMessage]) -> tuple[ParsedExample, ...]:
    """Return the messages of an example of several.

    Those that say nothing of a reader or a sequence are the steps of one, in their order.
    """
    found: list[ParsedExample] = []
    for number, item in enumerate(example, 1):
        given = _from_text(rule, item) if isinstance(item, str) else item
        if given.prospect is None and given.sequence is None and given.step is None:
            given = msgspec.structs.replace(given, sequence="example", step=number)
        parsed = parse_example(rule, given)
        message = msgspec.structs.replace(parsed.message, id=f"message {number}", origin=Origin("example", number))
        found.append(msgspec.structs.replace(parsed, message=message, found=given.found))
    return tuple(found)


def parse_example(rule: Rule, example: str | ExampleMessage) -> ParsedExample:
    """Return the message and marks of an example; raises ValueError for a mark that is never closed."""
    given = example if isinstance(example, ExampleMessage) else _from_text(rule, example)
    texts: dict[str, str] = {}
    marks: list[Mark] = []
    for part in PARTS:
        raw = getattr(given, part)
        if raw is None:
            continue
        texts[part], found = _unmarked(part, raw)
        marks += found
    markup = None
    if given.html is not None:
        source, found = _unmarked("body", given.html)
        markup, seen = _seen(source, texts.get("body", ""), given.html_size)
        if not given.body:
            texts["body"] = seen.text
            marks += [Mark("body", seen.offset(mark.start), seen.offset(mark.end)) for mark in found]
    message = Message(
        id="example",
        body=texts.get("body", ""),
        subject=texts.get("subject"),
        preheader=texts.get("preheader"),
        channel=given.channel or (rule.channels[0] if rule.channels else "email"),
        kind=given.kind or (rule.kinds[0] if rule.kinds else "draft"),
        stage=given.stage or (rule.stages[0] if rule.stages else "first_touch"),
        prospect=given.prospect,
        sender=given.sender,
        sequence=given.sequence,
        step=given.step,
        day=given.day,
        thread=given.thread,
        plan=given.plan,
        markup=markup,
        sent=given.sent.isoformat() if given.sent else None,
    )
    return ParsedExample(message, tuple(sorted(marks)))


def _seen(source: str, body: str, size: int | None) -> tuple[Markup, Mapped]:
    """Return what HTML says beside its text, and that text; with a body, the HTML is its alternative."""
    from outreach_lint.document.disagreements import disagreements
    from outreach_lint.document.html_markup import agreement, markup_of
    from outreach_lint.document.html_text import read_page

    page = read_page(source)
    markup = markup_of(page, PositionMap(source), size or len(source.encode()), body=not body)
    same, apart = (agreement(body, page.body.text), disagreements(body, page.body.text)) if body else (1.0, ())
    return msgspec.structs.replace(markup, agreement=same, disagreements=apart), page.body


def _from_text(rule: Rule, text: str) -> ExampleMessage:
    if set(rule.scope) <= {"subject"}:
        return ExampleMessage(subject=text)
    return ExampleMessage(preheader=text) if set(rule.scope) <= {"preheader"} else ExampleMessage(body=text)


def _unmarked(part: PartName, raw: str) -> tuple[str, list[Mark]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(raw):
        text += raw[at : match.start()]
        marks.append(Mark(part, len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += raw[at:]
    return text, marks
