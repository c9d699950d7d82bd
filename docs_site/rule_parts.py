"""The parts of a rule's page, as HTML that no text of a rule can break out of."""

import re
from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from outreach_lint.catalog.rule import Example, ExampleMessage
from outreach_lint.model import PARTS, Finding, Prospect, Sender

_MARK = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_ADDRESS = re.compile(r"https?://[^\s<>&]+[^\s<>&.,;)]")
_CHANNELS = {"x": "X", "sms": "SMS", "dm": "DM", "linkedin": "LinkedIn", "inmail": "InMail", "whatsapp": "WhatsApp"}


def plain(text: str) -> str:
    """Return a text as HTML on one line, which Markdown leaves alone."""
    return escape(text).replace("&#x27;", "'").replace("\n", "&#10;").replace("_", "&#95;").replace("*", "&#42;")


def prose(text: str) -> str:
    """Return a paragraph of a rule as HTML, with its `code` and its addresses."""
    coded = _CODE.sub(r"<code>\1</code>", plain(" ".join(text.split())))
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', coded)


def marked(text: str) -> str:
    """Return an example as HTML, with what must be found marked."""
    begun, html = 0, ""
    for found in _MARK.finditer(text):
        html += f"{plain(text[begun : found.start()])}<mark>{plain(found[1])}</mark>"
        begun = found.end()
    return html + plain(text[begun:])


def words_of(name: str) -> str:
    """Return a name from the code as people write it."""
    return " ".join(_CHANNELS.get(word, word) for word in name.split("_"))


def example(given: Example, part: str, kind: str, findings: Iterable[Finding] = ()) -> str:
    """Return an example of a kind (bad, good, miss) as a card, with what the report says of it.

    One of several messages, which are compared, shows them one below the other.
    """
    messages = given if isinstance(given, tuple) else (given,)
    lines = [line for message in messages for line in _message(message, part)]
    lines += [f'<p class="ol-said">{plain(finding.message)}</p>' for finding in findings]
    return f'<div class="ol-example ol-{kind}">{"".join(lines)}</div>'


def _message(given: str | ExampleMessage, part: str) -> Iterator[str]:
    message = given if isinstance(given, ExampleMessage) else msgspec.structs.replace(ExampleMessage(), **{part: given})
    if context := " · ".join(_context(message)):
        yield f'<p class="ol-context">{plain(context)}</p>'
    for name in (*PARTS, "html"):
        if text := getattr(message, name):
            label = "" if name == "body" else f"<b>{'HTML' if name == 'html' else name}</b> "
            yield f'<p class="ol-text">{label}{marked(text)}</p>'


def _context(message: ExampleMessage) -> list[str]:
    named = [words_of(name) for name in (message.channel, message.kind, message.stage) if name]
    named += [f"step {message.step}"] if message.step else []
    named += [f"to {_reader(message.prospect)}"] if message.prospect else []
    named += [f"from {_sender(message.sender)}"] if message.sender else []
    named += [f"the sending tool knows {', '.join(message.fields)}"] if message.fields else []
    return named + ([f"{message.html_size:,} bytes of HTML"] if message.html_size else [])


def _reader(known: Prospect) -> str:
    name = " ".join(filter(None, (known.first_name, known.last_name)))
    size = f"{known.employees:,} employees" if known.employees is not None else ""
    facts = (name, known.title, known.company, known.industry, known.city, known.email, size, *known.recent)
    others = (f"{key}: {value}" for key, value in known.other.items())
    return ", ".join(filter(None, (*facts, *others))) or "a reader of whom nothing is known"


def _sender(known: Sender) -> str:
    return ", ".join(filter(None, (known.name, known.company, known.email)))
