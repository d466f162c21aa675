"""Collects Python's garbage on the Qt thread only. A QObject that dies with a cycle on another thread crashes Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """While it lives the automatic collection is off, and what it would do is done here once a second, on Qt's thread.

    The rule is Python's own: a generation is collected when its counter is over its threshold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [
            place for place, (n, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if n > limit
        ]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Hands collecting back to Python, once no other thread runs."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
            self._was_on = False
