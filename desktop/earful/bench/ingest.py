"""How fast mentions are stored, against plain sqlite3 doing the same inserts into the same tables and index."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from earful.bench.figures import Figure, seconds
from earful.bench.filling import BATCH, filled
from earful.bench.texts import mentions
from earful.domain.judgement import Judgement
from earful.domain.moments import DAY
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import open_database
from earful.store.words import indexed


def run(size: int) -> dict[str, Figure]:
    """Rows a second with the judgement given, and with judging; disk and the floor's disk."""
    now = clock()
    ear = Ear.load()
    given = list(mentions(size, now, 365 * DAY))
    ear.judge([mention.text for mention in given[:BATCH]])
    one = ear.judge(["The door of my fridge does not close."])[0]
    with TemporaryDirectory() as folder:
        ours, judged, bare = (Path(folder) / name for name in ("ours.db", "judged.db", "bare.db"))

        def known(texts: Sequence[str]) -> list[Judgement]:
            return [one] * len(texts)

        stored = seconds(lambda: filled(ours, given, now, known).close())
        with_judging = seconds(lambda: filled(judged, given, now, ear.judge).close())
        rows = _rows(ours)
        floor = seconds(lambda: _bare(bare, rows))
        disk, bare_disk = ours.stat().st_size / size, bare.stat().st_size / size
    floor_rate = size / floor
    return {
        "store": Figure(size / stored, "rows/s", floor_rate),
        "judge_and_store": Figure(size / with_judging, "rows/s", floor_rate),
        "disk": Figure(disk, "bytes/row", bare_disk),
    }


_TABLES = ("author", "mention", "judgement", "mention_brand")


def _rows(path: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """What ended up in the tables, with the statements that made them."""
    database = open_database(path, read_only=True)
    found = {}
    for table in _TABLES:
        row = database.row("SELECT sql FROM sqlite_master WHERE name=?", (table,))
        assert row is not None
        found[table] = (row["sql"], [tuple(one) for one in database.rows(f"SELECT * FROM {table}")])
    database.close()
    return found


def _bare(path: Path, rows: dict[str, tuple[str, list[tuple[object, ...]]]]) -> None:
    """Plain sqlite3: the same rows, the same full text, transactions of the same size; no looking up, no deciding."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    for sql, _ in rows.values():
        connection.execute(sql)
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize=\"unicode61 remove_diacritics 2\")"
    )
    names = list(rows)
    size = max(len(found) for _, found in rows.values())
    for start in range(0, size, BATCH):
        connection.execute("BEGIN IMMEDIATE")
        for table in names:
            part = rows[table][1][start : start + BATCH]
            if part:
                connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(part[0]))})", part)
        words = [
            (row[0], indexed(str(row[7] or "")), indexed(str(row[8])))
            for row in rows["mention"][1][start : start + BATCH]
        ]
        connection.executemany("INSERT INTO words (rowid, title, text) VALUES (?,?,?)", words)
        connection.execute("COMMIT")
    connection.close()
