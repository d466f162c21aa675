"""Dates as people and platforms write them, Chinese and English ones included, as moments. Pure: `now` is passed in.

A date without a zone is read in the zone passed in; a day without a time is its midnight there."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

from earful.domain.moments import DAY, EARLIEST, HOUR, LATEST, MINUTE, SECOND, Moment, as_datetime, moment, parse_iso
from earful.engine.importing.spoken_days import english_date, spoken_day
from earful.engine.importing.values import chinese_number

Order = Literal["day", "month"]


class When(NamedTuple):
    """A moment, and whether the text alone gives it: "昨天" and "06-14" depend on the day they are read."""

    at: Moment
    exact: bool


class UnreadableDateError(Exception):
    """A text that is no date, or could be two; its message says which."""


class Reading(NamedTuple):
    """What a date needs besides itself: now, the zone of dates that name none, and what comes first in 03/11/2026."""

    now: Moment
    zone: tzinfo = UTC
    order: Order | None = None


_EXCEL_DAY_0 = datetime(1899, 12, 30)
_AGO = re.compile(
    r"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十半几]+|an?)\s*个?\s*"
    r"(?P<unit>秒钟?|分钟?|小时|钟头|天|日|周|星期|礼拜|月|年|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|"
    r"weeks?|w|months?|mo|years?|y)\s*(?:前|之前|以前|ago\b)"
)
_UNITS = {
    "秒": SECOND, "分": MINUTE, "小": HOUR, "钟": HOUR, "天": DAY, "日": DAY, "周": 7 * DAY, "星": 7 * DAY,
    "礼": 7 * DAY, "月": 30 * DAY, "年": 365 * DAY, "s": SECOND, "m": MINUTE, "h": HOUR, "d": DAY, "w": 7 * DAY,
    "mo": 30 * DAY, "y": 365 * DAY,
}  # fmt: skip
_JUST_NOW = re.compile(r"刚刚|刚才|几秒前|just now|now$")
_BEFORE = re.compile(
    r"(?:发布|编辑|发表|更新|修改|评论|创建|回复)(?:于|时间)?\s*[::]?\s*|(?:posted|edited|updated|on)\b:?\s*"
)
_FULL = re.compile(r"(?P<y>\d{4})\s*[年\-/.]\s*(?P<m>\d{1,2})\s*[月\-/.]\s*(?P<d>\d{1,2})\s*(?:[日号]|(?!\d))")
_SHORT_YEAR = re.compile(r"(?P<y>\d{2})\s*[年\-]\s*(?P<m>\d{1,2})\s*[月\-]\s*(?P<d>\d{1,2})\s*(?:[日号]|(?!\d))")
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<dot>[/.\-])(?P<b>\d{1,2})[/.\-](?P<y>\d{4})(?!\d)")
_NO_YEAR = re.compile(r"(?P<m>\d{1,2})\s*[月\-/]\s*(?P<d>\d{1,2})\s*(?:[日号]|(?![\d:]))")
_CLOCK = re.compile(
    r"[\st,]*(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)?\s*(?P<H>\d{1,2})"
    r"(?:\s*[::]\s*(?P<M>\d{2})(?:\s*:\s*(?P<S>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    r"|\s*[时点]\s*(?:(?P<M2>\d{1,2})\s*分?|(?P<half_past>半))?\s*(?:(?P<S2>\d{1,2})\s*秒)?|(?=\s*[ap]m))"
    r"\s*(?P<ampm>[ap]\.?m\.?)?"
)
_OFFSET = re.compile(r"\s*(?:z\b|utc|gmt)?\s*(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2})?|\s*(?:z|utc|gmt)\b")


def when(value: object, reading: Reading) -> When | None:
    """The moment that a cell names; None for an empty one. Raises UnreadableDateError.

    Numbers are Unix times (s, ms, µs or ns by size), days like 20261103, or Excel's days since 1899-12-30."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _checked(value if value.tzinfo else value.replace(tzinfo=reading.zone), value)
    if isinstance(value, date):
        return _checked(datetime.combine(value, time(), reading.zone), value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(float(value), reading)
    if not isinstance(value, str | time):
        return None
    if isinstance(value, str) and value.endswith("Z") and (at := parse_iso(value)) is not None:
        return When(at, True)  # the form of our own exports
    text = " ".join(unicodedata.normalize("NFKC", str(value)).lower().split()).strip("'\" ")
    if text in ("", "-", "--", "—", "n/a", "null", "none", "无", "未知"):
        return None
    if re.fullmatch(r"\d{5,19}(\.\d+)?", text):
        return _of_digits(text, reading)
    return _of_text(text, reading)


def day_or_month_first(texts: list[str]) -> Order | None:
    """Which of day and month comes first in a column of dates like 03/11/2026; None where no date tells."""
    for text in texts:
        if found := _YEAR_LAST.match(text.strip()):
            if int(found["a"]) > 12:
                return "day"
            if int(found["b"]) > 12:
                return "month"
    return None


def _of_digits(text: str, reading: Reading) -> When:
    whole = text.partition(".")[0]
    for length, form in ((8, "%Y%m%d"), (12, "%Y%m%d%H%M"), (14, "%Y%m%d%H%M%S")):
        if len(whole) == length and whole[:2] in ("19", "20"):
            try:
                return _checked(datetime.strptime(whole, form).replace(tzinfo=reading.zone), text)
            except ValueError:
                break
    return _of_number(float(text), reading)


def _of_number(number: float, reading: Reading) -> When:
    if 20_000 <= number < 100_000:  # Excel's days 1954 to 2173
        try:
            return _checked((_EXCEL_DAY_0 + timedelta(days=number)).replace(tzinfo=reading.zone), number)
        except OverflowError as error:
            raise UnreadableDateError(f"“{number}” is not a date") from error
    if number.is_integer() and 19_000_101 <= number < 21_000_101:
        return _of_digits_only_day(int(number), reading)
    for below, factor in ((1e11, SECOND), (1e14, 1000), (1e17, 1), (1e20, 1 / 1000)):
        if 1e8 <= number < below:
            return When(round(number * factor), True)
    raise UnreadableDateError(f"“{number:g}” is not a date")


def _of_digits_only_day(number: int, reading: Reading) -> When:
    try:
        return _checked(datetime.strptime(str(number), "%Y%m%d").replace(tzinfo=reading.zone), number)
    except ValueError as error:
        raise UnreadableDateError(f"“{number}” is not a date") from error


def _of_text(text: str, reading: Reading) -> When:
    rest = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    if found := _AGO.match(rest):
        unit = found["unit"]
        size = _UNITS["mo" if unit.startswith("mo") else unit[0]]
        return When(reading.now - round(chinese_number(found["n"]) * size), False)
    if _JUST_NOW.match(rest):
        return When(reading.now, False)
    today = as_datetime(reading.now).astimezone(reading.zone).date()
    day, exact, rest = _day(rest, today, reading.order, text)
    hour, rest = _clock(rest, text)
    zone, rest = _offset(rest, reading.zone)
    if (day is None and hour is None) or re.search(r"\d", rest):
        raise UnreadableDateError(f"“{text[:60]}” is not a date")
    at = datetime.combine(day or today, hour or time(), zone)
    if day is None and moment(at) > reading.now + 5 * MINUTE:
        at -= timedelta(days=1)  # a bare "23:50" read in the morning is yesterday's
    return _checked(at, text)._replace(exact=exact and day is not None)


def _day(text: str, today: date, order: Order | None, whole: str) -> tuple[date | None, bool, str]:
    """The day at the beginning of a text, whether it names its year, and the text after it."""
    try:
        if found := _FULL.match(text):
            return date(int(found["y"]), int(found["m"]), int(found["d"])), True, text[found.end() :]
        if found := _YEAR_LAST.match(text):
            return _year_last(found, order, whole), True, text[found.end() :]
        if found := _SHORT_YEAR.match(text):
            return date(2000 + int(found["y"]), int(found["m"]), int(found["d"])), True, text[found.end() :]
        if found := _NO_YEAR.match(text):
            return _latest(int(found["m"]), int(found["d"]), today), False, text[found.end() :]
        if (english := english_date(text)) is not None:
            year, month, number, rest = english
            exact = year is not None
            return (date(year, month, number) if year else _latest(month, number, today)), exact, rest
    except ValueError as error:
        raise UnreadableDateError(f"“{whole[:60]}” is not a date") from error
    spoken = spoken_day(text, today)
    return (spoken[0], False, spoken[1]) if spoken else (None, True, text)


def _year_last(found: re.Match[str], order: Order | None, whole: str) -> date:
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if a > 12 or a == b or found["dot"] == ".":
        return date(year, b, a)
    if b > 12:
        return date(year, a, b)
    if order is None:
        raise UnreadableDateError(f"“{whole[:60]}” could be two dates; write it like {year}-{a:02}-{b:02}")
    return date(year, b, a) if order == "day" else date(year, a, b)


def _latest(month: int, day: int, today: date) -> date:
    """The last such day that is not past tomorrow. Raises ValueError where no year has it."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today + timedelta(days=1):
            return found
    raise ValueError("no year has this day")


def _clock(text: str, whole: str) -> tuple[time | None, str]:
    found = _CLOCK.match(text)
    if not found:
        return None, text
    hour, minute = int(found["H"]), int(found["M"] or found["M2"] or (30 if found["half_past"] else 0))
    second, fraction = int(found["S"] or found["S2"] or 0), (found["f"] or "0")[:6].ljust(6, "0")
    half, ampm = found["half"] or "", (found["ampm"] or "")[:1]
    if (half in ("下午", "傍晚", "晚上", "夜里") or ampm == "p" or (half == "中午" and hour < 3)) and hour < 12:
        hour += 12
    if (ampm == "a" or half in ("凌晨", "晚上", "夜里")) and hour == 12:
        hour = 0
    try:
        return time(hour % 24 if hour == 24 and not minute else hour, minute, second, int(fraction)), text[
            found.end() :
        ]
    except ValueError as error:
        raise UnreadableDateError(f"“{whole[:60]}” is not a date") from error


def _offset(text: str, zone: tzinfo) -> tuple[tzinfo, str]:
    found = _OFFSET.match(text)
    if not found:
        return zone, text
    if found["sign"] is None:
        return UTC, text[found.end() :]
    away = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
    if away >= timedelta(days=1):
        return zone, text
    return timezone(away if found["sign"] == "+" else -away), text[found.end() :]


def _checked(at: datetime, value: object) -> When:
    try:
        found = moment(at)
    except OverflowError as error:
        raise UnreadableDateError(f"“{value}” is not a date") from error
    if not EARLIEST <= found <= LATEST:
        raise UnreadableDateError(f"“{value}” lies outside the years that can be kept")
    return When(found, True)
