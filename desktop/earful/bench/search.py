"""How long the newest 50 hits of a search take, English and Chinese, common and rare; and pages of the inbox, first,
middle and last."""

from pathlib import Path
from time import perf_counter

from earful.bench.figures import Figure, percentile
from earful.bench.filling import RARE, big_store
from earful.domain.moments import Moment
from earful.engine.outside import clock
from earful.store import reading
from earful.store.brands import brand_named
from earful.store.database import Database, open_database

# "door" and 客服 are in every hundredth text or more, the next in one of some thousands, a number in one alone.
WORDS = {"en_common": "door", "en_rare": "earrings", "zh_common": "客服", "zh_rare": "枕头", "once": "{last}"}
ROUNDS = 40


def run(size: int, kept: Path | None) -> dict[str, Figure]:
    """Milliseconds at the 95th percentile. The floor is a page of 100 whole rows of one table, by key."""
    now = clock()
    with big_store(size, now, kept) as path:
        database = open_database(path)
        floor = _p95(lambda: database.rows("SELECT * FROM mention ORDER BY id DESC LIMIT 100"))
        found = {
            name: _p95(lambda word=word: _newest(database, word.format(last=size // 3), now))
            for name, word in WORDS.items()
        }
        rare = brand_named(database, RARE).id
        for view in reading.VIEWS:
            for where, key in _keys(database, view, now).items():
                found[f"{view}_{where}"] = _p95(lambda view=view, key=key: reading.page(database, view, now, after=key))
        found["unheard_rare_brand"] = _p95(lambda: reading.page(database, "unheard", now, brand_id=rare))
        found["count_unheard"] = _p95(lambda: reading.count(database, "unheard", now))
        found["count_resolved"] = _p95(lambda: reading.count(database, "resolved", now))
        database.close()
    return {name: Figure(took, "ms p95", floor) for name, took in found.items()}


def _keys(database: Database, view: reading.View, now: Moment) -> dict[str, int | None]:
    """After which mentions the first, the middle and the last page of a view begin."""
    bounds = database.row("SELECT min(id) AS low, max(id) AS high FROM mention")
    assert bounds is not None
    low, high = bounds["low"], bounds["high"]
    nearly = high - (high - low) // 1000 if view in reading.OLDEST_FIRST else low + (high - low) // 1000
    return {"first": None, "middle": (low + high) // 2, "last": nearly}


def _newest(database: Database, word: str, now: Moment) -> int:
    return len(reading.page(database, "all", now, search=word, limit=50))


def _p95(work: object) -> float:
    took = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()  # type: ignore[operator]
        took.append((perf_counter() - start) * 1000)
    return percentile(took, 0.95)
