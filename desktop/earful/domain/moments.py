"""Moments in time as the program keeps them: integers, microseconds since the Unix epoch, UTC."""

from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from earful.domain.failures import KnownError

Moment: TypeAlias = int

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 3_600 * SECOND
DAY = 86_400 * SECOND

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# SQLite, JSON and datetime all hold these; what lies outside is a broken clock, not a date.
EARLIEST = 0
LATEST = int((datetime(9000, 1, 1, tzinfo=UTC) - _EPOCH) / timedelta(microseconds=1))


def moment(when: datetime) -> Moment:
    """The moment of an aware datetime (exact, no float). Raises ValueError for a naive one."""
    if when.tzinfo is None:
        raise ValueError("a datetime without a time zone names no moment")
    return (when - _EPOCH) // timedelta(microseconds=1)


def as_datetime(at: Moment) -> datetime:
    """The aware UTC datetime of a moment."""
    return _EPOCH + timedelta(microseconds=at)


def iso(at: Moment | None) -> str | None:
    """ISO 8601 in UTC ("2026-11-21T08:00:00Z", with microseconds only where there are any)."""
    if at is None:
        return None
    return as_datetime(at).isoformat().replace("+00:00", "Z")


def parse_iso(text: object) -> Moment | None:
    """Moment of an ISO 8601 text; one without a zone is read as UTC. None where it is no date within reach."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        when = datetime.fromisoformat(text.strip())
        at = moment(when if when.tzinfo else when.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    return at if EARLIEST <= at <= LATEST else None


def from_unix(seconds: object) -> Moment | None:
    """Moment of a number of Unix seconds (int, float or a text of one); None where it is none or out of reach."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float | str):
        return None
    try:
        at = round(float(seconds) * SECOND) if not isinstance(seconds, int) else seconds * SECOND
    except (ValueError, OverflowError):
        return None
    return at if EARLIEST <= at <= LATEST else None


def zone(name: str) -> ZoneInfo:
    """The time zone called `name`. Raises KnownError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise KnownError("unknown_time_zone", {"name": name}, detail=str(error)) from error
