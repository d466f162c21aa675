"""Dates of profiles: what was written becomes a moment, and the day of the audit follows from the newest of them."""

from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

DAY = 86_400_000_000
# Networks with followers are younger than this; an older date is a default that somebody's program filled in.
EARLIEST = int(datetime(1995, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
# One date in so many may be nonsense from the future before we doubt the clock of this machine instead.
STRAY = 0.01


def moment(value: object) -> float:
    """Microseconds since the Unix epoch, UTC, of ISO 8601 text (UTC where it names no zone) or of Unix seconds or
    milliseconds; NaN for everything else, and for years before 1995 and after 2200."""
    if isinstance(value, str):
        found = _written(value)
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e14:
        found = float(value) * (1_000_000 if abs(value) < 1e11 else 1_000)
    else:
        return np.nan
    return found if EARLIEST <= found <= LATEST else np.nan


def _written(text: str) -> float:
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() * 1e6
    except (ValueError, OverflowError):
        return np.nan


def audit_moment(dates: npt.NDArray[np.float64], now: int | None) -> float:
    """The moment that the ages count from: the newest date of the file, but not one after `now` (the clock, in
    microseconds), unless so many lie after it that the clock must be wrong. `now`, or NaN, without any date."""
    known = dates[np.isfinite(dates)]
    if not len(known):
        return float("nan") if now is None else float(now)
    if now is not None:
        past = known[known <= now + DAY]
        if len(past) >= (1 - STRAY) * len(known):
            return float(past.max())
    return float(np.sort(known)[-1 - int(len(known) * STRAY / 10)])
