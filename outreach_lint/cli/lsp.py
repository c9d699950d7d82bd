"""The command `lsp`: a language server for editors, on standard input and output."""

import logging
import os
import sys

import click

from outreach_lint.errors import ConfigError

_MISSING = "the language server needs pygls: pip install 'outreach-lint[lsp]'"


_EXAMPLES = """
\b
Example, as an editor's settings name it:
  outreach-lint lsp --stdio
"""


@click.command(short_help="Serve an editor: findings while you write.", epilog=_EXAMPLES)
@click.option("--stdio", is_flag=True, help="Talk on standard input and output, as it does anyway.")
def lsp(*, stdio: bool) -> int:
    """Serve an editor that speaks the language server protocol, on standard input and output.

    Editors start it; what to write into their settings stands in docs/editors.md. Needs the extra `lsp`:
    pip install 'outreach-lint[lsp]'
    """
    del stdio
    try:
        from outreach_lint.lsp.server import serve
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise ConfigError(_MISSING) from None
    if sys.stdin.isatty():
        reason = "an editor starts this command and talks to it; see docs/editors.md"
        raise click.UsageError(reason)
    logging.basicConfig(stream=sys.stderr, format="outreach-lint: %(message)s", level=logging.WARNING)
    # Whatever a library may print must not come between the messages of the protocol.
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return serve(sys.stdin.buffer, outgoing)
