# ruff: noqa: INP001 - a script, no package
"""Train the sentence classifier and write it where the package finds it, with its measurements beside it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import encoder
import measures
import ngrams
import vocabulary
from data import Sentences, read

from outreach_lint.document.sentence_features import digest, folded, tokens_of
from outreach_lint.document.sentence_weights import FOLDER, Model


def trained(sentences: Sentences) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the files of the artefact by name, and the measurements; writes nothing."""
    words = vocabulary.words_of(sentences.texts)
    places = {word: place for place, word in enumerate(words)}
    groups = vocabulary.groups_of(encoder.word_vectors(words))
    rows = [folded(tokens_of(text), places.__contains__) for text in sentences.texts]
    raw = ngrams.matrix_of(rows, dict(zip(words, map(int, groups), strict=True)))
    scores, weights, biases = ngrams.fitted(raw, sentences)
    curves = measures.curves_of(scores, sentences)
    small, scale = ngrams.quantised(weights)
    slope = np.array([curve.slope for curve in curves])
    meta = {
        "threshold": [curve.threshold for curve in curves],
        "scale": (scale * slope).tolist(),
        "offset": (np.array([curve.offset for curve in curves]) + biases * slope).tolist(),
    }
    files = {
        "meta.json": json.dumps(meta, indent=1).encode() + b"\n",
        "words.bin": np.array([digest(word) for word in words], dtype="<u4").tobytes(),
        "groups.bin": groups.astype("<u2").tobytes(),
        "ngrams.bin": small.astype("<i2").tobytes(),
    }
    return files, measures.of_folds(measures.probabilities(scores, curves), curves, sentences)


def main() -> None:
    """Train on every sentence beside this file; write the artefact and the measurements of the folds."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, default=FOLDER, help="the folder to write")
    asked = ask.parse_args()
    sentences = read()
    files, measured = trained(sentences)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (asked.out / name).write_bytes(content)
    sizes = {name: len(content) for name, content in sorted(files.items())}
    text = json.dumps({"sentences": len(sentences.texts), "bytes": sizes, "folds": measured}, indent=1)
    Path(__file__).with_name("measured.json").write_text(text + "\n", encoding="utf-8")
    if not all(np.isfinite(Model(asked.out).probabilities(text)).all() for text in sentences.texts[:100]):
        message = "the artefact gives no numbers"
        raise SystemExit(message)


if __name__ == "__main__":
    main()
