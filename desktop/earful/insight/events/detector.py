"""A stream of counts in, one score in 0..1 per row out. The score of a row never depends on rows after it."""

from collections.abc import Callable
from functools import partial

import numpy as np

from earful.insight.events.baseline import Calendar
from earful.insight.events.peaks import LOOK, Prior, heights, weekly_rates
from earful.insight.events.sums import Bools, Floats, Ints
from earful.insight.events.surprise import TIE, Usual, surprise

# Nothing is said about the first day: there is no day before it.
SILENT_DAYS = 1
# After an alarm the stream is quiet for a day.
QUIET_WEEKS = 1 / 7


def rates(usual: Usual) -> Floats:
    """False alarms a week that a threshold at each row would give; infinite where nothing can be said."""
    looks, peaks, late = [], [], []
    for total, expected, seasonal in usual.looks():
        look = surprise(total, expected)
        raised = at_daily_peaks(look, usual.calendar.bins, partial(_tied, total, expected))
        looks.append(look)
        peaks.append(raised)
        late.append(seasonal)
    found = rates_of(np.array(looks), np.array(peaks).T, usual.calendar, np.array(late), LOOK)
    return np.where(usual.known & np.isfinite(usual.level), found, np.inf)


def _tied(total: Floats, expected: Floats, row: Ints) -> Floats:
    return surprise(total[row] + TIE, expected[row])


def rates_of(looks: Floats, peaks: Floats, calendar: Calendar, late: Bools, prior: Prior) -> Floats:
    """Rates per row from looks (looks, rows) and their daily peaks (days, looks); infinite on the first day."""
    rows, peak_heights = heights(looks, peaks, calendar.bins, late, prior)
    found = weekly_rates(rows, peak_heights, calendar.bins, calendar.weeks)
    found[: SILENT_DAYS * calendar.bins] = np.inf
    return found


def at_daily_peaks(look: Floats, bins: int, raised: Callable[[Ints], Floats]) -> Floats:
    """`raised` at the row of each day's highest look; NaN on days where nothing is known."""
    days = -(-len(look) // bins)
    padded = np.full(days * bins, -np.inf)
    padded[: len(look)] = np.where(np.isfinite(look), look, -np.inf)
    row = padded.reshape(days, bins).argmax(1) + np.arange(days) * bins
    known = np.isfinite(padded[row])
    row = np.minimum(row, len(look) - 1)
    return np.asarray(np.where(known, raised(row), np.nan), np.float64)


def score(rate: Floats) -> Floats:
    """1 / (1 + rate): 1 is a record beyond all doubt, .8 what comes about by chance once in four weeks, 0 nothing."""
    return np.asarray(1.0 / (1.0 + rate), np.float64)


def threshold(budget: float) -> float:
    """The score from which an alarm is due, for so many false alarms a week.

    The day of quiet after each alarm is made up for: of a rate r, r / (1 + r / 7) come through."""
    rate = budget / (1.0 - QUIET_WEEKS * budget) if QUIET_WEEKS * budget < 0.9 else 10.0 * budget
    return 1.0 / (1.0 + rate)


def detect(values: Floats, step: float, first_day: int = 0) -> tuple[Floats, Usual]:
    """Rates per row of regular bins of `step` seconds (NaN: nobody looked), and what was usual.

    `first_day` is the day of the week of the first bin, 0 for Monday."""
    usual = Usual(values, Calendar.of(step, first_day))
    return rates(usual), usual
