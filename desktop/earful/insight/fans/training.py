"""Rebuilds the rules from labelled profiles: `python -m earful.insight.fans.training DIR --out FILE`.

Each set counts the same whatever its size. Weights keep the sign of the hand-set rule and are drawn towards it."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from earful.insight.fans.evidence import evidence
from earful.insight.fans.moments import audit_moment
from earful.insight.fans.profiles import AUTOMATED, HOLLOW, LABELS, REAL, Fans, Floats, Ints, read_profiles
from earful.insight.fans.scores import AUTOMATED_PARTS, HOLLOW_PARTS, Additive
from earful.insight.fans.unjudged import FLAGGED_ODDS

NAMES = {HOLLOW: "hollow", AUTOMATED: "automated"}

# The rule towards which the weights are drawn, in log odds: one point is worth about one.
HOLLOW_RULE = dict.fromkeys(HOLLOW_PARTS, 1.0) | {"young": 0.5, "batch": 0.7}
AUTOMATED_RULE = dict.fromkeys(AUTOMATED_PARTS, 0.5) | {
    "nobody": 1.5, "mirror": 1.5, "batch": 1.0, "pace": 1.0, "idle": -1.5, "lonely": -1.0, "no_avatar": -0.5,
    "no_bio": -0.5,
}  # fmt: skip
# How strongly, and how much a set counts that has no accounts of the kind.
HOLLOW_PULL, AUTOMATED_PULL = 30.0, 50.0
OTHER_REAL, OTHER_KIND = 0.3, 0.1
SET_WEIGHT = 300.0

Parts = Mapping[str, Floats]
Set = tuple[Parts, Ints]


def read_set(path: Path) -> tuple[Fans, Ints]:
    """The profiles of a labelled file and their truth (field `truth`, else `label`). Raises OSError."""
    lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    fans = read_profiles(lines)
    told = [json.loads(lines[row]) for row in fans.rows]
    return fans, np.array([LABELS[one.get("truth") or one["label"]] for one in told], np.int64)


def shown_in(fans: Fans) -> Parts:
    """The evidence of a set, its newest date being the day of the audit."""
    return evidence(fans, audit_moment(np.concatenate([fans["created"], fans["last_post"]]), None))


def fit(sets: Sequence[Set], kind: int) -> dict[str, Any]:
    """Intercept, weights and centres of one score from several sets; KeyError if no set holds the kind."""
    names, rule = (HOLLOW_PARTS, HOLLOW_RULE) if kind == HOLLOW else (AUTOMATED_PARTS, AUTOMATED_RULE)
    blocks = [block for one in sets for block in _blocks(one, names, kind)]
    if not any(wanted for _, wanted, _ in blocks):
        raise KeyError(f"no labelled accounts of kind {kind}")
    with np.errstate(all="ignore"):
        means = {side: _mean([rows for rows, wanted, share in blocks if wanted == side]) for side in (0, 1)}
    centres = np.nan_to_num((means[0] + means[1]) / 2, nan=0.3)
    rows = np.concatenate([np.nan_to_num(rows - centres) for rows, _, _ in blocks])
    wanted = np.concatenate([np.full(len(rows), side, float) for rows, side, _ in blocks])
    weight = np.concatenate([np.full(len(rows), share / len(rows)) for rows, _, share in blocks])
    for side in (0.0, 1.0):
        weight[wanted == side] *= SET_WEIGHT / 2 / weight[wanted == side].sum()
    towards = np.array([rule[name] for name in names])
    sets_of_kind = sum(1 for _, side, _ in blocks if side)
    pull = (HOLLOW_PULL if kind == HOLLOW else AUTOMATED_PULL) / sets_of_kind
    found = _descend(rows, wanted, weight, towards, pull)
    return {
        "intercept": round(float(found[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, found[1:], strict=True)},
        "centres": {name: round(float(c), 4) for name, c in zip(names, centres, strict=True)},
    }


def _blocks(one: Set, names: Sequence[str], kind: int) -> list[tuple[Floats, int, float]]:
    """(rows, is the kind, weight) of the classes of a set. Sets that hold the kind count fully, others as contrast."""
    parts, truth = one
    rows = np.stack([parts[name] for name in names], 1)
    home = bool((truth == kind).any())
    other = AUTOMATED if kind == HOLLOW else HOLLOW
    blocks = [(rows[truth == kind], 1, 1.0), (rows[truth == REAL], 0, 1.0 if home else OTHER_REAL)]
    if kind == AUTOMATED:
        blocks.append((rows[truth == other], 0, OTHER_KIND))
    return [block for block in blocks if len(block[0])]


def _mean(blocks: Sequence[Floats]) -> Floats:
    """The mean of the blocks' means, known values only."""

    def mean(rows: Floats) -> Floats:
        known = np.isfinite(rows)
        return np.asarray(np.where(known, rows, 0).sum(0) / np.where(known.any(0), known.sum(0), np.nan))

    means = np.stack([mean(rows) for rows in blocks])
    known = np.isfinite(means)
    return np.asarray(np.where(known, means, 0).sum(0) / known.sum(0))


