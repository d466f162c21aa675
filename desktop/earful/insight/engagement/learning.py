"""Fits the scorer from cascades with known machine reposts. The only module that needs scikit-learn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from earful.insight.engagement.cascade import Cascade, Floats
from earful.insight.engagement.engagers import Elsewhere
from earful.insight.engagement.parts import Evidence, evidence, summary
from earful.insight.engagement.scorer import FORM, Scorer
from earful.insight.engagement.trees import Trees
from earful.insight.engagement.wording import TABLE_BITS, Usual, own_words, pairs, phrase
from earful.insight.engagement.worlds import Seen

# How many reposts of one cascade teach the first scorer.
LESSONS = 70
SEEDS = 3
# Longer ones are never usual, only hashed into the bucket of one that is.
LONGEST_PHRASE = 12


@dataclass(frozen=True, slots=True)
class Lesson:
    """A cascade with its evidence and the truth."""

    seen: Seen
    found: Evidence


def usual_of(cascades: Iterable[Cascade]) -> Usual:
    """What the reposts of these cascades say, every cascade counting the same; phrases of fewer than four are rare."""
    table, said = np.zeros(1 << TABLE_BITS), np.zeros(1 << TABLE_BITS)
    number = 0
    for one in cascades:
        texts = list({own for text in one.texts if text and (own := own_words(text))})
        if len(texts) >= 5:
            table += np.bincount(pairs(texts)[0], minlength=len(table)) / len(texts)
            said[list({phrase(text) for text in texts if len(text) < LONGEST_PHRASE})] += 1
            number += 1
    return Usual(table / max(number, 1), np.where(said >= 4 + number / 100, said, 0.0) / max(number, 1))


def lessons(worlds: Sequence[Sequence[Seen]], usual: Usual) -> list[Lesson]:
    """The evidence of all cascades of all files."""
    found = []
    for world in worlds:
        elsewhere = Elsewhere([seen.cascade for seen in world])
        found += [Lesson(seen, evidence(seen.cascade, elsewhere, usual)) for seen in world]
    return found


def learn(given: Sequence[Lesson], half: Sequence[int], usual: Usual, seed: int) -> tuple[Scorer, Floats]:
    """The scorer, and the second scorer's rows. `half` says for each lesson 0 or 1: the first scorer of a half teaches
    the second scorer on the other half, so that it sees no repost that it was fitted on."""
    firsts = [_first([one for one, side in zip(given, half, strict=True) if side == which], seed) for which in (0, 1)]
    meta: dict[str, Any] = {"form": FORM, "items": list(given[0].found.names)}
    rows = [summary(one.found, seen) for one, seen in zip(given, _crossed(given, half, firsts), strict=True)]
    meta["row"] = list(rows[0])
    lines = np.array([list(row.values()) for row in rows])
    bought, share = bought_of(given)
    odds = tuple(fit_odds(lines, bought, share, seed + number) for number in range(SEEDS))
    shares = tuple(fit_share(lines, share, seed + number) for number in range(SEEDS))
    meta["trees"] = {"first": 2, "odds": SEEDS, "share": SEEDS}
    return Scorer(tuple(exported(model) for model in firsts), odds, shares, usual, meta), lines


def _crossed(given: Sequence[Lesson], half: Sequence[int], firsts: Sequence[Any]) -> list[Floats]:
    """The probabilities of the reposts of each lesson by the first scorer that was fitted on the other half."""
    found: list[Floats] = []
    for start in range(0, len(given), 200):
        some, sides = given[start : start + 200], np.array(half[start : start + 200])
        sizes = [len(one.found.items) for one in some]
        rows, side = np.concatenate([one.found.items for one in some]), np.repeat(sides, sizes)
        said = np.zeros(len(rows))
        for which in (0, 1):
            said[side == which] = firsts[1 - which].predict_proba(rows[side == which].astype(np.float32))[:, 1]
        found += np.split(said, np.cumsum(sizes)[:-1])
    return found


def _first(given: Sequence[Lesson], seed: int) -> Any:
    chance = np.random.default_rng(seed)
    rows, truth = [], []
    for one in given:
        picked = chance.choice(len(one.found.items), min(LESSONS, len(one.found.items)), replace=False)
        rows.append(one.found.items[picked])
        truth.append(one.seen.machine[picked])
    wanted = np.concatenate(truth)
    weight = np.where(wanted == 1, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))
    model = HistGradientBoostingClassifier(
        max_iter=100, max_leaf_nodes=20, learning_rate=0.15, min_samples_leaf=200, l2_regularization=5.0,
        max_features=0.5, early_stopping=False, random_state=seed,
    )  # fmt: skip
    return model.fit(np.concatenate(rows).astype(np.float32), wanted, sample_weight=weight)


def bought_of(given: Sequence[Lesson]) -> tuple[Floats, Floats]:
    """(1 where machine reposts were put in, their share) of each lesson."""
    bought = np.array([one.seen.attack is not None for one in given], float)
    return bought, np.array([one.seen.share for one in given])


def fit_odds(lines: Floats, bought: Floats, share: Floats, seed: int) -> Trees:
    """Log odds of being bought, from the rows of the cascades."""
    # A small share in disguise cannot be told from none: it must not set the tone.
    weight = np.where(bought == 1, np.clip(share / 0.25, 0.3, 1.0), 1.0)
    weight[bought == 1] *= (bought == 0).sum() / weight[bought == 1].sum()
    model = HistGradientBoostingClassifier(
        max_iter=220, max_leaf_nodes=10, learning_rate=0.07, min_samples_leaf=25, l2_regularization=5.0,
        max_features=0.25, early_stopping=False, random_state=seed,
    )  # fmt: skip
    model.fit(lines.astype(np.float32), bought, sample_weight=weight)
    return exported(model)


def fit_share(lines: Floats, share: Floats, seed: int) -> Trees:
    """The bought share, from the rows of the cascades."""
    model = HistGradientBoostingRegressor(
        loss="absolute_error", max_iter=300, max_leaf_nodes=16, learning_rate=0.08, min_samples_leaf=20,
        l2_regularization=2.0, max_features=0.3, early_stopping=False, random_state=seed,
    )  # fmt: skip
    model.fit(lines.astype(np.float32), share)
    return exported(model)


def exported(model: Any) -> Trees:
    """The fitted trees of a HistGradientBoosting model with one output, as plain arrays."""
    blocks = [stage[0].nodes for stage in model._predictors]
    sizes = np.array([len(block) for block in blocks])
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    nodes = np.concatenate(blocks)
    shift = np.repeat(roots, sizes)
    leaf = nodes["is_leaf"].astype(bool)
    # float32 just above the float64 limit, so that a float32 value takes the same turn.
    limit = nodes["num_threshold"].astype(np.float32)
    limit = np.where(limit < nodes["num_threshold"], np.nextafter(limit, np.float32(np.inf)), limit)
    return Trees(
        roots.astype(np.int32),
        nodes["feature_idx"].astype(np.int16),
        limit.astype(np.float32),
        np.where(leaf, 0, nodes["left"] + shift).astype(np.int32),
        np.where(leaf, 0, nodes["right"] + shift).astype(np.int32),
        nodes["missing_go_to_left"].astype(np.int8),
        nodes["value"].astype(np.float32),
        float(np.ravel(model._baseline_prediction)[0]),
    )
