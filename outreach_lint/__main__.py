"""Runs the command line: `outreach-lint`, and `python -m outreach_lint`."""

import gc

_GARBAGE = 100_000
"""Objects after which cycles are looked for: imports and the catalogue make thousands, and none of them is garbage."""


def run() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(_GARBAGE)
    from outreach_lint.cli.main import run as run_command

    run_command()


if __name__ == "__main__":
    run()
