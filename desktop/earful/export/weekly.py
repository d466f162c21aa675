"""What a weekly report says: numbers with the very mentions behind each, charts, events and markers. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from earful.domain.moments import Moment, as_datetime, moment
from earful.export.timeline_figures import TimelineFigures, compared, read_timeline
from earful.insight.intervals import Share, share
from earful.store import behind
from earful.store.behind import Selection
from earful.store.database import Database
from earful.store.events import Event, events
from earful.store.focus import Focus
from earful.store.listed import Listed
from earful.store.reading import listed

Chart = Literal["mentions", "share"]
CHARTS: tuple[Chart, ...] = ("mentions", "share")
NUMBERS = ("", "negative", "positive", "complaints", "listened")
DAYS = 7
QUOTES = 40  # of each number; the rest is named by the command that exports it


@dataclass(frozen=True)
class Number:
    """One number: `name` is a feeling, "complaints", "listened" or "" for all; `before` the same of the week before.

    `quotes` are its newest mentions, all of them where there are at most QUOTES."""

    name: str
    count: int
    before: int
    share: Share | None
    people: int
    quotes: tuple[Listed, ...]


@dataclass(frozen=True)
class Week:
    """Seven local days up to `until`; `charts` are of these days with the week before beside them."""

    since: Moment
    until: Moment
    zone: ZoneInfo
    brand: str | None
    figures: TimelineFigures
    charts: tuple[tuple[Chart, TimelineFigures], ...]
    numbers: tuple[Number, ...]
    events: tuple[tuple[Event, tuple[Listed, ...]], ...]


def week_before(now: Moment, zone: ZoneInfo) -> tuple[Moment, Moment]:
    """The last seven whole local days: until midnight of today."""
    today = as_datetime(now).astimezone(zone)
    end = datetime(today.year, today.month, today.day)
    start = end - timedelta(days=DAYS)
    return moment(start.replace(tzinfo=zone)), moment(end.replace(tzinfo=zone))


def read_week(
    database: Database,
    since: Moment,
    until: Moment,
    zone: ZoneInfo,
    brand_id: int | None = None,
    charts: Sequence[Chart] = CHARTS,
) -> Week:
    """Everything the report of since..until holds."""
    focus = Focus(brand_id)
    figures = compared(database, read_timeline(database, since, until - 1, "day", zone, focus=focus), None)
    figures = replace(figures, until=until)
    start, end = figures.hours_of(0)[0], figures.hours_of(len(figures.tallies) - 1)[1]
    whole = Selection(start, end, brand_id)
    earlier = replace(whole, start=start - (end - start), end=start)
    found = []
    for one in events(database, brand_id):
        if one.noticed_at < until and (one.ended_at is None or one.ended_at >= since):
            posts = [listed(database, int(key)) for key in one.data.get("typical", ())]
            found.append((one, tuple(post for post in posts if post is not None)))
    return Week(
        since,
        until,
        zone,
        figures.brand,
        figures,
        tuple((chart, replace(figures, share=chart == "share")) for chart in charts),
        tuple(_number(database, name, whole, earlier) for name in NUMBERS),
        tuple(found),
    )


def _number(database: Database, name: str, whole: Selection, earlier: Selection) -> Number:
    def meant(selection: Selection) -> Selection:
        return replace(selection, name="" if name == "listened" else name, listened=name == "listened")

    count = behind.count(database, meant(whole))
    return Number(
        name,
        count,
        behind.count(database, meant(earlier)),
        share(count, behind.count(database, whole)) if name else None,
        behind.people(database, meant(whole)),
        tuple(behind.page(database, meant(whole), limit=QUOTES)),
    )
