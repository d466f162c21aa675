"""The engine as the window sees it: a child process that speaks JSON lines, started again when it ends unasked."""

import json
import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from earful.engine import protocol

log = logging.getLogger(__name__)

# After a crash the engine comes back: at once, then ever later, up to a minute. A minute of health forgives.
_FIRST_RETRY_MS = 250
_LONGEST_RETRY_MS = 60_000
_HEALTHY_MS = 60_000
_QUIT_MS = 1_500


class EngineClient(QObject):
    """Starts and minds the engine child. Signals carry ids and counts only."""

    page = Signal(dict)  # {"source", "new", "updated", "quarantined"}
    complaints = Signal(object)  # list of mention ids; they are larger than a C int
    state_changed = Signal()  # a source's state, or the engine's own, is different now
    failed = Signal(dict)  # {"source", "reason", "kind", "params", "retry_at"}
    heard = Signal(dict)  # every event, for those who know what to do with it
    ready = Signal()  # the child said hello
    finished = Signal()  # the child is gone and will not come back
    demo_loaded = Signal()

    def __init__(self, arguments: Sequence[str], parent: QObject | None = None) -> None:
        """`arguments` follow `earful engine`'s own: e.g. ["--base-dir", "…", "engine"]."""
        super().__init__(parent)
        self._arguments = list(arguments)
        self._process: QProcess | None = None
        self._buffer = b""
        self._stopping = False
        self._retry_ms = _FIRST_RETRY_MS
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)
        self._healthy = QTimer(self, singleShot=True, interval=_HEALTHY_MS)
        self._healthy.timeout.connect(self._forgive)
        self.restarts = 0
        self.live: set[int] = set()  # sources that are heard live just now

    @property
    def running(self) -> bool:
        """Whether the child runs just now."""
        return self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """The child's process id, 0 while there is none."""
        return int(self._process.processId()) if self._process is not None else 0

    def start(self) -> None:
        """Starts the child."""
        if self.running or self._stopping:
            return
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._gone)
        process.errorOccurred.connect(self._trouble)
        self._process, self._buffer = process, b""
        frozen = bool(getattr(sys, "frozen", False))
        process.start(sys.executable, [*([] if frozen else ["-m", "earful"]), *self._arguments])

    def sync(self, source_id: int | None = None) -> None:
        """Asks one source, or all, now."""
        self.say({"do": "sync", **({} if source_id is None else {"source": source_id})})

    def reload(self) -> None:
        """Tells the engine that brands or sources were changed."""
        self.say({"do": "reload"})

    def hold(self) -> None:
        """Tells the engine that a person corrected a judgement, so that the counts follow."""
        self.say({"do": "hold"})

    def close(self) -> None:
        """Ends the child: asked first, then made to. At most two seconds; what is committed is safe at any moment."""
        self._stopping = True
        self._again.stop()
        process = self._process
        if process is None:
            return
        if process.state() != QProcess.ProcessState.NotRunning:
            self.say({"do": "stop"})
            process.closeWriteChannel()
            if not process.waitForFinished(_QUIT_MS):
                process.kill()
                process.waitForFinished(400)

    def say(self, command: dict[str, object]) -> None:
        """Sends a command to the child; without a child it is lost."""
        if self._process is not None and self.running:
            line = json.dumps({"v": protocol.VERSION, **command})
            self._process.write(line.encode() + b"\n")

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            try:
                self._hear(protocol.read(line.decode("utf-8")))
            except ValueError:
                log.error("the engine said something that is no event: %.200r", line)

    def _hear(self, event: dict[str, object]) -> None:
        self.heard.emit(event)
        match event["event"]:
            case "hello":
                self._healthy.start()
                self.ready.emit()
                self.state_changed.emit()
            case "page":
                self.page.emit(event)
            case "held":
                self.page.emit({"source": None, "new": 0, "quarantined": 0, **event})
            case "complaints":
                self.complaints.emit(event["ids"])
            case "failed":
                self.failed.emit(event)
                self.state_changed.emit()
            case "waiting" | "coverage":
                self.state_changed.emit()
            case "live":
                (self.live.add if event["state"] == "on" else self.live.discard)(int(str(event["source"])))
                self.state_changed.emit()
            case "done":
                self.demo_loaded.emit()
                self.state_changed.emit()

    def _forgive(self) -> None:
        self._retry_ms = _FIRST_RETRY_MS

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._gone()

    def _gone(self) -> None:
        self._healthy.stop()
        self.live.clear()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.state_changed.emit()
        if self._stopping:
            self.finished.emit()
            return
        self.restarts += 1
        log.warning("the engine ended unasked; it is started again in %d ms", self._retry_ms)
        self._again.start(self._retry_ms)
        self._retry_ms = min(self._retry_ms * 2, _LONGEST_RETRY_MS)


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
