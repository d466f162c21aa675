"""Holding a database alone while its file is changed for another, so that nobody writes into the one that goes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from earful.domain.failures import KnownError

_PATIENCE_MS = 2_000


@contextmanager
def held(database: Path) -> Iterator[sqlite3.Connection | None]:
    """The database with its log folded back into one file, locked against everybody as long as this lasts.

    None where there is no database, or it is damaged beyond that: then it stays as it is, with its log.
    Raises KnownError: in_use, cannot_write."""
    if not database.exists():
        yield None
        return
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        whole = _alone_with(connection, database)
        if not whole:
            connection.close()
        yield connection if whole else None
    finally:
        connection.close()


def _alone_with(connection: sqlite3.Connection, database: Path) -> bool:
    """Takes the lock for good; False where the database is too damaged for that."""
    try:
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        # Only the last connection may leave the log; SQLite proves here that nobody else has the file open.
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # in this locking mode the lock stays
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise KnownError("in_use", {"path": database}, detail=str(error)) from error
        raise KnownError("cannot_write", {"path": database, "reason": error}, detail=str(error)) from error
    except sqlite3.DatabaseError:
        return False
    return True
