"""An editor without a screen: a real client of the protocol, which applies what the server offers to its texts."""

import asyncio
import re
import sys
from collections.abc import Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

T = TypeVar("T")
COMMAND = (sys.executable, "-m", "outreach_lint", "lsp", "--stdio")
PATIENCE = 60


def capabilities(*, resolves: bool = True, encodings: Sequence[str] | None = None) -> types.ClientCapabilities:
    """Return what a usual editor can do."""
    resolve = types.ClientCodeActionResolveOptions(["edit"]) if resolves else None
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings) if encodings else None),
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(resolve_support=resolve)
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
    )


class Editor:
    """Talks to a server of its own; its methods wait for what they ask for."""

    def __init__(
        self, folder: Path | None, options: object = None, able: types.ClientCapabilities | None = None
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self.client = BaseLanguageClient("editor", "1")
        self.seen: dict[str, types.PublishDiagnosticsParams] = {}
        self.told: list[str] = []
        self.shown: list[str] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.news = asyncio.Event()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._published))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.told.append(params.message))
        self.client.feature(types.WINDOW_SHOW_DOCUMENT)(partial(self._shown))
        folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)] if folder else None
        self.params = types.InitializeParams(
            able or capabilities(), initialization_options=options, workspace_folders=folders
        )

    def __enter__(self) -> Self:
        self.do(self.client.start_io(*COMMAND))
        self.server = self.do(self.client.initialize_async(self.params))
        self.client.initialized(types.InitializedParams())
        return self

    def __exit__(self, *_problem: object) -> None:
        self.code = self.leave()
        self.loop.close()

    def leave(self) -> int | None:
        """Shut the server down as the protocol asks; return its exit code."""
        process = self.client._server  # noqa: SLF001 -- the client tells nothing of its process
        assert process is not None
        if process.returncode is None:
            self.do(self.client.shutdown_async(None))
            self.client.exit(None)
            self.do(self.client.stop())
        return process.returncode

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(asyncio.wait_for(work, PATIENCE))

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self.seen[params.uri] = params
        self.news.set()

    def _shown(self, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        self.shown.append(params.uri)
        return types.ShowDocumentResult(success=True)

    def open(self, path: Path | str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a text and return its diagnostics."""
        uri = path.as_uri() if isinstance(path, Path) else path
        self.texts[uri], self.versions[uri] = text, 1
        self.seen.pop(uri, None)
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.diagnostics(uri)

    def type(self, uri: str, text: str) -> int:
        """Make a text another one, and wait for nothing."""
        self.versions[uri] += 1
        self.texts[uri] = text
        where = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(where, [change]))
        return self.versions[uri]

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Return the diagnostics of the newest version of a text, once they come."""

        async def known() -> list[types.Diagnostic]:
            while uri not in self.seen or self.seen[uri].version != self.versions[uri]:
                self.news.clear()
                await self.news.wait()
            return list(self.seen[uri].diagnostics)

        return self.do(known())

    def next(self, uri: str) -> list[types.Diagnostic]:
        """Return the diagnostics that are published next, of whatever version."""
        del self.seen[uri]
        return self.diagnostics(uri)

    def hover(self, uri: str, line: int, character: int) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = self.do(self.client.text_document_hover_async(params))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""

    def actions(
        self, uri: str, spot: types.Range | None = None, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        spot = spot or types.Range(types.Position(0, 0), types.Position(100_000, 0))
        context = types.CodeActionContext(list(self.seen[uri].diagnostics), only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), spot, context)
        found = self.do(self.client.text_document_code_action_async(params))
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    def choose(self, action: types.CodeAction) -> str:
        """Return the text that an action makes of its own."""
        if action.edit is None:
            action = self.do(self.client.code_action_resolve_async(action))
        assert action.edit is not None
        (change,) = action.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        text = self.texts[change.text_document.uri]
        for edit in reversed(change.edits):
            assert isinstance(edit, types.TextEdit)
            text = text[: at(text, edit.range.start)] + edit.new_text + text[at(text, edit.range.end) :]
        return text


def at(text: str, position: types.Position) -> int:
    """Return the offset of a position that counts in UTF-16; written anew, so that a fault in the server shows."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    offset = starts[position.line]
    for _unit in range(position.character):
        if len(text[starts[position.line] : offset].encode("utf-16-le")) // 2 < position.character:
            offset += 1
    return offset


def covered(text: str, spot: types.Range) -> str:
    """Return the text in a range."""
    return text[at(text, spot.start) : at(text, spot.end)]
