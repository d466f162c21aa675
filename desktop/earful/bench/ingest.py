"""How fast mentions are stored, against plain sqlite3 doing the same inserts into the same tables and index; and how
long a person's decision waits for the database meanwhile."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from earful.bench.figures import Figure, percentile
from earful.bench.filling import BATCH, SPAN, filled
from earful.bench.texts import known_judge, mentions
from earful.domain.mention import Mention
from earful.domain.moments import Moment
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.words import indexed

_TABLES = ("author", "mention", "judgement", "mention_brand")
_WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, author, content='',"
    ' tokenize="unicode61 remove_diacritics 2")'
)


def run(size: int, kept: Path | None) -> dict[str, Figure]:
    """Rows a second with the judgement given, and with judging; disk, memory and the floor's disk."""
    now = clock()
    ear = Ear.load()
    known = known_judge(ear)
    with TemporaryDirectory(dir=kept) as folder:
        ours, judged, bare = (Path(folder) / name for name in ("ours.db", "judged.db", "bare.db"))
        stored = _Clocked(mentions(size, now, SPAN))
        filled(ours, stored, now, known).close()
        storing = stored.spent()
        floor = _bare(ours, bare)
        disk, bare_disk = ours.stat().st_size / size, bare.stat().st_size / size
        for path in (ours, bare):
            path.unlink()
        with_judging = _Clocked(mentions(size, now, SPAN))
        filled(judged, with_judging, now, ear.judge).close()
        judging = with_judging.spent()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        alone = _decisions(judged, now, 200)
        waited = _decisions_meanwhile(judged, now)
    return {
        "store": Figure(size / storing, "rows/s", size / floor),
        "judge_and_store": Figure(size / judging, "rows/s", size / floor),
        "disk": Figure(disk, "bytes/row", bare_disk),
        "memory": Figure(memory, "MB"),
        "decision_under_ingest": Figure(percentile(waited, 0.99), "ms p99"),
        "decision_alone": Figure(percentile(alone, 0.99), "ms p99"),
    }


class _Clocked:
    """Mentions to store, with the time that went by outside their making."""

    def __init__(self, given: Iterator[Mention]) -> None:
        self._given = given
        self._begun = perf_counter()
        self._making = 0.0

    def __iter__(self) -> "_Clocked":
        return self

    def __next__(self) -> Mention:
        start = perf_counter()
        try:
            return next(self._given)
        finally:
            self._making += perf_counter() - start

    def spent(self) -> float:
        """Seconds from the beginning until now, without the making."""
        return perf_counter() - self._begun - self._making


def _bare(ours: Path, path: Path) -> float:
    """Seconds that plain sqlite3 takes for the same rows and the same full text in transactions of the same size; no
    looking up, no deciding. Reading the rows is not counted."""
    source = sqlite3.connect(f"{ours.as_uri()}?mode=ro", uri=True)
    target = sqlite3.connect(path, isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=NORMAL")
    for table in _TABLES:
        target.execute(source.execute("SELECT sql FROM sqlite_master WHERE name=?", (table,)).fetchone()[0])
    target.execute(_WORDS)
    columns = [row[1] for row in source.execute("PRAGMA table_info(mention)")]
    title, text, byline = (columns.index(name) for name in ("title", "text", "byline"))
    cursors = {table: source.execute(f"SELECT * FROM {table}") for table in _TABLES}
    spent = 0.0
    while any(parts := {table: cursor.fetchmany(BATCH) for table, cursor in cursors.items()}.values()):
        start = perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for table, part in zip(_TABLES, parts, strict=True):
            if part:
                target.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(part[0]))})", part)
        words = [
            (row[0], indexed(row[title] or ""), indexed(row[text]), indexed(row[byline] or ""))
            for row in tuple(parts)[_TABLES.index("mention")]
        ]
        target.executemany("INSERT INTO words (rowid, title, text, author) VALUES (?,?,?,?)", words)
        target.execute("COMMIT")
        spent += perf_counter() - start
    source.close()
    target.close()
    return spent


def _decisions(path: Path, now: Moment, rounds: int) -> list[float]:
    """Milliseconds from a key press to the decision on disk, once a mention, with a breath between two as a person."""
    database = open_database(path, folds=False)  # as the window does
    rows = database.rows("SELECT id FROM mention ORDER BY id DESC LIMIT ?", (rounds,))
    took = []
    for row in rows:
        start = perf_counter()
        decide(database, "read", [row["id"]], now)
        took.append((perf_counter() - start) * 1000)
        sleep(0.02)
    database.close()
    return took


def _decisions_meanwhile(path: Path, now: Moment) -> list[float]:
    """The same while another process takes mentions in as fast as it can, in the engine's own transactions."""
    child = subprocess.Popen([sys.executable, "-m", "earful.bench.taking", str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    try:
        child.stdout.readline()  # it has begun
        return _decisions(path, now, 500)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
