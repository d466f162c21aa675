"""A brand's hours in, its alarms and what became of its events out, within its part of one budget. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from earful.domain.moments import HOUR, SECOND, Moment
from earful.insight.events.consolidation import Watched, watch
from earful.insight.events.growth import Forecast
from earful.insight.events.life import ENDED, OVER, Course, Life
from earful.insight.events.series import Series
from earful.insight.events.sums import Floats, rolling_sum

# False alarms a week over all streams together, as people say it.
BUDGETS = {"week": 1.0, "month": 7 / 30.44, "quarter": 7 / 91.3, "year": 7 / 365.25}
_HOUR_S = 3_600.0
# An event has ended when so many hours together hold no more than is usual.
ENDED_AFTER = 24


@dataclass(frozen=True, slots=True)
class Rung:
    """One alarm of a stream: when it rang (the end of its hour), since when, and how far above usual over `hours`."""

    at: Moment
    since: Moment
    channel: str
    score: float
    expected: float
    seen: float
    hours: float
    life: Life


@dataclass(frozen=True, slots=True)
class Now:
    """How an event stands: its stage, hours that are left (80 % interval), and when it ended, if it did."""

    stage: str
    hours_left: Forecast
    ended_at: Moment | None


def share_of_budget(budget: str, brands: int) -> float:
    """The false alarms a week that each brand may have; `budget` is a key of BUDGETS. Both channels share it."""
    return BUDGETS.get(budget, BUDGETS["month"]) / max(1, brands)


class Stream:
    """The hours of one brand from `start` (a whole UTC hour) on; None where nobody looked."""

    def __init__(self, start: Moment, n: Sequence[int | None], complaints: Sequence[int | None]) -> None:
        self.start = start
        values, complained = np.array(n, np.float64), np.array(complaints, np.float64)
        seconds = start // SECOND + np.arange(len(values)) * _HOUR_S
        stamps = tuple(str(place) for place in range(len(values)))
        rows = np.arange(len(values), dtype=np.int64)
        self._series = Series("", stamps, seconds.astype(np.float64), rows, _HOUR_S, values, complained)
        self._watched: Watched = watch(self._series)
        self._courses: dict[str, Course] = {}

    def alarms(self, per_week: float) -> list[Rung]:
        """Every alarm of the whole past, in order, for so many false alarms a week."""
        return [
            Rung(
                self._moment(alarm.row + 1),
                self._moment(alarm.life.since),
                alarm.channel,
                alarm.score,
                alarm.expected,
                alarm.seen,
                float(alarm.bins),
                alarm.life,
            )
            for alarm in self._watched.alarms(per_week)
        ]

    def stands(self, channel: str, noticed_at: Moment) -> Now:
        """How an event that was noticed at `noticed_at` stands in the last hour, or stood when it ended."""
        course, last = self._course(channel), len(self._series.values) - 1
        first = max(0, min(last, (noticed_at - self.start) // HOUR - 1))
        peak = float(np.max(course.seen[first : first + 48] - course.usual[first : first + 48]))
        for at in range(first + ENDED_AFTER, last + 1):
            seen, usual = course.between(at + 1 - ENDED_AFTER, at)
            # Small streams never fall under a hundredth of the peak: there the noise of the usual is the end.
            if seen - usual <= max(ENDED * peak * ENDED_AFTER, 2 * float(np.sqrt(usual + 1))):
                return Now(OVER, Forecast(0.0, 0.0, 0.0), self._moment(at + 1 - ENDED_AFTER))
        life = course.life(last)
        return Now(life.stage, life.hours_left, None)

    def _moment(self, place: int) -> Moment:
        return self.start + place * HOUR

    def _course(self, channel: str) -> Course:
        if channel not in self._courses:
            usual, values = self._watched.usual, self._series.values
            expected: Floats = usual.level * np.where(np.isfinite(usual.shape), usual.shape, 1.0)
            if channel == "complaints" and self._series.complaints is not None:
                values = self._series.complaints
                known = np.isfinite(values)
                reach = 28 * 24
                past = rolling_sum(np.where(known, values, 0.0), reach)
                past = past / np.maximum(rolling_sum(known.astype(np.float64), reach), 1)
                expected = np.concatenate([past[:1], past[:-1]])
            self._courses[channel] = Course(values, expected, _HOUR_S)
        return self._courses[channel]
