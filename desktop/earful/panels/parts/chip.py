"""Chips say one quiet thing about an item; the pill announces what arrived without moving what is being read."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.app.wording import one_line
from earful.panels.parts.drawing import chip_size, draw_chip, draw_focus


class Chip(QWidget):
    """A tinted word. `tint`: negative, positive, amber, accent or quiet."""

    def __init__(self, text: str, tint: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, tint: str | None = None) -> None:
        self._text = one_line(text, 60)
        self._tint = tint or self._tint
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._text).toSize().expandedTo(QSize(12, 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_chip(QPainter(self), QPointF(0, 0), self._text, self._tint)


class PressedChip(Chip):
    """A chip that can be pressed with the mouse; whoever shows it has a key for the same."""

    pressed = Signal()

    def __init__(self, text: str, tint: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(text, tint, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class Pill(QAbstractButton):
    """ "3 new", afloat at the top of a list: pressing it shows what arrived."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(text)
        self._face = font(Size.SMALL, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._face).horizontalAdvance(self.text()) + 24, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_strong if self.underMouse() else tokens.accent))
        painter.drawRoundedRect(self.rect(), 13, 13)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(self._face)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 11)
