"""Glob patterns over paths, as configuration files write them."""

import re
from functools import cache

from outreach_lint.document.late import late

_PIECE = late(r"(?P<any>\*\*/)|(?P<deep>\*\*)|(?P<star>\*)|(?P<one>\?)|(?P<set>\[!?[^\]/]+\])")


def matches(path: str, glob: str) -> bool:
    """Tell whether a path, written with slashes and seen from the configuration's folder, matches.

    `*` stays within a folder and `**` does not; a pattern without a slash is compared with the last name alone, and
    one that ends in a slash stands for all in that folder.
    """
    return _compiled(glob).fullmatch(path) is not None


@cache
def _compiled(glob: str) -> re.Pattern[str]:
    glob = glob.removeprefix("./")
    where = glob if "/" in glob else f"**/{glob}"
    where = f"{where}**" if where.endswith("/") else where
    regex, at = "", 0
    for found in _PIECE.finditer(where):
        regex += re.escape(where[at : found.start()]) + _regex(found)
        at = found.end()
    try:
        return re.compile(regex + re.escape(where[at:]), re.DOTALL)
    except re.error:
        return re.compile(re.escape(where))


def _regex(found: re.Match[str]) -> str:
    if found.lastgroup == "set":
        return found[0].replace("\\", "\\\\").replace("[!", "[^", 1)
    return {"any": "(?:.*/)?", "deep": ".*", "star": "[^/]*", "one": "[^/]"}[found.lastgroup or ""]
