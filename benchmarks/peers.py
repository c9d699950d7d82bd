"""Other linters of prose, where they are installed, and the commands that let them check some files."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

PLACES = "BENCH_PEERS"
"""The variable that holds folders of executables, as PATH does."""
_COMMANDS = {
    "proselint": ["check"],
    "write-good": [],
    "alex": ["--quiet"],
    "textlint": ["--rule", "write-good", "--rule", "alex"],
}


def found_peers(folders: Sequence[Path]) -> dict[str, list[str]]:
    """Return the commands of the peers that are installed, by name, and say on standard error which are not."""
    beside = [str(folder) for folder in folders] + os.environ.get(PLACES, "").split(os.pathsep)
    path = os.pathsep.join([*filter(None, beside), os.environ.get("PATH", "")])
    found: dict[str, list[str]] = {}
    for name, options in _COMMANDS.items():
        program = shutil.which(name, path=path)
        if program:
            found[name] = [str(Path(program).absolute()), *options]
        else:
            print(f"{name} is not installed, and left out", file=sys.stderr)
    return found
