"""How people feel over time: counts from the rollup. The mentions behind them: store/behind.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment, as_datetime, moment
from earful.store.counting import ALL_BRANDS, ALL_PLATFORMS
from earful.store.database import Database

Bin = Literal["hour", "day", "week"]
BINS: tuple[Bin, ...] = ("hour", "day", "week")
FEELINGS = ("negative", "neutral", "positive", "unsure")


@dataclass(frozen=True)
class Tally:
    """The counts of one bin [start, end): mentions by feeling, and complaints among them."""

    start: Moment
    end: Moment
    negative: int = 0
    neutral: int = 0
    positive: int = 0
    unsure: int = 0
    complaints: int = 0

    @property
    def n(self) -> int:
        """All mentions of the bin."""
        return self.negative + self.neutral + self.positive + self.unsure


def bin_edges(since: Moment, until: Moment, size: Bin, zone: ZoneInfo) -> list[Moment]:
    """The edges of the bins that cover since..until: whole hours, local days, or local weeks from Monday on.

    Local days are 23 or 25 hours long where clocks change; the edges follow the clock on the wall."""
    start = as_datetime(since).astimezone(zone).replace(minute=0, second=0, microsecond=0)
    if size != "hour":
        start = start.replace(hour=0)
    if size == "week":
        start -= timedelta(days=start.weekday())
    edges = [moment(start)]
    while edges[-1] < until:
        edges.append(_next_edge(edges[-1], size, zone))
    return edges


def _next_edge(edge: Moment, size: Bin, zone: ZoneInfo) -> Moment:
    if size == "hour":
        return edge + HOUR
    local = as_datetime(edge).astimezone(zone)
    naive = datetime(local.year, local.month, local.day) + timedelta(days=7 if size == "week" else 1)
    return moment(naive.replace(tzinfo=zone))


def timeline(
    database: Database,
    since: Moment,
    until: Moment,
    size: Bin,
    zone: ZoneInfo,
    *,
    brand_id: int | None = None,
    platform: str | None = None,
) -> list[Tally]:
    """The tallies of every bin that touches since..until, in order, empty ones included.

    Without a brand, a mention of several counts once; without a platform, all of them count.

    Counted by whole UTC hours: where a zone is not whole hours off UTC, the first and last hour of a day differ."""
    edges = bin_edges(since, until, size, zone)
    counts = [[0, 0, 0, 0, 0] for _ in edges[1:]]
    rows = database.connection.execute(
        "SELECT hour, negative, neutral, positive, unsure, complaints FROM rollup"
        " WHERE brand_id = ? AND platform = ? AND hour >= ? AND hour < ? ORDER BY hour",
        (brand_id or ALL_BRANDS, platform or ALL_PLATFORMS, edges[0] // HOUR, -(-edges[-1] // HOUR)),
    )
    at, last = 0, len(counts) - 1
    for hour, *tally in rows:
        while at < last and hour * HOUR >= edges[at + 1]:
            at += 1
        counts[at] = [before + more for before, more in zip(counts[at], tally, strict=True)]
    return [Tally(start, end, *c) for start, end, c in zip(edges, edges[1:], counts, strict=False)]


def first_heard(database: Database, brand_id: int | None = None) -> Moment | None:
    """The hour of the oldest mention, None where nothing was heard."""
    row = database.row(
        "SELECT min(hour) AS h FROM rollup WHERE brand_id = ? AND platform = ?", (brand_id or ALL_BRANDS, ALL_PLATFORMS)
    )
    return None if row is None or row["h"] is None else row["h"] * HOUR
