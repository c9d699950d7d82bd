"""The findings of a campaign's rows as distinct faults of its template, each told once."""

import msgspec

from outreach_lint.document.options import Options, only_there
from outreach_lint.model import PARTS, Failure, Finding, Fix, MessageResult, Notice, NotRun, PartName
from outreach_lint.positions import RowPlace, Rows
from outreach_lint.sources.render_rows import FIRST, Campaign, Letter

Key = tuple[str, PartName | None, int, int, bool]


class _Fault:
    """A fault as it first showed, and how often and where since."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.count = 0
        self.first: list[RowPlace] = []


class Faults:
    """Adds up the results of rows; holds no more than one finding for each place of the template."""

    def __init__(self, campaign: Campaign) -> None:
        """Start with no row."""
        self._campaign = campaign
        self._faults: dict[Key, _Fault] = {}
        self._not_run: set[NotRun] = set()
        self._failures: dict[tuple[str | None, str], Failure] = {}
        self._worst: MessageResult | None = None
        self._best = self._rows = 0
        self._read: dict[PartName, Options] = {}

    def add(self, letter: Letter, result: MessageResult) -> None:
        """Count the result of one row."""
        self._rows += 1
        self._not_run.update(result.not_run)
        for failure in result.failures:
            self._failures.setdefault((failure.rule, failure.reason), failure)
        if self._worst is None or result.score.value < self._worst.score.value:
            self._worst = result
        self._best = max(self._best, result.score.value)
        seen: set[Key] = set()
        for finding in result.findings:
            placed, at = self._placed(letter, finding)
            key = (placed.rule, placed.part, placed.start or 0, placed.end or 0, placed.suppressed is None)
            if key not in seen:
                seen.add(key)
                fault = self._faults.setdefault(key, _Fault(placed))
                fault.count += 1
                if len(fault.first) < FIRST:
                    fault.first.append(at)

    def result(self) -> MessageResult | None:
        """Return the result of the campaign: its template, with the score of the row that scores lowest."""
        if self._worst is None:
            return None
        worst = self._worst
        template = msgspec.structs.replace(self._campaign.template, kind="template", stage=worst.message.stage)
        found = sorted(self._faults.values(), key=lambda fault: _order(fault.finding))
        every = [fault.finding for fault in found]
        findings = tuple(self._told(fault, every) for fault in found)
        failures = tuple(self._failures.values())
        return MessageResult(template, worst.score, findings, tuple(sorted(self._not_run)), failures)

    def notices(self) -> list[Notice]:
        """Return what is to be said of the rows as a whole."""
        if self._worst is None:
            return []
        worst, rows = self._worst, f"{self._rows} row{'s' if self._rows > 1 else ''}"
        scores = (
            f"scores {worst.score.value} to {self._best}; the score shown is that of the lowest, {worst.message.id}"
        )
        return [Notice(self._campaign.path, worst.message.origin.line, f"{rows} rendered: {scores}")]

    def _placed(self, letter: Letter, finding: Finding) -> tuple[Finding, RowPlace]:
        """Return a finding in the template, and where it shows in the rows."""
        line, name = letter.message.origin.line, letter.message.id
        if finding.part is None or finding.start is None or finding.end is None:
            at = self._campaign.template.origin.line
            whole = msgspec.structs.replace(finding, line=at, column=1, end_line=at, end_column=1)
            return whole, RowPlace(line, 0, name)
        filled = letter.parts[finding.part]
        rendered = filled.rendered
        start, end = filled.in_template(finding.start, finding.end)
        fix = finding.fix
        if fix and rendered.is_literal(fix.start, fix.end):
            fix = Fix(*rendered.in_template(fix.start, fix.end), fix.text, fix.safe)
        else:
            fix = None
        origin, text = self._campaign.template.origin, self._campaign.template.part(finding.part)
        first, last = origin.locate(finding.part, start), origin.locate(finding.part, end)
        placed = msgspec.structs.replace(
            finding,
            start=start,
            end=end,
            excerpt=text[start:end],
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column,
            fix=fix,
        )
        value = filled.cell_at(finding.start, finding.end)
        if value is None:
            return placed, RowPlace(line, 0, name)
        cell, offset = value
        at_value = cell.map.locate(offset)
        return placed, RowPlace(at_value.line, at_value.column, name)

    def _told(self, fault: _Fault, every: list[Finding]) -> Finding:
        """Return a fault as a finding that says in how many rows it shows, and in which option if only there."""
        path, first = self._campaign.path, fault.first
        if fault.count == self._rows:
            where = f"In all {self._rows} rows of {path}." if self._rows > 1 else f"In {path}:{_written(first[0])}."
        else:
            places = ", ".join(_written(place) for place in first)
            more = " …" if fault.count > FIRST else ""
            where = f"In {fault.count} of {self._rows} rows of {path}, at {places}{more}."
        rows = Rows(path, fault.count, tuple(first))
        part = fault.finding.part
        only = only_there(self._options(part), fault.finding, every) if part and fault.count < self._rows else ""
        message = " ".join(filter(None, (fault.finding.message, only, where)))
        return msgspec.structs.replace(fault.finding, message=message, rows=rows)

    def _options(self, part: PartName) -> Options:
        """Return the options of a part, read once."""
        if part not in self._read:
            self._read[part] = Options(self._campaign.template.part(part))
        return self._read[part]


def _order(finding: Finding) -> tuple[int, int, int, str]:
    """Return where a finding stands among the others: as in any result, parts first and the whole message last."""
    part = PARTS.index(finding.part) if finding.part else len(PARTS)
    return part, finding.start or 0, finding.end or 0, finding.rule


def _written(place: RowPlace) -> str:
    """Return a place for people."""
    return f"{place.line}:{place.column}" if place.column else str(place.line)
