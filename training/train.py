# ruff: noqa: INP001 - a script, no package
"""Train the linear sentence classifier and write it as one compact .npz, with its measurements beside it."""

import argparse
import json
import re
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]  # ships no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no types
from sklearn.metrics import average_precision_score, precision_recall_curve  # type: ignore[import-untyped]  # ships no types
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]  # ships no types

LABELS = ("guilt_trip", "generic_pitch", "political_stance", "disrespect", "pressure")
BITS = (
    18  # of each of the two hash spaces; 16 lost 0.01 of macro average precision, 20 gained 0.01 at four times the size
)
FOLDS = 5
SEED = 0
PRECISION = 0.95
TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?|[^\w\s]")
DIGITS = re.compile(r"\d+")

Row = dict[str, Any]
Array = np.ndarray[Any, np.dtype[Any]]


def words_of(text: str) -> list[str]:
    """Return the tokens of a sentence between its two edges."""
    return ["^", *TOKEN.findall(DIGITS.sub("0", text.lower().replace("\u2019", "'"))), "$"]


def features_of(text: str) -> tuple[set[int], set[int]]:
    """Return the buckets of word 1- to 3-grams and of character 3- to 5-grams within words."""
    mask = (1 << BITS) - 1
    tokens = words_of(text)
    grams = ("w" + " ".join(tokens[i : i + n]) for n in (1, 2, 3) for i in range(len(tokens) - n + 1))
    edged = (f" {token} " for token in tokens[1:-1])
    chars = (word[i : i + n] for word in edged for n in (3, 4, 5) for i in range(len(word) - n + 1))
    return {zlib.crc32(g.encode()) & mask for g in grams}, {zlib.crc32(c.encode()) & mask for c in chars}


def matrix_of(texts: Sequence[str]) -> sparse.csr_matrix:
    """Return one row for each text: every feature present weighs 1 / sqrt(features of its sort)."""
    indptr, indices, data = [0], list[int](), list[float]()
    for text in texts:
        for sort, buckets in enumerate(features_of(text)):
            indices += [(sort << BITS) + bucket for bucket in sorted(buckets)]
            data += [1 / max(len(buckets), 1) ** 0.5] * len(buckets)
        indptr.append(len(indices))
    return sparse.csr_matrix((data, indices, indptr), shape=(len(texts), 2 << BITS))


def rarity_of(matrix: sparse.csr_matrix) -> Array:
    """Return the weight of each feature by how few rows hold it; it is folded into the model afterwards."""
    held = np.asarray((matrix > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + matrix.shape[0]) / (1 + held)) / 6)


def folds_of(rows: Sequence[Row]) -> Array:
    """Return the fold of each row; a contrast group is never split."""
    groups = sorted({row["group"] for row in rows})
    order = np.random.RandomState(SEED).permutation(len(groups))
    fold = {group: int(at) % FOLDS for group, at in zip(groups, order, strict=True)}
    return np.array([fold[row["group"]] for row in rows])


def fit(matrix: sparse.csr_matrix, truth: Array) -> tuple[Array, float]:
    """Return weights and bias of one label."""
    model = LinearSVC(C=1.0, random_state=SEED).fit(matrix, truth)
    return model.coef_[0], float(model.intercept_[0])


def out_of_fold(matrix: sparse.csr_matrix, truth: Array, counted: Array, folds: Array) -> Array:
    """Return the score of each row from a model that saw neither it nor its group."""
    scores = np.zeros(len(truth))
    for fold in range(FOLDS):
        inside, outside = np.flatnonzero((folds != fold) & counted), np.flatnonzero(folds == fold)
        weights, bias = fit(matrix[inside], truth[inside])
        scores[outside] = matrix[outside] @ weights + bias
    return scores


def threshold_at(truth: Array, scores: Array, wanted: float) -> tuple[float, float]:
    """Return the threshold with the highest recall whose precision is at least `wanted`, and that recall."""
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    fitting = np.flatnonzero(precision[:-1] >= wanted)
    if not len(fitting):
        return float("inf"), 0.0
    best = fitting[np.argmax(recall[fitting])]
    return float(thresholds[best]), float(recall[best])


