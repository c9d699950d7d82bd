"""Puts any text wherever a report shows one, in every format, with and without redaction."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from fuzz_outputs import check_output
from fuzz_reading import PLANTED, small

from outreach_lint.cli.table_output import table_to
from outreach_lint.model import Failure, Message, MessageResult, Notice, NotRun, Origin, Prospect, Sender, Suppression
from outreach_lint.report.formats import FORMATS
from outreach_lint.report.redact import redacted, redacted_notice
from outreach_lint.report.style import Look
from outreach_lint.results import Tally

Outcomes = Sequence[MessageResult | Failure | Notice]
LOOKS = (Look(), Look(width=41, colour=True, ledger=True, explain=True, statistics=True, least=90, fail_on="info"))


def report(_name: str, data: bytes) -> None:
    """Render a run in which the text stands everywhere, and read every output back."""
    text = data.decode("utf-8", "surrogateescape")
    odd = text.encode("utf-8", "replace").decode()
    everything = (_result(odd, text or "-"), _failure(odd, text), Notice(text or "-", 3, odd or "x"))
    _check(everything)


def private(_name: str, data: bytes) -> None:
    """Render a redacted run, in which a secret stands beside the text: no format may show it."""
    odd = f"{PLANTED} {data.decode('utf-8', 'replace')} {PLANTED}"
    rules = small().rules.by_id
    result, failure = redacted(_result(odd, "a.txt"), rules), redacted(_failure(f"“{odd}” is odd", "a.txt"), rules)
    assert isinstance(result, MessageResult)
    assert isinstance(failure, Failure)
    said = _check((result, failure, redacted_notice(Notice("a.txt", 0, f"no record of 3 messages: {odd}"))))
    assert PLANTED not in said.casefold()


def _result(text: str, path: str) -> MessageResult:
    shouted = "".join(char for char in text if char.isalpha())[:20].upper()
    message = Message(
        text,
        f"Hi JENNIFER, {text} awful weather {text}\n{text}\nMarvellous weather, {shouted}.",
        kind="draft",
        stage="first_touch",
        subject=f"{text} awful weather",
        preheader=text,
        prospect=Prospect("Jennifer", text, text, text, text, text, 7, (text,), text, {text: text}),
        sender=Sender(text, text, text),
        sequence=text,
        step=2,
        origin=Origin(path, 2),
    )
    found = small().lint(message)
    assert found.findings
    first, *others = found.findings
    hidden = msgspec.structs.replace(first, suppressed=Suppression("inline", text))
    crashed = (Failure(path, 2, f"the rule crashed on “{text}”", "weather/small-talk"),)
    return msgspec.structs.replace(
        found, findings=(first, hidden, *others), not_run=(NotRun("weather/x", "why not"),), failures=crashed
    )


def _failure(text: str, path: str) -> Failure:
    return Failure(path or "-", 2, text or "x")


def _check(outcomes: Outcomes) -> str:
    """Render in every look and check, and return all that was written."""
    return "\n".join(rendered(outcomes, look) for look in LOOKS)


def rendered(outcomes: Outcomes, look: Look) -> str:
    """Render in every format and check, and return all that was written."""
    said: list[str] = []
    rules = small().rules.by_id
    tally = Tally(look.least)
    for outcome in outcomes:
        tally.add(outcome)
    told = [outcome for outcome in outcomes if not isinstance(outcome, Notice)]
    results = [outcome for outcome in told if isinstance(outcome, MessageResult)]
    for name, make in FORMATS.items():
        form = make()
        if form.row:
            said.append(table([form.row(one) for one in told]))
            continue
        streamed = "".join(form.each(one, rules, look) for one in told) if form.each else ""
        whole = form.whole(tally.report(() if form.each else results, rules, 1), look)
        check_output(name, streamed + whole)
        said.append(streamed + whole)
    return "\n".join(said)


def table(rows: Sequence[str]) -> str:
    """Write rows to a Parquet file and return what is read back."""
    from pyarrow.parquet import read_table

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.parquet"
        with table_to(path) as write:
            for row in rows:
                write(row)
        found = read_table(path).to_pylist()
    assert found == [json.loads(row) for row in rows]
    assert all(json.loads(row["result"]) for row in found)
    return repr(found)
