"""How people feel over time: counts from the rollup, and the mentions behind every one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment, as_datetime, moment
from earful.store.database import Database
from earful.store.mention_ids import first_id_at
from earful.store.reading import COLUMNS, JOINS, Listed, as_listed

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
    database: Database, since: Moment, until: Moment, size: Bin, zone: ZoneInfo, *, brand_id: int | None = None
) -> list[Tally]:
    """The tallies of every bin that touches since..until, in order, empty ones included.

    Counted by whole UTC hours: where a zone is not whole hours off UTC, the first and last hour of a day differ."""
    edges = bin_edges(since, until, size, zone)
    counts = [dict.fromkeys((*FEELINGS, "complaints"), 0) for _ in edges[1:]]
    rows = database.rows(
        "SELECT hour, sentiment, complaint, sum(n) AS n FROM rollup WHERE hour >= ? AND hour < ?"
        " AND (?3 IS NULL OR brand_id = ?3) GROUP BY hour, sentiment, complaint ORDER BY hour",
        (edges[0] // HOUR, -(-edges[-1] // HOUR), brand_id),
    )
    at = 0
    for row in rows:
        while at < len(counts) - 1 and row["hour"] * HOUR >= edges[at + 1]:
            at += 1
        counts[at][row["sentiment"]] += row["n"]
        if row["complaint"]:
            counts[at]["complaints"] += row["n"]
    return [Tally(start, end, **c) for start, end, c in zip(edges, edges[1:], counts, strict=False)]


def behind(
    database: Database,
    since: Moment,
    until: Moment,
    *,
    brand_id: int | None = None,
    feelings: Sequence[str] = (),
    complaints_only: bool = False,
    after: int | None = None,
    limit: int = 100,
) -> list[Listed]:
    """The mentions behind a span [since, until) of the timeline, newest first, from the mention id `after` on."""
    where = "j.mention_id >= :first AND j.mention_id < :last AND m.own = 0"
    params: dict[str, object] = {"first": first_id_at(since), "last": after or first_id_at(until), "limit": limit}
    if brand_id is not None:
        where += " AND EXISTS (SELECT 1 FROM mention_brand b WHERE b.brand_id = :brand AND b.mention_id = j.mention_id)"
        params["brand"] = brand_id
    if feelings:
        where += " AND j.sentiment IN (SELECT value FROM json_each(:feelings))"
        params["feelings"] = "[" + ",".join(f'"{feeling}"' for feeling in feelings) + "]"
    if complaints_only:
        where += " AND j.complaint = 1"
    rows = database.rows(
        f"SELECT {COLUMNS} FROM judgement j {JOINS} WHERE {where} ORDER BY j.mention_id DESC LIMIT :limit", params
    )
    return [as_listed(row) for row in rows]


def first_heard(database: Database, brand_id: int | None = None) -> Moment | None:
    """The hour of the oldest mention, None where nothing was heard."""
    row = database.row("SELECT min(hour) AS h FROM rollup WHERE (?1 IS NULL OR brand_id = ?1)", (brand_id,))
    return None if row is None or row["h"] is None else row["h"] * HOUR
