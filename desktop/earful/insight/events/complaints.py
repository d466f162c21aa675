"""The second channel: complaints, or complaints still unanswered, as rare counts against the brand's own rate.

Exact: the past days give a Gamma posterior of the rate, the sum over a span is then negative binomial."""

from functools import cache, partial
from math import lgamma, log, log1p

import numpy as np

from earful.insight.events.baseline import Calendar
from earful.insight.events.detector import at_daily_peaks, rates_of
from earful.insight.events.peaks import Prior
from earful.insight.events.sums import LARGEST, Floats, Ints, rolling_sum

SECONDS = (3_600, 10_800, 21_600, 86_400)
REACH_DAYS = 28
# Jeffreys' prior, as if half a complaint had been seen in one day.
_SHAPE, _DAYS = 0.5, 1.0
# Daily peaks of -ln p before any was seen: half of all days show a span of one in twenty.
_LOOK = Prior(3.0, 2.0, 1.0, 3.0)


def log_tail(count: int, shape: float, share: float) -> float:
    """ln P(X >= count), X ~ Poisson(rate * w) with rate ~ Gamma(shape, exposure); share = w / (w + exposure).

    Summed upwards from `count`; not resolved below the mean (0 there). Source: the Gamma-Poisson mixture, e.g. Gelman
    et al., Bayesian Data Analysis (3rd ed.), section 2.6."""
    mean = shape * share / (1.0 - share)
    if count <= mean or count <= 0:
        return 0.0
    first = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1) + shape * log1p(-share) + count * log(share)
    total, term, i = 1.0, 1.0, count
    while term > 1e-12 * total and i < count + 100_000:
        term *= share * (i + shape) / (i + 1)
        total += term
        i += 1
    return min(0.0, first + log(total))


def complaint_rates(counts: Floats, step: float, first_day: int = 0) -> Floats:
    """False alarms a week that a threshold at each row would give in this channel; infinite where nothing can be said.

    `counts` per bin of `step` seconds, NaN where nobody looked."""
    calendar = Calendar.of(step, first_day)
    known = np.isfinite(counts)
    clean = np.minimum(np.where(known, counts, 0.0), LARGEST)
    shapes, exposures = _posteriors(clean, known, calendar)
    looks, peaks = [], []
    for width in sorted({max(1, round(seconds / step)) for seconds in SECONDS}):
        total = np.rint(rolling_sum(clean, width)).astype(np.int64)
        share = width / (width + exposures)
        look = -_log_tails(total, shapes, share, calendar.bins)
        looks.append(np.where(known, look, np.nan))
        raised = partial(_tied, total, shapes, share, calendar.bins)
        peaks.append(at_daily_peaks(looks[-1], calendar.bins, raised))
    found = rates_of(np.array(looks), np.array(peaks).T, calendar, np.zeros(len(looks), np.bool_), _LOOK)
    # A span without a complaint that stands out cannot be an alarm, however quiet the past was.
    quiet = np.max(looks, axis=0) < log(20)
    return np.where(known & ~quiet, found, np.inf)


def _posteriors(counts: Floats, known: Floats, calendar: Calendar) -> tuple[Floats, Floats]:
    """Shape and exposure (in bins) for each day from the 28 days before; one wild day counts as three usual ones."""
    days = -(-len(counts) // calendar.bins)
    padded, there = np.zeros(days * calendar.bins), np.zeros(days * calendar.bins)
    padded[: len(counts)], there[: len(counts)] = counts, known
    per_day = padded.reshape(days, -1).sum(1)
    seen = there.reshape(days, -1).sum(1)
    shapes, exposures = np.empty(days), np.empty(days)
    for day in range(days):
        span = slice(max(0, day - REACH_DAYS), day)
        usual = float(np.median(per_day[span])) if day else 0.0
        shapes[day] = _SHAPE + np.minimum(per_day[span], 3 * usual + 3).sum()
        exposures[day] = _DAYS * calendar.bins + seen[span].sum()
    return shapes, exposures


def _log_tails(total: Ints, shapes: Floats, share: Floats, bins: int) -> Floats:
    """Each pair of day and count is worked out once."""
    day = np.arange(len(total)) // bins
    pairs, back = np.unique(np.stack([day, total]), axis=1, return_inverse=True)
    found = [_remembered(int(k), float(shapes[d]), float(share[d])) for d, k in pairs.T]
    return np.array(found)[back.ravel()] if len(total) else np.empty(0)


def _tied(total: Ints, shapes: Floats, share: Floats, bins: int, row: Ints) -> Floats:
    """Past peaks half-way to the next count, so that a tie with them is no surprise."""
    day = row // bins
    both = [
        0.5
        * (
            _remembered(int(total[r]), float(shapes[d]), float(share[d]))
            + _remembered(int(total[r]) + 1, float(shapes[d]), float(share[d]))
        )
        for r, d in zip(row, day, strict=True)
    ]
    return -np.array(both)


@cache
def _remembered(count: int, shape: float, share: float) -> float:
    return log_tail(count, shape, share)
