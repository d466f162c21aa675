"""Times, spans, counts and shares in a person's words, in the language in force. Text only: no colour, no widget.

Times are microseconds since the Unix epoch, UTC; spans are microseconds. Dates are shown in the local time zone.
"""

import re
import unicodedata
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimeZone

from earful.app.language import translate

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

# Marks that reorder or hide the text around them: a name must not be able to rewrite its neighbours.
_DIRECTION_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Wording(QObject):
    """The texts with plural forms: lupdate finds those in tr() only, not in translate()."""

    def seconds(self, n: int) -> str:
        return self.tr("%n s", "", n)

    def minutes(self, n: int) -> str:
        return self.tr("%n min", "", n)

    def hours(self, n: int) -> str:
        return self.tr("%n h", "", n)

    def days(self, n: int) -> str:
        return self.tr("%n day(s)", "", n)

    def people(self, n: int) -> str:
        return self.tr("%n people", "", n)

    def mentions(self, n: int) -> str:
        return self.tr("%n mention(s)", "", n)

    def complaints(self, n: int) -> str:
        return self.tr("%n complaint(s)", "", n)

    def new(self, n: int) -> str:
        return self.tr("%n new", "", n)


_counted = Wording()


def number(value: int) -> str:
    """48213 -> "48,213" as the locale groups it."""
    return QLocale().toString(value)


def share(value: float) -> str:
    """0.314 -> "31 %"; never rounds a real share to 0 % or 100 %."""
    percent = round(value * 100)
    if percent == 0 and value > 0:
        return translate("Wording", "under 1 %")
    if percent == 100 and value < 1:
        return translate("Wording", "over 99 %")
    return translate("Wording", "%1 %").replace("%1", number(percent))


def duration(span: int) -> str:
    """A span in its one fitting unit: "40 s", "2 min", "31 h" up to two days, then "3 days"."""
    if span < MINUTE:
        return _counted.seconds(max(0, span // SECOND))
    if span < HOUR:
        return _counted.minutes(span // MINUTE)
    if span < 2 * DAY:
        return _counted.hours(span // HOUR)
    return _counted.days(span // DAY)


def ago(then: int, now: int) -> str:
    """How long ago, up to a week: "just now", "2 min ago", "3 days ago"; then the day. The future is "just now"."""
    span = now - then
    if span < 10 * SECOND:
        return translate("Wording", "just now")
    if span >= 7 * DAY:
        return day(then, now)
    return translate("Wording", "%1 ago").replace("%1", duration(span))


def day(at: int, now: int | None = None) -> str:
    """ "12 Nov", with the year where it is not the year of `now`."""
    moment = _local(at)
    this_year = now is not None and _local(now).date().year() == moment.date().year()
    pattern = translate("Wording", "d MMM") if this_year else translate("Wording", "d MMM yyyy")
    return QLocale().toString(moment.date(), pattern)


def clock(at: int) -> str:
    """The hour and minute: "14:05" as the locale writes it."""
    return QLocale().toString(_local(at).time(), QLocale.FormatType.ShortFormat)


def moment(at: int, now: int) -> str:
    """Day and time as one says them: "14:05" today, "yesterday 06:52", "12 Nov 06:52"."""
    days = _local(at).daysTo(_local(now))
    if days == 0:
        return clock(at)
    if days == 1:
        return translate("Wording", "yesterday %1").replace("%1", clock(at))
    return f"{day(at, now)} {clock(at)}"


def exact(at: int) -> str:
    """The full date and time with its zone, for tooltips."""
    return QLocale().toString(_local(at), QLocale.FormatType.LongFormat)


def people(count: int) -> str:
    return _counted.people(count)


def mentions(count: int) -> str:
    return _counted.mentions(count)


def complaints(count: int) -> str:
    return _counted.complaints(count)


def new(count: int) -> str:
    """What the pill over a list says: "3 new"."""
    return _counted.new(count)


def one_line(text: str, limit: int = 400) -> str:
    """Foreign text as one safe line: no line breaks, control or direction marks; at most `limit` characters."""
    if len(text) <= limit and text.isprintable():  # most names and lines; control and direction marks are not printable
        return " ".join(text.split())
    cleaned = _DIRECTION_MARKS.sub("", text[: limit * 4])
    cleaned = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in cleaned)
    cleaned = " ".join(cleaned.split())
    return cleaned if len(cleaned) <= limit and len(text) <= limit * 4 else cleaned[:limit].rstrip() + "…"


def _local(at: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(at // 1000, QTimeZone.systemTimeZone())
