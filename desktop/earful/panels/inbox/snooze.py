"""Until when one may snooze: the four moments of the menu, on the clock of the wall. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment, as_datetime, moment

EVENING = time(18)
MORNING = time(9)


def snooze_moments(now: Moment, zone: ZoneInfo) -> tuple[tuple[str, Moment], ...]:
    """(name, moment) in the order of time: hour, evening (where it is still to come), morning, week (next Monday)."""
    local = as_datetime(now).astimezone(zone)
    today, day = local.date(), timedelta(days=1)
    evening = moment(datetime.combine(today, EVENING, zone))
    monday = today + day * (7 - today.weekday())
    moments = [
        ("hour", now + HOUR),
        ("evening", evening),
        ("morning", moment(datetime.combine(today + day, MORNING, zone))),
        ("week", moment(datetime.combine(monday, MORNING, zone))),
    ]
    return tuple((name, at) for name, at in moments if name != "evening" or at > now + HOUR)
