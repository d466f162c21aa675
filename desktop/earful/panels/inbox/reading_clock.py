"""Records that a person read a mention: in sight for a second in the window they look at, or acted on; and how long."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from earful.app.operations import Operations

READ_AFTER_MS = 1000


class ReadingClock(QObject):
    """Counts while `panel` is in sight in the active window, and begins anew when it comes back.

    What was unread and is left again gets a second word: for how many seconds it was in sight, and whether its end was
    (`at_end`)."""

    def __init__(
        self,
        operations: Operations,
        panel: QWidget,
        after_ms: int = READ_AFTER_MS,
        at_end: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(panel)
        self._operations = operations
        self._panel = panel
        self._reading: int | None = None
        self._at_end = at_end
        self._measured: int | None = None  # what was read just now and is still in sight
        self._saw_end = False
        self._seen_ms = 0
        self._in_sight = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.finish)
        panel.installEventFilter(self)

    def begin(self, mention_id: int | None, unread: bool) -> None:
        """This one is in sight now; None or one that was read already stops the clock."""
        self._leave()
        self._reading = mention_id if unread else None
        self._seen_ms, self._saw_end = 0, False
        self._in_sight.invalidate()
        self._start()

    def finish(self) -> None:
        """It was read: by time, or because the person acted on it."""
        self._timer.stop()
        if self._reading is not None:
            self._operations.do("read", [self._reading], text="")
            self._measured, self._reading = self._reading, None

    def stop(self) -> None:
        """Leave it unread as long as it is in sight."""
        self._reading = self._measured = None
        self._timer.stop()

    def look(self) -> None:
        """Its end may be in sight now."""
        self._saw_end = self._saw_end or self._at_end()

    def _leave(self) -> None:
        if self._measured is None:
            return
        self.look()
        self._pause()
        value = {"seconds": round(self._seen_ms / 1000, 1), "end": self._saw_end}
        self._operations.do("read", [self._measured], value, text="")
        self._measured = None

    def _pause(self) -> None:
        if self._in_sight.isValid():
            self._seen_ms += self._in_sight.elapsed()
            self._in_sight.invalidate()

    def _start(self) -> None:
        shown = self._panel.isVisible() and self._panel.isActiveWindow()
        self._pause()
        if shown and (self._reading is not None or self._measured is not None):
            self._in_sight.start()
        if self._reading is not None and shown:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.WindowActivate, kinds.WindowDeactivate, kinds.Show, kinds.Hide):
            QTimer.singleShot(0, self, self._start)
        return False
