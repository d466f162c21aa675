"""Temperatures, the weights of the views and the bound of "unsure", all from held-out texts; and the figures there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement import targets
from earful.judgement.corpus import Example
from earful.judgement.folds import HeldOut
from earful.judgement.learning import fit_with_concepts, frequent
from earful.judgement.measure import report
from earful.judgement.vocabulary import hash_of
from earful.judgement.weights import DESK, NEED

Floats = NDArray[np.float32]
_TEMPERATURES = np.exp(np.linspace(np.log(0.3), np.log(4), 40))
_SENTIMENT_FOLDS = 4
_SENTIMENT_STEPS = 35


@dataclass(frozen=True, slots=True)
class Calibration:
    """`stack`: four weights and an intercept; `temperature` by head; `figures` on the held-out texts."""

    stack: list[float]
    temperature: dict[str, float]
    unsure_below: float
    figures: dict[str, Any]


def calibrated(
    examples: Sequence[Example], features: Any, inputs: Floats, held: HeldOut, say: Callable[[str], None]
) -> Calibration:
    """Everything that must not be learnt from texts that the heads have seen."""
    stack, figures = _stack(examples, held)
    heat: dict[str, float] = {}
    for name, columns, names in (("need", NEED, NEEDS), ("desk", DESK, DESKS)):
        told = [(at, getattr(examples[row], name)) for at, row in enumerate(held.rows)]
        known = [(at, names.index(label)) for at, label in told if label in names]
        if known:
            scores = held.scores[[at for at, _ in known]][:, columns]
            truth = np.array([label for _, label in known])
            heat["cause" if name == "need" else name] = temperature(scores, truth)
            shares = softmax(scores / heat["cause" if name == "need" else name])
            top = np.argsort(-scores, 1)[:, :3]
            figures[name] = report(truth.tolist(), shares, names)
            figures[name]["in_top_three"] = round(float((top == truth[:, None]).any(1).mean()), 4)
    scores, truth, rows = sentiment_held_out(examples, features, inputs, say)
    own = np.array([examples[row].own for row in rows])
    heat["sentiment"] = temperature(scores, truth, own)
    shares = softmax(scores / heat["sentiment"])
    sources = np.array([examples[row].source for row in rows])
    for source in sorted(set(sources.tolist())):
        at = sources == source
        figures[f"sentiment {source}"] = report(truth[at].tolist(), shares[at], SENTIMENTS)
    defaults = {"cause": 1.0, "desk": 1.0}
    return Calibration(stack, defaults | heat, unsure_below(shares, truth), figures)


def _stack(examples: Sequence[Example], held: HeldOut) -> tuple[list[float], dict[str, Any]]:
    """The views are weighed on all held-out texts, own ones double; the figures cross-fit that too."""
    from sklearn.linear_model import LogisticRegression

    own = np.array([examples[row].own for row in held.rows])
    fold = np.arange(len(held.rows)) % 2
    p = np.zeros(len(held.rows))
    for part in (0, 1):
        model = LogisticRegression(C=0.1).fit(held.views[fold != part], held.truth[fold != part], 1 + own[fold != part])
        p[fold == part] = model.predict_proba(held.views[fold == part])[:, 1]
    lang = np.array([examples[row].lang or "" for row in held.rows])
    figures = {}
    for name, at in (("own en", own & (lang == "en")), ("own zh", own & (lang == "zh")), ("tweets en", ~own)):
        if at.any():
            shares = np.stack([1 - p[at], p[at]], 1)
            figures[f"complaint {name}"] = report(held.truth[at].tolist(), shares, ("no", "yes"))
    return _weighed(held, own), figures


def _weighed(held: HeldOut, own: NDArray[np.bool_]) -> list[float]:
    """Weights of the views, none below 0 (a view that would speak against itself is left out), and the intercept."""
    from sklearn.linear_model import LogisticRegression

    used = np.arange(held.views.shape[1])
    while True:
        model = LogisticRegression(C=0.1).fit(held.views[:, used], held.truth, 1 + own)
        if len(used) == 1 or model.coef_[0].min() >= 0:
            break
        used = np.delete(used, model.coef_[0].argmin())
    weights = np.zeros(held.views.shape[1])
    weights[used] = model.coef_[0]
    return [float(v) for v in (*weights, model.intercept_[0])]


def sentiment_held_out(
    examples: Sequence[Example], features: Any, inputs: Floats, say: Callable[[str], None]
) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Scores, classes and rows of sentiment texts, from heads that saw nothing of their set.

    Every fold leaves out a quarter of the sets.
    A language that only one set speaks is held out text by text instead."""
    told = targets.target(examples, len(SENTIMENTS), targets.sentiment)
    names = sorted({examples[row].source for row in told.rows})
    fold = np.array([_sentiment_fold(examples[row], names) for row in told.rows])
    scores = np.zeros(told.share.shape, np.float32)
    for held in range(_SENTIMENT_FOLDS):
        out = fold == held
        say(f"sentiment, held-out fold {held + 1} of {_SENTIMENT_FOLDS}")
        kept = told.without(out)
        if not len(kept.rows):
            continue
        used = frequent(features[kept.rows], 3)
        w, c, b = fit_with_concepts(features[kept.rows][:, used], inputs[kept.rows], kept, 2e-6, _SENTIMENT_STEPS)
        scores[out] = features[told.rows[out]][:, used] @ w + inputs[told.rows[out]] @ c + b
    full = told.allowed.all(1)
    chosen = np.flatnonzero(full)
    return scores[chosen], told.share[chosen].argmax(1), told.rows[chosen]


def _sentiment_fold(example: Example, names: Sequence[str]) -> int:
    if example.lang in ("en", "zh"):
        return names.index(example.source) % _SENTIMENT_FOLDS
    return hash_of(example.text) % _SENTIMENT_FOLDS


def softmax(scores: Floats) -> NDArray[np.float64]:
    """Rows that add up to one."""
    p = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))
    shares: NDArray[np.float64] = p / p.sum(1, keepdims=True)
    return shares


def temperature(scores: Floats, truth: NDArray[np.int64], part: NDArray[np.bool_] | None = None) -> float:
    """The divisor of the scores with the least log loss (Guo et al. 2017), each class weighing the same.

    `part` splits the texts in two that weigh the same: sets of known kinds (the own ones, whose sister files stay in
    training) and of unknown kinds. Unknown kinds alone would make the ear far too humble about all others."""
    group = truth if part is None else truth + scores.shape[1] * part
    weight = 1 / np.bincount(group)[group]
    losses = [-(np.log(softmax(scores / t)[np.arange(len(truth)), truth] + 1e-9) * weight).sum() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def unsure_below(shares: NDArray[np.float64], truth: NDArray[np.int64]) -> float:
    """The confidence under which an answer is more often wrong than right; from .36 to .4.

    Above that it would silence two of five texts of a known kind of set for the sake of unknown ones (measured)."""
    confidence, right = shares.max(1), shares.argmax(1) == truth
    for bound in (0.4, 0.38):
        band = (confidence >= bound - 0.04) & (confidence < bound)
        if band.sum() > 50 and right[band].mean() < 0.5:
            return bound
    return 0.36
