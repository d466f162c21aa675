"""How good the judgements are on labelled texts: macro-F1, macro-recall, calibration error, accuracy by coverage.

Intervals are percentile bootstrap intervals over the texts, 95 %, with a fixed seed."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
Shares = NDArray[np.float64]

_DRAWS = 300
_COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_BINS = 15


def recalls(truth: Labels, found: Labels, classes: int) -> Shares:
    """Recall of each class that occurs in `truth`."""
    total = np.bincount(truth, minlength=classes)
    right = np.bincount(truth[truth == found], minlength=classes)
    kept: Shares = right[total > 0] / total[total > 0]
    return kept


def macro_recall(truth: Labels, found: Labels, classes: int) -> float:
    """The mean recall over the classes that occur."""
    return float(recalls(truth, found, classes).mean())


def macro_f1(truth: Labels, found: Labels, classes: int) -> float:
    """The mean F1 over the classes that occur in `truth`; a class that is never found right counts 0."""
    total = np.bincount(truth, minlength=classes)
    guessed = np.bincount(found, minlength=classes)
    right = np.bincount(truth[truth == found], minlength=classes)
    occurs = total > 0
    return float((2 * right[occurs] / (total[occurs] + guessed[occurs])).mean())


def calibration_error(confidence: Shares, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over 15 equally wide bins (Guo et al. 2017)."""
    bins = np.minimum((confidence * _BINS).astype(np.int64), _BINS - 1)
    count = np.bincount(bins, minlength=_BINS)
    gap = np.bincount(bins, confidence, _BINS) - np.bincount(bins, right.astype(np.float64), _BINS)
    return float(np.abs(gap).sum() / count.sum())


def coverage_curve(confidence: Shares, right: NDArray[np.bool_]) -> list[dict[str, float]]:
    """Accuracy over the surest share of the texts, for falling shares."""
    order = np.argsort(-confidence, kind="stable")
    curve = []
    for coverage in _COVERAGES:
        kept = order[: max(1, round(coverage * len(order)))]
        curve.append({"coverage": coverage, "accuracy": round(float(right[kept].mean()), 4)})
    return curve


def with_interval(figure: Callable[[NDArray[np.int64]], float], size: int, seed: int = 5) -> dict[str, float]:
    """`figure` of all rows, and its 95 % bootstrap interval. `figure` takes the rows to count."""
    dice = np.random.default_rng(seed)
    draws = [figure(dice.integers(0, size, size)) for _ in range(_DRAWS)]
    low, high = np.percentile(draws, (2.5, 97.5))
    whole = figure(np.arange(size))
    return {"estimate": round(whole, 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def report(truth: Sequence[int], shares: Shares, classes: Sequence[str]) -> dict[str, Any]:
    """All figures of one head. `shares` [n, classes] are the probabilities; the likeliest class is the answer."""
    true = np.asarray(truth, np.int64)
    found = shares.argmax(1)
    confidence, right = shares.max(1), found == true
    k, n = len(classes), len(true)
    return {
        "n": n,
        "classes": {name: int(count) for name, count in zip(classes, np.bincount(true, minlength=k), strict=True)},
        "macro_f1": with_interval(lambda rows: macro_f1(true[rows], found[rows], k), n),
        "macro_recall": with_interval(lambda rows: macro_recall(true[rows], found[rows], k), n),
        "calibration_error": with_interval(lambda rows: calibration_error(confidence[rows], right[rows]), n),
        "coverage": coverage_curve(confidence, right),
    }
