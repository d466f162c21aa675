"""When reposts came: crowding against their surroundings at several scales, regular gaps, the shape of the whole.

Every measure compares a cascade with itself, so that a slow platform and a fast one can be judged alike."""

from dataclasses import dataclass

import numpy as np

from earful.insight.engagement.cascade import Floats

MINUTE, HOUR = 60.0, 3600.0
# Inner and outer widths in seconds: how crowded a stretch is within its surroundings.
SCALES = ((60.0, 600.0), (600.0, 3600.0), (3600.0, 21600.0), (21600.0, 172800.0))
# The same in neighbours, for platforms with another pace.
NEIGHBOURS = ((2, 10), (5, 25), (25, 100))
REACH = 10


def within(t: Floats, width: float) -> Floats:
    """How many reposts lie in the window of `width` seconds around each, itself included."""
    half = width / 2
    return (np.searchsorted(t, t + half, "right") - np.searchsorted(t, t - half, "left")).astype(float)


def busiest(t: Floats, width: float) -> tuple[float, float]:
    """(share of the reposts in the busiest stretch of `width` seconds, when that stretch begins)."""
    if not len(t):
        return np.nan, 0.0
    count = np.searchsorted(t, t + width, "right") - np.arange(len(t))
    first = int(count.argmax())
    return float(count[first] / len(t)), float(t[first])


@dataclass(frozen=True, slots=True)
class Timing:
    """One entry per repost. crowd: log of the rate inside over outside, [scales, n]; knot: the same by neighbours.

    before, after: log of the gap over the median gap nearby. uneven: Shinomoto's local variation of the gaps nearby, 0
    for a metronome, 1 for chance. alike: share of the gaps nearby within 3 % of its own. ties: others in the same
    second. nearby: how many in 10 minutes, in an hour, as a share of all."""

    crowd: Floats
    knot: Floats
    before: Floats
    after: Floats
    uneven: Floats
    alike: Floats
    ties: Floats
    ten_minutes: Floats
    hour: Floats


def timing(t: Floats) -> Timing:
    """The timing of one cascade, `t` ascending, in seconds; needs at least two reposts."""
    n = len(t)
    crowd = np.stack([np.log((within(t, a) + 0.5) / (within(t, b) * a / b + 0.5)) for a, b in SCALES])
    gaps = np.diff(t)
    typical = np.maximum(rolling(gaps, REACH, np.median), 0.5)
    log_gaps = np.log((gaps + 0.5) / typical)
    ratio = 3 * ((gaps[1:] - gaps[:-1]) / np.maximum(gaps[1:] + gaps[:-1], 1e-9)) ** 2
    same = np.zeros(len(gaps))
    for step in range(1, REACH + 1):
        near = np.abs(gaps[step:] - gaps[:-step]) <= 0.03 * np.maximum(gaps[step:], gaps[:-step])
        # Gaps of a few seconds are alike by chance where times are whole seconds.
        near &= gaps[step:] >= 20
        same[step:] += near
        same[:-step] += near
    return Timing(
        crowd,
        np.stack([_knot(t, a, b) for a, b in NEIGHBOURS]),
        np.concatenate([[np.nan], log_gaps]),
        np.concatenate([log_gaps, [np.nan]]),
        _stretch(rolling(ratio, REACH, np.mean) if len(ratio) else np.array([np.nan]), n),
        _stretch(same / (2 * REACH), n),
        within(t, 0.0) - 1,
        within(t, 600.0) / n,
        within(t, HOUR) / n,
    )


def rolling(values: Floats, reach: int, measure: object) -> Floats:
    """`measure` (np.mean or np.median) of the values within `reach` places on both sides; short at the ends."""
    n = len(values)
    if measure is np.mean:
        sums = np.concatenate([[0.0], np.cumsum(values)])
        low, high = np.maximum(np.arange(n) - reach, 0), np.minimum(np.arange(n) + reach + 1, n)
        found: Floats = (sums[high] - sums[low]) / (high - low)
        return found
    padded = np.pad(values, reach, mode="reflect") if n > reach else np.pad(values, reach, mode="edge")
    middle: Floats = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1), axis=1)
    return middle


