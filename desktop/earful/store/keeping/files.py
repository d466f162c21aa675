"""Files of a database: written beside their place and moved there whole, set aside under a date, never overwritten."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from earful.domain.failures import KnownError
from earful.domain.moments import Moment, as_datetime

# What SQLite keeps beside a database file.
BESIDE = ("-wal", "-shm", "-journal")


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Holds the lock that every sync holds, the window's too. Raises KnownError("busy")."""
    from filelock import FileLock, Timeout  # who only opens a store needs no lock

    held = FileLock(str(lock))
    try:
        held.acquire(timeout=0)
    except Timeout as error:
        raise KnownError("busy") from error
    except OSError as error:
        raise KnownError("cannot_write", {"path": lock, "reason": error.strerror or error}) from error
    try:
        yield
    finally:
        held.release()


def part_of(out: Path) -> Path:
    """Where `out` is written before it is whole. Whatever an earlier, killed attempt left there is removed.

    Raises KnownError("cannot_write")."""
    part = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        forget(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # texts of people: for their reader only
    except OSError as error:
        raise KnownError("cannot_write", {"path": out, "reason": error.strerror or error}) from error
    return part


def forget(path: Path) -> None:
    """Removes a database file that is not wanted, and what SQLite keeps beside it."""
    for one in (path, *beside(path)):
        one.unlink(missing_ok=True)


def beside(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database."""
    return tuple(path.with_name(path.name + ending) for ending in BESIDE)


def settle(part: Path, out: Path, *, replace: bool) -> None:
    """Moves a whole file to its place, on disk before it is named. Raises KnownError("file_exists", "cannot_write")."""
    try:
        to_disk(part)
        if replace:
            os.replace(part, out)
        else:
            link_or_move(part, out)
            part.unlink(missing_ok=True)
        to_disk(out.parent)
    except FileExistsError as error:
        raise KnownError("file_exists", {"path": out}) from error
    except OSError as error:
        raise KnownError("cannot_write", {"path": out, "reason": error.strerror or error}) from error


def link_or_move(source: Path, target: Path) -> None:
    """A second name for a file, or a new one where the file system knows no second names. Raises FileExistsError."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        os.rename(source, target)


def to_disk(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def aside_name(database: Path, now: Moment, word: str = "") -> Path:
    """A free name beside the database: earful-20261122-083000.db, UTC; `word` says what it is (".damaged")."""
    stem = f"{database.stem}-{as_datetime(now):%Y%m%d-%H%M%S}{word}"
    free = database.with_name(stem + database.suffix)
    number = 2
    while free.exists():
        free = database.with_name(f"{stem}-{number}{database.suffix}")
        number += 1
    return free


def take_place(part: Path, database: Path, aside: Path | None) -> None:
    """Puts `part` in the place of `database`, which is kept, with its log, under the name `aside` (None: it is not).

    Killed at any point, either the old or the new file stands in the place, and everything is still there."""
    try:
        log, shared, _ = beside(database)
        if aside is not None:
            if log.exists():
                link_or_move(log, beside(aside)[0])
            link_or_move(database, aside)
            to_disk(database.parent)
        # From here on the old file is whole under its new name; its log must not be taken for the successor's.
        log.unlink(missing_ok=True)
        shared.unlink(missing_ok=True)
        os.replace(part, database)
        to_disk(database.parent)
    except OSError as error:
        raise KnownError("cannot_write", {"path": database, "reason": error.strerror or error}) from error
