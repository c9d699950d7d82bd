"""Runs the command line: `python -m outreach_lint`."""

from outreach_lint.cli.main import run

run()
