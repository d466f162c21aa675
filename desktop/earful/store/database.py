"""The one door to SQLite: opening, migrating, and short write transactions that wait their turn.

Knows nothing of mentions; the subjects of this package do."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.keeping.presence import Mark, mark, still_there
from earful.store.migrating import migrate, refuse_other_version
from earful.store.schema import APPLICATION_ID

# Two processes write; each transaction is short (house.md), so waiting is right and giving up is the exception.
BUSY_MS = 15_000
_TRY_EVERY_S = 0.001
# 16 MB: the same index pages change with every page of mentions; writing them home less often is a sixth faster.
LOG_PAGES = 4000


class Database:
    """One connection to Earful's database, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path, opened: Mark | None = None) -> None:
        self.connection = connection
        self.path = path
        self._mark = opened

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction; taken at once (IMMEDIATE), so that it never fails half-way for want of the lock.

        Raises KnownError("database_gone") where the file was taken away: what went into it would be lost."""
        try:
            self._begin()
            try:
                if self._mark is not None and not still_there(self.path, self._mark):
                    raise KnownError("database_gone", {"path": self.path})
                yield self.connection
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise _known(error, self.path) from error

    def _begin(self) -> None:
        """Takes the write lock, trying every millisecond: SQLite's own waiting sleeps up to 100 ms at a time and misses
        the gaps between another process's transactions (a decision under full intake on a machine that had other work:
        57 to 86 ms at p99, so 22 to 50)."""
        connection, ends = self.connection, time.monotonic() + BUSY_MS / 1000
        connection.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= ends:
                        raise
                    time.sleep(_TRY_EVERY_S)
        finally:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")

    def rows(self, sql: str, params: tuple[object, ...] | dict[str, object] = ()) -> list[sqlite3.Row]:
        """All rows of a read."""
        try:
            return self.connection.execute(sql, params).fetchall()
        except sqlite3.DatabaseError as error:
            raise _unreadable(error, self.path) from error

    def row(self, sql: str, params: tuple[object, ...] | dict[str, object] = ()) -> sqlite3.Row | None:
        """The first row of a read, or None."""
        try:
            found: sqlite3.Row | None = self.connection.execute(sql, params).fetchone()
        except sqlite3.DatabaseError as error:
            raise _unreadable(error, self.path) from error
        return found

    def close(self) -> None:
        """Closes the connection; SQLite folds the write-ahead log back when it is the last one."""
        self.connection.close()


def open_database(path: Path, *, read_only: bool = False, folds: bool = True) -> Database:
    """Opens and, unless `read_only`, creates or migrates the database. `folds` False: for who must not be kept waiting;
    folding the log home, 70 to 130 ms, is then left to the engine's connection as long as it keeps up.

    Raises KnownError: not_a_database, newer_database, older_database, no_room_to_upgrade,
    damaged_database, cannot_read, cannot_write, disk_full."""
    try:
        if read_only:
            connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except (sqlite3.OperationalError, OSError) as error:
        raise KnownError("cannot_write" if not read_only else "cannot_read", {"path": path, "reason": error}) from error
    try:
        _prepare(connection, path, read_only, LOG_PAGES if folds else 4 * LOG_PAGES)
    except BaseException:
        connection.close()
        raise
    return Database(connection, path, None if read_only else mark(path))


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool, log_pages: int) -> None:
    connection.row_factory = sqlite3.Row
    try:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        _refuse_foreign(connection, path)
        if not read_only:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # only a new file heeds it; `earful compact` needs it
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint={log_pages}")
            connection.execute("PRAGMA foreign_keys=ON")
            migrate(connection, path)
        else:
            refuse_other_version(connection, path)
        connection.execute("PRAGMA cache_size=-32000")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA mmap_size=268435456")
    except sqlite3.DatabaseError as error:
        raise _known(error, path) from error


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if has_tables and not marked:
        raise KnownError("not_a_database", {"path": path})


def _unreadable(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """The known failure behind an error of a read: only damage is one, everything else is a bug and stays loud."""
    damaged = any(word in str(error) for word in ("malformed", "corrupt", "not a database", "disk I/O"))
    return _known(error, path) if damaged else error


def _known(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """The known failure behind a database error; any other error is a bug and stays as it is."""
    text = str(error)
    if "full" in text:
        return KnownError("disk_full", {"path": path}, detail=text)
    if "not a database" in text:
        return KnownError("not_a_database", {"path": path}, detail=text)
    if "malformed" in text or "corrupt" in text:
        return KnownError("damaged_database", {"path": path, "reason": text}, detail=text)
    if "readonly" in text or "unable to open" in text or "locked" in text or "disk I/O" in text:
        return KnownError("cannot_write", {"path": path, "reason": text}, detail=text)
    return error
