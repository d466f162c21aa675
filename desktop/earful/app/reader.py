"""Reads the store off the Qt thread. Panels ask here and never hold a connection."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from earful.app.worker import Job, Worker
from earful.domain.failures import Failure
from earful.store.database import Database, open_database

T = TypeVar("T")
# What is mapped counts as the window's own memory, once for each reader: 512 MB with a big store. Reading through a
# small cache takes as long, since the system keeps the file in its own.
_SMALL = ("PRAGMA mmap_size=0", "PRAGMA cache_size=-16000")


class Reader(Worker):
    """One read-only connection on a thread of its own; what it reads comes back in the order of asking.

    Known failures go to `failed(Failure)`, or to the asker who gave `on_failure`; bugs are raised on the Qt thread."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(lambda: _opened(path), "reader", parent)
        self._latest: dict[tuple[int, str], Job] = {}

    def ask(
        self,
        work: Callable[[Database], T],
        then: Callable[[T], object],
        *,
        owner: QObject,
        key: str = "",
        on_failure: Callable[[Failure], object] | None = None,
    ) -> None:
        """Does `work` on the reader's thread, then `then` on the Qt thread, only while `owner` lives.

        A newer question of the same owner with the same `key` takes the place of the older one, whose query is broken
        off; without a key every question is answered. `work` must touch no widget."""
        job = self.post(work, then, owner=owner, on_failure=on_failure)
        if not key:
            return
        place = (id(owner), key)
        older = self._latest.get(place)
        if older is not None:
            self.drop(older)
        self._latest[place] = job
        job.after.append(lambda: self._forget(place, job))

    def close(self) -> None:
        """Breaks off what is being read and ends within half a second; nothing is delivered afterwards."""
        self._latest.clear()
        self.stop(0.45, interrupt=True)

    def _forget(self, place: tuple[int, str], job: Job) -> None:
        if self._latest.get(place) is job:
            del self._latest[place]


def _opened(path: Path) -> Database:
    database = open_database(path, read_only=True)
    for pragma in _SMALL:
        database.connection.execute(pragma)
    return database
