"""What the ear learns from a person's corrections: a small head over the shipped scores, held back towards them.

Naive updating hurts below about fifty corrections. So a correction of the scores is only adopted where it is better on
corrections that it has not seen (cross-validated) and not worse on the shipped anchor texts; where the whole step is
too much, a half or a quarter of it is tried. Numpy only, and deterministic."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

FOLDS = 5
LEAST = 10  # corrections of a head; fewer are remembered (judgement/memory.py), not learnt from
_HOLD_MIX, _HOLD_BIAS, _HOLD_WORDS = 80.0, 40.0, 2.0  # L2 penalties against the summed loss
_STEPS = 120
_SHARES = (1.0, 0.5, 0.25)
_FEW = 5.0
_ERRORS = 2.0  # by how many standard errors it must be better
_WORSE_ERRORS = 2.0  # by how many it may seem to be worse on the anchors
_ANCHOR_WEIGHT = 1.5  # of all anchors together, against all corrections together


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts as features: `buckets` [m] and `values` [m] of all texts, one text after the other, from `starts` [n] on.

    The squares of a text's values add up to at most 1."""

    buckets: NDArray[np.int64]
    values: Floats
    starts: NDArray[np.int64]

    def some(self, chosen: NDArray[np.int64]) -> "Rows":
        """The rows of some texts, in the order asked for."""
        ends = np.append(self.starts[1:], len(self.buckets))
        sizes = ends[chosen] - self.starts[chosen]
        first = np.cumsum(sizes) - sizes
        at = np.repeat(self.starts[chosen] - first, sizes) + np.arange(int(sizes.sum()))
        return Rows(self.buckets[at], self.values[at], first)


@dataclass(frozen=True, slots=True)
class Shown:
    """Texts with what they should be: `scores` [n, k] the shipped logits, `truth` [n] the classes."""

    rows: Rows
    scores: Doubles
    truth: NDArray[np.int64]

    def some(self, chosen: NDArray[np.int64]) -> "Shown":
        """Some of them."""
        return Shown(self.rows.some(chosen), self.scores[chosen], self.truth[chosen])


@dataclass(frozen=True, slots=True)
class Correction:
    """What is added to shipped logits: `mix` [k, k] of the scores, `bias` [k], `weights` [b, k] of `buckets` [b]."""

    mix: Doubles
    bias: Doubles
    buckets: NDArray[np.int64]
    weights: Doubles

    def part(self, share: float) -> "Correction":
        """A part of the step."""
        return Correction(self.mix * share, self.bias * share, self.buckets, self.weights * share)

    def over(self, shown: Shown) -> Doubles:
        """The logits after it."""
        place = np.searchsorted(self.buckets, shown.rows.buckets).clip(0, max(0, len(self.buckets) - 1))
        if not len(self.buckets):
            return shown.scores + shown.scores @ self.mix + self.bias
        known = self.buckets[place] == shown.rows.buckets
        words = self.weights[place] * (shown.rows.values * known)[:, None]
        found: Doubles = shown.scores + shown.scores @ self.mix + self.bias + np.add.reduceat(words, shown.rows.starts)
        return found


@dataclass(frozen=True, slots=True)
class Adopted:
    """A correction and what it was adopted for: mean log losses before and after, on unseen corrections and anchors.

    `share` is the part of the whole step that was best; `n` how many corrections taught it."""

    correction: Correction
    share: float
    n: int
    loss: tuple[float, float]
    anchor_loss: tuple[float, float]


def adapted(told: Shown, anchors: Shown) -> Adopted | None:
    """What may be adopted of what the corrections teach; None where the shipped scores are to stay.

    Better on unseen corrections by more than two standard errors and not less often right there; on the anchors that
    were not learnt from not worse by more than two. Every class weighs the same. Every text must have a feature."""
    n = len(told.truth)
    if n < LEAST:
        return None
    learnt, watched = _halves(anchors)
    held = [_held_out(told, learnt, fold) for fold in range(FOLDS)]
    whole, weight = fitted(told, learnt), balance(told.truth, told.scores.shape[1])
    before, watched_before = losses(told.scores, told.truth), losses(watched.scores, watched.truth)
    right_before = (told.scores.argmax(1) == told.truth) * weight
    best: tuple[float, float, Adopted] | None = None
    for share in _SHARES:
        unseen = np.zeros_like(told.scores)
        for fold, correction in enumerate(held):
            at = np.flatnonzero(np.arange(n) % FOLDS == fold)
            unseen[at] = correction.part(share).over(told.some(at))
        after, chosen = losses(unseen, told.truth), whole.part(share)
        watched_after = losses(chosen.over(watched), watched.truth)
        gain, gain_there = (before - after) * weight, watched_before - watched_after
        righter = float(((unseen.argmax(1) == told.truth) * weight - right_before).mean())
        if (
            righter < 0
            or gain.mean() <= _ERRORS * _error(gain)
            or gain_there.mean() < -_WORSE_ERRORS * _error(gain_there)
        ):
            continue
        figures = (float(before.mean()), float(after.mean()))
        there = (float(watched_before.mean()), float(watched_after.mean()))
        adopted = Adopted(chosen, share, n, figures, there)
        if best is None or (righter, float(gain.mean())) > best[:2]:
            best = (righter, float(gain.mean()), adopted)
    return best[2] if best else None


