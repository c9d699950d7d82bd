"""The floor of any matching: one RE2 set of all words and pieces of text that open our rules, on the same messages.

    python benchmarks/raw_engine.py --literals FILE                    writes them, one a line
    python benchmarks/raw_engine.py --literals FILE --messages ROWS    matches, and prints nothing

It tells which of them occur in each body, and nothing else: no phrase, guard, place, finding or score.
"""

import argparse
import json
from pathlib import Path

_MEMORY = 256 << 20


def write_literals(path: Path) -> None:
    """Write the words and pieces of text that open the gates of the built-in rules."""
    from outreach_lint import load_rules

    openings = load_rules().rules.openings
    pieces = {piece for begun in openings.pieces.values() for piece in begun}
    known = {word for word in {*openings.words, *pieces} if word.isprintable() and word.isascii()}
    path.write_text("\n".join(sorted(known)), encoding="utf-8")


def match(literals: Path, rows: Path) -> None:
    """Look for all of them in every message."""
    import re2

    options = re2.Options()
    options.case_sensitive, options.literal, options.max_mem = False, True, _MEMORY
    wanted = re2.Set.SearchSet(options)
    for literal in literals.read_text(encoding="utf-8").split("\n"):
        wanted.Add(literal)
    wanted.Compile()
    for line in rows.read_text(encoding="utf-8").splitlines():
        wanted.Match(json.loads(line)["body"])


def main() -> None:
    """Write or match."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--literals", type=Path, required=True)
    ask.add_argument("--messages", type=Path)
    opt = ask.parse_args()
    if opt.messages:
        match(opt.literals, opt.messages)
    else:
        write_literals(opt.literals)


if __name__ == "__main__":
    main()
