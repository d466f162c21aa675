"""A damaged database: set aside as it is, and all that can be read of it put into a fresh one, decisions first."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import sqlite_utils

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.store.database import open_database
from earful.store.keeping.check import Judge, check, judge_missing, repair
from earful.store.keeping.erased import TABLES, erasure
from earful.store.keeping.files import alone, aside_name, forget, part_of, take_place, to_disk
from earful.store.keeping.fulltext import index_anew
from earful.store.keeping.holding import held
from earful.store.keeping.loose_ends import tie_up
from earful.store.keeping.opening import newer_steps, read_only
from earful.store.keeping.salvage_rows import Reader, Torn, torn_tables
from earful.store.schema import APPLICATION_ID, migrations

# What people did comes first; then what was published, parents before children.
_FIRST = ("decision", "rule", "brand", "source", "alert_shown", "erased", "erased_salt", "author", "mention")
# Made anew from the others.
_DERIVED = frozenset({"rollup", "rollup_desk", "case_now", "inbox"})
# Where a sync goes on. Not taken along when mentions were lost: then the platforms are asked for them again.
_MARKS = frozenset({"checkpoint"})
_BATCH = 500


@dataclass(frozen=True)
class Saved:
    """One table: rows that could be saved, and in how many places rows could not be read."""

    rows: int
    holes: int


@dataclass(frozen=True)
class Salvaged:
    """What was saved by table, where the damaged database is now, and how many saved rows missed their other half."""

    aside: Path
    tables: Mapping[str, Saved] = field(default_factory=dict)
    loose: int = 0

    @property
    def lossless(self) -> bool:
        """Whether every row of every table was readable."""
        return not self.loose and not any(saved.holes for saved in self.tables.values())


def salvage(
    database: Path, now: Moment, lock: Path, judge: Judge, progress: Callable[[str, int], None] = lambda *_: None
) -> Salvaged:
    """Saves what can be saved into a fresh database in the place of the damaged one, which is kept under its date.

    `judge` judges mentions whose judgement was lost. Killed half-way, nothing has happened. Raises KnownError: busy,
    in_use, no_database, not_a_database, newer_database, cannot_write, disk_full."""
    if not database.exists():
        raise KnownError("no_database", {"path": database})
    if database.stat().st_size == 0:
        raise KnownError("beyond_salvage", {"path": database, "reason": "the file is empty"})
    with alone(lock):
        part = part_of(database)
        try:
            with held(database) as whole:
                tables = _rescue(whole or read_only(database), database, part, progress)
                loose = _derive(part, judge, now)
                to_disk(part)
                aside = aside_name(database, now, ".damaged")
                take_place(part, database, aside)
        finally:
            forget(part)
            for copy in part.parent.glob(f"{part.stem}.before-*{part.suffix}"):
                copy.unlink()  # of the unfinished file, made on its way to today's tables
    return Salvaged(aside, tables, loose)


def _rescue(
    old: sqlite3.Connection, database: Path, part: Path, progress: Callable[[str, int], None]
) -> dict[str, Saved]:
    fresh = sqlite3.connect(part, isolation_level=None)
    try:
        _as_found(old, database)
        _same_schema(old, fresh)
        names = [row[0] for row in fresh.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = [
            name for name in names if name not in _DERIVED and not name.startswith(("sqlite_", "_", "mention_words"))
        ]
        wanted.sort(key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
        saved: dict[str, Saved] = {}
        for table in torn_tables([name for name in wanted if name not in _MARKS], fresh, old):
            saved[table.name] = _save(table, old, fresh, progress)
        if not (saved.get("mention") or Saved(0, 1)).holes:
            for table in torn_tables([name for name in wanted if name in _MARKS], fresh, old):
                saved[table.name] = _save(table, old, fresh, progress)
        return saved
    except sqlite3.OperationalError as error:
        kind = "disk_full" if "full" in str(error) else "cannot_write"
        raise KnownError(kind, {"path": part, "reason": error}, detail=str(error)) from error
    finally:
        old.close()
        fresh.close()


def _as_found(old: sqlite3.Connection, database: Path) -> None:
    """Makes sure that this is a database of ours of which anything can be read."""
    old.row_factory = sqlite3.Row
    try:
        old.execute("PRAGMA cell_size_check=ON")  # damage is noticed before it is taken for data
        if old.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise KnownError("not_a_database", {"path": database})
        if newer_steps(old):
            raise KnownError("newer_database", {"path": database})
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise KnownError("beyond_salvage", {"path": database, "reason": error}, detail=str(error)) from error


def _same_schema(old: sqlite3.Connection, fresh: sqlite3.Connection) -> None:
    """The fresh database begins with the tables of the damaged one; opening it later takes it to today's."""
    try:
        applied = {row[0] for row in old.execute("SELECT name FROM _sqlite_migrations")}
    except sqlite3.DatabaseError:
        applied = set()
    steps, ours = migrations(), sqlite_utils.Database(fresh)
    names = [step.name for step in steps.pending(ours)]
    after = next((name for name in names if applied and name not in applied), None)
    fresh.execute(f"PRAGMA application_id={APPLICATION_ID}")
    fresh.execute("PRAGMA auto_vacuum=INCREMENTAL")
    steps.apply(ours, stop_before=after) if after else steps.apply(ours)
    fresh.execute("PRAGMA foreign_keys=OFF")
    fresh.execute("PRAGMA synchronous=OFF")  # nobody sees the file before it is whole and on disk
    if old.execute("SELECT 1 FROM sqlite_master WHERE name = 'erased_salt'").fetchone():
        fresh.execute(TABLES[0])
        fresh.execute("DELETE FROM erased_salt")  # the old one makes the hashes that are there mean something


