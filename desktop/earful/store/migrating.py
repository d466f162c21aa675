"""Bringing a store to today's tables: a copy is put aside first, each step happens whole or not at all, and a store of
a newer Earful is left alone."""

import os
import shutil
import sqlite3
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.schema import APPLICATION_ID, SET, STEPS, migrations

_PAGES_A_STEP = 2000
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
            _put_aside(connection, path, names[0])
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
    applied = _applied(connection)
    if applied - set(STEPS):
        raise KnownError("newer_database", {"path": path})
    return [name for name in STEPS if name not in applied]


def _applied(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    found = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
    return {row[0] for row in found}


def _put_aside(connection: sqlite3.Connection, path: Path, step: str) -> None:
    """A whole copy as it was before, beside the store; only the last one is kept."""
    size = path.stat().st_size
    if shutil.disk_usage(path.parent).free < size * _ROOM:
        raise KnownError("no_room_to_upgrade", {"path": path, "megabytes": round(size * _ROOM / 1e6) + 1})
    copy = path.with_name(f"{path.stem}.before-{step}{path.suffix}")
    part = copy.with_name(copy.name + ".part")
    part.unlink(missing_ok=True)
    target = sqlite3.connect(part, isolation_level=None)
    try:
        os.chmod(part, 0o600)
        connection.backup(target, pages=_PAGES_A_STEP)
    finally:
        target.close()
    os.replace(part, copy)
    for older in path.parent.glob(f"{path.stem}.before-*{path.suffix}"):
        if older != copy:
            older.unlink()
