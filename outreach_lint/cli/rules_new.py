"""The command `rules new`."""

from pathlib import Path

import click

from outreach_lint.cli.options import FILE
from outreach_lint.document.late import late
from outreach_lint.errors import ConfigError, Place

_NAME = late(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_SKELETON = """\
title: Mentions the weather before the point
severity: info              # error | warning | info
weight: 1                   # points off the score, 0 to 60
channels: [email]           # leave out for all
match:
  kind: phrases
  any:
    - (lovely|awful) weather (today|this week)
  unless: ["your (weather|forecast)"]
message: “{match}” could open any message to anyone.
instead: Begin with what you know of the reader.
why: |
  Say here, to a salesperson, what the reader feels and why that costs a reply.
examples:
  bad:
    - "Hi Dana, [[awful weather this week]], isn't it?"
    - "[[Lovely weather today]]! I sell umbrellas."
  good:
    - "Hi Dana, the storm on Tuesday closed your Dayton yard."
    - "Your weather desk called it awful weather this week."
"""


_EXAMPLES = """
\b
Example:
  outreach-lint rules new house/weather --pack our-rules
"""


@click.command("new", short_help="Start a rule.", epilog=_EXAMPLES)
@click.argument("name", metavar="CATEGORY/NAME")
@click.option(
    "--pack", type=FILE, default=Path("rules"), metavar="FOLDER", help="The pack's folder; `rules` if nothing is said."
)
def new_rule(name: str, pack: Path) -> None:
    """Write the skeleton of a rule, which works, to be changed; then run `outreach-lint rules test`."""
    if not _NAME.fullmatch(name):
        reason = f"“{name}” is no rule name: write category/name in lower case, with hyphens"
        raise click.UsageError(reason)
    path = pack / f"{name}.yaml"
    if path.exists():
        reason = "the rule exists already"
        raise ConfigError(reason, Place(str(path)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SKELETON, encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = f"cannot be written: {problem.strerror}"
        raise ConfigError(reason, Place(str(path))) from None
    click.echo(f"wrote {path}\ntry it: outreach-lint rules test {path}")