def _save(
    table: Torn, old: sqlite3.Connection, fresh: sqlite3.Connection, progress: Callable[[str, int], None]
) -> Saved:
    reader = Reader(old, table)
    insert = (
        f"INSERT OR IGNORE INTO {table.name} ({', '.join(f'{chr(34)}{column}{chr(34)}' for column in table.columns)})"
        f" VALUES ({','.join('?' * len(table.columns))})"
    )
    saved = 0
    rows = reader.rows()
    while batch := list(islice(rows, _BATCH)):
        saved += _insert(fresh, insert, batch)
        progress(table.name, saved)
    if reader.holes and table.key == ("rowid",):
        saved += _by_indexes(table, reader, old, fresh, insert)
    return Saved(saved, reader.holes)


def _by_indexes(table: Torn, reader: Reader, old: sqlite3.Connection, fresh: sqlite3.Connection, insert: str) -> int:
    """Between two holes rows may have been leapt over: the indexes of the table know all of them."""
    saved = 0
    for index in old.execute(f"PRAGMA index_list({table.name})").fetchall():
        if index["partial"]:
            continue
        order = ", ".join(f'"{row["name"]}"' for row in old.execute(f"PRAGMA index_info({index['name']})"))
        for rowid in reader.by_index(f'"{index["name"]}"', order):
            if fresh.execute(f"SELECT 1 FROM {table.name} WHERE rowid=?", (rowid,)).fetchone() is None:
                row = reader.one(rowid)
                saved += _insert(fresh, insert, [row]) if row is not None else 0
    return saved


def _insert(fresh: sqlite3.Connection, insert: str, rows: list[tuple[object, ...]]) -> int:
    """Inserts what the tables accept; a row of garbage is refused by their types and is counted as not saved."""
    done = 0
    fresh.execute("BEGIN")
    for row in rows:
        try:
            done += fresh.execute(insert, row).rowcount
        except (sqlite3.IntegrityError, sqlite3.DataError):
            continue
    fresh.execute("COMMIT")
    return done


def _derive(part: Path, judge: Judge, now: Moment) -> int:
    """Brings the saved rows to today's schema and makes anew what is derived; returns how many rows were loose."""
    fresh = open_database(part)
    try:
        with fresh.writing() as connection:
            erasure(connection, make=True)  # a salt, should the old one be lost
        loose = tie_up(fresh.connection, now)
        judge_missing(fresh, judge, now)
        index_anew(fresh)
        found = list(check(fresh))
        repair(fresh, found, judge, now)
        fresh.connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        fresh.close()
    return loose
