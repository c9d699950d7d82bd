"""Starts the language server on two streams."""

import gc
from functools import partial
from typing import BinaryIO

from lsprotocol import types

from outreach_lint.lsp.actions import FIX_ALL
from outreach_lint.lsp.code_actions import SHOW_RULE, SHOW_SCORE
from outreach_lint.lsp.protocol import Server, silence_pygls
from outreach_lint.lsp.service import Service


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> int:
    """Serve an editor until it leaves; return 0 if it shut the server down first, as the protocol asks, else 1."""
    silence_pygls()
    # The rules are made once and stay: cycles among what comes and goes are few.
    gc.freeze()
    server = serving()
    server.start_io(incoming, outgoing)
    return 0 if server.was_shut_down else 1


def serving() -> Server:
    """Return a server that knows all features."""
    server = Server()
    service = Service(server)
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]
    features = (
        (types.INITIALIZE, service.initialize, None),
        (types.INITIALIZED, service.initialized, None),
        (types.SHUTDOWN, service.shutdown, None),
        (types.TEXT_DOCUMENT_DID_OPEN, service.opened, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, service.changed, None),
        (types.TEXT_DOCUMENT_DID_SAVE, service.saved, None),
        (types.TEXT_DOCUMENT_DID_CLOSE, service.closed, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, service.files_changed, None),
        (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, service.files_changed, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, service.files_changed, None),
        (types.TEXT_DOCUMENT_HOVER, service.hover, None),
        (types.TEXT_DOCUMENT_CODE_ACTION, service.actions, types.CodeActionOptions(kinds, resolve_provider=True)),
        (types.CODE_ACTION_RESOLVE, service.resolve, None),
        (types.TEXT_DOCUMENT_CODE_LENS, service.lenses, None),
        (types.TEXT_DOCUMENT_COMPLETION, service.completions, types.CompletionOptions([" "])),
    )
    for name, handler, options in features:
        # pygls writes its notes onto what it is given, which a method does not take.
        server.feature(name, options)(partial(handler))
    server.command(SHOW_SCORE)(partial(service.show_score))
    server.command(SHOW_RULE)(partial(service.show_rule))
    return server
