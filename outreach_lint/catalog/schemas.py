"""The published JSON Schemas of what is read and written, each with its version."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "data/schemas"
VERSIONS: Final[Mapping[str, int]] = {
    "rule": 1,
    "config": 1,
    "message": 1,
    "prospect": 1,
    "sequence": 1,
    "results": 1,
    "result": 1,
    "understood": 1,
    "rules": 1,
    "calibration": 1,
    "baseline": 1,
}
"""From each schema to its version, which is raised when what was valid, or could be relied on, no longer is."""


def published(name: str) -> str:
    """Return a schema as JSON."""
    return (FOLDER / f"{name}-{VERSIONS[name]}.json").read_text(encoding="utf-8")
