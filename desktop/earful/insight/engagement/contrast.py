"""Two kinds of reposts against each other in time: among people the wordless come when the worded come; what comes
besides, or evenly, is added. The unmixing that the share rests on where timing and content go together."""

import numpy as np

from earful.insight.engagement.cascade import Floats

# Blocks of equal numbers of the plain kind; the ratio that counts as usual is a low quantile over them.
BLOCKS, USUAL = 12, 0.35
FEWEST = 15


def contrast(t: Floats, marked: Floats, name: str) -> dict[str, float]:
    """Measures of reposts with `marked` 1 against those with 0 (NaN left out), at `t` seconds, ascending.

    distance: Kolmogorov-Smirnov between their times. excess: share of all that the marked exceed their usual ratio to
    the plain by. slow: share of marked in the slowest fifth of the first day less that in the rest. even: local
    variation of the gaps of the marked less that of the plain. floor: the quietest quarter hours of the marked."""
    ones, plain = t[marked == 1], t[marked == 0]
    if len(ones) < FEWEST or len(plain) < FEWEST:
        return {f"{name}_{one}": np.nan for one in ("distance", "excess", "slow", "even", "floor", "pace")}
    every = np.concatenate([ones, plain])
    apart = np.searchsorted(ones, every, "right") / len(ones) - np.searchsorted(plain, every, "right") / len(plain)
    edges = np.quantile(plain, np.linspace(0, 1, BLOCKS + 1))
    edges[0], edges[-1] = -np.inf, np.inf
    there = np.diff(np.searchsorted(ones, edges)).astype(float)
    each = np.maximum(np.diff(np.searchsorted(plain, edges)).astype(float), 0.5)
    usual = float(np.quantile(there / each, USUAL))
    excess = np.maximum(there - usual * each, 0).sum() / len(every)
    early = t <= 86400.0
    gaps = np.diff(t, prepend=t[0] - 1.0) + np.diff(t, append=t[-1] + 1.0)
    slow = early & (gaps >= np.quantile(gaps[early], 0.8)) if early.sum() >= 25 else np.zeros(len(t), bool)
    rest = early & ~slow
    known = ~np.isnan(marked)
    slower = (
        marked[slow & known].mean() - marked[rest & known].mean()
        if (slow & known).any() and (rest & known).any()
        else 0.0
    )
    hours = np.histogram(ones, 24, (0.0, 86400.0))[0].astype(float)
    return {
        f"{name}_distance": float(np.abs(apart).max()),
        f"{name}_excess": float(excess),
        f"{name}_slow": float(slower),
        f"{name}_even": _uneven(ones) - _uneven(plain),
        f"{name}_pace": _uneven(ones),
        f"{name}_floor": float(np.sort(hours)[:8].mean() / max(hours.mean(), 1e-9)) if hours.sum() else np.nan,
    }


def _uneven(t: Floats) -> float:
    gaps = np.diff(t)
    ratio = (gaps[1:] - gaps[:-1]) / np.maximum(gaps[1:] + gaps[:-1], 1e-9)
    return float(3 * (ratio**2).mean())
