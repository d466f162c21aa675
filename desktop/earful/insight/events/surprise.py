"""How far a sum of the last bins lies above what is usual, on scales from one bin to several hours."""

from collections.abc import Iterator

import numpy as np

from earful.insight.events.baseline import Calendar, level, shape_of_day
from earful.insight.events.sums import LARGEST, Floats, rolling_sum

SECONDS = (300, 900, 1_800, 3_600, 10_800, 21_600)
# Variance of the logarithm of a brand's volume beyond that of counting.
SPREAD = 0.15
# Past peaks are taken this much higher, since a tie with one is no surprise. At .5 brands with less than two mentions
# an hour got .6 of the promised alarms, at 0 uneven streams up to 1.5 times as many (simulated).
TIE = 0.15


def widths(calendar: Calendar) -> list[int]:
    """The scales in bins, each once."""
    return sorted({max(1, round(seconds / calendar.step)) for seconds in SECONDS})


def surprise(total: Floats, usual: Floats) -> Floats:
    """Logarithm of total over usual in units of its spread: sqrt(1 / (usual + 1) + SPREAD), from the delta method."""
    return np.asarray(np.log((total + 0.5) / (usual + 0.5)) / np.sqrt(1.0 / (usual + 1.0) + SPREAD), np.float64)


class Usual:
    """The stream and what is usual for it, ready to be summed over any scale."""

    def __init__(self, values: Floats, calendar: Calendar) -> None:
        known = np.isfinite(values)
        self.calendar, self.known = calendar, known
        self.values = np.minimum(np.where(known, values, 0.0), LARGEST)
        clean = np.where(known, self.values, np.nan)
        self.level = level(clean, calendar)
        self.shape = shape_of_day(clean, self.level, calendar)
        self._whole = bool(known.all())

    @classmethod
    def nothing(cls) -> "Usual":
        """Of a stream without rows."""
        return cls(np.empty(0), Calendar.of(300))

    def expected(self, width: int, seasonal: bool) -> Floats:
        """Usual sum over the last `width` bins that are known; NaN where there is no past to tell."""
        bins = self.level * self.shape if seasonal else self.level
        if not seasonal and self._whole:
            return bins * np.minimum(np.arange(1, len(bins) + 1), width)
        if not seasonal:
            return bins * rolling_sum(self.known.astype(np.float64), width)
        there = np.isfinite(bins)
        sums = rolling_sum(np.where(there & self.known, bins, 0.0), width)
        return np.where(there, sums, np.nan)

    def looks(self) -> Iterator[tuple[Floats, Floats, bool]]:
        """(total, usual, whether by the time of day) for each scale."""
        for width in widths(self.calendar):
            total = rolling_sum(self.values, width)
            for seasonal in (False, True):
                usual = self.expected(width, seasonal)
                yield total, np.where(self.known, usual, np.nan), seasonal
