# ruff: noqa: INP001 - a script's helper, no package
"""The sentences beside this file, and their folds."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

LABELS = ("guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure")
FOLDS = 5
SEED = 0
ORDINARY = "plain-"

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
    rows = [
        {**json.loads(line), "file": file.name}
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    groups = sorted({row["group"] for row in rows})
    order = np.random.RandomState(SEED).permutation(len(groups))
    fold = {group: int(at) % FOLDS for group, at in zip(groups, order, strict=True)}
    return Sentences(
        texts=[row["text"] for row in rows],
        truth=np.array([[label in row["labels"] for label in LABELS] for row in rows], dtype=int),
        counted=np.array([[label not in row.get("open", ()) for label in LABELS] for row in rows]),
        folds=np.array([fold[row["group"]] for row in rows]),
        plain=np.array([row["file"].startswith(ORDINARY) for row in rows]),
        files=[row["file"] for row in rows],
    )


def parts(sentences: Sentences) -> list[tuple[Array, Array]]:
    """Return rows to train on and rows to score, for each fold; at the end all rows, and none to score."""
    every = np.arange(len(sentences.texts))
    split = [(every[sentences.folds != fold], every[sentences.folds == fold]) for fold in range(FOLDS)]
    return [*split, (every, every[:0])]