def _descend(rows: Floats, wanted: Floats, weight: Floats, towards: Floats, pull: float) -> Floats:
    """Weighted logistic regression, ridge towards the rule, signs kept: projected Newton steps."""
    design = np.concatenate([np.ones((len(rows), 1)), rows], 1)
    prior = np.concatenate([[0.0], towards])
    ridge = np.concatenate([[1e-6], np.full(len(towards), pull)])
    found = prior.copy()
    free = np.ones(len(found), bool)
    for _ in range(200):
        p = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (weight * (p - wanted)) + ridge * (found - prior)
        free[1:] = (found[1:] * np.sign(towards) > 0) | (slope[1:] * np.sign(towards) < 0)
        curve = (design * (weight * p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        step = np.zeros(len(found))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        moved = found - step
        moved[1:] = np.where(moved[1:] * np.sign(towards) < 0, 0.0, moved[1:])
        if np.abs(moved - found).max() < 1e-7:
            break
        found = moved
    return found


def across(sets: Sequence[Set], kind: int) -> dict[str, float]:
    """How the flag of a kind fails on sets left out of the training: means and standard deviations in logits.

    told: how much of the evidence those sets held, 0..1."""
    false: list[float] = []
    caught: list[float] = []
    told: list[float] = []
    for index, (parts, truth) in enumerate(sets):
        others = [one for place, one in enumerate(sets) if place != index]
        if not all(any((other == one).any() for _, other in others) for one in (HOLLOW, AUTOMATED)):
            continue
        models = {one: Additive(**fit(others, one)) for one in (HOLLOW, AUTOMATED)}
        told.append(float(models[kind].completeness(parts).mean()))
        flags = {one: _score(parts, models[one]) > FLAGGED_ODDS[NAMES[one]] for one in (HOLLOW, AUTOMATED)}
        if kind == AUTOMATED:
            flags[AUTOMATED] &= ~flags[HOLLOW]
        for side, rates in ((REAL, false), (kind, caught)):
            if (of := truth == side).any():
                rates.append(float(np.log((flags[kind][of].sum() + 0.5) / ((~flags[kind])[of].sum() + 0.5))))
    return _spread("false", false) | _spread("caught", caught) | {"told": round(float(np.mean(told)), 4)}


def _spread(name: str, logits: Sequence[float]) -> dict[str, float]:
    """Mean and standard deviation for one more set like these; a wide one where fewer than two sets were seen."""
    n = len(logits)
    if n < 2:
        return {name: 0.0, f"{name}_sd": 3.0}
    spread = float(np.std(logits, ddof=1)) * (1 + 1 / n) ** 0.5
    return {name: round(float(np.mean(logits)), 4), f"{name}_sd": round(spread, 4)}


def _score(parts: Parts, model: Additive) -> Floats:
    return np.asarray(model.intercept + np.sum(list(model.parts(parts).values()), axis=0))


def train(folder: Path, version: str) -> dict[str, Any]:
    """The rules from all labelled *.jsonl files of a folder, as written to fans.json."""
    sets = [(shown_in(fans), truth) for fans, truth in map(read_set, sorted(folder.glob("*.jsonl")))]
    return {
        "version": version,
        "hollow": fit(sets, HOLLOW),
        "automated": fit(sets, AUTOMATED),
        "across": {NAMES[kind]: across(sets, kind) for kind in (HOLLOW, AUTOMATED)},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Reads DIR, writes FILE."""
    parser = argparse.ArgumentParser(description="Rebuild the rules of the fan audit from labelled profiles.")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True)
    parser.add_argument("--version", default="fans-1", help="name of the rule set")
    args = parser.parse_args(argv)
    args.out.write_text(json.dumps(train(args.folder, args.version), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