def _knot(t: Floats, inner: int, outer: int) -> Floats:
    """Log of the density among the nearest `inner` on both sides over that among the nearest `outer`."""
    places = np.arange(len(t))

    def pace(reach: int) -> Floats:
        low, high = np.maximum(places - reach, 0), np.minimum(places + reach, len(t) - 1)
        found: Floats = (high - low) / (t[high] - t[low] + 1.0)
        return found

    return np.log(pace(inner) / pace(outer))


def _stretch(values: Floats, n: int) -> Floats:
    """Values of gaps or pairs of gaps, given to the reposts in their middle."""
    return values[np.clip(np.arange(n) * len(values) // max(n, 1), 0, len(values) - 1)]


def shape(t: Floats) -> dict[str, float]:
    """The timing of a whole cascade, by name; needs at least two reposts."""
    n = len(t)
    gaps = np.diff(t)
    whole = gaps[gaps > 0] if (gaps > 0).sum() > 4 else np.array([1.0, 2.0, 4.0, 8.0, 16.0])
    logs = np.log(whole)
    ratio = (gaps[1:] - gaps[:-1]) / np.maximum(gaps[1:] + gaps[:-1], 1e-9)
    quarters = np.quantile(t, [0.1, 0.25, 0.5, 0.75, 0.9])
    q = np.log1p(quarters)
    spread = np.log1p(t)
    fitted = (spread - spread.mean()) / max(spread.std(), 1e-9)
    found = {
        "log_n": float(np.log(n)),
        "minute": busiest(t, MINUTE)[0],
        "ten_minutes": busiest(t, 600.0)[0],
        "hour": busiest(t, HOUR)[0],
        "third": busiest(t, 28800.0)[0],
        "day": busiest(t, 86400.0)[0],
        "hundredth": busiest(t, max(quarters[4] / 100, 1.0))[0],
        "twentieth": busiest(t, max(quarters[4] / 20, 1.0))[0],
        "q10": q[0], "q50": q[2], "q90": q[4],
        "inner": q[3] - q[1], "outer": q[4] - q[2], "lower": q[2] - q[0],
        "gap_spread": float(logs.std()),
        "gap_skew": float(((logs - logs.mean()) ** 3).mean() / max(logs.std(), 1e-9) ** 3),
        "gap_echo": float(np.corrcoef(logs[1:], logs[:-1])[0, 1]) if logs.std() > 1e-6 else 1.0,
        "uneven": float(3 * (ratio**2).mean()) if len(ratio) else np.nan,
        "ties": float((gaps == 0).mean()),
        "skew": float((fitted**3).mean()),
        "tail": float((fitted**4).mean()),
        "same_gap": _same_gap(whole),
        "whole_minutes": float((np.abs(t / MINUTE - np.rint(t / MINUTE)) < 1e-6).mean()),
    }  # fmt: skip
    return {name: float(value) for name, value in found.items()} | _floor(t)


def _same_gap(gaps: Floats) -> float:
    """The largest share of gaps of 20 s or more within 3 % of one length."""
    logs = np.sort(np.log(gaps[gaps >= 20]))
    if len(logs) < 10:
        return np.nan
    return float((np.searchsorted(logs, logs + 0.06, "right") - np.arange(len(logs))).max() / len(gaps))


def _floor(t: Floats) -> dict[str, float]:
    """How quiet the quietest stretches of the first day and of the middle half are, and how bursty hours are.

    People sleep; a drip does not."""
    found: dict[str, float] = {}
    for name, span, parts in (("day_floor", 86400.0, 24), ("half_day_floor", 43200.0, 24)):
        counts = np.histogram(t, parts, (0.0, span))[0].astype(float)
        found[name] = float(np.sort(counts)[: parts // 4].mean() / max(counts.mean(), 1e-9)) if counts.sum() else np.nan
        found[name.replace("floor", "lumps")] = float(counts.var() / max(counts.mean(), 1e-9) ** 2)
        found[name.replace("floor", "share")] = float(counts.sum() / len(t))
    # The longest stretch at a steady pace: how straight the counting curve is between its 25 and 95 % points.
    low, high = np.quantile(t, [0.25, 0.95])
    middle = t[(t >= low) & (t <= high)]
    line = (middle - low) / max(high - low, 1e-9)
    found["bend"] = float(np.abs(line - np.linspace(0, 1, len(line))).max()) if len(line) > 4 else np.nan
    found["edge"] = float(((t > 64800) & (t <= 86400)).sum() + 1) / float(((t > 86400) & (t <= 108000)).sum() + 1)
    return found
