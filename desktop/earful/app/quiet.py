"""Quiet hours: whether it is quiet now and when it ends. Wall-clock times in the person's time zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from earful.domain.moments import Moment, as_datetime, moment


def quiet_until(now: Moment, start: str, end: str, zone: ZoneInfo) -> Moment | None:
    """When the quiet hours end that hold now; None outside of them. "HH:MM" both; over midnight where end <= start.

    Equal times mean the whole day."""
    local = as_datetime(now).astimezone(zone)
    begins, ends = time.fromisoformat(start), time.fromisoformat(end)
    clock = local.time()
    inside = begins <= clock < ends if begins < ends else clock >= begins or clock < ends
    if not inside:
        return None
    day = local.date() if clock < ends else local.date() + timedelta(days=1)
    return moment(datetime.combine(day, ends, zone))
