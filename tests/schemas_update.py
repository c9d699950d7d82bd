"""Rewrites the published JSON Schemas: `python tests/schemas_update.py`, then read the difference before you commit it.

What breaks those who know a schema is refused: raise its version in outreach_lint/catalog/schemas.py, and in the module
that writes the shape if it tells the version, so that the new schema gets a file of its own beside the old one.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "schemas"))

from schema_building import READ, VERSIONS, breaks, built, path_of, text_of


def main() -> int:
    """Write every schema that has changed in a compatible way; return 1 if one has not."""
    refused = 0
    for name in VERSIONS:
        now, path = built(name), path_of(name)
        old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else now
        if faults := list(breaks(old, now, read=name in READ)):
            refused = 1
            print(f"{path.name}: needs a new version:", *faults, sep="\n  ")
        elif not path.exists() or path.read_text(encoding="utf-8") != text_of(now):
            path.write_text(text_of(now), encoding="utf-8")
            print(f"{path.name}: written")
    return refused


if __name__ == "__main__":
    sys.exit(main())
