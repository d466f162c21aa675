"""Records that a person read a mention: in sight for a second in the window they look at, or acted on."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from earful.app.operations import Operations

READ_AFTER_MS = 1000


class ReadingClock(QObject):
    """Counts while `panel` is in sight in the active window, and begins anew when it comes back."""

    def __init__(self, operations: Operations, panel: QWidget, after_ms: int = READ_AFTER_MS) -> None:
        super().__init__(panel)
        self._operations = operations
        self._panel = panel
        self._reading: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.finish)
        panel.installEventFilter(self)

    def begin(self, mention_id: int | None, unread: bool) -> None:
        """This one is in sight now; None or one that was read already stops the clock."""
        self._reading = mention_id if unread else None
        self._start()

    def finish(self) -> None:
        """It was read: by time, or because the person acted on it."""
        self._timer.stop()
        if self._reading is not None:
            self._operations.do("read", [self._reading], text="")
            self._reading = None

    def stop(self) -> None:
        """Leave it unread as long as it is in sight."""
        self._reading = None
        self._timer.stop()

    def _start(self) -> None:
        if self._reading is not None and self._panel.isVisible() and self._panel.isActiveWindow():
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.WindowActivate, kinds.WindowDeactivate, kinds.Show, kinds.Hide):
            QTimer.singleShot(0, self, self._start)
        return False
