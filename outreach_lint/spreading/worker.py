"""A process that lints what it is sent, until there is nobody left to send it anything."""

import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

import msgspec

from outreach_lint.errors import OutreachLintError
from outreach_lint.linting import one_by_one
from outreach_lint.model import Message, MessageResult, NotRun
from outreach_lint.results import Lost
from outreach_lint.spreading.recipe import Recipe

Order = tuple[tuple[str, ...], Message]
"""The names of rules that are off for a message, and the message."""
Answer = MessageResult | Lost
_UNSENT = Message("", "")


def serve(inbox: Connection, outbox: Connection, recipe: Recipe) -> None:
    """Say that all is ready, then answer one list of orders after the other, without the texts that the asker has."""
    # Ctrl-C goes to all processes of a terminal, and the one that shares out ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # When the other side is gone, nothing is to be told or saved.
    with suppress(EOFError, OSError):
        _serve(inbox, outbox, recipe)


def _serve(inbox: Connection, outbox: Connection, recipe: Recipe) -> None:
    try:
        linter = recipe.linter()
    except OutreachLintError as problem:
        outbox.send(str(problem))
        return
    outbox.send(None)
    lint = one_by_one(linter, recipe.config.settings)
    idle: dict[tuple[NotRun, ...], tuple[NotRun, ...]] = {}
    while True:
        orders: Sequence[Order] = inbox.recv()
        answers = lint((None, unwanted, message) for unwanted, message in orders)
        outbox.send([_bare(outcome, idle) for _mark, outcome in answers])


def _bare(outcome: object, idle: dict[tuple[NotRun, ...], tuple[NotRun, ...]]) -> Answer:
    """Return an outcome without its texts; equal sets of idle rules become one, which is then sent once."""
    if isinstance(outcome, Lost):
        return outcome
    if not isinstance(outcome, MessageResult):
        raise TypeError
    said = outcome.message
    bare = msgspec.structs.replace(_UNSENT, kind=said.kind, stage=said.stage)
    return msgspec.structs.replace(outcome, message=bare, not_run=idle.setdefault(outcome.not_run, outcome.not_run))


def whole(answer: Answer, message: Message) -> Answer:
    """Return the outcome of a message as it was before it was sent."""
    if isinstance(answer, Lost):
        return answer
    said = msgspec.structs.replace(message, kind=answer.message.kind, stage=answer.message.stage)
    return msgspec.structs.replace(answer, message=said)
