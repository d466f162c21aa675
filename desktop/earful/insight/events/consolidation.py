"""From scores to alarms: one alarm per event, and quiet for a day after it."""

from dataclasses import dataclass

import numpy as np

from earful.insight.events.complaints import complaint_rates
from earful.insight.events.detector import detect, score, threshold
from earful.insight.events.life import Course, Life
from earful.insight.events.series import Series
from earful.insight.events.sums import Floats, Ints, rolling_sum
from earful.insight.events.surprise import Usual, surprise, widths

QUIET_HOURS = 24
# Until so many hours after an alarm it takes more than the highest score of that event to ring again.
SAME_EVENT_HOURS = 48


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm: the row it rang at, its score, what was seen and expected over how many bins, and the event's life."""

    row: int
    score: float
    channel: str
    expected: float
    seen: float
    bins: int
    life: Life


@dataclass(frozen=True, slots=True)
class Watched:
    """A series with its scores in 0..1, one per row; the two channels share one budget."""

    series: Series
    scores: Floats
    by_complaints: Floats | None
    usual: Usual

    def alarms(self, budget: float) -> list[Alarm]:
        """The alarms for so many false alarms a week, in order."""
        rows = consolidate(self.scores, self.series.row_bin, self.series.step, threshold(budget))
        if not rows:
            return []
        expected = self.usual.level * np.where(np.isfinite(self.usual.shape), self.usual.shape, 1.0)
        courses = {"volume": Course(self.usual.values, expected, self.series.step)}
        return [self._alarm(row, courses) for row in rows]

    def _alarm(self, row: int, courses: dict[str, Course]) -> Alarm:
        now = int(self.series.row_bin[row])
        channel = "volume"
        if self.by_complaints is not None and self.by_complaints[row] >= self.scores[row]:
            channel = "complaints"
            if channel not in courses:
                courses[channel] = _complaint_course(self.series)
        course = courses[channel]
        width, seen, expected = _standing_out(course, now, widths(self.usual.calendar))
        return Alarm(row, float(self.scores[row]), channel, expected, seen, width, course.life(now))


def watch(series: Series) -> Watched:
    """Scores for each row of a series. Where there are complaints, each channel has half of the false alarms."""
    if not len(series.stamps):
        return Watched(series, np.empty(0), None, Usual.nothing())
    rates, usual = detect(series.values, series.step, series.first_day)
    rates = rates[series.row_bin]
    if series.complaints is None:
        return Watched(series, score(rates), None, usual)
    complained = complaint_rates(series.complaints, series.step, series.first_day)[series.row_bin]
    both = 2 * np.minimum(rates, complained)
    return Watched(series, score(both), score(2 * complained), usual)


def consolidate(scores: Floats, row_bin: Ints, step: float, due: float) -> list[int]:
    """Rows that ring: score >= `due`, none for a day after an alarm, and for another day only for a new record."""
    quiet, same = QUIET_HOURS * 3_600 / step, SAME_EVENT_HOURS * 3_600 / step
    rang: list[int] = []
    highest, last = 0.0, -np.inf
    for row in np.flatnonzero(scores >= due).tolist():
        gone, here = float(row_bin[row]) - last, float(scores[row])
        if gone >= quiet and (gone >= same or here > highest):
            rang.append(row)
            last, highest = float(row_bin[row]), here
        else:
            highest = max(highest, here)
    return rang


def _standing_out(course: Course, now: int, scales: list[int]) -> tuple[int, float, float]:
    """The scale on which the present stands out most from the usual: bins, seen, expected."""
    found = []
    for width in scales:
        first = max(0, now + 1 - width)
        seen, expected = course.between(first, now)
        found.append((float(surprise(np.array([seen]), np.array([expected]))[0]), width, seen, expected))
    _, width, seen, expected = max(found)
    return width, seen, expected


def _complaint_course(series: Series) -> Course:
    counts = series.complaints
    assert counts is not None
    known = np.isfinite(counts)
    reach = max(1, round(28 * 86_400 / series.step))
    past = rolling_sum(np.where(known, counts, 0.0), reach) / np.maximum(rolling_sum(known.astype(float), reach), 1)
    return Course(counts, np.concatenate([past[:1], past[:-1]]), series.step)
