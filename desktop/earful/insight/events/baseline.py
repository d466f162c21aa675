"""What is usual for a stream, from its own past alone: its level over a week and the shape of its day."""

from dataclasses import dataclass

import numpy as np

from earful.insight.events.sums import Floats, Ints, lower_mean, mean_by, windows_before

WEEK_DAYS = 7
# The upper quarter of the hours of a week is left out of the level: an event of a day does not become usual.
LOWER = 0.75
# Days of the same kind that make the shape of a day, and the fewest that do.
WORKDAYS, WEEKEND_DAYS, FEWEST_DAYS = 20, 8, 3
_REFRESHES_A_DAY = 4
# Pseudo-mentions that hold the shape flat where a brand is hardly mentioned at all.
_FLAT = 2.0


@dataclass(frozen=True, slots=True)
class Calendar:
    """How bins of `step` seconds lie in days: `bins` a day, and the day of the week of the first bin (0 = Monday).

    A stream of bins longer than a day has "days" of one bin."""

    step: float
    bins: int
    first_day: int

    @classmethod
    def of(cls, step: float, first_day: int = 0) -> "Calendar":
        return cls(step, max(1, round(86_400 / step)), first_day)

    @property
    def weeks(self) -> float:
        """Length of one "day" in weeks."""
        return self.bins * self.step / 604_800

    @property
    def slots(self) -> int:
        """Parts of a day that have a usual volume of their own: hours, or bins where these are longer."""
        return max(one for one in range(1, 25) if self.bins % one == 0 and one <= self.bins)


def level(values: Floats, calendar: Calendar) -> Floats:
    """Usual volume of a bin, per row, from the week before; refreshed every six hours, always of rows before this one.

    NaN where there is no past. A robust mean: that of the lower three quarters of the hours."""
    width = calendar.bins // calendar.slots
    hours = mean_by(values, width)
    every = max(1, calendar.slots // _REFRESHES_A_DAY)
    # The first hours are refreshed one by one, or a stream of hourly bins would have no level for a quarter of a day.
    marks = np.union1d(np.arange(min(len(hours), calendar.slots) + 1), np.arange(0, len(hours) + 1, every))
    found = lower_mean(windows_before(hours, WEEK_DAYS * calendar.slots, marks), LOWER)
    row_hour = np.minimum(np.arange(len(values)) // width, len(hours))
    return np.asarray(found[np.searchsorted(marks, row_hour, side="right") - 1], np.float64)


def shape_of_day(values: Floats, levels: Floats, calendar: Calendar) -> Floats:
    """Factor on the level for the time of day, per row, learnt from days before of the same kind (workday or weekend).

    NaN where fewer than three such days are known."""
    days = -(-len(values) // calendar.bins)
    per_hour, at_dawn = _by_day(values, levels, days, calendar)
    shape = np.full((days, calendar.slots), np.nan)
    kind = (np.arange(days) + calendar.first_day) % WEEK_DAYS >= 5
    for weekend, reach in ((False, WORKDAYS), (True, WEEKEND_DAYS)):
        of_kind = np.flatnonzero(kind == weekend)
        shape[of_kind] = _shapes(per_hour[of_kind], at_dawn[of_kind], reach, calendar)
    return _spread(shape, calendar).ravel()[: len(values)]


def _by_day(values: Floats, levels: Floats, days: int, calendar: Calendar) -> tuple[Floats, Floats]:
    padded = np.full(days * calendar.bins, np.nan)
    padded[: len(values)] = values
    per_hour = mean_by(padded, calendar.bins // calendar.slots).reshape(days, calendar.slots)
    return per_hour, levels[:: calendar.bins]


def _shapes(per_hour: Floats, at_dawn: Floats, reach: int, calendar: Calendar) -> Floats:
    ends: Ints = np.arange(len(per_hour))
    past = windows_before(per_hour, reach, ends)
    usual = lower_mean(windows_before(at_dawn, reach, ends), 0.8)[:, None]
    known = np.isfinite(past).sum(-1)
    mentions = np.maximum(usual, 1e-9) * (calendar.bins // calendar.slots) * np.maximum(known, 1)
    flat = np.minimum(_FLAT / mentions, 1e6)
    factor = (lower_mean(past, 0.8) / np.maximum(usual, 1e-9) + flat) / (1 + flat)
    factor[known < FEWEST_DAYS] = np.nan
    if calendar.slots > 2:
        factor = 0.25 * np.roll(factor, 1, 1) + 0.5 * factor + 0.25 * np.roll(factor, -1, 1)
    return np.asarray(np.maximum(factor, 0.05), np.float64)


def _spread(shape: Floats, calendar: Calendar) -> Floats:
    """From hours to bins, in straight lines between the middles of the hours, round the clock."""
    at = (np.arange(calendar.bins) + 0.5) * calendar.slots / calendar.bins - 0.5
    low = np.floor(at).astype(np.int64)
    part = at - low
    spread = shape[:, low % calendar.slots] * (1 - part) + shape[:, (low + 1) % calendar.slots] * part
    return np.asarray(spread, np.float64)
