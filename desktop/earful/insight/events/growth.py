"""How much more will come: the total 48 hours after the beginning, forecast from the first hours.

The figures were learnt from the growth of attention to 1,229 news items on Facebook ("News Popularity in Multiple
Social Media Platforms", Moniz and Torgo 2018, UCI Machine Learning Repository, CC BY 4.0)."""

from dataclasses import dataclass
from math import exp, log

from earful.insight.events.growth_figures import HOURS, QUANTILES

FEWEST = 10
# What was learnt reaches from ten to about a thousand; beyond, an event grows like one of a thousand.
_MOST = 1_000.0
# No forecast says more than 150-fold.
_STEEPEST = 5.0
REACH_HOURS = 48.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value with its 80 % interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Growth:
    """Mentions in excess of the usual: since the beginning, in the first quarter, the first half and the last hour."""

    hours: float
    total: float
    quarter: float
    half: float
    last_hour: float


def total_after_48_hours(growth: Growth) -> Forecast | None:
    """The total at 48 h; None under ten mentions, in the first hour or after 48 h.

    The estimate is the 38 % quantile: it has the smaller relative error, the median would overshoot."""
    if growth.total < FEWEST or not HOURS[0] <= growth.hours < REACH_HOURS:
        return None
    n = growth.total
    features = (
        1.0,
        log(min(n, _MOST) + 1),
        log((max(n - growth.half, 0.0) + 0.5) / (n + 1)),
        log((max(growth.last_hour, 0.0) + 0.5) / (n + 1)),
        log((max(growth.quarter, 0.0) + 0.5) / (n + 1)),
    )
    low, estimate, high = sorted(
        (n + 1) * exp(min(_STEEPEST, max(0.0, _at(growth.hours, rows, features)))) - 1 for rows in QUANTILES
    )
    return Forecast(estimate, low, high)


def _at(hours: float, rows: tuple[tuple[float, ...], ...], features: tuple[float, ...]) -> float:
    """The quantile of ln(total at 48 h / total now), in straight lines of ln(hours) between the hours learnt."""
    values = [sum(a * b for a, b in zip(row, features, strict=True)) for row in rows]
    at = log(hours)
    points = [log(one) for one in HOURS]
    for left in range(len(points) - 1):
        if at <= points[left + 1]:
            part = (at - points[left]) / (points[left + 1] - points[left])
            return values[left] * (1 - part) + values[left + 1] * part
    return values[-1] * (log(REACH_HOURS) - at) / (log(REACH_HOURS) - points[-1])
