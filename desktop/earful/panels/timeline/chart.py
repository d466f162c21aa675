"""The chart in the window: pyqtgraph zooms and moves through time, `export.timeline_picture` paints. Import it late:
pyqtgraph costs half a second."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from earful.domain.moments import SECOND, Moment
from earful.export.timeline_figures import Span, TimelineFigures
from earful.export.timeline_geometry import COMPLAINTS, COUNTED, SHOWN, per_column
from earful.export.timeline_picture import Scale, paint_timeline, plot_box, scale_of
from earful.panels.timeline.look import chart_look
from earful.panels.timeline.overlay import Overlay
from earful.panels.timeline.readout import read_out

_FEWEST_BINS = 4  # as near as one can zoom


class TimelineChart(pg.GraphicsView):  # type: ignore[misc]
    """`bin_opened(place, name)`: somebody wants the mentions of a bin; `name` is a feeling, "complaints" or "" for all.

    `zoomed` tells whether only a part is in view, `moved` that it is another part. The wheel zooms, dragging moves, a
    double click shows all again."""

    bin_opened = Signal(int, str)
    zoomed = Signal(bool)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.figures: TimelineFigures | None = None
        self.shown: frozenset[str] = SHOWN
        self.cursor: Moment | None = None
        self.layer = ""
        self._whole = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent")  # the card's ground
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(220)
        self._picture = _Picture(self)
        self._overlay = Overlay()
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0)
        self.box.setMouseEnabled(x=True, y=False)
        self.box.setYRange(0, 1)
        for place, item in enumerate((self._picture, self.box, self._overlay)):
            item.setZValue(place)
            self.scene().addItem(item)
        self.box.sigXRangeChanged.connect(lambda *_: self._moved())
        self.scene().sigMouseMoved.connect(self._hover)
        self.scene().sigMouseClicked.connect(self._click)

    # --- what is shown

    def show_figures(self, figures: TimelineFigures, *, keep: bool) -> None:
        """Show other figures. `keep`: the part in view and the cursor stay where they are in time."""
        view = self.view
        self.figures = figures
        if not keep or view is None or self.cursor is None or figures.at(self.cursor) is None:
            self.cursor, self.layer = None, ""
        self.box.setLimits(
            xMin=0,
            xMax=self._offset(figures.end),
            minXRange=_FEWEST_BINS * (figures.tallies[0].end - figures.start) / SECOND,
        )
        if keep and view is not None and not self._whole:
            self.box.setXRange(self._offset(view[0]), self._offset(view[1]), padding=0)
        else:
            self.show_all()
        self.refresh()

    def set_shown(self, shown: frozenset[str]) -> None:
        """Draw these layers only."""
        self.shown = shown
        self.refresh()

    def show_all(self) -> None:
        """Everything in view again."""
        if self.figures is not None:
            self._whole = True
            self.box.setXRange(0, self._offset(self.figures.end), padding=0)
            self.zoomed.emit(False)

    @property
    def view(self) -> Span | None:
        """The part of time in view."""
        if self.figures is None:
            return None
        # pyqtgraph counts in floats: seconds from the first bin on keep their precision, seconds since 1970 do not.
        start, end = self.box.viewRange()[0]
        return self.figures.start + round(start * SECOND), self.figures.start + round(end * SECOND)

    @property
    def scale(self) -> Scale | None:
        """Where moments and counts lie in the widget now."""
        view = self.view
        if self.figures is None or view is None or view[1] <= view[0]:
            return None
        return scale_of(QRectF(self.rect()), self.figures, view, self.shown)

    def refresh(self) -> None:
        """Paint anew: other figures, layers, colours or words."""
        self._picture.update()
        self._point()

    def _offset(self, moment: Moment) -> float:
        return (moment - self.figures.start) / SECOND if self.figures else 0.0

    def _moved(self) -> None:
        view = self.view
        if self.figures is not None and view is not None:
            whole = view[0] <= self.figures.start and view[1] >= self.figures.end
            if whole != self._whole:
                self._whole = whole
                self.zoomed.emit(not whole)
            self.moved.emit()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "box"):
            room = QRectF(self.rect())
            self.box.setGeometry(plot_box(room))
            self._picture.set_room(room)
            self._overlay.set_room(room)
            self.refresh()

    # --- by pointer

    def _hover(self, at: QPointF) -> None:
        scale = self.scale
        if scale is None or not scale.box.contains(at):
            return
        self._go(self._place_at(scale.moment(at.x())), "")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go(None, "")

    def _click(self, event: object) -> None:
        # A pyqtgraph MouseClickEvent; it has no types.
        if event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            return
        if event.double():  # type: ignore[attr-defined]
            self.show_all()
            return
        scale, at = self.scale, event.scenePos()  # type: ignore[attr-defined]
        if scale is None or self.figures is None or not scale.box.contains(at):
            return
        place = self._place_at(scale.moment(at.x()))
        if place is not None:
            self._go(place, "")
            self.bin_opened.emit(place, self._layer_at(place, scale, at.y()))

    def _place_at(self, moment: Moment) -> int | None:
        """The bin at a moment; where a drawn column stands for several, the fullest of them, as it is drawn."""
        figures, view = self.figures, self.view
        place = figures.at(moment) if figures is not None else None
        if figures is None or view is None or place is None:
            return None
        many = per_column(figures, view, plot_box(QRectF(self.rect())).width())
        if many == 1 or figures.share:
            return place
        first = place // many * many
        return first + int(figures.columns["n"][first : first + many].argmax())

    def _layer_at(self, place: int, scale: Scale, y: float) -> str:
        """The feeling whose layer lies under the pointer; "" above all of them."""
        if self.figures is None:
            return ""
        ground, tally = 0.0, self.figures.tallies[place]
        of = 100 / max(1, tally.n) if self.figures.share else 1
        for name in self.figures.layers:
            if name in self.shown:
                ground += getattr(tally, name) * of
                if y >= scale.y(ground):
                    return "" if name == COUNTED else name
        return ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.show_all()

    # --- by key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        last = len(self.figures.tallies) - 1 if self.figures else 0
        here = self.place
        moves = {
            Qt.Key.Key_Left: last if here is None else here - 1,
            Qt.Key.Key_Right: last if here is None else here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if self.figures is None:
            event.ignore()
        elif key in moves:
            self._go(max(0, min(last, moves[Qt.Key(key)])), self.layer)
            self._bring_into_view()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and here is not None:
            self._go(here, self._next_layer(1 if key == Qt.Key.Key_Up else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self.bin_opened.emit(here, self.layer)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much time around the cursor, or around the middle."""
        view = self.view
        if view is None or self.figures is None:
            return
        place = self.place
        tally = self.figures.tallies[place] if place is not None else None
        centre = (tally.start + tally.end) // 2 if tally else (view[0] + view[1]) // 2
        self.box.scaleBy(x=factor, center=pg.Point(self._offset(centre), 0.5))

    def _next_layer(self, step: int) -> str:
        order = ["", *(name for name in (*self._layers(), COMPLAINTS) if name in self.shown)]
        at = order.index(self.layer) if self.layer in order else 0
        return order[(at + step) % len(order)]

    def _layers(self) -> tuple[str, ...]:
        layers = self.figures.layers if self.figures is not None else ()
        return () if layers == (COUNTED,) else layers

    def _bring_into_view(self) -> None:
        view, place = self.view, self.place
        if view is None or place is None or self.figures is None:
            return
        tally = self.figures.tallies[place]
        move = min(0, tally.start - view[0]) + max(0, tally.end - view[1])
        if move:
            self.box.translateBy(x=move / SECOND)

    # --- the cursor

    def forget_cursor(self) -> None:
        """No bin is meant any more."""
        self._go(None, "")

    @property
    def place(self) -> int | None:
        """The bin that the cursor is on."""
        return self.figures.at(self.cursor) if self.figures and self.cursor is not None else None

    def _go(self, place: int | None, layer: str) -> None:
        cursor = None if place is None or self.figures is None else self.figures.tallies[place].start
        if (cursor, layer) != (self.cursor, self.layer):
            self.cursor, self.layer = cursor, layer
            self._point()
            self._tell()

    def _point(self) -> None:
        scale, place = self.scale, self.place
        if scale is None or self.figures is None or place is None:
            self._overlay.clear()
        else:
            tally = self.figures.tallies[place]
            span = (scale.x(tally.start), scale.x(tally.end))
            self._overlay.point(scale.box, span, read_out(self.figures, place), self.layer)

    def _tell(self) -> None:
        """The read-out for a screen reader."""
        place = self.place
        said = read_out(self.figures, place).spoken() if self.figures and place is not None else ""
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


class _Picture(pg.GraphicsObject):  # type: ignore[misc]
    """The painted timeline, in the scene's own pixels; kept as a bitmap so that the cursor above costs no repaint."""

    def __init__(self, chart: TimelineChart) -> None:
        super().__init__()
        self._chart = chart
        self._room = QRectF()
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_room(self, room: QRectF) -> None:
        self.prepareGeometryChange()
        self._room = room

    def boundingRect(self) -> QRectF:
        return self._room

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        figures, view = self._chart.figures, self._chart.view
        if figures is not None and view is not None and view[1] > view[0]:
            paint_timeline(painter, self._room, figures, chart_look(), view=view, shown=self._chart.shown)
