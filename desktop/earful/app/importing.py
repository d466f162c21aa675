"""Imports as the window sees them: a look at a file in a process of its own, the import itself in the engine."""

import itertools
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, SignalInstance

from earful.app.session import Session
from earful.domain.failures import Failure

_PAUSE_MS = 200  # of typing, before a file is looked at again


class Channel(Protocol):
    """The engine, as far as imports speak with it: `heard` gives every event of the child, `say` sends a command."""

    heard: SignalInstance  # dict

    def say(self, command: dict[str, object]) -> None: ...


@dataclass(frozen=True)
class Ask:
    """What the person wants of a file. `columns` None: as guessed, or by `preset`; else field -> column, exactly."""

    file: Path
    columns: Mapping[str, str] | None = None
    brand: str | None = None
    platform: str | None = None
    preset: str | None = None
    order: str | None = None
    zone: str = "UTC"

    def arguments(self) -> list[str]:
        """As `earful import` takes it."""
        from earful.engine.importing.columns import several  # with all readers of files: none of them for a start

        words = [str(self.file), "--preview", "--zone", self.zone]
        for name, value in (("--brand", self.brand), ("--platform", self.platform), ("--preset", self.preset)):
            words += [name, value] if value else []
        if self.order:
            words += ["--dates", f"{self.order}-first"]
        if self.columns is not None:
            words += ["--exactly"]
            for one, told in self.columns.items():
                words += [word for column in several(told) for word in ("--map", f"{one}={column}")]
        return words

    def command(self) -> dict[str, object]:
        """As the engine takes it."""
        return {
            "do": "import", "file": str(self.file), "map": dict(self.columns or {}), "platform": self.platform,
            "brand": self.brand, "preset": self.preset, "exactly": self.columns is not None, "zone": self.zone,
            "order": self.order,
        }  # fmt: skip


class Preview(QObject):
    """Looks at a file without writing anything. A newer look ends the older one."""

    head = Signal(dict)  # columns, mapping, preset, first rows: see engine/importing/previewing.py
    counted = Signal(dict)  # read, aside
    done = Signal(dict)  # read, aside, known, unassigned, reasons
    failed = Signal(object)  # Failure

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._process: QProcess | None = None
        self._buffer = b""
        self._ask: Ask | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._start)

    def look(self, ask: Ask, *, soon: bool = False) -> None:
        """Looks at the file; with `soon` after a moment in which nothing else was asked."""
        self.stop()
        self._ask = ask
        if soon:
            self._soon.start()
        else:
            self._start()

    def stop(self) -> None:
        """Ends the look."""
        self._soon.stop()
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect()
            process.finished.connect(process.deleteLater)
            process.kill()

    def _start(self) -> None:
        assert self._ask is not None
        frozen = bool(getattr(sys, "frozen", False))
        process = self._process = QProcess(self)
        self._buffer = b""
        process.readyReadStandardOutput.connect(self._read)
        base = ["--base-dir", str(self._session.places.data), "import", *self._ask.arguments()]
        process.start(sys.executable, [*([] if frozen else ["-m", "earful"]), *base])

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            event = json.loads(line)
            match event["event"]:
                case "head":
                    self.head.emit(event)
                case "counted":
                    self.counted.emit(event)
                case "done":
                    self.done.emit(event)
                case "failed":
                    self.failed.emit(Failure(event["kind"], event["params"]))


@dataclass(frozen=True)
class Result:
    """What became of a job: the figures of its "done" or "undone" event."""

    job: str
    figures: Mapping[str, Any] = field(default_factory=dict)


class Importing(QObject):
    """Hands imports to the engine and tells what became of them; `job` is the name that `take` and the others give."""

    progress = Signal(str, int)  # job, rows read
    done = Signal(object)  # Result
    undone = Signal(object)  # Result
    failed = Signal(str, object)  # job, Failure

    def __init__(self, channel: Channel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._numbers = itertools.count(1)
        self._pending: set[str] = set()
        channel.heard.connect(self._hear)

    def take(self, ask: Ask) -> str:
        """Imports a file."""
        return self._say(ask.command())

    def write_down(self, spoken: Mapping[str, object]) -> str:
        """Stores one complaint heard by voice; the fields of `earful.engine.importing.voice.Spoken`."""
        return self._say({"do": "import_one", **spoken})

    def undo(self, batch: str) -> str:
        """Takes an import back."""
        return self._say({"do": "import_undo", "batch": batch})

    def stop(self, job: str) -> None:
        """Stops an import; what is stored by then stays, and can be undone."""
        self._channel.say({"do": "import_stop", "job": job})

    def _say(self, command: Mapping[str, object]) -> str:
        job = f"import-{next(self._numbers)}"
        self._pending.add(job)
        self._channel.say({**command, "job": job})
        return job

    def _hear(self, event: Mapping[str, Any]) -> None:
        if event.get("event") == "hello":  # a new engine knows nothing of what the one before it was doing
            self._broken_off()
        if event.get("event") != "import":
            return
        job = str(event["job"])
        if event["state"] != "running":
            self._pending.discard(job)
        figures = {key: value for key, value in event.items() if key not in ("v", "event", "job", "state")}
        match event["state"]:
            case "running":
                self.progress.emit(job, figures["read"])
            case "done":
                self.done.emit(Result(job, figures))
            case "undone":
                self.undone.emit(Result(job, figures))
            case "failed":
                self.failed.emit(job, Failure(figures["kind"], figures["params"]))

    def _broken_off(self) -> None:
        for job in sorted(self._pending):
            self.failed.emit(job, Failure("import_broken"))
        self._pending.clear()
