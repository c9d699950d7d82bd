"""What the server answers: each feature is a short way from a request to an answer."""

from pathlib import Path

from lsprotocol import types

from outreach_lint.config.load import Config
from outreach_lint.errors import OutreachLintError
from outreach_lint.fixing.edits import Refusal
from outreach_lint.lsp import editor
from outreach_lint.lsp.actions import Choice, choices_of, is_asked_for, text_after
from outreach_lint.lsp.code_actions import SHOW_SCORE, action_of, chosen, with_edit
from outreach_lint.lsp.completion import completions_of
from outreach_lint.lsp.desk import Desk
from outreach_lint.lsp.diagnostics import diagnostics_of, page_of
from outreach_lint.lsp.edits import edits_of
from outreach_lint.lsp.hover import hover_of, ledger_of, score_line
from outreach_lint.lsp.options import Options, options_of
from outreach_lint.lsp.protocol import Server
from outreach_lint.lsp.setups import Setups
from outreach_lint.lsp.study import Study


class Service:
    """Answers an editor."""

    def __init__(self, server: Server) -> None:
        """Serve the editor at the other end of a server."""
        self.server = server
        self.options = Options()
        self.trouble = ""
        self.desk = Desk(self.described, self.publish)

    def initialize(self, params: types.InitializeParams) -> None:
        """Take the options; nobody may be told of a wrong one yet."""
        self.options, self.trouble = options_of(params.initialization_options)
        self.desk.delay = self.options.delay / 1000
        if self.options.config:
            folders = editor.folders_of(self.server)
            self.desk.setups = Setups((folders[0] if folders else Path.cwd()) / Path(self.options.config).expanduser())

    def initialized(self, _params: types.InitializedParams) -> None:
        """Tell of wrong options, and ask to be told of files that change."""
        if self.trouble:
            self.say(self.trouble, types.MessageType.Warning)
        if editor.watches_files(self.server.client_capabilities):
            watchers = [types.FileSystemWatcher(glob_pattern=glob) for glob in editor.WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.server.client_register_capability(types.RegistrationParams([wanted]))

    def shutdown(self, _params: None) -> None:
        """Give up all work."""
        self.server.was_shut_down = True
        self.desk.close()

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Study a text that was opened."""
        self._put(params.text_document.uri, at_once=True)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Study a text that was changed, once its writer pauses."""
        self._put(params.text_document.uri)

    def saved(self, _params: types.DidSaveTextDocumentParams) -> None:
        """Study all texts again: what was saved may be a configuration or a rule."""
        self.desk.again()

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a text, and take its findings from the screen."""
        self.desk.drop(params.text_document.uri)
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    def files_changed(self, _params: object) -> None:
        """Study all texts again."""
        self.desk.again()

    def described(self, study: Study) -> types.PublishDiagnosticsParams:
        """Return what the editor is told of a study."""
        paper = study.paper
        found = diagnostics_of(study, editor.ruler_of(self.server, paper))
        return types.PublishDiagnosticsParams(paper.uri, found, version=paper.version)

    def publish(self, described: types.PublishDiagnosticsParams) -> None:
        """Tell the editor what was found."""
        self.server.text_document_publish_diagnostics(described)
        if editor.refreshes_lenses(self.server.client_capabilities):
            self.server.workspace_code_lens_refresh(None)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Explain the findings under the cursor."""
        study = await self.desk.study_of(params.text_document.uri)
        if study is None:
            return None
        ruler = editor.ruler_of(self.server, study.paper)
        found = hover_of(study, ruler, ruler.offset_at(params.position))
        if found is None:
            return None
        told, span = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told), ruler.range(*span))

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer what can be done; where an editor asks again for the edit of what was chosen, it is made then."""
        study = await self.desk.study_of(params.text_document.uri)
        if study is None:
            return []
        ruler = editor.ruler_of(self.server, study.paper)
        span = ruler.offset_at(params.range.start), ruler.offset_at(params.range.end)
        capabilities, found = self.server.client_capabilities, []
        for choice in await self.desk.run(lambda: list(choices_of(study, ruler, *span))):
            hidden = choice.what == "page" and not editor.shows_documents(capabilities)
            if hidden or not is_asked_for(choice, params.context.only):
                continue
            action = action_of(study, choice, params.context.diagnostics, ruler)
            if choice.what == "page" or editor.resolves_edits(capabilities):
                found.append(action)
            elif not isinstance(edited := await self._edited(study, choice, action), str):
                found.append(edited)
        return found

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Make the edit of an action that was chosen, or tell why there is none."""
        uri, choice = chosen(action)
        study = await self.desk.study_of(uri) if uri else None
        if study is None or choice is None:
            return action
        edited = await self._edited(study, choice, action)
        if isinstance(edited, str):
            self.say(edited, types.MessageType.Warning)
            return action
        return edited

    async def _edited(self, study: Study, choice: Choice, action: types.CodeAction) -> types.CodeAction | str:
        """Return an action with its edit, or why it has none."""
        text = await self.desk.run(lambda: text_after(study, choice, self.options.reason))
        if isinstance(text, Refusal):
            return text.reason
        return with_edit(action, study, edits_of(text, editor.ruler_of(self.server, study.paper)))

    async def lenses(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """Show the score of each message above its first line."""
        study = await self.desk.study_of(params.text_document.uri)
        if study is None or study.state is None:
            return []
        ruler = editor.ruler_of(self.server, study.paper)
        return [
            types.CodeLens(
                ruler.line_range(result.message.origin.line),
                types.Command(score_line(result), SHOW_SCORE, arguments=[study.paper.uri, number]),
            )
            for number, result in study.state.results.items()
        ]

    async def completions(self, params: types.CompletionParams) -> list[types.CompletionItem]:
        """Offer keys and values of rules and configurations."""
        uri = params.text_document.uri
        paper = editor.paper_of(self.server, uri, self.options)
        if paper is None:
            return []
        ruler = editor.ruler_of(self.server, paper)
        try:
            config = self.desk.setups.config_of(paper.path)
        except OutreachLintError:
            config = Config()
        return completions_of(paper, config, ruler.offset_at(params.position))

    async def show_score(self, uri: str, number: int) -> None:
        """Show the sum behind the score of a message."""
        study = await self.desk.study_of(uri)
        result = study.state.results.get(number) if study and study.state else None
        if result:
            self.say(ledger_of(result), types.MessageType.Info)

    async def show_rule(self, uri: str, name: str) -> None:
        """Open the file of a rule."""
        study = await self.desk.study_of(uri)
        page = page_of(study.rules.get(name)) if study else None
        if page:
            self.server.window_show_document(types.ShowDocumentParams(page, take_focus=True))

    def say(self, text: str, kind: types.MessageType) -> None:
        """Show a line to the person."""
        self.server.window_show_message(types.ShowMessageParams(kind, text))

    def _put(self, uri: str, *, at_once: bool = False) -> None:
        paper = editor.paper_of(self.server, uri, self.options)
        if paper:
            self.desk.put(paper, at_once=at_once)
