"""How people feel over time: counts from the rollup. The mentions behind them: store/behind.py."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment, as_datetime, moment
from earful.store.counting import ALL_BRANDS, ALL_PLATFORMS
from earful.store.database import Database

Bin = Literal["hour", "day", "week", "month"]
BINS: tuple[Bin, ...] = ("hour", "day", "week", "month")
FEELINGS = ("negative", "neutral", "positive", "unsure")


class Tally(NamedTuple):
    """The counts of one bin [start, end): mentions by feeling, and complaints among them. `counted` stands in
    place of the feelings where there are none: people, each once, or the complaints of one desk.

    A tuple: a year by hour has 8,760 of them, and frozen dataclasses alone would take 20 ms."""

    start: Moment
    end: Moment
    negative: int = 0
    neutral: int = 0
    positive: int = 0
    unsure: int = 0
    complaints: int = 0
    counted: int = 0

    @property
    def n(self) -> int:
        """All that was counted in the bin."""
        return self.negative + self.neutral + self.positive + self.unsure + self.counted


def bin_edges(since: Moment, until: Moment, size: Bin, zone: ZoneInfo) -> list[Moment]:
    """The edges of the bins that cover since..until: whole hours, local days, weeks from Monday on, or months.

    Local days are 23 or 25 hours long where clocks change; the edges follow the clock on the wall."""
    start = as_datetime(since).astimezone(zone).replace(minute=0, second=0, microsecond=0)
    if size != "hour":
        start = start.replace(hour=0)
    if size == "week":
        start -= timedelta(days=start.weekday())
    if size == "month":
        start = start.replace(day=1)
    edges = [moment(start)]
    if size == "hour":
        return list(range(edges[0], max(until, edges[0]) + HOUR, HOUR))
    while edges[-1] < until:
        edges.append(_next_edge(edges[-1], size, zone))
    return edges


def _next_edge(edge: Moment, size: Bin, zone: ZoneInfo) -> Moment:
    local = as_datetime(edge).astimezone(zone)
    naive = datetime(local.year, local.month, local.day) + timedelta(days=7 if size == "week" else 1)
    if size == "month":
        naive = datetime(local.year + local.month // 12, local.month % 12 + 1, 1)
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
    desk: str | None = None,
) -> list[Tally]:
    """The tallies of every bin that touches since..until, in order, empty ones included. Of a `desk`: complaints only.

    Without a brand, a mention of several counts once; without a platform, all of them count.

    Counted by whole UTC hours: where a zone is not whole hours off UTC, the first and last hour of a day differ."""
    edges = bin_edges(since, until, size, zone)
    whose = {"brand": brand_id or ALL_BRANDS, "platform": platform or ALL_PLATFORMS, "desk": desk}
    if size == "hour":
        return _by_hour(database, edges, whose)
    found = _by_bin(database, [-(-edge // HOUR) for edge in edges], whose)
    return [Tally(start, end, *found.get(at, ())) for at, (start, end) in enumerate(pairwise(edges))]


_COUNTS = ("negative", "neutral", "positive", "unsure", "complaints", "counted")


def _counted(whose: Mapping[str, object]) -> tuple[list[str], str, str]:
    """The columns of a tally, the table that holds them and its condition: of everything, or of one desk."""
    if whose["desk"] is None:
        return [*_COUNTS[:-1], "0 AS counted"], "rollup", "brand_id = :brand AND platform = :platform"
    columns = ["0 AS negative", "0 AS neutral", "0 AS positive", "0 AS unsure", "complaints", "complaints AS counted"]
    return columns, "rollup_desk", "brand_id = :brand AND platform = :platform AND desk = :desk"


def _by_hour(database: Database, edges: Sequence[Moment], whose: Mapping[str, object]) -> list[Tally]:
    """The rows as they come, and empty bins where there are none: 8,760 of them must be there in a few milliseconds."""
    first = -(-edges[0] // HOUR)  # an hour counts where it begins
    columns, table, of = _counted(whose)
    rows = database.connection.cursor()
    rows.row_factory = None
    rows.execute(
        f"SELECT :edge + (hour - :first) * {HOUR}, :edge + (hour + 1 - :first) * {HOUR}, {', '.join(columns)}"
        f" FROM {table} WHERE {of} AND hour >= :first AND hour < :last ORDER BY hour",
        {**whose, "edge": edges[0], "first": first, "last": first + len(edges) - 1},
    )
    found = list(map(Tally._make, rows.fetchall()))
    if len(found) == len(edges) - 1:
        return found
    known = {tally.start: tally for tally in found}
    return [known.get(edge) or Tally(edge, edge + HOUR) for edge in edges[:-1]]


def _by_bin(database: Database, hours: Sequence[int], whose: Mapping[str, object]) -> dict[int, tuple[int, ...]]:
    """Summed up by SQLite: one walk over the key, whatever the length of the bins."""
    columns, table, of = _counted(whose)
    sums = ", ".join(f"sum({column.split(' AS ')[0]})" for column in columns)
    rows = database.rows(
        f"SELECT e.key, {sums} FROM json_each(:bins) e CROSS JOIN {table}"
        f" WHERE {of} AND hour >= json_extract(e.value, '$[0]') AND hour < json_extract(e.value, '$[1]')"
        " GROUP BY e.key",
        {**whose, "bins": json.dumps(list(pairwise(hours)))},
    )
    return {row[0]: tuple(row)[1:] for row in rows}


def first_heard(database: Database, brand_id: int | None = None) -> Moment | None:
    """The hour of the oldest mention, None where nothing was heard."""
    row = database.row(
        "SELECT min(hour) AS h FROM rollup WHERE brand_id = ? AND platform = ?", (brand_id or ALL_BRANDS, ALL_PLATFORMS)
    )
    return None if row is None or row["h"] is None else row["h"] * HOUR


def platforms_heard(database: Database, brand_id: int | None = None) -> list[str]:
    """The codes of the platforms that brought something, by one look into the key for each."""
    found: list[str] = []
    while row := database.row(
        "SELECT min(platform) AS p FROM rollup WHERE brand_id = ? AND platform > ?",
        (brand_id or ALL_BRANDS, found[-1] if found else ALL_PLATFORMS),
    ):
        if row["p"] is None:
            break
        found.append(row["p"])
    return found


def desks_heard(database: Database, brand_id: int | None = None) -> list[str]:
    """The desks that complaints went to, in the same way; complaints without one have none to name."""
    found: list[str] = []
    while row := database.row(
        "SELECT min(desk) AS d FROM rollup_desk WHERE brand_id = ? AND platform = ? AND desk > ?",
        (brand_id or ALL_BRANDS, ALL_PLATFORMS, found[-1] if found else ""),
    ):
        if row["d"] is None:
            break
        found.append(row["d"])
    return found
