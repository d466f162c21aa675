"""How long a year by hour and by day takes from the counts, against counting the mentions themselves."""

from pathlib import Path
from zoneinfo import ZoneInfo

from earful.bench.figures import Figure, percentile, seconds
from earful.bench.filling import RARE, SPAN, big_store
from earful.domain.moments import Moment
from earful.engine.outside import clock
from earful.store.brands import brand_named
from earful.store.database import Database, open_database
from earful.store.timeline import BINS, Bin, timeline

ROUNDS = 20


def run(size: int, kept: Path | None) -> dict[str, Figure]:
    """Milliseconds for a year, by the size of the bins; the floor counts the same mentions without the rollup."""
    now = clock()
    with big_store(size, now, kept) as path:
        database = open_database(path)
        counted = "SELECT m.at / 3600000000, j.sentiment, count(*) FROM mention m JOIN judgement j"
        floor = seconds(lambda: database.rows(f"{counted} ON j.mention_id = m.id GROUP BY 1, 2")) * 1000
        found = {str(name): _year(database, name, now) for name in BINS}
        rare = brand_named(database, RARE).id
        found["hour_rare_brand"] = _year(database, "hour", now, rare)
        found["hour_platform"] = _year(database, "hour", now, None, "mastodon")
        found["hour_rare_brand_platform"] = _year(database, "hour", now, rare, "mastodon")
        database.close()
    return {name: Figure(took, "ms p95", floor) for name, took in found.items()}


def _year(database: Database, size: Bin, now: Moment, brand: int | None = None, platform: str | None = None) -> float:
    def once() -> object:
        return timeline(database, now - SPAN, now, size, ZoneInfo("UTC"), brand_id=brand, platform=platform)

    return percentile([seconds(once) * 1000 for _ in range(ROUNDS)], 0.95)
