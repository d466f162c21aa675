"""A thread with a queue of jobs and a database connection of its own; what it finds is handed over on the Qt thread."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from earful.domain.failures import Failure, KnownError
from earful.store.database import Database

_log = logging.getLogger(__name__)
_OPCODES = 20_000  # of SQLite's machine between two looks at whether a query is still wanted: well under 1 ms


@dataclass(eq=False)
class Job:
    """One piece of work and who wants to hear of it. `dropped` jobs are skipped, or their result thrown away."""

    work: Callable[[Database], Any]
    then: Callable[[Any], object] | None
    on_failure: Callable[[Failure], object] | None
    owner: ReferenceType[QObject]
    result: Any = None
    failure: Failure | None = None
    error: BaseException | None = None
    dropped: bool = False
    after: list[Callable[[], object]] = field(default_factory=list)

    @property
    def wanted(self) -> bool:
        """Whether anybody is still there to be told."""
        owner = self.owner()
        return not self.dropped and owner is not None and isValid(owner)


class Worker(QObject):
    """Does jobs one after the other. Known failures nobody takes go to `failed`; bugs are raised on the Qt thread.

    A plain thread, not a QThread: Qt aborts the program when a QThread is destroyed while a long query still runs, a
    daemon thread may be left behind."""

    failed = Signal(object)  # Failure
    _finished = Signal(object)  # Job

    def __init__(self, open_: Callable[[], Database], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_
        self._name = name
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._running: Job | None = None
        self._database: Database | None = None
        self._thread: threading.Thread | None = None
        self._closing = False
        self._breaking = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(
        self,
        work: Callable[[Database], Any],
        then: Callable[[Any], object] | None,
        *,
        owner: QObject,
        on_failure: Callable[[Failure], object] | None = None,
    ) -> Job:
        """Puts work in the queue; the thread starts with the first. Nothing is taken after `close`."""
        job = Job(work, then, on_failure, ref(owner), dropped=self._closing)
        if self._thread is None and not self._closing:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._jobs.put(job)
        return job

    def drop(self, job: Job) -> None:
        """Nobody wants this any more; where it runs just now its query is broken off."""
        job.dropped = True

    def stop(self, seconds: float, *, interrupt: bool) -> bool:
        """Ends the thread after the jobs already in the queue, or at once with `interrupt`. False: it is still busy."""
        self._closing = self._breaking = self._closing or interrupt
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(seconds)
        self._closing = True
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None and not self._closing:
            if job.wanted:
                self._do(job)
            told = self._tell(job)
            # Handed over whole: what the job holds must not be freed on this thread.
            del job
            if not told:
                break
        if self._database is not None:
            self._database.close()
            self._database = None

    def _do(self, job: Job) -> None:
        try:
            self._running = job
            if self._database is None:
                self._database = self._open()
                # Not interrupt(): that one is lost when it comes just before the query begins.
                self._database.connection.set_progress_handler(self._must_break_off, _OPCODES)
            job.result = job.work(self._database)
        except KnownError as error:
            job.failure = error.failure
        except sqlite3.OperationalError as error:
            job.error = None if job.dropped or self._closing else error
        except Exception as error:
            job.error = error
        finally:
            self._running = None

    def _must_break_off(self) -> bool:
        return self._breaking or (self._running is not None and self._running.dropped)

    def _tell(self, job: Job) -> bool:
        try:
            self._finished.emit(job)
        except RuntimeError:  # the Qt side went away without closing
            return False
        return True

    def _deliver(self, job: Job) -> None:
        for act in job.after:
            act()
        if self._closing and job.error is None:
            return
        if job.error is not None:
            raise job.error
        if not job.wanted:
            return
        if job.failure is not None:
            _log.warning("%s: %s %s", self._name, job.failure.sentence(), job.failure.detail)
            (job.on_failure or self.failed.emit)(job.failure)
        elif job.then is not None:
            job.then(job.result)
