"""Where the reports of `calibrate` go, and what stops them from destroying a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from outreach_lint.cli.output import output_to
from outreach_lint.errors import ConfigError, Place
from outreach_lint.model import Failure, Notice
from outreach_lint.report import text
from outreach_lint.report.style import Look

if TYPE_CHECKING:
    from outreach_lint.calibrating.study import Study

_SHOWN = 10
Wanted = tuple[str, Path | None]


def wanted_of(values: Sequence[str], output: Path | None, known: Sequence[str]) -> list[Wanted]:
    """Return the formats with their files, None for standard output; raises UsageError for what cannot be."""
    found: list[Wanted] = []
    for value in values:
        name, sign, file = value.partition("=")
        if name not in known or (sign and not file):
            reason = f"--format {value}: write {', '.join(known)}, perhaps with =FILE"
            raise click.UsageError(reason)
        found.append((name, Path(file) if sign and file != "-" else output))
    if all(path is not None for _name, path in found) and output not in [path for _name, path in found]:
        found.insert(0, ("text", output))
    places = [path and path.resolve() for _name, path in found]
    if len(set(places)) < len(places):
        reason = "two reports cannot go to one place: write --format NAME=FILE"
        raise click.UsageError(reason)
    return found


def refuse_foreign(path: Path) -> None:
    """Raise ConfigError if tweaks would take the place of a file that somebody wrote."""
    from outreach_lint.calibrating.tweaks import MARK

    if path.is_file():
        with path.open("rb") as file:
            first = file.readline(len(MARK.encode()) + 2)
        if first.strip() != MARK.encode():
            reason = "--write-tweaks writes a file of its own, and this one is not; name a new one, and `extends` it"
            raise ConfigError(reason, Place(str(path)))


def write_reports(study: "Study", problems: Sequence[Failure | Notice], wanted: Sequence[Wanted], look: Look) -> None:
    """Write the study in each format."""
    from outreach_lint.calibrating.as_json import as_json
    from outreach_lint.calibrating.as_text import as_text

    for name, path in wanted:
        if name == "html":
            from outreach_lint.calibrating.page import page

            shown = page(study, problems)
        elif name == "json":
            shown = as_json(study, problems)
        else:
            shown = as_text(study, msgspec.structs.replace(look, colour=look.colour and path is None))
        with output_to(path) as write:
            write(shown)


def tell(problems: Sequence[Failure | Notice], look: Look) -> None:
    """Say on standard error what could not be read, the first of it in full."""
    failures = [problem for problem in problems if isinstance(problem, Failure)]
    for problem in failures[:_SHOWN]:
        click.echo(text.failure(problem, look), nl=False, err=True)
    if len(failures) > _SHOWN:
        click.echo(f"and {len(failures) - _SHOWN} more could not be used; --format json has them all", err=True)
    for told in (problem for problem in problems if isinstance(problem, Notice)):
        click.echo(text.notice(told, look), nl=False, err=True)


def tellable(problems: Sequence[Failure | Notice], *, redact: bool) -> list[Failure | Notice]:
    """Return what could not be read as it may be told: each line once, and without what it quotes if that is hidden."""
    once = _once(problems)
    if not redact:
        return once
    from outreach_lint.report.redact import redacted, redacted_notice

    return [redacted_notice(one) if isinstance(one, Notice) else redacted(one, {}) for one in once]  # type: ignore[misc]


def _once(problems: Sequence[Failure | Notice]) -> list[Failure | Notice]:
    """Return what could not be read, each line once: a file of both messages and outcomes is read twice."""
    met: dict[tuple[str, int, bool], Failure | Notice] = {}
    for problem in problems:
        key = (problem.path, problem.line, isinstance(problem, Failure))
        met.setdefault(key if problem.line else (problem.reason, 0, key[2]), problem)
    return list(met.values())
