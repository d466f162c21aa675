"""What a person's judgements of some fans say about all of them: prediction-powered inference that survives few cases.

The scores are recalibrated on the judged fans by logistic regression (shift a, slope b). Its residuals over the
judged fans add up to nothing, so the mean over all fans is the logistic generalised regression estimator (Lehtonen
and Veijanen, Survey Methodology 24, 1998): the difference estimator of prediction-powered inference (Angelopoulos et
al., Science 382, 2023) with tuned predictions. Its normal interval fails when only a handful of judged fans are of
the kind; therefore the whole posterior of (a, b) is kept on a grid, and the fans who were not judged are drawn."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from earful.insight.fans.mixture import sigmoid
from earful.insight.fans.profiles import Floats

_SHIFTS = np.linspace(-7, 7, 71)
_SLOPES = np.geomspace(0.05, 3, 25)
# Before any card is judged: the scores may be off by a factor of e^1.5 in odds and twice too sharp or too blunt.
_SHIFT_SD, _SLOPE_MIDDLE, _SLOPE_SD = 2.0, 0.8, 0.6
_BINS, _DRAWS, _SEED = 80, 4000, 20260101


@dataclass(frozen=True, slots=True)
class Recalibrated:
    """p: the probability of every fan after the judgements; draws: posterior draws of the number of fans of the kind
    among all, judged ones counted as judged."""

    p: Floats
    draws: Floats


def recalibrated(scores: Floats, judged: npt.NDArray[np.bool_], of_kind: npt.NDArray[np.bool_]) -> Recalibrated:
    """`scores` are log odds of all fans; `judged` marks those with a label, drawn at random; `of_kind` what it said.

    Deterministic. With no judged fan the draws are those of the prior alone."""
    a, b = (grid.ravel() for grid in np.meshgrid(_SHIFTS, _SLOPES, indexing="ij"))
    log_weight = -0.5 * (a / _SHIFT_SD) ** 2 - 0.5 * (np.log(b / _SLOPE_MIDDLE) / _SLOPE_SD) ** 2
    yes, no = scores[judged & of_kind], scores[judged & ~of_kind]
    log_weight += _likelihood(a, b, yes, 1.0) + _likelihood(a, b, no, -1.0)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    places, counts, which = _binned(scores, ~judged)
    chance = sigmoid(a[:, None] + b[:, None] * places)
    rng = np.random.default_rng(_SEED)
    drawn = rng.choice(len(weight), _DRAWS, p=weight)
    number = rng.binomial(counts.astype(np.int64), chance[drawn]).sum(1) + int((judged & of_kind).sum())
    if judged.any() and not len(yes):
        # Nobody was seen, so that nobody may be there: the lower end of the interval is 0, as in exact intervals.
        number[np.argsort(number)[: _DRAWS // 20]] = 0
    p = (weight @ chance)[which]
    return Recalibrated(np.where(judged, of_kind, p).astype(float), number.astype(float))


def _likelihood(a: Floats, b: Floats, scores: Floats, side: float) -> Floats:
    return np.asarray(-np.logaddexp(0, -side * (a[:, None] + b[:, None] * scores)).sum(1))


def _binned(scores: Floats, counted: npt.NDArray[np.bool_]) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Places of equally filled bins, how many counted fans each holds, and the bin of every fan."""
    edges = np.unique(np.quantile(scores, np.linspace(0, 1, _BINS + 1)[1:-1])) if len(scores) else np.zeros(0)
    which = np.searchsorted(edges, scores, "right")
    size = np.bincount(which, minlength=len(edges) + 1)
    places = np.bincount(which, scores, len(edges) + 1) / np.maximum(size, 1)
    return places, np.bincount(which[counted], minlength=len(edges) + 1).astype(float), which
