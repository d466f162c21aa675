"""How fast a backlog is taken in end to end: asked over HTTP, parsed, judged, stored, searchable and counted.

The floor is the same answers fetched and read as JSON, and nothing else done with them."""

import json
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from earful.bench.alarm import calling, delays
from earful.bench.figures import Figure, percentile, seconds
from earful.bench.flood import flood, listening_to
from earful.domain.http import Request
from earful.engine.engine import Engine
from earful.engine.judging import SecondEar
from earful.engine.outside import clock, secret
from earful.engine.surroundings import ALONE
from earful.net.client import HttpClient
from earful.store.database import open_database
from earful.store.places import places

_CALLS = 40


def run(size: int) -> dict[str, Figure]:
    """Mentions a second through the whole pipeline, and how long a complaint takes meanwhile."""
    return {**_speed(size), **_alarm(size)}


def _alarm(size: int) -> dict[str, Figure]:
    with TemporaryDirectory() as folder, flood(size) as address:
        base = Path(folder)
        listening_to(address, base)
        with calling(base) as feed:
            found = delays(base, feed, _CALLS)
    return {"alarm_p50": Figure(percentile(found, 0.5), "ms"), "alarm_p95": Figure(percentile(found, 0.95), "ms")}


def _speed(size: int) -> dict[str, Figure]:
    with TemporaryDirectory() as folder, flood(size) as address:
        base = Path(folder)
        listening_to(address, base)
        floor = seconds(lambda: _fetch(address))
        engine = Engine(places(base), HttpClient(), lambda *_: None, clock, secret, ahead=SecondEar(), chunk=ALONE)
        took = seconds(lambda: engine.once())
        engine.close()
        _all_there(places(base).database, size)
    return {"end_to_end": Figure(size / took, "mentions/s", size / floor)}


def _all_there(path: Path, size: int) -> None:
    """A speed counts only where everything came: stored, judged and found by its words."""
    database = open_database(path, read_only=True)
    for table in ("mention", "judgement", "mention_words WHERE mention_words MATCH 'frostline'"):
        found = database.rows(f"SELECT count(*) FROM {table}")[0][0]
        if found != size:
            raise RuntimeError(f"{found} of {size} in {table}")
    database.close()


def _fetch(address: str) -> None:
    client = HttpClient()
    before = None
    while True:
        params = [("hitsPerPage", "1000"), *([("numericFilters", f"created_at_i<{before}")] if before else [])]
        request = Request(f"{address}/api/v1/search_by_date", params=tuple(params))
        hits = json.loads(client.send(request, cancel=threading.Event()).body)["hits"]
        if not hits:
            return
        before = min(hit["created_at_i"] for hit in hits)
