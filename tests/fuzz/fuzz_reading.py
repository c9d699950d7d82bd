"""Reads, views, lints and mends damaged inputs, and says what must hold of every outcome."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from zlib import crc32

import msgspec
from fuzz_archives import packed

from outreach_lint import Linter, load_rules
from outreach_lint.catalog.assemble import assemble
from outreach_lint.catalog.load import load_pack
from outreach_lint.config.settings import Settings
from outreach_lint.document.document import Document
from outreach_lint.document.variants import variants
from outreach_lint.engine.ignore_comments import find_ignores
from outreach_lint.engine.understanding import understood
from outreach_lint.errors import OutreachLintError
from outreach_lint.fixing.apply import fixed
from outreach_lint.fixing.state import Bench
from outreach_lint.linting import lint_campaigns, one_by_one
from outreach_lint.model import PARTS, Failure, Message, MessageResult, Notice
from outreach_lint.pipeline import lint_messages, linter_of
from outreach_lint.report.redact import redacted, redacted_notice
from outreach_lint.report.understood import understood_of
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_bytes
from outreach_lint.sources.render_rows import Campaign, campaigns
from outreach_lint.sources.stdin import read_stream

Outcome = Message | Failure | Notice
_ENDS = re.compile(rb"\r\n?|\n")
_NO_LINES = {".docx", ".xlsx", ".rtf", ".eml", ".emlx", ".mbox"}
"""Files whose lines are not those of their bytes, since they are packed or encoded."""
PACK = Path(__file__).resolve().parents[1] / "data/pack"
PLANTED = "zorblax"
"""A word that seeds of the redaction target hold in place of names and words."""


@cache
def small() -> Linter:
    """Return three small rules: one of them quotes what it finds, one the record, one counts words."""
    return linter_of(assemble([load_pack(PACK)], {}), Settings())


@cache
def linter() -> Linter:
    """Return the built-in rules."""
    return load_rules()


def outcomes(name: str, data: bytes) -> list[Outcome]:
    """Return what is read of a file, and check it; there is always something to tell."""
    found = list(read_bytes(data, Path(name), Defaults()))
    assert found, "nothing was said of the input"
    _check(found, data, name)
    return found


def _check(found: list[Outcome], data: bytes, name: str) -> None:
    lines = None if Path(name).suffix in _NO_LINES else len(_ENDS.findall(data)) + 1
    for outcome in found:
        if isinstance(outcome, Message):
            _check_message(outcome, lines)
        else:
            assert outcome.reason.strip()
            assert outcome.reason.encode()
            assert 0 <= outcome.line <= (lines or outcome.line), outcome


def _check_message(message: Message, lines: int | None) -> None:
    assert message.body.strip() or (message.markup and message.markup.images), "an empty message was passed on"
    assert all(text.encode() is not None for text in (message.id, *map(message.part, PARTS)))
    assert msgspec.msgpack.encode(message), "what is kept and sent between processes is packed"
    for part in PARTS:
        last = (1, 0)
        for offset in range(0, len(message.part(part)) + 1, max(len(message.part(part)) // 9, 1)):
            at = message.origin.locate(part, offset)
            assert at.column >= 1
            assert 1 <= at.line <= (lines or at.line), (part, offset, at)
            assert (at.line, at.column) >= last or message.markup, "places go backwards"
            last = (at.line, at.column)


@contextmanager
def refused() -> Iterator[None]:
    """Take an error that a person can act on, which says a reason."""
    found = None
    try:
        yield
    except OutreachLintError as problem:
        found = problem
    assert found is None or (found.reason.strip() and str(found).encode())


class Share:
    """How many inputs there are to each whose messages are viewed as well as read: parsers take less time alone."""

    def __init__(self) -> None:
        """View all."""
        self.each = 1

    def has(self, data: bytes) -> bool:
        """Tell whether an input is one of those, which hangs on its bytes alone."""
        return crc32(data) % self.each == 0


VIEWED = Share()


def read(name: str, data: bytes) -> None:
    """Read a file, and view each message as the rules would."""
    found = outcomes(name, data)
    for outcome in found if VIEWED.has(data) else ():
        if isinstance(outcome, Message):
            view(outcome)


def view(message: Message) -> None:
    """Look at everything that a document holds."""
    document = understood(Document(message))
    body = document.text("body")
    assert len(body) == len(message.body)
    sections = document.sections
    assert "".join(body[section.start : section.end] for section in sections) == body
    for part in PARTS:
        size = len(document.text(part))
        spans = [*document.fields(part), *document.sentences(part)]
        assert all(0 <= span.start <= span.end <= size for span in spans)
        assert len(document.prose(part)) == size
        assert document.field_faults(part) is not None
    assert find_ignores(message) is not None
    assert understood_of(document, message).rows is not None


def members(name: str, data: bytes) -> None:
    """Read an archive of these members."""
    read(name, packed(data))


def read_swollen(name: str, data: bytes) -> None:
    """Read a large file; archives are given by their members."""
    (members if Path(name).suffix in {".docx", ".xlsx"} and data.startswith(b"@@@") else read)(name, data)


def piped(name: str, data: bytes) -> None:
    """Read standard input, told by its ending or guessed."""
    form = Path(name).suffix.removeprefix(".") or None
    for outcome in read_stream(BytesIO(data), form, Defaults()):
        assert isinstance(outcome, Message) or outcome.reason.strip()


def lint(name: str, data: bytes) -> None:
    """Lint a file with all rules; none of them may crash."""
    for outcome in lint_messages(linter(), outcomes(name, data)):
        if isinstance(outcome, MessageResult):
            assert not outcome.failures, outcome.failures
            assert 100 + sum(entry.points for entry in outcome.score.ledger) == outcome.score.value
            for finding in outcome.findings:
                text = outcome.message.part(finding.part) if finding.part else ""
                assert finding.part is None or 0 <= (finding.start or 0) <= (finding.end or 0) <= len(text)
                assert (finding.line, finding.column) <= (finding.end_line, finding.end_column)


def template(name: str, data: bytes) -> None:
    """Read a template as each of its readers would."""
    for outcome in outcomes(name, data):
        if isinstance(outcome, Message):
            if VIEWED.has(data):
                view(outcome)
            for variant in variants(outcome.body):
                start, end = variant.in_template(0, len(variant.text))
                assert 0 <= start <= end <= len(outcome.body)


def ignores(name: str, data: bytes) -> None:
    """Read inline ignores, and apply them to what few rules find."""
    for outcome in outcomes(name, data):
        if isinstance(outcome, Message):
            found = small().lint(outcome)
            assert not found.failures, found.failures
            for ignore in find_ignores(outcome):
                assert 0 <= ignore.start < ignore.end <= len(outcome.part(ignore.part))
                assert all(name.strip() for name in ignore.rules)


def campaign(name: str, data: bytes) -> None:
    """Put sound rows into a damaged template, and lint what comes of it."""
    rows = b'first_name,company,Contact.First,name\nAna,Quay,"{{first_name}}",\n,,*|X|*,Jo\n'
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        (Path(folder) / "rows.csv").write_bytes(rows)
        _rendered(Path(folder) / name, Path(folder) / "rows.csv")


def rows(name: str, data: bytes) -> None:
    """Put damaged rows into a sound template."""
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.txt"
        letter.write_text("Hi {{first_name}}, how is {{company}}? {% if x %}y{% endif %}", encoding="utf-8")
        (Path(folder) / name).write_bytes(data)
        _rendered(letter, Path(folder) / name)


def _rendered(letter: Path, people: Path) -> None:
    with refused():
        found: list[Campaign | Failure | Notice] = list(campaigns(letter, people, Defaults()))
        for outcome in lint_campaigns(one_by_one(linter(), Settings()), found, None, iter):
            assert isinstance(outcome, MessageResult) or outcome.reason.strip()


def fix(name: str, data: bytes) -> None:
    """Mend a file: what is mended stays so, nothing that was read is lost, and nothing scores less."""
    suffix = Path(name).suffix

    def again(held: bytes) -> list[Outcome]:
        return list(read_bytes(held, Path(name), Defaults()))

    bench = Bench(suffix, again, linter().lint)
    for unsafe in (False, True):
        once = fixed(data, bench, name, unsafe=unsafe)
        if once.data != data:
            assert once.count
            assert [type(found) for found in again(once.data)] == [type(found) for found in again(data)]
            assert fixed(once.data, bench, name, unsafe=unsafe).data == once.data


def redact(name: str, data: bytes) -> None:
    """Take the words out of what is read and found: none is left in an id, a reason or a finding."""
    rules = {rule.id: rule for rule in linter().catalogue.rules}
    for outcome in lint_messages(linter(), read_bytes(data, Path(name), Defaults())):
        shown = redacted_notice(outcome) if isinstance(outcome, Notice) else redacted(outcome, rules)
        assert PLANTED not in repr(shown).casefold(), shown
