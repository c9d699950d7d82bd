# ruff: noqa: INP001 - a script's helper, no package
"""A linear model over hashed n-grams."""

from collections.abc import Sequence

import numpy as np
from data import LABELS, SEED, Array, Sentences, parts
from scipy import sparse  # type: ignore[import-untyped]  # ships no types
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]  # ships no types

from outreach_lint.document.sentence_features import BUCKETS, buckets_of

COST = 0.5
"""of a wrong row; chosen by messages: 0.741 average precision on 220 of them, with 1 0.738, with 2 0.733"""


def matrix_of(rows: Sequence[Sequence[str]], groups: dict[str, int]) -> sparse.csr_matrix:
    """Return one row for each list of folded words: a feature weighs 1 / sqrt(features of its sort)."""
    indptr, indices, data = [0], list[int](), list[float]()
    for words in rows:
        for buckets in buckets_of(words, groups.get):
            indices += buckets
            data += [1 / max(len(buckets), 1) ** 0.5] * len(buckets)
        indptr.append(len(indices))
    return sparse.csr_matrix((data, indices, indptr), shape=(len(rows), BUCKETS))


def rarity_of(matrix: sparse.csr_matrix) -> Array:
    """Return the weight of each feature by how few rows hold it; it is folded into the model afterwards."""
    held = np.asarray((matrix > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((1 + matrix.shape[0]) / (1 + held)) / 6)


def fitted(raw: sparse.csr_matrix, sentences: Sentences) -> tuple[Array, Array, Array]:
    """Return the scores of each row by a model that saw neither it nor its group; then weights and biases of all."""
    rarity = rarity_of(raw)
    matrix = (raw @ sparse.diags(rarity)).tocsr()
    scores = np.zeros((len(sentences.texts), len(LABELS)))
    weights, biases = np.zeros((BUCKETS, len(LABELS))), np.zeros(len(LABELS))
    for label in range(len(LABELS)):
        for inside, outside in parts(sentences):
            rows = inside[sentences.counted[inside, label]]
            model = LinearSVC(C=COST, random_state=SEED).fit(matrix[rows], sentences.truth[rows, label])
            if len(outside):
                scores[outside, label] = model.decision_function(matrix[outside])
            else:
                weights[:, label], biases[label] = model.coef_[0] * rarity, model.intercept_[0]
    return scores, weights, biases


def quantised(weights: Array) -> tuple[Array, Array]:
    """Return the weights as int16, features by labels, with the scale of each label."""
    scale = np.abs(weights).max(axis=0) / 32767
    return np.rint(weights / scale).astype(np.int16), scale
