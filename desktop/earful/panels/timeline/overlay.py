"""What lies over the chart: the bin that is meant, and its read-out."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from earful.app.theme import theme
from earful.export.timeline_page import paint_key
from earful.panels.timeline.look import chart_look
from earful.panels.timeline.readout import Readout

_LINE = 18.0
_PADDING = 10.0


class Overlay(pg.GraphicsObject):  # type: ignore[misc]
    """Painted in the scene's own pixels; takes no part in what the pointer does."""

    def __init__(self) -> None:
        super().__init__()
        self._room = QRectF()
        self._box = QRectF()
        self._span = (0.0, 0.0)
        self._layer = ""
        self.readout: Readout | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_room(self, room: QRectF) -> None:
        self.prepareGeometryChange()
        self._room = room

    def point(self, box: QRectF, span: tuple[float, float], readout: Readout, layer: str) -> None:
        """Mark the bin at `span` of the plot `box` and say what it holds; `layer` is the feeling that is meant."""
        self._box, self._span, self.readout, self._layer = box, span, readout, layer
        self.update()

    def clear(self) -> None:
        self.readout = None
        self.update()

    def boundingRect(self) -> QRectF:
        return self._room

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.readout is None:
            return
        tokens = theme().tokens
        left, right = max(self._span[0], self._box.left()), min(self._span[1], self._box.right())
        if right < left:
            return
        band = QColor(tokens.accent)
        band.setAlpha(34)
        painter.fillRect(QRectF(left, self._box.top(), max(1.0, right - left), self._box.height()), band)
        painter.setPen(QPen(QColor(tokens.accent), 1))
        middle = round((left + right) / 2) + 0.5
        painter.drawLine(QPointF(middle, self._box.top()), QPointF(middle, self._box.bottom()))
        self._paint_readout(painter, self.readout, left, right)

    def _paint_readout(self, painter: QPainter, readout: Readout, left: float, right: float) -> None:
        tokens, look = theme().tokens, chart_look()
        plain, bold = QFontMetricsF(look.font(12)), QFontMetricsF(look.font(12, bold=True))
        widths = [bold.horizontalAdvance(readout.title), *(plain.horizontalAdvance(note) for note in readout.notes)]
        widths += [
            plain.horizontalAdvance(called) + bold.horizontalAdvance(count) + 48 for _, called, count in readout.rows
        ]
        width = max(widths) + 2 * _PADDING
        height = _LINE * (1 + len(readout.rows) + len(readout.notes)) + 2 * _PADDING - 4
        # Towards the middle of the chart: there is room, and what came before is rarely what is looked for.
        in_first_half = left + right < self._box.left() + self._box.right()
        x = right + 12 if in_first_half else left - 12 - width
        frame = QRectF(max(self._room.left() + 1, x), self._box.top() + 4, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        line = QRectF(frame.x() + _PADDING, frame.y() + _PADDING - 2, width - 2 * _PADDING, _LINE)
        painter.setFont(look.font(12, bold=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, readout.title)
        for name, called, count in readout.rows:
            line.translate(0, _LINE)
            if name == self._layer:
                painter.fillRect(line.adjusted(-4, 0, 4, 0), QColor(tokens.accent_tint))
            paint_key(painter, QPointF(line.x(), line.center().y()), name, look)
            painter.setFont(look.font(12))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(line.adjusted(17, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, called)
            painter.setFont(look.font(12, bold=True))
            painter.setPen(QColor(tokens.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(look.font(12))
        painter.setPen(QColor(tokens.muted))
        for note in readout.notes:
            line.translate(0, _LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, note)
