"""What an editor told of itself, and the texts that it has open."""

from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from outreach_lint.lsp.options import Options
from outreach_lint.lsp.paper import YAML, Paper, is_wanted, suffix_of
from outreach_lint.lsp.ruler import Ruler

WATCHED = ("**/.outreach-lint.yaml", "**/.outreach-lint.yml", "**/pyproject.toml", "**/*.{yaml,yml}")

_SCHEMES = frozenset({"file", "untitled"})
"""Where texts come from that somebody writes: an editor also opens old versions, logs and cells."""


def folders_of(server: LanguageServer) -> tuple[Path, ...]:
    """Return the folders of the workspace."""
    uris = [folder.uri for folder in server.workspace.folders.values()] or [server.workspace.root_uri]
    return tuple(Path(path) for uri in uris if uri and (path := to_fs_path(uri)))


def paper_of(server: LanguageServer, uri: str, options: Options) -> Paper | None:
    """Return an open text, None if nobody writes it, or it is of no format of ours, or not asked for."""
    if urlparse(uri).scheme not in _SCHEMES:
        return None
    document = server.workspace.get_text_document(uri)
    file = to_fs_path(uri)
    folders = folders_of(server)
    if file:
        path = Path(file)
    else:
        # A text without a file is linted as if it lay in the first folder.
        name = Path(unquote(urlparse(uri).path)).name or "untitled"
        path = (folders[0] if folders else Path.cwd()) / name
    suffix = suffix_of(path, document.language_id or "")
    if not suffix and not path.name.startswith(".outreach-lint.y"):
        return None
    wanted = not file or is_wanted(path, folders, options.include)
    if not wanted and path.suffix.lower() not in YAML:
        return None
    return Paper(uri, path, document.source, document.version or 0, suffix, saved=bool(file), wanted=wanted)


def ruler_of(server: LanguageServer, paper: Paper) -> Ruler:
    """Return what measures a text as the editor does."""
    encoding = server.workspace.position_encoding
    name = encoding.value if isinstance(encoding, types.PositionEncodingKind) else str(encoding or "utf-16")
    return Ruler(paper.text, name)


def resolves_edits(capabilities: types.ClientCapabilities) -> bool:
    """Tell whether an editor asks for the edit of an action when it is chosen."""
    text = capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return bool(support and "edit" in support.properties)


def shows_documents(capabilities: types.ClientCapabilities) -> bool:
    """Tell whether an editor opens what a server asks it to."""
    window = capabilities.window
    return bool(window and window.show_document and window.show_document.support)


def refreshes_lenses(capabilities: types.ClientCapabilities) -> bool:
    """Tell whether an editor asks for code lenses again when it is told to."""
    workspace = capabilities.workspace
    return bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support)


def watches_files(capabilities: types.ClientCapabilities) -> bool:
    """Tell whether an editor can be asked to tell of changed files."""
    watched = capabilities.workspace.did_change_watched_files if capabilities.workspace else None
    return bool(watched and watched.dynamic_registration)
