"""How long a year by hour and by day takes from the counts, against counting the mentions themselves."""

from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from earful.bench.figures import Figure, seconds
from earful.bench.filling import filled
from earful.bench.texts import mentions
from earful.domain.moments import DAY
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import Database
from earful.store.timeline import BINS, Bin, timeline


def run(size: int) -> dict[str, Figure]:
    """Milliseconds for a year, by the size of the bins; the floor counts the same mentions without the rollup."""
    now = clock()
    with TemporaryDirectory() as folder:
        database = filled(Path(folder) / "bench.db", mentions(size, now, 365 * DAY), now, Ear.load().judge)
        counted = "SELECT m.at / 3600000000, j.sentiment, count(*) FROM mention m JOIN judgement j"
        floor = seconds(lambda: database.rows(f"{counted} ON j.mention_id = m.id GROUP BY 1, 2")) * 1000
        found = {name: Figure(_year(database, name, now), "ms", floor) for name in BINS}
        database.close()
    return {str(name): figure for name, figure in found.items()}


def _year(database: Database, size: Bin, now: int) -> float:
    return seconds(lambda: timeline(database, now - 365 * DAY, now, size, ZoneInfo("UTC"))) * 1000
