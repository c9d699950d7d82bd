"""A text that is open in an editor: where it belongs, and what it holds."""

from io import BytesIO
from pathlib import Path
from typing import Final, Literal

import msgspec

from outreach_lint.catalog.load import LISTS
from outreach_lint.catalog.locate import builtin_root
from outreach_lint.config.globs import matches
from outreach_lint.config.load import NAMES, Config
from outreach_lint.document.late import late
from outreach_lint.sources.decoding import scrub
from outreach_lint.sources.excluded import without_excluded
from outreach_lint.sources.maildir import is_in_maildir
from outreach_lint.sources.read import READERS

Role = Literal["message", "rule", "list", "config"]

LANGUAGES: Final = {
    "plaintext": ".txt",
    "plain text": ".txt",
    "text": ".txt",
    "mail": ".txt",
    "markdown": ".md",
    "html": ".html",
    "mjml": ".mjml",
    "json": ".json",
    "jsonl": ".jsonl",
    "yaml": ".yaml",
    "csv": ".csv",
    "tsv": ".tsv",
}
"""How a text is read whose name does not tell, by what its editor takes it for."""
_MAILS = frozenset({".eml", ".emlx", ".mbox"})
_BINARY = frozenset({".xlsx", ".parquet", ".docx"})
YAML = frozenset({".yaml", ".yml"})
"""What rules and configurations end in; whether they are looked at is not for `include` to say."""
_RULE_KEYS = (late(r"(?m)^match:"), late(r"(?m)^examples:"))
_MESSAGE_KEY = late(r'"(?:body|steps)"\s*:')


class Paper(msgspec.Struct, frozen=True):
    """The text of an editor, saved or not; `path` is where it is or would be on disk."""

    uri: str
    path: Path
    text: str
    version: int
    suffix: str
    saved: bool
    """whether its place is a file's, not that of a text without a name"""
    wanted: bool = True
    """whether messages in it are linted"""

    @property
    def data(self) -> bytes:
        """Return the bytes that the text has on disk, or would have: in UTF-8, but a mail in its own charset."""
        text = scrub(self.text)
        if self.suffix in _MAILS and not text.isascii():
            return _mail(text, self.path)
        return text.encode()


def suffix_of(path: Path, language: str) -> str:
    """Return the ending of a format of ours by which a text is read, empty if it is none of ours."""
    suffix = path.suffix.lower()
    if suffix in READERS:
        return "" if suffix in _BINARY else suffix
    return ".eml" if is_in_maildir(path) else LANGUAGES.get(language.lower(), "")


def role_of(paper: Paper, config: Config) -> Role | None:
    """Return what a text is to us, None if it is nothing that we look at."""
    if paper.path.name in NAMES:
        return "config" if paper.path.suffix in YAML else None
    if paper.suffix in YAML:
        roots = (builtin_root(), *map(Path, config.packs))
        if any(root.resolve() in paper.path.resolve().parents for root in roots):
            return "list" if paper.path.parent.name == LISTS else "rule"
        if all(key.search(paper.text) for key in _RULE_KEYS):
            return "rule"
    if not paper.wanted:
        return None
    return "message" if paper.suffix and _holds_messages(paper, config) and not _left_out(paper, config) else None


def is_wanted(path: Path, folders: tuple[Path, ...], include: tuple[str, ...]) -> bool:
    """Tell whether a path matches one of the patterns, seen from the workspace folder that it lies in."""
    if not include:
        return True
    inside = [path.relative_to(folder) for folder in folders if path.is_relative_to(folder)]
    names = [found.as_posix() for found in inside] or [path.as_posix()]
    return any(matches(name, glob) for name in names for glob in include)


def _holds_messages(paper: Paper, config: Config) -> bool:
    """Tell whether a text is a message, or data in which some can be: an editor opens much else."""
    if paper.suffix in YAML:
        from outreach_lint.sources.sequences import is_sequence

        return is_sequence(BytesIO(paper.data))
    if paper.suffix in {".json", ".jsonl"}:
        return _MESSAGE_KEY.search(paper.text) is not None
    if paper.suffix in {".csv", ".tsv"}:
        from outreach_lint.sources.table_rows import holds_messages

        return holds_messages(BytesIO(paper.data), paper.path.as_posix(), config.settings.columns)
    return bool(paper.text.strip())


def _left_out(paper: Paper, config: Config) -> bool:
    """Tell whether the configuration excludes a file, or a folder that it is in."""
    if not paper.saved or not config.excluded:
        return False
    path, root = paper.path.resolve(), Path(config.root).resolve()
    below = path.relative_to(root) if path.is_relative_to(root) else path
    return not without_excluded([below], config.excluded)


def _mail(text: str, path: Path) -> bytes:
    """Return a mail in the charset that the file on disk is written in, if the text fits it."""
    try:
        old = path.read_bytes()
    except OSError:
        return text.encode()
    for codec in ("utf-8", "cp1252", "latin-1"):
        try:
            old.decode(codec)
            return text.encode(codec)
        except UnicodeError:
            continue
    return text.encode()
