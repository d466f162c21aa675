"""Where the marks of a chart's axes stand: round counts, and hours, days and months as a calendar has them. Pure."""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from earful.domain.moments import DAY, HOUR, Moment, as_datetime, moment

Unit = Literal["hour", "day", "month", "year"]
# (unit, how many, about how long): from fine to coarse.
_STEPS: tuple[tuple[Unit, int, int], ...] = (
    ("hour", 1, HOUR),
    ("hour", 3, 3 * HOUR),
    ("hour", 6, 6 * HOUR),
    ("hour", 12, 12 * HOUR),
    ("day", 1, DAY),
    ("day", 2, 2 * DAY),
    ("day", 7, 7 * DAY),
    ("day", 14, 14 * DAY),
    ("month", 1, 30 * DAY),
    ("month", 3, 91 * DAY),
    ("month", 6, 182 * DAY),
    ("year", 1, 365 * DAY),
    ("year", 5, 5 * 365 * DAY),
    ("year", 20, 20 * 365 * DAY),
)
_MONDAY = datetime(1970, 1, 5).toordinal()


def count_ticks(most: int, at_most: int = 5) -> list[int]:
    """Round counts from 0 to the first that is not below `most`, at most `at_most` steps. Never an empty axis."""
    step = 1
    while step * at_most < max(1, most):
        lead = int(str(step)[0])
        step = step * 5 // 2 if lead == 2 else step * 2
    return list(range(0, max(1, most) + step, step))


def time_ticks(
    start: Moment, end: Moment, zone: ZoneInfo, at_most: int, finest: Unit = "hour"
) -> tuple[Unit, list[Moment]]:
    """The unit and the moments in [start, end) that get a mark: at most about `at_most`, on round local times."""
    span = max(1, end - start)
    fine = [step for step in _STEPS if finest == "hour" or step[0] != "hour"]
    unit, many, _ = next((step for step in fine if span / step[2] <= max(1, at_most)), fine[-1])
    at = _before(as_datetime(start).astimezone(zone).replace(tzinfo=None), unit, many)
    found: list[Moment] = []
    while (mark := moment(at.replace(tzinfo=zone))) < end:
        if mark >= start and (not found or mark > found[-1]):
            found.append(mark)
        at = _after(at, unit, many)
    return unit, found


def _before(at: datetime, unit: Unit, many: int) -> datetime:
    """The last round time at or before `at`."""
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "hour":
        return day + timedelta(hours=at.hour - at.hour % many)
    if unit == "day":
        return day - timedelta(days=(day.toordinal() - _MONDAY) % many)
    if unit == "month":
        return day.replace(day=1, month=(at.month - 1) // many * many + 1)
    return day.replace(day=1, month=1, year=max(1, at.year // many * many))


def _after(at: datetime, unit: Unit, many: int) -> datetime:
    if unit == "hour":
        return at + timedelta(hours=many)
    if unit == "day":
        return at + timedelta(days=many)
    months = at.month - 1 + (many if unit == "month" else 12 * many)
    return at.replace(year=at.year + months // 12, month=months % 12 + 1)
