"""Is the database that we have open still the one at its place? Nothing must be written into a file that is gone."""

import os
from dataclasses import dataclass
from pathlib import Path

from earful.store.keeping.files import beside


@dataclass(frozen=True)
class Mark:
    """What tells a file from another one of the same name: device and number, of the database and of its log."""

    file: tuple[int, int]
    log: tuple[int, int] | None


def mark(path: Path) -> Mark | None:
    """The mark of the files at `path` now, to be taken right after opening; None where there is no file."""
    file = _identity(path)
    return None if file is None else Mark(file, _identity(beside(path)[0]))


def still_there(path: Path, opened: Mark) -> bool:
    """Whether the database opened under this mark still lies at `path`, with its log. Two stats, 2 microseconds.

    False once somebody moved, deleted or replaced either: what is written from then on would be lost."""
    now = mark(path)
    return now is not None and now.file == opened.file and (opened.log is None or now.log == opened.log)


def log_missing(path: Path) -> bool:
    """Whether somebody took away the write-ahead log of a database that was not closed: its index is still there.

    SQLite itself removes both, or none when it is killed. The index alone is also there for an instant while another
    process opens or closes the database, so it is looked at twice."""
    log, shared, _ = beside(path)
    return all(shared.exists() and not log.exists() for _ in range(2))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
