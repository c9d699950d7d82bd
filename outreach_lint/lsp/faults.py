"""What is wrong with an open text beside the findings, and what the log may say of a crash."""

import logging
import traceback
from pathlib import Path

import msgspec

from outreach_lint.errors import Place
from outreach_lint.model import Severity

LOG = logging.getLogger("outreach_lint.lsp")


class Fault(msgspec.Struct, frozen=True):
    """Something wrong with a text that is no finding of a rule in a message; column 0 means the whole line."""

    line: int
    column: int
    reason: str
    severity: Severity = "error"
    elsewhere: tuple[Place, str] | None = None
    """another place that has to do with it, and what stands there"""


def told(what: str, problem: BaseException) -> str:
    """Log a crash without the words of any message, which exceptions may quote, and return what to tell of it."""
    frame = traceback.extract_tb(problem.__traceback__)[-1]
    crash = f"{what} crashed: {type(problem).__name__}"
    LOG.error("%s in %s, line %s", crash, Path(frame.filename).name, frame.lineno)
    return f"outreach-lint: {crash}; this is an error of the tool"
