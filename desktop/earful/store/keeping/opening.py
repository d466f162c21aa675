"""A database file as it is, without changing it: is it one of ours, is it whole, is it newer than this program?"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.keeping.files import beside
from earful.store.schema import APPLICATION_ID, STEPS, applied_to

_MAGIC = b"SQLite format 3\0"
# How often SQLite asks whether to go on: about ten times a second while it checks pages.
_OPS = 200_000
Cancelled = Callable[[], bool]


def never() -> bool:
    """Nobody cancels."""
    return False


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that can change nothing, also not by folding back the log. Raises KnownError("cannot_read")."""
    # On a read-only medium SQLite cannot keep its shared index; without a log nothing moves there and it needs none.
    fixed = not os.access(path.parent, os.W_OK) and not beside(path)[0].exists()
    how = "immutable=1" if fixed else "mode=ro"
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise KnownError("cannot_read", {"path": path, "reason": error}) from error
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA busy_timeout=15000")
    return connection


def examine(path: Path, cancelled: Cancelled = never) -> None:
    """Makes sure that a file is a whole database of ours, and not of a newer Earful.

    Raises KnownError: cannot_read, not_a_backup, newer_database."""
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise KnownError("cannot_read", {"path": path, "reason": error.strerror or error}) from error
    if head != _MAGIC:
        reason = "the file is empty" if not head else "it is no SQLite file"
        raise KnownError("not_a_backup", {"path": path, "reason": reason})
    connection = read_only(path)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise KnownError("not_a_backup", {"path": path, "reason": "another program made it"})
        if newer_steps(connection):
            raise KnownError("newer_database", {"path": path})
        if said := unsound_pages(connection, cancelled):
            raise KnownError("not_a_backup", {"path": path, "reason": f"it is damaged: {said}"})
    except sqlite3.DatabaseError as error:
        raise KnownError("not_a_backup", {"path": path, "reason": error}) from error
    finally:
        connection.close()


def newer_steps(connection: sqlite3.Connection) -> set[str]:
    """The steps of the schema that a database has been through and this program does not know."""
    return applied_to(connection) - set(STEPS)


def unsound_pages(connection: sqlite3.Connection, cancelled: Cancelled = never, *, full: bool = False) -> str | None:
    """What SQLite's own check says first; None where all is well. `full` also compares indexes with their tables."""
    with_cancel(connection, cancelled)
    try:
        said = connection.execute(f"PRAGMA {'integrity' if full else 'quick'}_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return None if said == "ok" else str(said)


def with_cancel(connection: sqlite3.Connection, cancelled: Cancelled) -> None:
    """Lets a long statement of this connection end early, with "interrupted"."""
    connection.set_progress_handler(lambda: int(cancelled()), _OPS)
