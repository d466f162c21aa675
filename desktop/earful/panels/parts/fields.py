"""Fields for numbers and times, dressed as the line edits are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QTimeEdit, QWidget


class NumberField(QSpinBox):
    """A whole number. The wheel changes it only while it has the keyboard, so that scrolling a form changes nothing."""

    def __init__(self, low: int, high: int, value: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A style sheet's padding does not reach the edit inside (Qt 6.11 lays it out at x = 0).
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(low, high)
        self.setValue(value)
        self.setSuffix(suffix)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TimeField(QTimeEdit):
    """A time of day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
