"""Which of the paths that are named are excluded all the same, as pre-commit needs it, which names every file."""

import re
from collections.abc import Iterator, Sequence
from fnmatch import translate
from pathlib import Path


def without_excluded(paths: Sequence[Path], exclude: Sequence[str]) -> tuple[Path, ...]:
    """Return the paths that no pattern matches, neither them nor a folder that they are in.

    What a pattern is compared with is what it would be if any of the folders had been named and looked into.
    """
    patterns = tuple(re.compile(translate(pattern.strip().rstrip("/"))) for pattern in exclude)
    return tuple(path for path in paths if not any(p.match(name) for p in patterns for name in _names(path)))


def _names(path: Path) -> Iterator[str]:
    """Yield every run of names in a path: `a/b.md` gives `a/b.md`, `a`, `b.md`."""
    steps = [step for step in path.as_posix().split("/") if step not in ("", ".")]
    if path.is_absolute():
        yield from (folder.as_posix() for folder in (path, *path.parents))
    for end in range(len(steps), 0, -1):
        yield from ("/".join(steps[start:end]) for start in range(end))
