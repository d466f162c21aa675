"""When to ask again: the one reader of Retry-After and of rate-limit resets, in every form the platforms use."""

import math
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal

from earful.domain.moments import DAY, MINUTE, SECOND, Moment, from_unix, moment, parse_iso

ResetStyle = Literal["auto", "unix", "iso", "seconds"]

SHORTEST = SECOND
LONGEST = DAY
UNSAID = MINUTE  # the wait where a platform says "too many requests" and not until when

_RESETS = ("ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
_REMAINING = ("ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining")


def retry_moment(headers: Mapping[str, str], now: Moment, style: ResetStyle = "auto") -> Moment | None:
    """When the platform wants to be asked again, between 1 s and 24 h from `now`; None where it does not say.

    `headers` have lower-case names. Retry-After (seconds or a date) goes before the reset headers, unless it says 0, as
    Reddit does. `style` is how the reset is written; "auto" tells Unix seconds from seconds to go by size. Moments of
    the platform are moved to our clock by its Date header. NaN and other words that are no time count as silence."""
    after = _retry_after(headers.get("retry-after"), headers, now)
    if after is not None and after > now:
        return _within_reach(after, now)
    reset = next((found for name in _RESETS if (found := _reset(headers.get(name), headers, now, style))), None)
    best = reset if reset is not None else after
    return None if best is None else _within_reach(best, now)


def pause_after(headers: Mapping[str, str], now: Moment, style: ResetStyle = "auto") -> Moment | None:
    """When to ask again where an answer says that nothing of the budget is left; None where something is."""
    left = next((number for name in _REMAINING if (number := _number(headers.get(name))) is not None), None)
    return retry_moment(headers, now, style) if left is not None and left < 1 else None


def server_time(headers: Mapping[str, str]) -> Moment | None:
    """The platform's clock: the moment of the Date header, to the second; None where there is none."""
    return _http_date(headers.get("date"))


def _retry_after(text: str | None, headers: Mapping[str, str], now: Moment) -> Moment | None:
    seconds = _number(text)
    if seconds is not None:
        return _from_now(seconds, now)
    at = _http_date(text)
    return None if at is None else _our_clock(at, headers, now)


def _reset(text: str | None, headers: Mapping[str, str], now: Moment, style: ResetStyle) -> Moment | None:
    number = _number(text)
    if number is None:
        at = parse_iso(text) if style in ("auto", "iso") else None
    elif style == "seconds" or (style == "auto" and number <= 1e9):  # 1e9 as Unix time is the year 2001
        return _from_now(number, now)
    else:
        at = from_unix(number / 1000 if number > 1e11 else number)
    return None if at is None else _our_clock(at, headers, now)


def _our_clock(at: Moment, headers: Mapping[str, str], now: Moment) -> Moment:
    theirs = server_time(headers)
    return at if theirs is None else at - (theirs - now)


def _from_now(seconds: float, now: Moment) -> Moment:
    return now + round(min(max(seconds * SECOND, 0), LONGEST))


def _within_reach(at: Moment, now: Moment) -> Moment:
    return min(max(at, now + SHORTEST), now + LONGEST)


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return None if math.isnan(number) else number


def _http_date(text: str | None) -> Moment | None:
    try:
        when = parsedate_to_datetime(text or "")
        return moment(when if when.tzinfo else when.replace(tzinfo=UTC))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
