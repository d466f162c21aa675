"""Bringing a store to today's tables: a copy is put aside first, each step happens whole or not at all, and a store of
a newer Earful is left alone."""

import shutil
import sqlite3
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.keeping.backup import back_up
from earful.store.schema import APPLICATION_ID, STEPS, applied_to, migrations

# The step writes every table anew beside the old one and into the log before that: measured 2.1 times at most.
_ROOM = 2.5


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Applies what is missing. Raises KnownError("newer_database"), ("no_room_to_upgrade")."""
    if not _pending(connection, path):
        return
    import sqlite_utils  # see store/schema
    from filelock import FileLock

    with FileLock(str(path.with_suffix(".migrate.lock")), timeout=600):
        if not (names := _pending(connection, path)):
            return  # another process was faster
        if _is_ours(connection):
            _put_aside(path, names[0])
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations().apply(sqlite_utils.Database(connection))


def refuse_other_version(connection: sqlite3.Connection, path: Path) -> None:
    """For who only reads. Raises KnownError("newer_database") or ("older_database")."""
    if _pending(connection, path):
        raise KnownError("older_database", {"path": path})


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _pending(connection: sqlite3.Connection, path: Path) -> list[str]:
    """The names of the steps to come, in order. Raises KnownError("newer_database")."""
    applied = applied_to(connection)
    if applied - set(STEPS):
        raise KnownError("newer_database", {"path": path})
    return [name for name in STEPS if name not in applied]


def _put_aside(path: Path, step: str) -> None:
    """A whole, checked copy as it was before, beside the store; only the last one is kept."""
    size = path.stat().st_size
    if shutil.disk_usage(path.parent).free < size * _ROOM:
        raise KnownError("no_room_to_upgrade", {"path": path, "megabytes": round(size * _ROOM / 1e6) + 1})
    copy = path.with_name(f"{path.stem}.before-{step}{path.suffix}")
    back_up(path, copy, force=True)
    for older in path.parent.glob(f"{path.stem}.before-*{path.suffix}"):
        if older != copy:
            older.unlink()
