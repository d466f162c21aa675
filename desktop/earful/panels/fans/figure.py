"""A picture of an audit as a widget: painted as on paper, every mark can be pressed, or reached by the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.export.fans_picture import Places
from earful.export.fans_words import Picture
from earful.export.timeline_picture import Look
from earful.panels.parts.drawing import draw_focus
from earful.panels.timeline.look import chart_look

Draw = Callable[[QPainter, QRectF, Picture, Look], Places]


class Figure(QWidget):
    """`opened(mark, span)`: what a mark stands for; span is (first, last) position in the list, or None."""

    opened = Signal(str, object)

    def __init__(self, draw: Draw, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw, self._height = draw, height
        self._picture: Picture | None = None
        self._places: Places = []
        self._on = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: Picture | None, spoken: str) -> None:
        """Show an audit; `spoken` says the same in words, for screen readers."""
        self._picture, self._on = picture, 0
        self.setAccessibleName(spoken)
        self.update()

    @property
    def places(self) -> Places:
        """Where the marks are, as painted last."""
        return self._places

    def sizeHint(self) -> QSize:
        return QSize(320, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._places = self._draw(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._picture, chart_look())
        if self.hasFocus() and self._places:
            draw_focus(painter, self._places[min(self._on, len(self._places) - 1)][0], 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._open(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._places:
            self._on = (self._on + step) % len(self._places)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._places:
            self._open(self._on)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self.update()

    def _under(self, point: QPointF) -> int | None:
        # Backwards: what is painted last lies on top.
        found = [number for number, (box, _, _) in enumerate(self._places) if box.contains(point)]
        return found[-1] if found else None

    def _open(self, number: int) -> None:
        self._on = number
        _, mark, span = self._places[number]
        self.opened.emit(mark, span)
