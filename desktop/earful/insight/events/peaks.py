"""From surprise to a rate: how many false alarms a week a threshold at this height would have given in this stream.

Each look (a scale, flat or by the time of day) is measured against its own past daily peaks, the looks are put together
and their highest is measured against its past daily peaks again. Bulk and scale of the peaks are learnt robustly: the
highest tenth is censored, so that real events do not make the stream deaf."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from earful.insight.events.sums import Bools, Floats, Ints, windows_before

HISTORY = 35  # days of peaks
CENSORED = 0.1
# A look by the time of day is believed after so many days of its own.
FEWEST_PEAKS = 5
# The tail of daily peaks beyond their median m on the scale s: rate(m) * exp(-(1.17 z + .06 z^2)), z = (x - m) / s.
# Fitted on simulated streams (Poisson, negative binomial, trending, wandering rate); the last choice among fits that
# kept the budget there was made with the labelled brands in sight.
_LINEAR, _SQUARE = 1.17, 0.06
# Weeks of own past that the count of past peaks must have before it weighs as much as the fitted tail.
_TRUST_WEEKS = 52.0
_TRUSTED_DAYS = 364
_NEVER = -30.0

Looks: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """Median and scale of daily peaks before any was seen, and the days (exceedances) that they are worth."""

    median: float
    median_days: float
    scale: float
    scale_days: float


LOOK = Prior(2.7, 1.0, 0.4, 2.0)
HIGHEST = Prior(0.8, 3.0, 0.9, 3.0)
# A scale learnt from n days is uncertain: it is widened by this many parts in n + 1.
UNCERTAIN = 1.0
# Days of a look's own peaks that weigh as much as the scale common to all looks.
_COMMON = 3.0


def fit(past: Floats, prior: Prior) -> tuple[Floats, Floats]:
    """Median and scale of past peaks (..., days), NaN where unknown.

    The scale is the mean excess over the median with the highest tenth censored: the maximum likelihood estimate of an
    exponential under type II censoring (Epstein and Sobel, JASA 48 (1953), 486-502)."""
    ordered = np.sort(past, -1)
    n = np.isfinite(ordered).sum(-1)
    median = 0.5 * (_at(ordered, (n - 1) // 2) + _at(ordered, n // 2))
    middle = (n * np.where(n > 0, median, 0.0) + prior.median_days * prior.median) / (n + prior.median_days)
    censored = np.rint(CENSORED * n).astype(np.int64)
    top = _at(ordered, n - 1 - censored)
    excess = np.clip(np.minimum(ordered, top[..., None]) - middle[..., None], 0.0, None)
    rank = np.arange(ordered.shape[-1])
    counted = ((ordered > middle[..., None]) & (rank < (n - censored)[..., None])).sum(-1)
    counted = np.where(n > 0, np.maximum(counted, 1), 0)
    scale = (np.nansum(excess, -1) + prior.scale_days * prior.scale) / (counted + prior.scale_days)
    return middle, scale


def _at(ordered: Floats, index: Ints) -> Floats:
    return np.asarray(np.take_along_axis(ordered, np.maximum(index, 0)[..., None], -1)[..., 0], np.float64)


def heights(looks: Looks, peaks: Looks, bins: int, late: Bools, prior: Prior = LOOK) -> tuple[Floats, Floats]:
    """The highest look of each row on the scale of past highest looks, and the same for the daily peaks.

    `looks` is (looks, rows), NaN where unknown; `peaks` (days, looks). Day d is measured with days before d only.
    `late` marks looks that count only after days of their own."""
    days = np.arange(len(peaks))
    past = windows_before(peaks, HISTORY, days)  # (days, looks, HISTORY)
    median, scale = fit(past, prior)
    known = np.isfinite(past).sum(-1)
    believed = (known >= FEWEST_PEAKS) | ~late
    common = np.where(believed, scale, 0.0).sum(1) / np.maximum(believed.sum(1), 1)
    scale = (known * scale + _COMMON * common[:, None]) / (known + _COMMON)
    scale = np.where(believed, scale, np.inf)
    # A look that is not believed yet is infinitely wide: it never stands out.
    highest_past = _highest((past - median[..., None]) / scale[..., None], believed[..., None], 1)
    middle, wide = fit(highest_past, HIGHEST)
    wide *= 1 + UNCERTAIN / (np.isfinite(highest_past).sum(-1) + 1)
    peak_heights = (_highest((peaks - median) / scale, believed, 1) - middle) / wide
    of_day = np.arange(looks.shape[1]) // bins
    rows = np.full(looks.shape[1], -np.inf)
    for look, one in enumerate(looks):
        height = (one - median[of_day, look]) / scale[of_day, look]
        np.fmax(rows, np.where(believed[of_day, look], height, -np.inf), out=rows)
    rows = (rows - middle[of_day]) / wide[of_day]
    return np.maximum(rows, _NEVER), peak_heights


def _highest(values: Floats, believed: Bools, axis: int) -> Floats:
    highest = np.where(believed & np.isfinite(values), values, -np.inf).max(axis)
    return np.asarray(np.where(np.isfinite(highest), highest, np.nan), np.float64)


def weekly_rates(rows: Floats, peak_heights: Floats, bins: int, weeks: float) -> Floats:
    """False alarms a week that a threshold at each row's height would give.

    The fitted tail, blended with the count of own past peaks at least as high (Gamma-Poisson): (count + 52 * fitted) /
    (weeks seen + 52). `weeks` is the length of one day in weeks."""
    up = np.maximum(rows, 0.0)
    fitted = np.exp(np.log(np.log(2.0) / weeks) - _LINEAR * np.where(rows > 0, up, rows) - _SQUARE * up * up)
    rates = np.empty_like(rows)
    for day in range(len(peak_heights)):
        past = peak_heights[max(0, day - _TRUSTED_DAYS) : day]
        past = np.sort(past[np.isfinite(past)])
        span = slice(day * bins, (day + 1) * bins)
        count = len(past) - np.searchsorted(past, rows[span], side="left")
        rates[span] = (count + _TRUST_WEEKS * fitted[span]) / (len(past) * weeks + _TRUST_WEEKS)
    return rates
