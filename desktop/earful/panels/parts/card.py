"""Cards hold one thing each on the window's ground; a stat card holds the one number that matters."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from earful.app.theme import theme
from earful.app.tokens import Space
from earful.panels.parts.drawing import draw_focus
from earful.panels.parts.text import PlainLabel


class Card(QFrame):
    """A sheet with a hair of shadow; put things in `body`. With `opens=True` it can be pressed and emits `opened`.

    `set_marked(True)` draws it in the accent colour, as the one that is meant.
    """

    opened = Signal()

    def __init__(self, opens: bool = False, padding: int = Space.L, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opens = opens
        self._marked = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding - 2, padding, padding)
        self.body.setSpacing(Space.S)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_marked(self, marked: bool) -> None:
        self._marked = marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setPen(QPen(QColor(0, 0, 0, 40 if tokens.dark else 12), 1))
        painter.drawRoundedRect(sheet.translated(0, 1), Space.CARD_RADIUS, Space.CARD_RADIUS)
        warm = self._marked or (self._opens and self.underMouse())
        painter.setPen(QPen(QColor(tokens.accent if warm else tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(sheet, Space.CARD_RADIUS, Space.CARD_RADIUS)
        if self.hasFocus():
            draw_focus(painter, sheet, Space.CARD_RADIUS)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._opens and inside and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class StatCard(Card):
    """A caption, a number, its small print; pressing it opens what is behind the number."""

    def __init__(
        self, caption: str = "", value: str = "", small_print: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(opens=True, parent=parent)
        self._caption = PlainLabel(caption, "note")
        self._value = PlainLabel(value, "number")
        self._print = PlainLabel(small_print, "small", wrap=True)
        self.body.setSpacing(2)
        for label in (self._caption, self._value, self._print):
            self.body.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def show_number(self, caption: str, value: str, small_print: str, tint: str = "") -> None:
        """Say something else; `tint` "negative" for a number that somebody has to act on."""
        self._caption.setText(caption)
        self._value.setText(value)
        self._value.set_tint(tint)
        self._print.setText(small_print)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._caption.text()}: {self._value.text()}, {self._print.text()}")


class Separator(QWidget):
    """A line of one pixel."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme().tokens.line))


def row(*widgets: QWidget | None, spacing: int = Space.S) -> QHBoxLayout:
    """Widgets side by side, without margins; None stands for the space that grows."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made
