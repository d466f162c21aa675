"""One choice out of a few, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.panels.parts.drawing import draw_focus


class SegmentedControl(QWidget):
    """`options` are (key, text); `chosen` is emitted with the key when a person chooses, not when the program does."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], current: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._options = list(options)
        self._current = current or self._options[0][0]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def current(self) -> str:
        return self._current

    def set_current(self, key: str) -> None:
        self._current = key
        self._tell()

    def set_options(self, options: Sequence[tuple[str, str]], name: str = "") -> None:
        """Other texts, for instance after the language changed."""
        self._options = list(options)
        self._name = name or self._name
        self.updateGeometry()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(int(sum(self._widths())) + 1, 30)

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(font(Size.BODY, QFont.Weight.DemiBold))
        return [metrics.horizontalAdvance(text) + 24 for _, text in self._options]

    def _tell(self) -> None:
        shown = next((text for key, text in self._options if key == self._current), "")
        self.setAccessibleName(f"{self._name}: {shown}" if self._name else shown)
        self.update()

    def _choose(self, place: int) -> None:
        key = self._options[max(0, min(place, len(self._options) - 1))][0]
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = 0.0
        for place, width in enumerate(self._widths()):
            if x <= event.position().x() < x + width:
                self._choose(place)
                return
            x += width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = [key for key, _ in self._options].index(self._current)
        moves = {Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: 99}
        if event.key() in moves:
            self._choose(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 6, 6)
        painter.fillPath(shape, QColor(tokens.panel))
        x = 0.0
        for place, ((key, text), width) in enumerate(zip(self._options, self._widths(), strict=True)):
            box = QRectF(x, 0, width, self.height())
            here = key == self._current
            if here:
                part = QPainterPath()
                part.addRect(box)
                painter.fillPath(shape.intersected(part), QColor(tokens.accent_tint))
            if place:
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawLine(box.topLeft(), box.bottomLeft())
            painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if here else QFont.Weight.Normal))
            painter.setPen(QColor(tokens.accent if here else tokens.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x += width
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawPath(shape)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
