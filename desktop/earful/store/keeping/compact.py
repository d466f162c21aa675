"""Giving back the space that is no longer needed: a little at a time while the app runs, all of it when it does not."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.database import Database, open_database
from earful.store.keeping.backup import Progress, unseen
from earful.store.keeping.emptying import fold_log, merge_words
from earful.store.keeping.files import alone, beside, forget, part_of, take_place, to_disk
from earful.store.keeping.holding import held
from earful.store.keeping.opening import Cancelled, never, unsound_pages

_INCREMENTAL = 2
# Pages given back in one transaction, 2 MB.
_PAGES = 500


@dataclass(frozen=True)
class Compacted:
    """Bytes before and after; `left` are bytes that could be given back if nobody else had the database open."""

    before: int
    after: int
    left: int


def compact(database: Path, lock: Path, *, progress: Progress = unseen, cancelled: Cancelled = never) -> Compacted:
    """Merges the full text's index and gives free pages back; others go on writing in between.

    A database that cannot shrink in place is written anew and takes the place of the old one, if nobody else has it
    open. Cancelled or killed, the old one is as it was. Raises KnownError: no_database, cannot_write, disk_full."""
    if not database.exists():
        raise KnownError("no_database", {"path": database})
    before = _size(database)
    opened = open_database(database)
    try:
        merge_words(opened)
        in_steps = opened.connection.execute("PRAGMA auto_vacuum").fetchone()[0] == _INCREMENTAL
        if in_steps:
            _shrink(opened, progress, cancelled)
        fold_log(opened)
        left = _free(opened.connection)
    finally:
        opened.close()
    if not in_steps:
        try:
            with alone(lock):
                _write_anew(database, cancelled)
            left = 0
        except KnownError as error:
            if error.failure.kind not in ("busy", "in_use"):
                raise
    return Compacted(before, _size(database), left)


def _shrink(database: Database, progress: Progress, cancelled: Cancelled) -> None:
    total = database.connection.execute("PRAGMA freelist_count").fetchone()[0]
    free = total
    while free and not cancelled():
        with database.writing() as connection:
            connection.execute(f"PRAGMA incremental_vacuum({_PAGES})").fetchall()
        now_free = database.connection.execute("PRAGMA freelist_count").fetchone()[0]
        if now_free >= free:
            return  # others fill and free meanwhile: enough for today
        free = now_free
        progress(total - free, total)


def _write_anew(database: Path, cancelled: Cancelled) -> None:
    part = part_of(database)
    try:
        with held(database) as connection:
            if connection is None:
                raise KnownError("damaged_database", {"path": database, "reason": "it cannot be read"})
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # from now on it shrinks in place
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
                _same(connection, part, cancelled)
            except sqlite3.OperationalError as error:
                kind = "disk_full" if "full" in str(error) else "cannot_write"
                raise KnownError(kind, {"path": part, "reason": error}, detail=str(error)) from error
            to_disk(part)
            take_place(part, database, None)
    finally:
        forget(part)


def _same(old: sqlite3.Connection, part: Path, cancelled: Cancelled) -> None:
    """The new file is sound and holds as many rows of everything; else the old one stays."""
    new = sqlite3.connect(part, isolation_level=None)
    try:
        said = unsound_pages(new, cancelled)
        for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            count = f'SELECT count(*) FROM "{table}"'
            if said is None and old.execute(count).fetchone() != new.execute(count).fetchone():
                said = f"{table} differs"
    finally:
        new.close()
    if said:
        raise KnownError("damaged_database", {"path": part, "reason": said})


def _free(connection: sqlite3.Connection) -> int:
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_size"))
    return int(pages * size)


def _size(database: Path) -> int:
    return sum(one.stat().st_size for one in (database, beside(database)[0]) if one.exists())
