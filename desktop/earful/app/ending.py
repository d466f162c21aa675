"""Ends in order on Ctrl+C and when the system asks: Qt's loop sleeps in C, a byte on a socket wakes it at once."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Ending(QObject):
    """`asked` follows SIGINT and SIGTERM within milliseconds, on the Qt thread. One in a process."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Both ends are kept: one that is collected would read as an end of file.
        self._heard, self._written = socket.socketpair()
        for end in (self._heard, self._written):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        signal.set_wakeup_fd(self._written.fileno(), warn_on_full_buffer=False)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: None)  # Python writes the byte only for signals it handles

    def _hear(self) -> None:
        if self._heard.recv(64):
            self.asked.emit()

    def close(self) -> None:
        """Hands the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        self._heard.close()
        self._written.close()
