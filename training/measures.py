# ruff: noqa: INP001 - a script's helper, no package
"""From scores to probabilities and thresholds, and what the folds say of them."""

from typing import Any, NamedTuple

import numpy as np
from data import LABELS, Array, Sentences
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no types
from sklearn.metrics import average_precision_score, precision_recall_curve  # type: ignore[import-untyped]  # ships no types

PRECISION = {
    "guilt_trip": 0.75,
    "generic_pitch": 0.98,
    "political_stance": 0.9,
    "disrespect": 0.85,
    "pressure": 0.8,
    "about_reader": 0.95,
}
"""of a flagged sentence, in the folds"""
ALARMS = 0.002
"""the largest share of ordinary innocent sentences that may be flagged"""


class Curve(NamedTuple):
    """How to get probabilities of one label: a logistic curve of its score, and where to flag."""

    slope: float
    offset: float
    threshold: float


def curves_of(scores: Array, sentences: Sentences) -> list[Curve]:
    """Return for each label how its score becomes a probability, by the scores out of the folds."""
    found = []
    for at, label in enumerate(LABELS):
        counted = sentences.counted[:, at]
        truth, score = sentences.truth[counted, at], scores[counted, at]
        fit = LogisticRegression(C=1e6).fit(score[:, None], truth)
        slope, offset = float(fit.coef_[0, 0]), float(fit.intercept_[0])
        probability = 1 / (1 + np.exp(-(slope * score + offset)))
        ordinary = probability[sentences.plain[counted] & (truth == 0)]
        lowest = max(threshold_at(truth, probability, PRECISION[label])[0], least_above(ordinary, ALARMS))
        found.append(Curve(slope, offset, round(lowest + 5e-5, 4)))
    return found


def probabilities(scores: Array, curves: list[Curve]) -> Array:
    """Return the probability of each row and label."""
    slopes, offsets, _ = np.array(curves).T
    return np.asarray(1 / (1 + np.exp(-(scores * slopes + offsets))))


def threshold_at(truth: Array, scores: Array, wanted: float) -> tuple[float, float]:
    """Return the threshold with the highest recall whose precision is at least `wanted`, and that recall."""
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    fitting = np.flatnonzero(precision[:-1] >= wanted)
    if not len(fitting):
        return 1.0, 0.0
    best = fitting[np.argmax(recall[fitting])]
    return float(thresholds[best]), float(recall[best])


def least_above(scores: Array, share: float) -> float:
    """Return the score that only `share` of the scores lie above; 0 where there are none."""
    return float(np.sort(scores)[::-1][int(share * len(scores))]) if len(scores) else 0.0


def of_folds(chances: Array, curves: list[Curve], sentences: Sentences) -> dict[str, dict[str, Any]]:
    """Return what the folds say of each label: of the whole order, and at the threshold."""
    found = {}
    for at, label in enumerate(LABELS):
        counted = sentences.counted[:, at]
        truth, chance, plain = sentences.truth[counted, at] == 1, chances[counted, at], sentences.plain[counted]
        flagged = chance >= curves[at].threshold
        right = int((flagged & truth).sum())
        found[label] = {
            "positives": int(truth.sum()),
            "average_precision": average_precision_score(truth, chance),
            "recall_at_precision_0.95": threshold_at(truth, chance, 0.95)[1],
            "recall_at_precision_0.90": threshold_at(truth, chance, 0.9)[1],
            "threshold": curves[at].threshold,
            "precision": right / max(int(flagged.sum()), 1),
            "recall": right / int(truth.sum()),
            "flagged_of_plain": int((flagged & plain & ~truth).sum()),
            "calibration_error": calibration_error(truth, chance),
        }
    return {label: {key: round(value, 4) for key, value in row.items()} for label, row in found.items()}


def calibration_error(truth: Array, chances: Array, bins: int = 10) -> float:
    """Return the mean gap between probability and share, over bins of equal width, weighted by their rows."""
    of_bin = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(chances[of_bin == b].mean() - truth[of_bin == b].mean()) * (of_bin == b).sum() for b in set(of_bin)]
    return float(sum(gaps) / len(truth))
