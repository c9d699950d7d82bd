"""The command `init`."""

from pathlib import Path

import click

from outreach_lint.errors import ConfigError, Place

_NAME = ".outreach-lint.yaml"
_STARTER = """\
# What outreach-lint checks here; every key is optional.
fail_on: error              # error | warning | info | never
# min_score: 70             # a lower score fails
# channel: email            # for messages that do not say
# ignore: [tone]            # rules, categories or tag:NAME
# names: [DXC, MUJI]        # brands whose capitals are their real spelling
# fields: [first_name, company]   # merge fields that your tool knows
# rules: [./our-rules]      # your own rules; start one with: outreach-lint rules new house/my-rule --pack our-rules
# tweaks:
#   guilt/attempt-count: {severity: warning, weight: 4}
overrides:
  - paths: ["templates/**"]
    kind: template
"""
_HOOK = """\
For pre-commit, add to .pre-commit-config.yaml:

  - repo: <address of the outreach-lint repository>
    rev: v0.1.0
    hooks:
      - id: outreach-lint
"""


_EXAMPLES = """
\b
Example:
  outreach-lint init && outreach-lint .
"""


@click.command(short_help="Write a starter configuration.", epilog=_EXAMPLES)
def init() -> None:
    """Write a starter .outreach-lint.yaml into the working folder, and say what to do next; none is overwritten."""
    path = Path(_NAME)
    if path.exists():
        reason = "there is a configuration already"
        raise ConfigError(reason, Place(_NAME))
    try:
        path.write_text(_STARTER, encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = f"cannot be written: {problem.strerror}"
        raise ConfigError(reason, Place(_NAME)) from None
    click.echo(f"wrote {_NAME}\ntry it: outreach-lint .\n\n{_HOOK}", nl=False)
