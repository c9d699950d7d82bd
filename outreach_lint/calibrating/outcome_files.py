"""Files of outcomes to what each row tells: spreadsheets and JSONL, each row with its line."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from outreach_lint.calibrating.answers import Answer, answer_of, combined_answer, named_outcomes
from outreach_lint.calibrating.cases import Told
from outreach_lint.calibrating.headers import Headers, Wish, headers_of
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Column, Failure, Notice
from outreach_lint.sources.decoding import decode
from outreach_lint.sources.jsonl import lines_of
from outreach_lint.sources.table import overlong
from outreach_lint.sources.table_rows import OPENERS

_LONGEST = 200
"""Characters of a cell beyond which it is a text, of which nothing is kept."""
_SHOWN = 40
_DEEP = ("prospect", "sender", "recipient", "contact", "lead")

Row = tuple[int, Mapping[str, str]]


class OutcomeFile(msgspec.Struct, frozen=True):
    """What a file tells of messages, and what could not be read."""

    path: str
    headers: Headers
    rows: tuple[Told, ...]
    problems: tuple[Failure | Notice, ...]


def read_outcomes(path: Path, mapped: Mapping[Column, str], wish: Wish) -> OutcomeFile:
    """Return the rows of a file; a wrong one does not stop the others.

    Raises SourceError if the file cannot be read or has no column of outcomes, ConfigError for a column nobody has.
    """
    name, suffix = path.as_posix(), path.suffix.lower()
    if suffix not in {*OPENERS, ".jsonl", ".ndjson"}:
        reason = "outcomes are read from .csv, .tsv, .xlsx, .parquet and .jsonl"
        raise SourceError(reason, Place(name))
    try:
        with path.open("rb") as file:
            names, line, rows, problems = (
                _json_rows(file, name) if suffix not in OPENERS else _cells(file, name, suffix)
            )
    except OSError as problem:
        raise SourceError(problem.strerror.lower() if problem.strerror else "cannot be read", Place(name)) from None
    if not rows and not any(isinstance(problem, Failure) for problem in problems):
        reason = "no rows in the file"
        raise SourceError(reason, Place(name, line))
    headers = headers_of(names, Place(name, line), mapped, wish)
    if headers.combined and all(answer_of(values.get(headers.column, "")) for _line, values in rows):
        # Whatever it is called, a column of yes and no names nothing.
        headers = msgspec.structs.replace(headers, combined=False)
    told = list(_told(rows, headers, name, problems))
    if not told:
        first = next(problem for problem in problems if isinstance(problem, Failure))
        reason = f"not one row tells what came of its message; {first.reason}"
        raise SourceError(reason, Place(name, first.line))
    return OutcomeFile(name, headers, tuple(told), tuple(problems))


def _cells(file: BinaryIO, path: str, suffix: str) -> tuple[tuple[str, ...], int, list[Row], list[Failure | Notice]]:
    table = OPENERS[suffix](file, path)
    rows: list[Row] = []
    problems: list[Failure | Notice] = list(table.notices)
    for row in table.rows:
        if isinstance(row, Failure | Notice):
            problems.append(row)
        elif beyond := overlong(row, len(table.header)):
            problems.append(Failure(path, beyond.line, f"the row has {len(row)} cells, the header {len(table.header)}"))
        else:
            cells = zip(table.names, (cell.text for cell in row), strict=False)
            rows.append((row[0].line, {name: text for name, text in cells if name and len(text) <= _LONGEST}))
    return table.names, table.header[0].line, rows, problems


def _json_rows(file: BinaryIO, path: str) -> tuple[tuple[str, ...], int, list[Row], list[Failure | Notice]]:
    rows: list[Row] = []
    problems: list[Failure | Notice] = []
    names: dict[str, None] = {}
    for number, data in lines_of(file, path):
        if isinstance(data, Failure):
            problems.append(data)
            continue
        if not data.strip():
            continue
        try:
            found = msgspec.json.decode(decode(data, path, number))
        except (msgspec.DecodeError, RecursionError, SourceError) as error:
            problems.append(Failure(path, number, error.reason if isinstance(error, SourceError) else f"{error}"))
            continue
        if not isinstance(found, dict):
            problems.append(Failure(path, number, "a row must be an object in braces"))
            continue
        flat = dict(_flat(found))
        names.update(dict.fromkeys(flat))
        rows.append((number, {name: text for name, text in flat.items() if len(text) <= _LONGEST}))
    return tuple(names), 1, rows, problems


def _flat(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the single values of an object, those of its people under names of their own."""
    for key, value in found.items():
        if isinstance(value, dict) and key in _DEEP:
            for inner, text in value.items():
                if not isinstance(text, dict | list):
                    yield f"sender_{inner}" if key == "sender" else inner, _text(text)
        elif not isinstance(value, dict | list):
            yield key, _text(value)


def _text(value: object) -> str:
    return "" if value is None else str(value).casefold() if isinstance(value, bool) else str(value)


def _told(rows: Iterable[Row], headers: Headers, path: str, problems: list[Failure | Notice]) -> Iterator[Told]:
    """Yield what the rows tell; an empty cell means no, unless others say no in so many words."""
    answers: list[tuple[int, Mapping[str, str], Answer]] = []
    for line, values in rows:
        answer = _answer(values, headers)
        if answer is None:
            text = " ".join(values.get(headers.column, "a long text").split())[:_SHOWN]
            problems.append(Failure(path, line, _not_understood(text, headers)))
        else:
            answers.append((line, values, answer))
    empty = None if any(answer == "no" for _line, _values, answer in answers) else False
    meant = {"yes": True, "no": False, "empty": empty, "unknown": None, "lost": None}
    for line, values, answer in answers:
        who = {name: values.get(header, "").strip() for name, header in headers.who.items()}
        factors = {name: text for name, header in headers.factors.items() if (text := values.get(header, "").strip())}
        yield Told(line, who.get("id", ""), who.get("email", ""), factors.get("step", ""), meant[answer], factors)


def _answer(values: Mapping[str, str], headers: Headers) -> Answer | None:
    if headers.lost and answer_of(values.get(headers.lost, "")) == "yes":
        return "lost"
    text = values.get(headers.column)
    if text is None:
        return "empty"
    return combined_answer(text, headers.outcome) if headers.combined else answer_of(text)


def _not_understood(text: str, headers: Headers) -> str:
    if headers.combined:
        return f"column “{headers.column}” holds “{text}”; known are {named_outcomes(headers.outcome)} and the like"
    return f"column “{headers.column}” holds “{text}”; known are yes, no, 1, 0, true, false, a count or a date"
