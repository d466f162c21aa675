"""Kills syncs at random instants: `python -m tests.e2e.killing KILLS SIZE FOLDER [SECONDS]` prints what came of it.

The program is loaded once and forked for every run, so that a run costs no start of Python."""

import contextlib
import hashlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from earful.bench.flood import flood, listening_to
from earful.engine.engine import Engine
from earful.engine.judging import SecondEar
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.net.client import HttpClient
from earful.store.database import open_database
from earful.store.places import places

_CONTENT = (
    "SELECT id, platform, native_id, uri, text, title, at, created_at, reply_to, root, own FROM mention ORDER BY id",
    "SELECT platform, native_id, handle, name FROM author ORDER BY 1, 2",
    "SELECT * FROM rollup ORDER BY 1, 2, 3",
    "SELECT * FROM rollup_desk ORDER BY 1, 2, 3, 4",
    "SELECT mention_id, sentiment, complaint, complaint_p, need, desk FROM judgement ORDER BY 1",
    "SELECT * FROM mention_brand ORDER BY 1, 2",
    "SELECT mention_id FROM alert ORDER BY 1",
    "SELECT rowid FROM mention_words WHERE mention_words MATCH 'frostline' ORDER BY 1",
)


def digest(base: Path) -> str:
    """A hash over everything that was taken in."""
    database = open_database(places(base).database)
    try:
        found = [[tuple(row) for row in database.rows(sql)] for sql in _CONTENT]
        found.append([tuple(row) for row in database.rows("PRAGMA integrity_check")])
        return hashlib.sha256(repr(found).encode()).hexdigest()
    finally:
        database.close()


_NOW = clock()  # one for all runs: what is news must not depend on how long they took


def _sync(base: Path, ear: Ear, second: bool) -> None:
    ahead = SecondEar() if second else None
    chunk = random.choice((50, 100, 250, 1000))
    engine = Engine(
        places(base), HttpClient(), lambda *_: None, lambda: _NOW, lambda _: None, lambda: ear, ahead, chunk=chunk
    )
    failures = engine.once()
    engine.close()
    if failures:
        raise SystemExit(failures[0].sentence())


def _run(base: Path, ear: Ear, kill_after: float | None, second: bool) -> bool:
    """One sync in a process of its own; True where it came to its end, False where it was killed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setsid()
            _sync(base, ear, second)
            status = 0
        finally:
            os._exit(status)
    ends = time.monotonic() + (60 if kill_after is None else kill_after)
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            if status:
                raise SystemExit(f"a sync ended with status {status}")
            return True
        if time.monotonic() >= ends:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1] == 0
        time.sleep(0.002)


def main(kills: int, size: int, folder: Path, seconds: float) -> dict[str, object]:
    """Kills until `kills` kills were done; every store that came to its end is compared with the unbroken one."""
    ends = time.monotonic() + seconds
    dice, ear, done, stores, wrong = random.Random(20261122), Ear.load(), 0, 0, 0
    with flood(size) as address:
        whole = folder / "whole"
        listening_to(address, whole)
        _run(whole, ear, None, False)
        wanted = digest(whole)
        while done < kills and time.monotonic() < ends:
            base = folder / f"broken-{stores}"
            listening_to(address, base)
            patience = 0.4
            while not _run(base, ear, dice.uniform(0.0, patience), second=dice.random() < 0.05):
                done += 1
                patience *= 1.1  # on a busy machine, too, every store comes to its end
            stores += 1
            wrong += digest(base) != wanted
    return {"kills": done, "stores": stores, "wrong": wrong}


if __name__ == "__main__":
    limit = float(sys.argv[4]) if len(sys.argv) > 4 else float("inf")
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), limit)))
