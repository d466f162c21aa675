"""A copy of the database while it is in use: one moment in time, checked before it gets its name."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.keeping.files import forget, part_of, settle
from earful.store.keeping.opening import Cancelled, never, read_only, unsound_pages

# Pages copied at a time, 8 MB: often enough to show progress and to be cancelled.
_PAGES = 2_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Backup:
    """A finished backup: where it is, its bytes and how many mentions it holds."""

    path: Path
    bytes: int
    mentions: int


def unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


def back_up(
    database: Path, out: Path, *, force: bool = False, progress: Progress = unseen, cancelled: Cancelled = never
) -> Backup:
    """Writes the state of this moment to `out`; those who write meanwhile wait for nothing. `progress` gets pages.

    Cancelled or failed, it leaves nothing. Raises KnownError: no_database, file_exists, cannot_write, disk_full,
    damaged_database; KeyboardInterrupt where `cancelled`."""
    if not database.exists():
        raise KnownError("no_database", {"path": database})
    if out.exists() and (not force or out.samefile(database)):
        raise KnownError("file_exists", {"path": out})
    part = part_of(out)
    try:
        mentions = copy_to(database, part, progress, cancelled)
        settle(part, out, replace=force)
    finally:
        forget(part)
    return Backup(out, out.stat().st_size, mentions)


def copy_to(database: Path, part: Path, progress: Progress, cancelled: Cancelled) -> int:
    """Copies the database into the file `part` and checks the copy; returns how many mentions it holds."""
    source = read_only(database)
    try:
        # An open read keeps this one moment in sight: without it every write by another process starts the copy anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        target = sqlite3.connect(part, isolation_level=None)
        try:
            _copy(source, target, progress, cancelled)
            return _checked(target, database, cancelled)
        finally:
            target.close()
    except sqlite3.DatabaseError as error:
        raise _known(error, database, part) from error
    finally:
        source.close()


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress, cancelled: Cancelled) -> None:
    def step(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise KeyboardInterrupt
        progress(total - remaining, total)

    target.execute("PRAGMA synchronous=OFF")  # the whole file is brought to disk before it gets its name
    source.backup(target, pages=_PAGES, progress=step)
    # One file, without a log beside it, that can be read from anywhere.
    target.execute("PRAGMA journal_mode=DELETE")


def _checked(target: sqlite3.Connection, database: Path, cancelled: Cancelled) -> int:
    if said := unsound_pages(target, cancelled):
        raise KnownError("damaged_database", {"path": database, "reason": said})
    return int(target.execute("SELECT count(*) FROM mention").fetchone()[0])


def _known(error: sqlite3.DatabaseError, database: Path, part: Path) -> Exception:
    text = str(error)
    if "full" in text:
        return KnownError("disk_full", {"path": part}, detail=text)
    if "malformed" in text or "not a database" in text or "disk image" in text:
        return KnownError("damaged_database", {"path": database, "reason": text}, detail=text)
    if isinstance(error, sqlite3.OperationalError):
        return KnownError("cannot_write", {"path": part, "reason": text}, detail=text)
    return error
