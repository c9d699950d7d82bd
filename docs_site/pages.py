"""The pages that stand in the repository, and what has to change in them for the site."""

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

OTHERS: Mapping[str, str] = {
    "README.md": "tour.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "training/README.md": "training.md",
    "training/RESULTS.md": "training-results.md",
}
"""Pages from outside `docs`, and what they are called on the site."""
_FENCED = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)
_NAMED_FENCE = re.compile(r"^```([a-z]+) (\S+)$", re.MULTILINE)
_LINK = re.compile(r"(\]\()(?!https?:|mailto:|#)([^)#\s]+)((?:#[^)\s]*)?\))")
_LIST = re.compile(r"^([^\n]*\S[^\n]*)\n(?=(?:[-*]|\d+\.) )", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-*]|\d+\.) |^ ")
_INDENT = re.compile(r"^( {2,3})(?=\S)", re.MULTILINE)
_ROW = re.compile(r"^\|.*\|$", re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")
_SIGN = re.compile(r"[^\w\s]")
_RULE = re.compile(r"(?<![\[`\w])`([a-z0-9-]+/[a-z0-9-]+)`(?![\]`])")
_TOUR = ("\n## Thirty seconds\n", "\n## More\n")


class StrayLinkError(ValueError):
    """A link of a page that leads to nothing on the site."""


def sources(root: Path) -> dict[str, str]:
    """Return the path of each page in the repository, and its name on the site."""
    own = {f"docs/{path.name}": path.name for path in sorted((root / "docs").glob("*.md"))}
    return {**own, **{path: name for path, name in OTHERS.items() if (root / path).exists()}}


def for_site(text: str, path: str, names: Mapping[str, str], rules: Collection[str]) -> str:
    """Return a page of the repository as the site's renderer reads it.

    Its links lead to pages of the site, ids of rules to their pages, and what the renderer's Markdown and that of code
    hosts read differently is written so that both mean the same. Raises StrayLinkError.
    """
    if path == "README.md":
        text = tour(text)
    pieces = _FENCED.split(text)
    change = _prose(path, names, rules)
    return "".join(
        _NAMED_FENCE.sub(r'```\1 title="\2"', piece) if piece.startswith("```") else change(piece) for piece in pieces
    )


def tour(readme: str) -> str:
    """Return the part of the README that shows what the tool does, as a page of its own."""
    begin, end = _TOUR
    body = readme.partition(begin)[2].partition(end)[0]
    if not body:
        reason = "README.md: no section “Thirty seconds” before “More”"
        raise StrayLinkError(reason)
    return f"# Thirty seconds, and a tour\n{body.replace(chr(10) + '### ', chr(10) + '## ')}"


def _prose(path: str, names: Mapping[str, str], rules: Collection[str]) -> Callable[[str], str]:
    folder = posixpath.dirname(path)

    def linked(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[2]))
        if target not in names:
            reason = f"{path}: the link to {found[2]} leads to no page of the site"
            raise StrayLinkError(reason)
        return f"{found[1]}{names[target]}{found[3]}"

    def rule(found: re.Match[str]) -> str:
        return f"[`{found[1]}`](rules/{found[1]}.md)" if found[1] in rules else found[0]

    def change(piece: str) -> str:
        piece = _ROW.sub(lambda row: _CODE.sub(_cell_code, row[0]), piece)
        piece = _LIST.sub(lambda line: line[0] if _ITEM.match(line[1]) else f"{line[1]}\n\n", piece)
        return _RULE.sub(rule, _LINK.sub(linked, _INDENT.sub("    ", piece)))

    return change


def _cell_code(code: re.Match[str]) -> str:
    """Return code in a table cell; where it holds a bar, as HTML, since the renderer would show its backslash."""
    if r"\|" not in code[0]:
        return code[0]
    bare = code[0].strip("`").replace(r"\|", "|")
    return f"<code>{_SIGN.sub(lambda sign: f'&#{ord(sign[0])};', bare)}</code>"
