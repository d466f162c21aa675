"""The words, dates and numbers of charts in the language in force; dates in the chart's own time zone."""

import re
import unicodedata
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from earful.domain.moments import Moment, as_datetime
from earful.domain.platforms import PLATFORMS
from earful.export.chart_scale import Unit
from earful.export.timeline_figures import TimelineFigures
from earful.store.timeline import Bin, Tally

_DESKS = {"service": "customer service", "it": "IT"}
# Marks that reorder or hide the text around them, and what XML cannot carry.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def names() -> dict[str, str]:
    """What each feeling, and the line of complaints, is called."""
    return {
        "negative": QCoreApplication.translate("Chart", "negative"),
        "neutral": QCoreApplication.translate("Chart", "neutral"),
        "positive": QCoreApplication.translate("Chart", "positive"),
        "unsure": QCoreApplication.translate("Chart", "unsure"),
        "complaints": QCoreApplication.translate("Chart", "complaints"),
        "counted": QCoreApplication.translate("Chart", "people"),
    }


def called(name: str, figures: TimelineFigures) -> str:
    """What a layer or the line is called in these figures: of people, the line is those who complained."""
    if name == "counted" and not figures.focus.people:
        return names()["complaints"]
    if name == "complaints" and figures.focus.people:
        return QCoreApplication.translate("Chart", "who complained")
    return names()[name]


def other(figures: TimelineFigures) -> str:
    """What the blue line is: the other brand, or the period before; its negative share where shares are drawn."""
    if figures.against is None:
        return ""
    brand = figures.against.brand
    name = plain(brand, 40) if brand else QCoreApplication.translate("Chart", "the period before")
    shares = QCoreApplication.translate("Chart", "%1, negative")
    return shares.replace("%1", name) if figures.share else name


def narrowed(figures: TimelineFigures) -> str:
    """The query in words: whose mentions, from where, of which desk, with which words."""
    focus = figures.focus
    place = QCoreApplication.translate("Chart", "all platforms")
    if focus.platform is not None:
        place = QCoreApplication.translate("Platform", PLATFORMS.get(focus.platform, focus.platform))
    parts = [whose(figures.brand), place]
    if focus.desk is not None:
        desk = QCoreApplication.translate("Chart", "complaints for %1")
        parts.append(desk.replace("%1", desk_name(focus.desk)))
    if focus.query is not None:
        parts.append(f"“{plain(focus.query.text, 60)}”")
    return ", ".join(parts)


def desk_name(desk: str) -> str:
    """A desk as people call it."""
    return QCoreApplication.translate("Desk", _DESKS.get(desk, desk))


def why_missed(reason: str | None) -> str:
    """Why a source could not be read, in a few words: the kind of failure that the ledger holds, or its own words."""
    known = {
        None: "",
        "rolled_over": QCoreApplication.translate("Chart", "more was said than it shows at once"),
        "rate_limited": QCoreApplication.translate("Chart", "asked to slow down"),
        "quota_spent": QCoreApplication.translate("Chart", "the allowance was used up"),
        "budget_spent": QCoreApplication.translate("Chart", "the budget was used up"),
        "refused": QCoreApplication.translate("Chart", "it refused"),
        "offline": QCoreApplication.translate("Chart", "there was no network"),
    }
    return known[reason] if reason in known else plain(str(reason), 60)


def by_bin(size: Bin) -> str:
    """ "by day" """
    return {
        "hour": QCoreApplication.translate("Chart", "by hour"),
        "day": QCoreApplication.translate("Chart", "by day"),
        "week": QCoreApplication.translate("Chart", "by week"),
        "month": QCoreApplication.translate("Chart", "by month"),
    }[size]


def not_looked() -> str:
    """What stands over a time in which nobody looked."""
    return QCoreApplication.translate("Chart", "not looked")


def not_counted() -> str:
    """What stands over a time that is still to be counted."""
    return QCoreApplication.translate("Chart", "not counted yet")


