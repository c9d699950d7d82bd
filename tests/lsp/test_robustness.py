"""Nothing that an editor sends stops the server, outlives its editor, or gets words of a text into a log."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from lsprotocol import types
from making import WithFinder, compiled, rule

from editors import COMMAND, Editor
from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.config.load import Config
from outreach_lint.lsp.diagnostics import diagnostics_of
from outreach_lint.lsp.memo import Memo
from outreach_lint.lsp.paper import Paper
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.setups import Setups
from outreach_lint.lsp.study import studied
from outreach_lint.pipeline import Linter
from outreach_lint.sources.defaults import Defaults

WORD = "Wobbleford"
INITIALIZE = {"id": 1, "method": "initialize", "params": {"capabilities": {}, "processId": None, "rootUri": None}}
OPEN = {
    "method": "textDocument/didOpen",
    "params": {"textDocument": {"uri": "untitled:a", "languageId": "plaintext", "version": 1, "text": WORD}},
}
SHUTDOWN, EXIT = {"id": 9, "method": "shutdown"}, {"method": "exit"}


def framed(*messages: object) -> bytes:
    """Return messages as they stand in the stream; bytes are sent as they are."""
    sent = b""
    for message in messages:
        body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()  # type: ignore[dict-item]
        sent += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    return sent


def talked(*messages: object) -> tuple[int, list[dict[str, object]], str]:
    """Return the exit code, the answers and the log of a server that was sent messages, and then nothing more."""
    done = subprocess.run(COMMAND, input=framed(*messages), capture_output=True, timeout=60, check=False)
    answers, rest = [], done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        answers.append(json.loads(rest[:length]))
        rest = rest[length:]
    return done.returncode, answers, done.stderr.decode()


@pytest.mark.parametrize(
    "sent",
    [
        b"{",
        b"[1, 2]",
        b"7",
        b'{"jsonrpc": "2.0"}',
        b'{"jsonrpc": "1.0", "method": "x"}',
        {"method": "textDocument/didOpen", "params": {"textDocument": WORD}},
        {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "untitled:never", "version": 2}}},
        {"method": "no/such", "params": {"text": WORD}},
        {"id": 5, "result": WORD},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_passed_over(sent: object) -> None:
    code, answers, log = talked(INITIALIZE, sent, OPEN, SHUTDOWN, EXIT)
    assert code == 0
    assert [answer["id"] for answer in answers if "id" in answer] == [1, 9]
    assert WORD not in log
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"id": 4, "method": "no/such"}, -32601),
        ({"id": 4, "method": "textDocument/hover", "params": {"position": WORD}}, -32602),
        ({"id": 4, "method": "workspace/executeCommand", "params": {"command": "rm"}}, -32602),
    ],
    ids=["unknown", "wrong parameters", "unknown command"],
)
def test_a_request_that_makes_no_sense_is_answered_with_an_error(request_: object, code: int) -> None:
    returned, answers, log = talked(INITIALIZE, request_, SHUTDOWN, EXIT)
    (answer,) = [answer for answer in answers if answer.get("id") == 4]
    assert isinstance(answer["error"], dict)
    assert answer["error"]["code"] == code
    assert (returned, WORD in log) == (0, False)


@pytest.mark.parametrize(
    ("messages", "code"),
    [((INITIALIZE, SHUTDOWN, EXIT), 0), ((INITIALIZE, EXIT), 1), ((INITIALIZE,), 1), ((), 1)],
    ids=["shut down", "exit alone", "editor gone", "never begun"],
)
def test_the_server_leaves_with_its_editor(messages: tuple[object, ...], code: int) -> None:
    assert talked(*messages)[0] == code


def test_a_text_is_linted_on_while_others_are_opened_and_closed(editor: Editor, tmp_path: Path) -> None:
    for number in range(5):
        where = (tmp_path / f"{number}.md").as_uri()
        item = types.TextDocumentItem(where, "markdown", 1, "Hi Dana,\n\nyou never replied.\n" * 200)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(where)))
    assert editor.open(tmp_path / "draft.md", "Hi Dana,\n\nYou never replied to me.\n")


@pytest.mark.parametrize("text", ["\x00", "\ud83d", "\ufeffHi", "a\rb\u2028c", "---\nsubject: [", "{", "Subject:"])
def test_odd_texts_bring_nothing_down(editor: Editor, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.md"
    for number, sent in enumerate((text, f"Hi Dana,\n\n{text} You never replied to me.\n")):
        editor.open(path.with_name(f"{number}.md"), sent)
    assert editor.open(path, "Hi Dana,\n\nYou never replied to me.\n")


class Crashing(Setups):
    """Setups whose one rule crashes with the words of the message in its exception."""

    def config_of(self, path: Path) -> Config:
        del path
        return Config()

    def of(self, config: Config) -> "Crashing":  # type: ignore[override]
        del config
        return self

    def for_file(self, path: Path, today: str) -> tuple[Linter, Defaults]:
        del path, today
        own = rule("anything")

        def find(_view: object) -> object:
            raise ValueError(WORD)

        return Linter(Catalogue((own,), {}), WithFinder(compiled(own), own.id, find)), Defaults()  # type: ignore[arg-type]


class Broken(Crashing):
    """Setups that crash altogether."""

    def for_file(self, path: Path, today: str) -> tuple[Linter, Defaults]:
        raise ValueError(WORD + str(path) + today)


@pytest.mark.parametrize(
    ("setups", "told"), [(Crashing(), "the rule crashed: ValueError"), (Broken(), "lint crashed: ValueError")]
)
def test_a_crash_is_one_line_in_the_log_and_a_diagnostic(
    setups: Setups, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    paper = Paper("untitled:a", Path("a.txt"), f"Hi {WORD}", 1, ".txt", saved=False)
    with caplog.at_level(logging.INFO):
        study = studied(paper, setups, Memo(), Event())
    assert study is not None
    (shown,) = diagnostics_of(study, Ruler(paper.text, "utf-16"))
    assert told in shown.message
    assert WORD not in shown.message
    assert len(caplog.records) == 1
    assert WORD not in caplog.text


def test_without_the_extra_the_command_says_how_to_get_it() -> None:
    code = "import sys; sys.modules['pygls'] = None; from outreach_lint.cli.main import run; run(['lsp'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, input="", check=False)
    assert done.returncode == 2
    assert done.stderr == "outreach-lint: the language server needs pygls: pip install 'outreach-lint[lsp]'\n"
