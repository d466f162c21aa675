"""Which days a range means, and how fine it may be cut. Pure: the time and the zone are given."""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from earful.domain.moments import DAY, HOUR, Moment, as_datetime, moment
from earful.store.timeline import Bin

Range = Literal["week", "month", "quarter", "year", "all", "span"]
RANGES: tuple[Range, ...] = ("week", "month", "quarter", "year", "all")
_DAYS = {"week": 7, "month": 30, "quarter": 90, "year": 365}
_LENGTH: dict[Bin, int] = {"hour": HOUR, "day": DAY, "week": 7 * DAY, "month": 30 * DAY}
_COARSER: dict[Bin, Bin] = {"hour": "day", "day": "week", "week": "month"}
# A year by hour and thirty years by day; of more bins than pixels the chart draws the fullest of each group.
MOST_BINS = 11_000


def since(range_: Range, now: Moment, zone: ZoneInfo, first: Moment | None) -> Moment:
    """Where a range begins: local midnight, so many days ago that today is the last; for "all" the first mention."""
    if range_ == "all":
        return min(first if first is not None else now, now)
    today = as_datetime(now).astimezone(zone)
    midnight = datetime(today.year, today.month, today.day) - timedelta(days=_DAYS[range_] - 1)
    return moment(midnight.replace(tzinfo=zone))


def natural_bin(start: Moment, now: Moment) -> Bin:
    """How fine a period is shown unless the person says otherwise: about 30 to 400 bins, days where they do."""
    span = now - start
    if span < 3 * DAY:
        return "hour"
    if span <= 2 * 366 * DAY:
        return "day"
    return "week" if span <= 10 * 366 * DAY else "month"


def fitting(size: Bin, start: Moment, now: Moment) -> Bin:
    """`size`, or the next coarser where it would make more than MOST_BINS of the period."""
    while size in _COARSER and bins(size, start, now) > MOST_BINS:
        size = _COARSER[size]
    return size


def bins(size: Bin, start: Moment, now: Moment) -> int:
    """About how many bins a period has."""
    return (now - start) // _LENGTH[size] + 1
