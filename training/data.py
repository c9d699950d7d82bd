# ruff: noqa: INP001 - a script's helper, no package
"""The sentences beside this file, and their folds."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from messages import sentences_of

LABELS = ("guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure", "about_reader")
FOLDS = 5
SEED = 0
ORDINARY = "plain-"
MESSAGES = "messages-"
READER = "reference-"
"""files in which only `about_reader` was looked for; elsewhere one can only say that a pitch to anybody is not"""

Array = np.ndarray[Any, np.dtype[Any]]


class Sentences(NamedTuple):
    """All sentences, with what two readers said of them."""

    texts: list[str]
    truth: Array
    """rows by labels: 1 where both readers gave the label"""
    counted: Array
    """False where only one of them did"""
    folds: Array
    plain: Array
    """True for sentences of ordinary messages, written without a label in mind"""
    files: list[str]


def read() -> Sentences:
    """Return every sentence of this folder; a contrast group is never split between folds."""
    files = sorted(Path(__file__).parent.glob("*.jsonl"))
    rows = [row for file in files for row in _rows(file)]
    groups = sorted({row["group"] for row in rows})
    order = np.random.RandomState(SEED).permutation(len(groups))
    fold = {group: int(at) % FOLDS for group, at in zip(groups, order, strict=True)}
    return Sentences(
        texts=[row["text"] for row in rows],
        truth=np.array([[label in row["labels"] for label in LABELS] for row in rows], dtype=int),
        counted=np.array([[_is_counted(label, row) for label in LABELS] for row in rows]),
        folds=np.array([fold[row["group"]] for row in rows]),
        plain=np.array([row["file"].startswith(ORDINARY) for row in rows]),
        files=[row["file"] for row in rows],
    )


def _rows(file: Path) -> list[dict[str, Any]]:
    """Return the sentences of a file, be they written alone or in messages."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    if file.name.startswith(MESSAGES):
        rows = list(sentences_of(rows, file.stem))
    return [{**row, "file": file.name} for row in rows]


def _is_counted(label: str, row: dict[str, Any]) -> bool:
    """Tell whether somebody has looked for a label in a row, and was sure."""
    looked = (label == LABELS[-1]) == row["file"].startswith(READER)
    return label not in row.get("open", ()) and (looked or (label == LABELS[-1] and "generic_pitch" in row["labels"]))


def parts(sentences: Sentences) -> list[tuple[Array, Array]]:
    """Return rows to train on and rows to score, for each fold; at the end all rows, and none to score."""
    every = np.arange(len(sentences.texts))
    split = [(every[sentences.folds != fold], every[sentences.folds == fold]) for fold in range(FOLDS)]
    return [*split, (every, every[:0])]
