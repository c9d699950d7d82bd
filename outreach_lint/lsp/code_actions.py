"""Choices as the code actions of the protocol, and back."""

from collections.abc import Sequence
from typing import Final

import msgspec
from lsprotocol import types

from outreach_lint.lsp.actions import Choice, kind_of
from outreach_lint.lsp.ruler import Ruler
from outreach_lint.lsp.study import Study

SHOW_SCORE: Final = "outreach-lint.showScore"
SHOW_RULE: Final = "outreach-lint.showRule"


def action_of(study: Study, choice: Choice, diagnostics: Sequence[types.Diagnostic], ruler: Ruler) -> types.CodeAction:
    """Return a choice as an action without its edit; `diagnostics` are those that the editor asks about."""
    uri = study.paper.uri
    spot = ruler.position(choice.start) if choice.rule else None
    about = [shown for shown in diagnostics if shown.code == choice.rule and shown.range.start == spot]
    action = types.CodeAction(choice.title, kind_of(choice), about or None)
    if choice.what == "page":
        action.command = types.Command(choice.title, SHOW_RULE, arguments=[uri, choice.rule])
        return action
    action.is_preferred = choice.what == "fix" and choice.safe
    action.data = {"uri": uri, "choice": msgspec.to_builtins(choice)}
    return action


def chosen(action: types.CodeAction) -> tuple[str, Choice | None]:
    """Return the text and the choice that an action stands for; none if it is not one of ours."""
    try:
        given = msgspec.convert(action.data, _Data)
    except msgspec.ValidationError:
        return "", None
    return given.uri, given.choice


def with_edit(action: types.CodeAction, study: Study, edits: Sequence[types.TextEdit]) -> types.CodeAction:
    """Return an action that changes its text."""
    where = types.OptionalVersionedTextDocumentIdentifier(study.paper.uri, study.paper.version)
    action.edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(where, list(edits))])
    return action


class _Data(msgspec.Struct, frozen=True):
    """What an action keeps for when it is chosen."""

    uri: str
    choice: Choice
