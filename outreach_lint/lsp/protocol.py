"""The protocol where pygls leaves something to be wished for: no words of texts in logs, an answer to every request."""

import logging
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from outreach_lint.lsp.faults import LOG
from outreach_lint.results import VERSION


class Protocol(LanguageServerProtocol):
    """Answers requests that make no sense, which an editor would wait for."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401  (what pygls calls any message)
        """Return a message as a typed value; raises JsonRpcException."""
        if "jsonrpc" in data and self.get_message_type(str(data.get("method"))) is None:
            # pygls takes none for malformed that lacks them, though the protocol lets it.
            data.setdefault("params", None)
        try:
            return super().structure_message(data)  # type: ignore[no-untyped-call,unused-ignore]
        except JsonRpcException as problem:
            if "id" in data and "method" in data:
                reason = "the parameters are not those of this request"
                error = types.ResponseError(types.ErrorCodes.InvalidParams, reason)
                self._send_response(data["id"], error=error)
            raise type(problem) from None


class Server(LanguageServer):
    """A server that remembers whether it was told to shut down."""

    def __init__(self) -> None:
        """Start with nothing open; an editor sends whole texts."""
        # Whole texts: pygls takes other characters for line ends than editors do, so it would misplace changes.
        super().__init__(
            "outreach-lint", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full, protocol_cls=Protocol
        )
        self.was_shut_down = False

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log the name of an error; its text may quote what somebody writes."""
        LOG.error("%s: %s", getattr(source, "__name__", "error"), type(error).__name__)


def silence_pygls() -> None:
    """Keep what pygls logs, which has whole messages in it, out of every log."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
