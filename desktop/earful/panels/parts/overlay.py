"""A sheet over the window, inside it: Escape or a press beside it closes it and the keyboard goes back where it was."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from earful.app.theme import theme


class Sheet(QFrame):
    """The sheet itself; put things in `body`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class Overlay(QWidget):
    """Covers `window` while open. A child rather than a pop-up, so that input methods for Chinese work in it."""

    def __init__(self, window: QWidget, width: int) -> None:
        super().__init__(window)
        self._width = width
        self._before: QWidget | None = None
        self.sheet = Sheet(self)
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Show it and take the keyboard."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        self.sheet.setFocus()

    def close_sheet(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def sheet_height(self) -> int:
        return self.sheet.sizeHint().height()

    def _place(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        width = min(self._width, window.width() - 32)
        height = min(self.sheet_height(), window.height() - 112)
        self.sheet.setGeometry((window.width() - width) // 2, 72, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        return True  # the keyboard stays on the sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 110 if theme().tokens.dark else 50))
