"""Held-out scores for the complaint verdict: how the four views are weighed and how good they are on unseen industries.

Own texts are held out by industry, found tweets at random; no view scores a text that it has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement import targets
from earful.judgement.corpus import Example
from earful.judgement.learning import fit_with_concepts, frequent
from earful.judgement.targets import Target
from earful.judgement.verdict import views
from earful.judgement.vocabulary import hash_of
from earful.judgement.weights import CAUSE, COLUMNS, COMPLAINT, CONCEPT, DESK, MOOD, Network

Floats = NDArray[np.float32]
FOLDS = 5
HIDDEN = 32
SEEDS = 3
HELPED = ("cause", "desk")  # heads that concepts help; complaints have them in the network already (measured)
STRENGTH = {"complaint": 1e-5, "mood": 1e-5, "cause": 1e-5, "desk": 1e-5, "arousal": 2e-5, "doubt": 2e-5}


@dataclass(frozen=True, slots=True)
class HeldOut:
    """`rows` [n] texts with a complaint label; `scores` [n, columns], `views` [n, 4] by models that never saw them."""

    rows: NDArray[np.int64]
    truth: NDArray[np.int64]
    scores: Floats
    views: Floats


def fold_of(example: Example) -> int:
    """The fold that holds this text out; all own texts of one industry share one."""
    return hash_of(example.industry or "") % FOLDS if example.own else hash_of(example.text) % FOLDS


def small_heads(examples: Sequence[Example]) -> dict[str, tuple[slice, Target]]:
    """The heads that learn from the texts with a complaint label and their like."""
    return {
        "complaint": (COMPLAINT, targets.target(examples, 2, targets.complaint)),
        "mood": (MOOD, targets.target(examples, 2 * len(SENTIMENTS), targets.mood)),
        "cause": (CAUSE, targets.target(examples, len(NEEDS) + len(SENTIMENTS), targets.cause)),
        "desk": (DESK, targets.target(examples, len(DESKS), targets.desk)),
    }


def fitted(features: Any, concepts: Floats, name: str, columns: slice, told: Target) -> tuple[Floats, Floats, Floats]:
    """Weights, what the concepts add, and intercepts of one head; two classes become one column."""
    w, c, b = fit_with_concepts(features, concepts * np.float32(name in HELPED), told, STRENGTH[name])
    return (w[:, 1:] - w[:, :1], c[:, 1:] - c[:, :1], b[1:] - b[:1]) if columns.stop - columns.start == 1 else (w, c, b)


def network(concepts: Floats, truth: NDArray[np.int64], copies: NDArray[np.int64]) -> Network:
    """A hidden layer that tells complaints by their concepts: the mean of a few, each from its own start."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    rows = np.repeat(np.arange(len(truth)), copies)
    spread = concepts.std(0) + np.float32(1e-6)
    inner, shift, outer = [], [], []
    for seed in range(SEEDS):
        net = MLPClassifier((HIDDEN,), alpha=1.0, max_iter=25, random_state=seed, learning_rate_init=2e-3)
        net.n_iter_no_change = 1000
        with catch_warnings():  # stopping early is meant: it keeps the network from learning the texts by heart
            simplefilter("ignore", ConvergenceWarning)
            net.fit((concepts / spread)[rows], truth[rows])
        inner.append(net.coefs_[0] / spread[:, None])
        shift.append(net.intercepts_[0])
        outer.append(net.coefs_[1][:, 0] / SEEDS)
    parts = np.concatenate(inner, 1), np.concatenate(shift), np.concatenate(outer)
    return Network(*(part.astype(np.float32) for part in parts))


def copies_of(examples: Sequence[Example], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Own texts count three times."""
    return np.array([3 if examples[row].own else 1 for row in rows])


def held_out(examples: Sequence[Example], features: Any, concepts: Floats, inputs: Floats) -> HeldOut:
    """Scores of every text with a complaint label. `features` [texts, f]; `concepts` [texts, CONCEPT] for the network,
    `inputs` the same in the size in which the heads take them."""
    labelled = np.array([row for row, example in enumerate(examples) if example.complaint is not None], np.int64)
    truth = np.array([int(bool(examples[row].complaint)) for row in labelled], np.int64)
    fold = np.array([fold_of(example) for example in examples])
    heads = small_heads(examples)
    scores = np.zeros((len(labelled), COLUMNS), np.float32)
    scores[:, CONCEPT] = concepts[labelled]
    found = np.zeros((len(labelled), 4), np.float32)
    for held in range(FOLDS):
        at = np.flatnonzero(fold[labelled] == held)
        for name, (columns, told) in heads.items():
            kept = told.without(fold[told.rows] == held)
            used = frequent(features[kept.rows], 2)
            w, c, b = fitted(features[kept.rows][:, used], inputs[kept.rows], name, columns, kept)
            scores[at, columns] = features[labelled[at]][:, used] @ w + inputs[labelled[at]] @ c + b
        rest = np.flatnonzero(fold[labelled] != held)
        net = network(concepts[labelled[rest]], truth[rest], copies_of(examples, labelled[rest]))
        found[at] = views(scores[at], net)
    return HeldOut(labelled, truth, scores, found)