def calibrated(truth: Array, scores: Array) -> tuple[float, float]:
    """Return slope and offset of Platt's curve: probability = 1 / (1 + exp(-(slope * score + offset)))."""
    curve = LogisticRegression(C=1e6).fit(scores[:, None], truth)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


def quantised(weights: Array) -> tuple[Array, Array]:
    """Return the weights as int16, features by labels, with the scale of each label."""
    # int8 moved scores by up to 0.5, more than the thresholds lie from zero.
    scale = np.abs(weights).max(axis=0) / 32767
    return np.rint(weights / scale).astype(np.int16), scale.astype(np.float32)


def speed_of(texts: Sequence[str], small: Array) -> float:
    """Return how many sentences a second one core scores, features and all."""
    start = time.perf_counter()
    for text in texts:
        grams, chars = features_of(text)
        small[list(grams)].sum(axis=0, dtype=np.int32) / max(len(grams), 1) ** 0.5
        small[[(1 << BITS) + c for c in chars]].sum(axis=0, dtype=np.int32) / max(len(chars), 1) ** 0.5
    return len(texts) / (time.perf_counter() - start)


def trained(rows: Sequence[Row]) -> tuple[dict[str, Array], dict[str, Any]]:
    """Return the arrays of the artefact and its measurements."""
    raw = matrix_of([row["text"] for row in rows])
    rarity, folds = rarity_of(raw), folds_of(rows)
    matrix = (raw @ sparse.diags(rarity)).tocsr()
    columns, table, measured = [], [], dict[str, Any]()
    for label in LABELS:
        truth = np.array([label in row["labels"] for row in rows], dtype=int)
        counted = np.array([label not in row.get("open", ()) for row in rows])
        scores = out_of_fold(matrix, truth, counted, folds)[counted]
        threshold, recall = threshold_at(truth[counted], scores, PRECISION)
        slope, offset = calibrated(truth[counted], scores)
        weights, bias = fit(matrix[counted], truth[counted])
        columns.append(weights * rarity)
        table.append((bias, threshold, slope, offset))
        measured[label] = {
            "positives": int(truth[counted].sum()),
            "average_precision": round(float(average_precision_score(truth[counted], scores)), 3),
            "recall_at_precision_0.95": round(recall, 3),
            "recall_at_precision_0.90": round(threshold_at(truth[counted], scores, 0.9)[1], 3),
            "threshold": round(threshold, 4),
            "probability_at_threshold": round(float(1 / (1 + np.exp(-(slope * threshold + offset)))), 3),
        }
    small, scale = quantised(np.stack(columns, axis=1))
    exact = raw @ np.stack(columns, axis=1)
    measured["largest_error_of_int16"] = round(float(np.abs(exact - raw @ (small * scale)).max()), 4)
    bias_row, threshold_row, slope_row, offset_row = np.array(table, dtype=np.float32).T
    arrays = {"weights": small, "scale": scale, "bias": bias_row, "threshold": threshold_row}
    return arrays | {"slope": slope_row, "offset": offset_row, "labels": np.array(LABELS)}, measured


def main() -> None:
    """Train on every sentence beside this file, then write the artefact and its measurements."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument(
        "--out", type=Path, required=True, help="the .npz to write; measurements go to the same name .json"
    )
    out: Path = ask.parse_args().out.with_suffix(".npz")
    files = sorted(Path(__file__).parent.glob("*.jsonl"))
    rows: list[Row] = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    arrays, measured = trained(rows)
    np.savez_compressed(out, allow_pickle=False, **arrays)
    measured |= {"sentences": len(rows), "bytes": out.stat().st_size}
    measured["sentences_a_second"] = round(speed_of([row["text"] for row in rows], arrays["weights"]))
    out.with_suffix(".json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