def not_read(platform: str) -> str:
    """What stands over a span in which one platform could not be read while others were."""
    text = QCoreApplication.translate("Chart", "%1 not read")
    return text.replace("%1", QCoreApplication.translate("Platform", PLATFORMS.get(platform, platform)))


def whose(brand: str | None) -> str:
    """Which brand a chart is about."""
    return plain(brand) if brand else QCoreApplication.translate("Chart", "All brands")


def plain(text: str, limit: int = 80) -> str:
    """Foreign text as one safe line of at most `limit` characters."""
    cleaned = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in _HIDDEN.sub("", text))
    cleaned = " ".join(cleaned.split())
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + "…"


def locale() -> QLocale:
    """The habits of dates and numbers in force; English where the system has none ("C")."""
    found = QLocale()
    return QLocale(QLocale.Language.English) if found.language() == QLocale.Language.C else found


def number(value: int) -> str:
    """48213 -> "48,213" as the locale groups it."""
    return locale().toString(value)


def percent(value: float) -> str:
    """0.314 -> "31 %"; never rounds a real share to 0 % or 100 %."""
    whole = round(value * 100)
    if whole == 0 and value > 0:
        return QCoreApplication.translate("Chart", "under 1 %")
    if whole == 100 and value < 1:
        return QCoreApplication.translate("Chart", "over 99 %")
    return QCoreApplication.translate("Chart", "%1 %").replace("%1", number(whole))


def coverage(value: float | None) -> str:
    """Of how much of the time something is known."""
    if value is None:
        return QCoreApplication.translate("Chart", "still to come")
    return QCoreApplication.translate("Chart", "coverage %1").replace("%1", percent(value))


def day(at: Moment, zone: ZoneInfo, *, year: bool = False) -> str:
    """ "22 Oct", with the year where it is asked for."""
    local = as_datetime(at).astimezone(zone)
    long, short = QCoreApplication.translate("Chart", "d MMM yyyy"), QCoreApplication.translate("Chart", "d MMM")
    return locale().toString(QDate(local.year, local.month, local.day), long if year else short)


def hour(at: Moment, zone: ZoneInfo) -> str:
    """ "14:00" """
    local = as_datetime(at).astimezone(zone)
    return locale().toString(QTime(local.hour, local.minute), "HH:mm")


def tick(at: Moment, unit: Unit, zone: ZoneInfo) -> str:
    """What stands under a mark of the time axis; midnight carries its day, January its year."""
    local = as_datetime(at).astimezone(zone)
    date = QDate(local.year, local.month, local.day)
    if unit == "hour" and local.hour:
        return hour(at, zone)
    if unit in ("hour", "day"):
        return day(at, zone)
    if unit == "month" and local.month != 1:
        return locale().toString(date, QCoreApplication.translate("Chart", "MMM"))
    return locale().toString(date, QCoreApplication.translate("Chart", "yyyy"))


def period(start: Moment, end: Moment, zone: ZoneInfo) -> str:
    """The days of [start, end): "22 – 25 Oct 2026", "20 Aug – 16 Nov 2026"; one day alone stands alone."""
    first, last = as_datetime(start).astimezone(zone), as_datetime(end - 1).astimezone(zone)
    closing = day(end - 1, zone, year=True)
    if first.date() == last.date():
        return closing
    return f"{day(start, zone, year=first.year != last.year)} – {closing}"


def bin_name(tally: Tally, size: Bin, zone: ZoneInfo, *, year: bool = False) -> str:
    """The name of one bin: "22 Oct, 14:00 – 15:00", "22 Oct", "19 Oct – 25 Oct"."""
    first = day(tally.start, zone, year=year)
    if size == "hour":
        return f"{first}, {hour(tally.start, zone)} – {hour(tally.end, zone)}"
    if size == "month":
        local = as_datetime(tally.start).astimezone(zone)
        return locale().toString(QDate(local.year, local.month, 1), QCoreApplication.translate("Chart", "MMMM yyyy"))
    return first if size == "day" else f"{first} – {day(tally.end - 1, zone, year=year)}"