def fitted(told: Shown, anchors: Shown) -> Correction:
    """The correction with the least loss over corrections and anchors, held back towards none. Convex; Nesterov."""
    buckets = np.unique(told.rows.buckets)
    rows, scores, truth = _joined((told, anchors))
    n, k = scores.shape
    weight = np.concatenate([balance(told.truth, k), balance(anchors.truth, k)])
    weight[len(told.truth) :] *= _ANCHOR_WEIGHT * len(told.truth) / max(1, len(anchors.truth))
    place = np.searchsorted(buckets, rows.buckets).clip(0, len(buckets) - 1)
    values = rows.values.astype(np.float64) * (buckets[place] == rows.buckets)
    owner = np.repeat(np.arange(n), np.diff(np.append(rows.starts, len(rows.buckets))))
    target = np.eye(k)[truth]
    inputs = np.concatenate([scores, np.ones((n, 1))], 1)
    hold = np.array([_HOLD_MIX] * k + [_HOLD_BIAS])[:, None]
    size = 0.5 * float((weight[:, None] * inputs**2).sum()) / hold.min() + 1.0
    dense, words = np.zeros((k + 1, k)), np.zeros((len(buckets), k))
    step_dense = 1 / (hold * size)
    step_words = 1 / (_HOLD_WORDS + 0.5 * _heaviest(place, values, weight, owner, len(buckets)))[:, None]
    ahead_dense, ahead_words = dense, words
    for step in range(_STEPS):
        found = np.add.reduceat(ahead_words[place] * values[:, None], rows.starts)
        error = (_softmax(scores + inputs @ ahead_dense + found) - target) * weight[:, None]
        spread = error[owner] * values[:, None]
        slope = np.stack([np.bincount(place, spread[:, one], len(buckets)) for one in range(k)], 1)
        new_dense = ahead_dense - step_dense * (inputs.T @ error + hold * ahead_dense)
        new_words = ahead_words - step_words * (slope + _HOLD_WORDS * ahead_words)
        carry = step / (step + 3)
        ahead_dense = new_dense + carry * (new_dense - dense)
        ahead_words = new_words + carry * (new_words - words)
        dense, words = new_dense, new_words
    return Correction(dense[:k], dense[k], buckets, words)


def balance(truth: NDArray[np.int64], classes: int) -> Doubles:
    """The weight of each text, mean about 1: a rare class counts as much as a frequent one, once it has some texts.

    Without this most of what is learnt is how frequent the classes are, and the rare one is never found again."""
    count = np.bincount(truth, minlength=classes)
    found: Doubles = ((len(truth) / classes + _FEW) / (count + _FEW)).astype(np.float64)[truth]
    return found


def losses(scores: Doubles, truth: NDArray[np.int64]) -> Doubles:
    """The log loss of each text."""
    found: Doubles = -np.log(_softmax(scores)[np.arange(len(truth)), truth].clip(1e-9))
    return found


def _heaviest(
    place: NDArray[np.int64], values: Doubles, weight: Doubles, owner: NDArray[np.int64], size: int
) -> Doubles:
    """A bound of the curvature of each bucket's weights: a row's other values count, too (Gershgorin)."""
    total = np.bincount(owner, np.abs(values))
    found: Doubles = np.bincount(place, np.abs(values) * total[owner] * weight[owner], size).astype(np.float64)
    return found


def _held_out(told: Shown, anchors: Shown, fold: int) -> Correction:
    return fitted(told.some(np.flatnonzero(np.arange(len(told.truth)) % FOLDS != fold)), anchors)


def _halves(anchors: Shown) -> tuple[Shown, Shown]:
    every = np.arange(len(anchors.truth))
    return anchors.some(every[::2]), anchors.some(every[1::2])


def _joined(parts: Sequence[Shown]) -> tuple[Rows, Doubles, NDArray[np.int64]]:
    shift = np.cumsum([0, *(len(part.rows.buckets) for part in parts)])
    rows = Rows(
        np.concatenate([part.rows.buckets for part in parts]),
        np.concatenate([part.rows.values for part in parts]),
        np.concatenate([part.rows.starts + by for part, by in zip(parts, shift, strict=False)]),
    )
    return rows, np.concatenate([part.scores for part in parts]), np.concatenate([part.truth for part in parts])


def _error(differences: Doubles) -> float:
    """The standard error of their mean."""
    return float(differences.std() / len(differences) ** 0.5)


def _softmax(scores: Doubles) -> Doubles:
    p = np.exp(scores - scores.max(1, keepdims=True))
    shares: Doubles = p / p.sum(1, keepdims=True)
    return shares
