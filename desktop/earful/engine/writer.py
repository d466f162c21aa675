"""The one thread that judges and writes: every fact goes through it, in small transactions, in the order it came."""

import gc
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Generic, TypeVar

from earful.judgement.ear import Ear
from earful.store.database import Database, open_database

Result = TypeVar("Result")
log = logging.getLogger(__name__)
# A page is thousands of objects that go as they came, without cycles; Python would look through them after every 700.
_COLLECT_AFTER = (20_000, 20, 20)


class _Job(Generic[Result]):
    def __init__(self, work: Callable[[Database, Ear], Result]) -> None:
        self.work = work
        self.future: Future[Result] = Future()


class Writer:
    """Runs jobs one after the other on its own thread with its own connection. `urgent` jobs overtake the others."""

    def __init__(self, path: Path, ear: Callable[[], Ear]) -> None:
        self._path = path
        self._ear = ear
        self._jobs: queue.PriorityQueue[tuple[int, int, _Job[object] | None]] = queue.PriorityQueue()
        self._count = 0
        self._lock = threading.Lock()
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()
        self._ready.result()  # an unusable database is told at once

    def do(self, work: Callable[[Database, Ear], Result], urgent: bool = False) -> "Future[Result]":
        """Queues a job; its future carries its result or its error."""
        job = _Job(work)
        self._put(0 if urgent else 1, job)
        return job.future

    def close(self) -> None:
        """Finishes what is queued, then ends."""
        self._put(2, None)
        self._thread.join()

    def _put(self, rank: int, job: "_Job[Result] | None") -> None:
        with self._lock:
            self._count += 1
            self._jobs.put((rank, self._count, job))  # type: ignore[arg-type]

    def _run(self) -> None:
        try:
            database = open_database(self._path)
            ear = self._ear()
        except BaseException as error:
            self._ready.set_exception(error)
            return
        gc.set_threshold(*_COLLECT_AFTER)
        self._ready.set_result(None)
        try:
            while True:
                job = self._jobs.get()[2]
                if job is None:
                    return
                self._do(job, database, ear)
        finally:
            database.close()

    @staticmethod
    def _do(job: "_Job[object]", database: Database, ear: Ear) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            job.future.set_result(job.work(database, ear))
        except BaseException as error:
            job.future.set_exception(error)
