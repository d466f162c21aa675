"""Figures on cascades that a scorer was not fitted on: the odds that 1 % of honest posts reach, the errors of the
share, how many attacks of each kind are caught, and how kinds that were never seen fare."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from earful.insight.engagement.cascade import Floats
from earful.insight.engagement.learning import Lesson, bought_of, fit_odds, fit_share, learn
from earful.insight.engagement.verdict import SURE
from earful.insight.engagement.wording import Usual

FALSE_ALARMS = 0.01
BANDS = ((0.15, 0.25), (0.25, 0.35), (0.45, 0.55), (0.75, 0.85))
STEPS = (0.0, 0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 1.0)


def crossed(given: Sequence[Lesson], half: Sequence[int], lines: Floats, seed: int) -> tuple[Floats, Floats]:
    """(odds, shares) of each lesson by second scorers fitted on the other half of the cascades."""
    bought, share = bought_of(given)
    sides = np.array(half)
    odds, shares = np.zeros(len(given)), np.zeros(len(given))
    for which in (0, 1):
        there, here = sides != which, sides == which
        odds[here] = fit_odds(lines[there], bought[there], share[there], seed)(lines[here])
        shares[here] = np.clip(fit_share(lines[there], share[there], seed)(lines[here]), 0, 1)
    return odds, shares


def threshold(given: Sequence[Lesson], odds: Floats) -> float:
    """The odds that one in a hundred honest cascades reaches, every origin counting the same."""
    honest = [(one.seen.base, said) for one, said in zip(given, odds, strict=True) if one.seen.attack is None]
    return float(np.quantile([said for _, said in honest], 1 - FALSE_ALARMS))


def errors(shares: Floats, truth: Floats, over: Floats) -> list[dict[str, list[float]]]:
    """How far below and above an estimate the truth lies, at 2.5 % each side, by estimate; one table for each band of
    `SURE`, by `over`, the odds above the threshold."""
    band = np.searchsorted(SURE, over)
    return [_errors(shares[band == one], truth[band == one]) for one in range(len(SURE) + 1)]


def _errors(shares: Floats, truth: Floats) -> dict[str, list[float]]:
    table: dict[str, list[float]] = {"at": [], "below": [], "above": []}
    for low, high in pairwise(STEPS):
        inside = (shares >= low) & (shares <= high)
        if inside.sum() >= 20:
            apart = truth[inside] - shares[inside]
            table["at"].append(round(float(np.median(shares[inside])), 4))
            table["below"].append(round(float(max(0.0, -np.quantile(apart, 0.025))), 4))
            table["above"].append(round(float(max(0.0, np.quantile(apart, 0.975))), 4))
    return table if table["at"] else {"at": [0.0], "below": [1.0], "above": [1.0]}


def figures(given: Sequence[Lesson], odds: Floats, shares: Floats) -> dict[str, Any]:
    """Caught at 1 % false alarms, area under the curve, mean error of the share, by kind and band of the true share."""
    limit = threshold(given, odds)
    honest = np.array([said for one, said in zip(given, odds, strict=True) if one.seen.attack is None])
    found: dict[str, Any] = {"honest": len(honest)}
    kinds = sorted({(a.timing, a.content) for one in given if (a := one.seen.attack)})
    tests: list[tuple[str, Callable[[str, str], bool]]] = [(f"{t}/{c}", _both(t, c)) for t, c in kinds]
    tests += [(t, _timing(t)) for t in sorted({t for t, _ in kinds})] + [
        (c, _content(c)) for c in sorted({c for _, c in kinds})
    ]
    for name, holds in tests:
        for low, high in BANDS:
            rows = [
                row
                for row, one in enumerate(given)
                if (a := one.seen.attack) and holds(a.timing, a.content) and low <= one.seen.share < high
            ]
            if rows:
                off = np.array([shares[row] - given[row].seen.share for row in rows])
                found[f"{name} {(low + high) / 2:.0%}"] = {
                    "n": len(rows),
                    "caught": round(float((odds[rows] > limit).mean()), 3),
                    "auc": round(area(honest, odds[rows]), 3),
                    "share_error": round(float(np.abs(off).mean()), 3),
                }
    return found


def _both(timing: str, content: str) -> Callable[[str, str], bool]:
    return lambda t, c: t == timing and c == content


def _timing(timing: str) -> Callable[[str, str], bool]:
    return lambda t, _: t == timing


def _content(content: str) -> Callable[[str, str], bool]:
    return lambda _, c: c == content


def area(honest: Floats, bought: Floats) -> float:
    """The chance that a bought cascade scores above an honest one; ties count half."""
    ordered = np.sort(honest)
    below, upto = np.searchsorted(ordered, bought, "left"), np.searchsorted(ordered, bought, "right")
    return float(((below + upto) / 2).mean() / len(honest))


def unseen(
    given: Sequence[Lesson], half: Sequence[int], kinds: Sequence[str], usual: Usual, seed: int
) -> dict[str, float | int]:
    """How attacks with any of `kinds` in them are told from honest posts, both on one half of the cascades, by a
    scorer fitted on the other half without them; shares of 15 % and more, cascades not otherwise changed."""
    told: list[float] = []
    honest: list[float] = []
    for which in (0, 1):
        taught = [
            one
            for one, side in zip(given, half, strict=True)
            if side != which and not ((a := one.seen.attack) and (a.timing in kinds or a.content in kinds))
        ]
        scorer, _ = learn(taught, [one.seen.base // 2 % 2 for one in taught], usual, seed)
        for one, side in zip(given, half, strict=True):
            if side != which or not one.seen.plain:
                continue
            attack = one.seen.attack
            if attack is None:
                honest.append(scorer.score(one.found).odds)
            elif one.seen.share >= 0.15 and {attack.timing, attack.content} & set(kinds):
                told.append(scorer.score(one.found).odds)
    caught = float((np.array(told) > np.quantile(honest, 1 - FALSE_ALARMS)).mean())
    return {
        "n": len(told),
        "honest": len(honest),
        "auc": round(area(np.array(honest), np.array(told)), 3),
        "caught": round(caught, 3),
    }
