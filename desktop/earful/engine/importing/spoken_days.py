"""Days as they are spoken of ("昨天", "上周三", "yesterday") and dates with the names of months in English. Pure."""

import re
from datetime import date, timedelta

_RELATIVE = {
    "大前天": 3, "前天": 2, "前日": 2, "昨天": 1, "昨日": 1, "昨晚": 1, "今天": 0, "今日": 0, "今晚": 0, "今早": 0,
    "yesterday": 1, "today": 0,
}  # fmt: skip
_WEEKDAY = re.compile(r"(?P<last>上个?|本|这个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_ENGLISH_WEEKDAY = re.compile(r"(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*(?=\d{1,2}:|at\b|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
_WEEKDAY_BEFORE = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+{_DAY}(?:,?\s+(?P<year>\d{{4}})(?!\d))?")
_DAY_FIRST = re.compile(rf"{_DAY}[\s\-]+(?:of\s+)?{_MONTH}(?:[\s\-,]+(?P<year>\d{{4}})(?!\d))?")
# Twitter's and Weibo's form puts the year behind the time: "tue nov 03 12:30:00 +0000 2026".
_YEAR_BEHIND = re.compile(r"(?P<time>\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+[+-]\d{4})?)\s+(?P<year>\d{4})$")
_WEEK = "一二三四五六日"
_ENGLISH_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def spoken_day(text: str, today: date) -> tuple[date, str] | None:
    """The day that a text (in lower case) begins with, and what comes after it; None where it begins with none.

    A weekday is the last one that is not after today; with 上 before it, that of the week before this one."""
    for word, back in _RELATIVE.items():
        if text.startswith(word):
            # The evening of "昨晚8点" belongs to the time that follows.
            rest = text[len(word) :]
            return today - timedelta(days=back), (
                "晚上" + rest.lstrip() if word.endswith("晚") and rest.strip() else rest
            )
    if found := _WEEKDAY.match(text):
        number = _WEEK.index(found["day"].replace("天", "日"))
        monday = today - timedelta(days=today.weekday())
        if found["last"] and found["last"].startswith("上"):
            return monday - timedelta(days=7 - number), text[found.end() :]
        return today - timedelta(days=(today.weekday() - number) % 7), text[found.end() :]
    if found := _ENGLISH_WEEKDAY.match(text):
        back = (today.weekday() - _ENGLISH_WEEK.index(found["day"])) % 7
        return today - timedelta(days=back), text[found.end() :].removeprefix("at")
    return None


def english_date(text: str) -> tuple[int | None, int, int, str] | None:
    """(year or None, month, day, rest) of a text in lower case that begins with an English date; None for others."""
    rest = _WEEKDAY_BEFORE.sub("", text, count=1) if _WEEKDAY_BEFORE.match(text) else text
    found = _MONTH_FIRST.match(rest) or _DAY_FIRST.match(rest)
    if not found:
        return None
    rest = rest[found.end() :].removeprefix(",").removeprefix(" at")
    year = found["year"]
    if year is None and (behind := _YEAR_BEHIND.match(rest)):
        year, rest = behind["year"], behind["time"]
    return (int(year) if year else None), _MONTHS.index(found["month"]) + 1, int(found["day"]), rest
