"""Runs: stretches of the follower list, in follow order, in which hollow accounts follow one another.

Which end of the list is the newer one does not matter. The statistic is the largest sum of log likelihood ratios over
any stretch; its chance under random order is computed from the reflected walk of these sums, not simulated."""

from dataclasses import dataclass

import numpy as np

from earful.insight.fans.profiles import Floats, Ints

ALARM = 0.01
# A bought batch is mostly hollow, yet never wholly seen as such.
DENSITY = 0.8
SHORTEST, MOST_RUNS = 5, 50
_STEP = 0.25
# Above so many steps the walk is not followed; the exponential bound is far below any alarm level there.
_FOLLOWED = 160


@dataclass(frozen=True, slots=True)
class Run:
    """Positions first..last, both included, among the fans given; p: chance of such a run in any random order."""

    first: int
    last: int
    p: float


def find_runs(hollow: Floats, alarm: float = ALARM) -> list[Run]:
    """The runs with p <= `alarm`, in order of the list; `hollow` are probabilities in follow order.

    The clearest run is taken out first; what is left is searched again as a shorter list."""
    left, found = np.arange(len(hollow)), list[Run]()
    while len(left) > SHORTEST and len(found) < MOST_RUNS:
        steps = _steps(hollow[left])
        first, last, height = largest_sum(steps)
        p = chance(height, steps)
        if p > alarm:
            break
        if last - first + 1 >= SHORTEST:
            found.append(Run(int(left[first]), int(left[last]), p))
        left = np.concatenate([left[:first], left[last + 1 :]])
    return _joined(sorted(found, key=lambda run: run.first))


def _joined(runs: list[Run]) -> list[Run]:
    """A run found around one that was taken out before is one run with it."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.first <= joined[-1].last + 1:
            past = joined.pop()
            run = Run(past.first, max(past.last, run.last), min(past.p, run.p))
        joined.append(run)
    return joined


def _steps(hollow: Floats) -> Ints:
    """Log likelihood ratio of each fan, inside a run against outside, in whole steps of a quarter nat."""
    share = float(np.clip(hollow.mean(), 0.02, 0.75))
    inside = hollow * DENSITY / share + (1 - hollow) * (1 - DENSITY) / (1 - share)
    return np.asarray(np.floor(np.log(inside) / _STEP), np.int64)


def largest_sum(steps: Ints) -> tuple[int, int, int]:
    """First and last position of the stretch with the largest sum, and that sum (0 where no step is positive)."""
    total = np.cumsum(steps)
    before = np.concatenate([[0], total[:-1]])
    lowest = np.minimum.accumulate(before)
    last = int(np.argmax(total - lowest))
    height = int(total[last] - lowest[last])
    # The latest lowest point: a stretch does not begin with steps that add up to nothing.
    first = int(np.flatnonzero(before[: last + 1] == lowest[last])[-1])
    return first, last, max(height, 0)


def chance(height: int, steps: Ints) -> float:
    """The probability that independent steps of this distribution and number have a stretch that sums to `height`.

    Exact for the reflected walk up to 160 steps of height; above, n times Lundberg's bound exp(-r height)."""
    values, counts = np.unique(steps, return_counts=True)
    odds = counts / counts.sum()
    if height <= 0 or values[-1] <= 0:
        return 1.0
    if float(values @ odds) >= 0:
        return 1.0
    if height > _FOLLOWED:
        return min(1.0, len(steps) * float(np.exp(-_exponent(values, odds) * height)))
    move = np.zeros((height + 1, height + 1))
    move[height, height] = 1.0
    for value, odd in zip(values.tolist(), odds.tolist(), strict=True):
        for level in range(height):
            move[level, min(height, max(0, level + value))] += odd
    return float(np.clip(np.linalg.matrix_power(move, len(steps))[0, height], 0.0, 1.0))


def _exponent(values: Ints, odds: Floats) -> float:
    """The positive r with E exp(r step) = 1 (the mean step is negative, some step is positive)."""
    low, high = 0.0, 1.0
    while float(odds @ np.exp(high * values)) < 1:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if float(odds @ np.exp(middle * values)) < 1 else (low, middle)
    return low
