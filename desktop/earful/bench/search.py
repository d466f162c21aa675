"""How long the newest 50 hits of a search take, English and Chinese, common and rare; and pages of the inbox."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from earful.bench.figures import Figure, percentile
from earful.bench.filling import filled
from earful.bench.texts import mentions
from earful.domain.moments import DAY
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store import reading
from earful.store.database import Database

WORDS = {"en_common": "door", "en_rare": "earrings", "zh_common": "客服", "zh_rare": "枕头"}
ROUNDS = 20


def run(size: int) -> dict[str, Figure]:
    """Milliseconds at the 95th percentile. The floor is one lookup by key on the same connection."""
    now = clock()
    with TemporaryDirectory() as folder:
        database = filled(Path(folder) / "bench.db", mentions(size, now, 365 * DAY), now, Ear.load().judge)
        first = database.row("SELECT max(id) AS id FROM mention")
        assert first is not None
        floor = _p95(lambda: reading.listed(database, first["id"]))
        found = {
            name: Figure(_p95(lambda word=word: _newest(database, word, now)), "ms p95", floor)
            for name, word in WORDS.items()
        }
        for view in ("unheard", "all"):
            found[f"page_{view}"] = Figure(
                _p95(lambda view=view: reading.page(database, view, now)),
                "ms p95",
                floor,
            )
        database.close()
    return found


def _newest(database: Database, word: str, now: int) -> int:
    return len(reading.page(database, "all", now, search=word, limit=50))


def _p95(work: object) -> float:
    took = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()  # type: ignore[operator]
        took.append((perf_counter() - start) * 1000)
    return percentile(took, 0.95)
