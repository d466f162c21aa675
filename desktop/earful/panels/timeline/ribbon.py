"""The ribbon under the chart: all that was ever heard, small, and a brush over the part that the chart shows."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.theme import theme
from earful.domain.moments import DAY, Moment
from earful.export import chart_words as words
from earful.export.timeline_picture import LEFT, RIGHT
from earful.panels.parts.drawing import draw_focus
from earful.panels.timeline.look import chart_look
from earful.store.timeline import Tally

_GRIP = 6.0  # pixels on each side of an edge that can be taken
_SHORTEST = DAY
_HEIGHT = 44


class Ribbon(QWidget):
    """`chosen(start, end)` when a person has drawn or moved the brush. Arrow keys move it by a tenth, + and - make it
    longer and shorter."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallies: Sequence[Tally] = ()
        self._brush: tuple[Moment, Moment] = (0, 0)
        self._zone = ZoneInfo("UTC")
        self._grabbed: tuple[str, Moment, tuple[Moment, Moment]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    @property
    def brush(self) -> tuple[Moment, Moment]:
        """The part that is meant."""
        return self._brush

    def show_overview(self, tallies: Sequence[Tally], start: Moment, end: Moment, zone: ZoneInfo) -> None:
        """All bins there are, and the part that the chart shows; not while somebody is drawing."""
        self._tallies, self._zone = tallies, zone
        if self._grabbed is None:
            self._set_brush(start, end)
        self.setVisible(len(tallies) > 1)
        self.update()

    def _set_brush(self, start: Moment, end: Moment) -> None:
        self._brush = (start, end)
        self.setAccessibleName(
            self.tr("Period: %1").replace("%1", words.period(start, max(end, start + 1), self._zone))
        )
        self.update()

    # --- where things lie

    def _whole(self) -> tuple[Moment, Moment]:
        return self._tallies[0].start, self._tallies[-1].end

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, 2, -RIGHT, -2)

    def _x(self, moment: float) -> float:
        first, last = self._whole()
        return self._box().left() + (moment - first) / (last - first) * self._box().width()

    def _moment(self, x: float) -> Moment:
        first, last = self._whole()
        return first + round(max(0.0, min(1.0, (x - self._box().left()) / self._box().width())) * (last - first))

    # --- by pointer

    def _part_at(self, x: float) -> str:
        start, end = self._x(self._brush[0]), self._x(self._brush[1])
        if abs(x - start) <= _GRIP:
            return "start"
        if abs(x - end) <= _GRIP:
            return "end"
        return "whole" if start < x < end else "new"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._tallies and event.button() == Qt.MouseButton.LeftButton:
            at = self._moment(event.position().x())
            part = self._part_at(event.position().x())
            self._grabbed = (part, at, self._brush if part != "new" else (at, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._tallies:
            return
        x = event.position().x()
        if self._grabbed is None:
            shapes = {"start": Qt.CursorShape.SplitHCursor, "end": Qt.CursorShape.SplitHCursor}
            shapes["whole"] = Qt.CursorShape.OpenHandCursor
            self.setCursor(shapes.get(self._part_at(x), Qt.CursorShape.CrossCursor))
            return
        part, from_, (start, end) = self._grabbed
        at = self._moment(x)
        if part == "whole":
            self._shift_to(start, end, at - from_)
        elif part == "start":
            self._set_brush(min(at, end - _SHORTEST), end)
        elif part == "end":
            self._set_brush(start, max(at, start + _SHORTEST))
        else:
            self._set_brush(min(from_, at), max(from_, at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        before, self._grabbed = self._grabbed[2], None
        start, end = self._brush
        if end - start < _SHORTEST:  # a mere press: the brush comes here
            half = max(_SHORTEST, before[1] - before[0]) // 2
            start, end = start - half, start + half
        if (start, end) != before:
            self._choose(start, end)

    def _shift_to(self, start: Moment, end: Moment, by: int) -> None:
        first, last = self._whole()
        by = max(first - start, min(by, last - end)) if end - start < last - first else 0
        self._set_brush(start + by, end + by)

    def _choose(self, start: Moment, end: Moment) -> None:
        self._set_brush(start, end)
        self.chosen.emit(start, end)

    # --- by key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        start, end = self._brush
        tenth = max(_SHORTEST, (end - start) // 10)
        if not self._tallies:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shift_to(start, end, -tenth if event.key() == Qt.Key.Key_Left else tenth)
            self.chosen.emit(*self._brush)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._choose(max(self._whole()[0], start - tenth), end)
        elif event.key() == Qt.Key.Key_Minus:
            self._choose(min(start + tenth, end - _SHORTEST), end)
        else:
            super().keyPressEvent(event)

    # --- how it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tallies:
            return
        tokens, look, box = theme().tokens, chart_look(), self._box()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        counts = np.array([tally.n for tally in self._tallies], np.float64)
        # The root, or one great day would flatten all others: the ribbon shows where something was, not how much.
        heights = np.sqrt(counts / max(1.0, counts.max())) * (box.height() - 2)
        xs = [self._x((tally.start + tally.end) / 2) for tally in self._tallies]
        points = [QPointF(x, box.bottom() - height) for x, height in zip(xs, heights.tolist(), strict=True)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["unsure"])
        painter.drawPolygon(QPolygonF([QPointF(xs[0], box.bottom()), *points, QPointF(xs[-1], box.bottom())]))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        start = max(self._x(self._brush[0]), box.left())
        end = min(self._x(self._brush[1]), box.right())
        tint = QColor(tokens.accent)
        tint.setAlpha(40)
        part = QRectF(start, box.top(), max(2.0, end - start), box.height())
        painter.fillRect(part, tint)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        for x in (part.left(), part.right()):
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 4)
