"""Tells what text no match of a size cue can do without; run it after a change to the lists of size cues.

python tests/size_gates_update.py
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from outreach_lint.document.size_cues import key_of
from outreach_lint.document.word_lists import labelled, lines, with_pieces

FILE = Path(__file__).resolve().parents[1] / "outreach_lint" / "data" / "size_gates.txt"
HEAD = "# What text a match of a size cue needs, by the checksum of its line: written by tests/size_gates_update.py."
LISTS = ("large_structures", "large_cues", "small_cues", "small_scenes", "large_scenes")
FREQUENT = re.compile(
    r"^ ?(?:your?|ur|the|and|for|like|such as|you|of|in|at|a|an|to|as|is|are|with|all|one|on|it|i|we) ?$"
)
Pieces = frozenset[str]


def cost(pieces: Pieces) -> float:
    """Return how often a text will hold one of the pieces, very roughly."""
    return sum(30.0 if FREQUENT.match(piece) else 4.0 ** -min(len(piece), 7) for piece in pieces)


def candidates(items: Iterable[Any]) -> Iterator[Pieces]:
    """Yield sets of pieces of which every match of a parsed sequence holds one."""
    run = ""
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        if run:
            yield frozenset({run})
            run = ""
        if name == "SUBPATTERN":
            yield from candidates(value[-1])
        elif name == "MAX_REPEAT" and value[0] > 0:
            yield from candidates(value[2])
        elif name == "BRANCH":
            best = [min(candidates(branch), key=cost, default=None) for branch in value[1]]
            if all(best):
                yield frozenset().union(*(one for one in best if one))
    if run:
        yield frozenset({run})


def reduced(pieces: Pieces) -> list[str]:
    """Return the pieces without those that hold another one."""
    return sorted(piece for piece in pieces if not any(other != piece and other in piece for other in pieces))


def needed(regex: str) -> list[str]:
    """Return the pieces that serve best, none if no set is sure."""
    parsed = re._parser.parse(regex)  # type: ignore[attr-defined]  # noqa: SLF001  (its only parser)
    best = min(candidates(parsed), key=cost, default=frozenset[str]())
    return reduced(best) if best and cost(best) < 1 else []


def whole(regex: str) -> str:
    """Return an expression with its pieces put in."""
    pieces = dict(labelled("size_terms"))
    return with_pieces(with_pieces(regex, pieces), pieces)


def gates() -> str:
    """Return what the file should hold."""
    wanted = [(line, needed(whole(line.partition(" ")[2]))) for name in LISTS for line in lines(name)]
    return "\n".join([HEAD, *(f"{key_of(line)} {'|'.join(pieces)}" for line, pieces in wanted if pieces)]) + "\n"


if __name__ == "__main__":
    FILE.write_text(gates(), encoding="utf-8")
