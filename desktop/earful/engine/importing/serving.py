"""Imports that the window asks for, done in the engine: one after the other, each chunk of rows when it is its turn.

Commands and events carry ids, names and counts, never rows (engine/protocol.py)."""

import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from earful.domain.failures import Failure, KnownError
from earful.domain.moments import Moment, zone
from earful.engine.importing.dates import Reading
from earful.engine.importing.taking import Door, Judge, import_through
from earful.engine.importing.understanding import Wish
from earful.engine.importing.voice import Spoken, take_spoken
from earful.engine.protocol import Emit
from earful.engine.writer import Writer
from earful.store.database import Database
from earful.store.importing import undo_import

T = TypeVar("T")
Command = Mapping[str, Any]
_DOES = ("import", "import_one", "import_undo")


class Imports:
    """Obeys {"do": "import" | "import_one" | "import_undo" | "import_stop", "job": name, ...}; tells of each job with
    events {"event": "import", "job": name, "state": "running" | "done" | "undone" | "failed", ...}."""

    def __init__(self, writer: Writer, emit: Emit, clock: Callable[[], Moment]) -> None:
        self._writer, self._emit, self._clock = writer, emit, clock
        self._jobs: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._stopped: set[str] = set()
        self._thread: threading.Thread | None = None

    def obey(self, command: Command) -> bool:
        """Takes up a command; False for one that is not about imports."""
        if command.get("do") == "import_stop":
            self._stopped.add(str(command.get("job")))
            return True
        if command.get("do") not in _DOES:
            return False
        self._jobs.put(command)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="imports", daemon=True)
            self._thread.start()
        return True

    def _run(self) -> None:
        while True:
            command = self._jobs.get()
            job = str(command.get("job"))
            try:
                {"import": self._import, "import_one": self._one, "import_undo": self._undo}[command["do"]](
                    job, command
                )
            except KnownError as error:
                self._failed(job, error.failure)
            except Exception as error:
                self._failed(job, Failure("source_bug", {"reason": type(error).__name__}, repr(error)))
                raise

    def _import(self, job: str, command: Command) -> None:
        text = {name: command.get(name) for name in ("platform", "brand", "preset")}
        wish = Wish(dict(command.get("map") or {}), **text, exactly=bool(command.get("exactly")))
        reading = Reading(self._clock(), zone(str(command.get("zone") or "UTC")), command.get("order"))
        path = Path(str(command["file"]))
        done = import_through(
            self._door(), path, wish, reading,
            lambda read: self._tell(job, "running", {"read": read}), lambda: job in self._stopped,
        )  # fmt: skip
        names = ("read", "new", "updated", "quarantined", "unassigned", "batch", "stopped", "complaints")
        self._tell(job, "done", {"file": path.name, **{name: getattr(done, name) for name in names}})
        self._changed(done.new, done.updated, done.quarantined, done.alerts)

    def _one(self, job: str, command: Command) -> None:
        known = {field.name for field in fields(Spoken)}
        spoken = Spoken(**{name: value for name, value in command.items() if name in known})
        written = take_spoken(self._door(urgent=True), spoken, self._clock())
        told = {"mention": str(written.mention_id), "batch": written.batch, "brand": written.brand}
        self._tell(job, "done", {"file": None, "read": 1, "new": 1, **told})
        self._changed(1, 0, 0, [])

    def _undo(self, job: str, command: Command) -> None:
        batch, now = str(command["batch"]), self._clock()
        done = self._door()(lambda database, _: undo_import(database, batch, now))
        self._tell(job, "undone", vars(done))
        self._changed(0, done.removed, 0, [])

    def _door(self, urgent: bool = False) -> Door:
        def through(work: Callable[[Database, Judge], T]) -> T:
            return self._writer.do(lambda database, ear: work(database, ear.judge), urgent).result()

        return through

    def _changed(self, new: int, updated: int, quarantined: int, alerts: list[int]) -> None:
        self._emit("page", {"source": None, "new": new, "updated": updated, "quarantined": quarantined})
        if alerts:
            self._emit("complaints", {"ids": alerts})

    def _failed(self, job: str, failure: Failure) -> None:
        self._tell(job, "failed", {"kind": failure.kind, "params": dict(failure.params)})

    def _tell(self, job: str, state: str, data: Mapping[str, Any]) -> None:
        self._emit("import", {"job": job, "state": state, **data})
