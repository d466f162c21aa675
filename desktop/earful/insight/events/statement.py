"""Did our statement bend the curve? What followed it against what would have followed without, as far as can be told.

Without the statement the excess over the usual would have gone on fading as it had begun: as a power of the time since
its peak, the form in which attention fades (half of a Weibo cascade within hours, a tenth after two days). The exponent
is learnt from the hours between peak and statement, from a prior that spans what is usual; with few hours it stays wide
and so does the band. Pure: counts by hour in, a verdict out."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from earful.insight.events.sums import Floats

Verdict = Literal["bent", "rose", "no_difference", "cannot_tell"]
Reason = Literal["", "too_few", "too_early", "still_growing", "nobody_looked", "no_past", "nothing_to_bend"]
# Hours: of the usual before the event, fewest and most to compare, and how far back the peak is looked for.
USUAL, FEWEST_AFTER, MOST_AFTER, BACK = 28 * 24, 6, 72, 7 * 24
FEWEST = 30  # mentions beyond the usual before the statement
_LOOKED = 0.8
# Prior of the exponent: normal, from the spread of published fits of reposts' decay (about .6 to 1.8).
_MIDDLE, _SPREAD = 1.1, 0.4
# Hours of one brand differ by more than counting: variance = mean * (1 + mean * _EXTRA) per hour, and a common error
# of the whole course after.
_EXTRA, _COMMON = 0.05, 0.15
_DRAWS = 4000


@dataclass(frozen=True, slots=True)
class Effect:
    """`seen` mentions in the `hours` after the statement against `expected` (95 %: `low`..`high`) without it.

    `change` is seen / expected - 1 with its interval. `course` is the band hour by hour: (low, middle, high).
    "cannot_tell" has its `reason`; "no_difference" means that what was seen lies within the band."""

    verdict: Verdict
    reason: Reason = ""
    hours: int = 0
    seen: float = 0.0
    expected: float = 0.0
    low: float = 0.0
    high: float = 0.0
    change: tuple[float, float, float] | None = None
    course: tuple[tuple[float, float, float], ...] = ()


def did_it_bend(values: Floats, at: int, seed: int = 1) -> Effect:
    """The effect of a statement made in hour `at` on counts by hour (NaN: nobody looked; the last hour is whole).

    Of the hour of the statement itself nothing is used: part of it was before."""
    after = values[at + 1 : at + 1 + MOST_AFTER]
    before = values[max(0, at - BACK) : at]
    reason = _why_not(values, at, before, after)
    if reason:
        return Effect("cannot_tell", reason)
    usual = _usual(values, at)
    excess = np.nan_to_num(before) - usual
    smooth = np.convolve(excess, np.ones(3) / 3, mode="same")
    peak = int(smooth.argmax())
    if excess[peak:].sum() + excess[:peak].sum() < FEWEST or smooth[peak] < 2 * np.sqrt(usual + 1):
        return Effect("cannot_tell", "nothing_to_bend" if values[at - min(at, 24) : at].sum() >= FEWEST else "too_few")
    if len(before) - peak < 4:
        return Effect("cannot_tell", "still_growing")
    draws = _draws(before, peak, usual, len(after), np.random.default_rng(seed))
    known = np.isfinite(after)
    totals = draws[:, known].sum(1)
    seen = float(after[known].sum())
    low, middle, high = (float(one) for one in np.quantile(totals, (0.025, 0.5, 0.975)))
    verdict: Verdict = "bent" if seen < low else "rose" if seen > high else "no_difference"
    change = (seen / max(middle, 1.0) - 1, seen / max(high, 1.0) - 1, seen / max(low, 1.0) - 1)
    band = np.quantile(draws, (0.025, 0.5, 0.975), axis=0).T
    course = tuple((float(a), float(b), float(c)) for a, b, c in band)
    return Effect(verdict, "", len(after), seen, middle, low, high, change, course)


def _why_not(values: Floats, at: int, before: Floats, after: Floats) -> Reason:
    if len(after) < FEWEST_AFTER:
        return "too_early"
    if len(before) < 48:
        return "no_past"
    if np.isfinite(before[-48:]).mean() < _LOOKED or np.isfinite(after).mean() < _LOOKED:
        return "nobody_looked"
    if np.nansum(before[-48:]) < FEWEST:
        return "too_few"
    return ""


def _usual(values: Floats, at: int) -> float:
    """Mentions an hour in the weeks before: the mean of the lower three quarters of its days, so that an event does not
    count as usual."""
    past = values[max(0, at - USUAL) : at]
    days = past[len(past) % 24 :].reshape(-1, 24)
    known = days[np.isfinite(days).mean(1) >= _LOOKED]
    if not len(known):
        return float(np.nanmean(past)) if np.isfinite(past).any() else 0.0
    means = np.sort(np.nanmean(known, 1))
    return float(means[: max(1, round(len(means) * 0.75))].mean())


def _draws(before: Floats, peak: int, usual: float, hours: int, random: np.random.Generator) -> Floats:
    """Courses after the statement as they might have been without it: (draws, hours)."""
    since = np.arange(len(before) - peak, dtype=np.float64)
    fading = np.nan_to_num(before[peak:], nan=usual)
    exponents = np.linspace(0.05, 2.6, 52)
    shape = (since[None, :] + 2.0) ** -exponents[:, None]
    # For each exponent the height that fits the hours from the peak on best, then how well it does.
    heights = np.maximum((fading - usual).sum(), 1.0) / shape.sum(1)
    mean = usual + heights[:, None] * shape
    variance = mean * (1 + _EXTRA * mean)
    fit = -0.5 * (((fading - mean) ** 2) / variance + np.log(variance)).sum(1)
    fit -= 0.5 * ((exponents - _MIDDLE) / _SPREAD) ** 2
    weights = np.exp(fit - fit.max())
    chosen = random.choice(len(exponents), _DRAWS, p=weights / weights.sum())
    later = np.arange(len(since) + 1, len(since) + 1 + hours, dtype=np.float64)
    course = usual + heights[chosen][:, None] * (later[None, :] + 2.0) ** -exponents[chosen][:, None]
    course *= np.exp(random.normal(0.0, _COMMON, (_DRAWS, 1)))
    # Gamma-Poisson: its variance is mean + _EXTRA * mean ** 2.
    return np.asarray(random.poisson(random.gamma(1 / _EXTRA, _EXTRA * course)), np.float64)
