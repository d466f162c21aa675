"""Paints a timeline, the same on the screen and on paper: areas or bars, hatched gaps, the line of complaints, axes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from earful.domain.moments import Moment
from earful.export import chart_words as words
from earful.export.chart_scale import Unit, count_ticks, time_ticks
from earful.export.timeline_figures import Floats, Span, TimelineFigures
from earful.export.timeline_geometry import (
    COMPLAINTS,
    SHOWN,
    Area,
    Blocks,
    areas,
    blocks,
    course,
    heard_in_gaps,
    highest,
    looked,
    wide_gaps,
    wide_misses,
)

# Room around the plot for what stands beside it, in device-independent pixels.
LEFT, TOP, RIGHT, BOTTOM = 44.0, 24.0, 12.0, 26.0
_HATCH = 7.0
_NARROWEST = 2.0  # pixels; a gap below that cannot be seen
_PER_LABEL = 92.0
_SMALL = 11


@dataclass(frozen=True)
class Look:
    """Colours ("#rrggbb") by what they stand for and font families. `LIGHT` holds the names that are needed."""

    colours: Mapping[str, str]
    families: Sequence[str] = field(default_factory=tuple)

    def __getitem__(self, name: str) -> QColor:
        return QColor(self.colours[name])

    def font(self, pixels: int = _SMALL, bold: bool = False) -> QFont:
        """A font of this height in device-independent pixels."""
        made = QFont(list(self.families)) if self.families else QFont()
        made.setPixelSize(pixels)
        made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return made


# On paper everything is light. The same values as the window's light theme; a test compares them.
LIGHT: Mapping[str, str] = {
    "background": "#ffffff",
    "grid": "#e3e6ea",
    "axis": "#667282",
    "ink": "#1b2430",
    "faint": "#9aa5b1",
    "negative": "#c8501e",
    "neutral": "#9aa5b1",
    "unsure": "#cfd6dd",
    "positive": "#0f8a6a",
    "gap": "#cfd6dd",
}


@dataclass(frozen=True)
class Scale:
    """Moments and counts to places in `box`."""

    box: QRectF
    view: Span
    top: int

    def x(self, moment: float) -> float:
        """The place of a moment; the difference is taken first, as floats cannot tell microseconds since 1970 apart."""
        return self.box.left() + (moment - self.view[0]) / (self.view[1] - self.view[0]) * self.box.width()

    def y(self, count: float) -> float:
        return self.box.bottom() - count / self.top * self.box.height()

    def moment(self, x: float) -> Moment:
        """The moment at a place."""
        return round(self.view[0] + (x - self.box.left()) / self.box.width() * (self.view[1] - self.view[0]))

    def xs(self, moments: Floats) -> Floats:
        """The places of many moments."""
        return self.box.left() + (moments - self.view[0]) / self.pixel

    def ys(self, counts: Floats) -> Floats:
        """The places of many counts."""
        return self.box.bottom() - counts * (self.box.height() / self.top)

    @property
    def pixel(self) -> float:
        """How long a pixel is, in microseconds."""
        return (self.view[1] - self.view[0]) / self.box.width()


def plot_box(rect: QRectF) -> QRectF:
    """Where the plot itself lies within the room that it is given."""
    return rect.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)


def scale_of(rect: QRectF, figures: TimelineFigures, view: Span, shown: Collection[str]) -> Scale:
    """The scale of a picture in `rect`: the view across, round counts up to the highest in view."""
    return Scale(plot_box(rect), view, count_ticks(highest(figures, shown, view))[-1])


def paint_timeline(
    painter: QPainter,
    rect: QRectF,
    figures: TimelineFigures,
    look: Look,
    *,
    view: Span | None = None,
    shown: Collection[str] = SHOWN,
) -> Scale:
    """Paints plot and axes into `rect` and gives the scale it used. `view` None: all of it."""
    scale = scale_of(rect, figures, view or (figures.start, figures.end), shown)
    narrowest = int(scale.pixel * _NARROWEST)
    # A little beyond the view, so that lines run out of it as they do inside.
    bin_length = figures.tallies[0].end - figures.start
    beyond = (scale.view[0] - 2 * bin_length, scale.view[1] + 2 * bin_length)
    spans = looked(figures, beyond, narrowest)
    painter.save()
    _paint_counts(painter, scale, look)
    clipped = scale.view[0] > figures.start or scale.view[1] < figures.end
    painter.save()
    if clipped:  # only on the screen: SVG has the figures cut to the view
        painter.setClipRect(scale.box.adjusted(-1, -TOP, 1, 1))
    bands = [(start, end, words.not_looked()) for start, end in wide_gaps(figures, scale.view, narrowest)]
    bands += [(start, end, words.not_read(code)) for start, end, code in wide_misses(figures, scale.view, narrowest)]
    _paint_gaps(painter, scale, sorted(bands), look)
    if figures.form == "areas":
        for area in areas(figures, shown, spans):
            _paint_area(painter, scale, area, look)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for layer in blocks(figures, shown, spans):
            _paint_blocks(painter, scale, layer, look, figures.form == "bars")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_heard_in_gaps(painter, scale, figures, look)
    if COMPLAINTS in shown:
        _paint_complaints(painter, scale, figures, spans, look)
    painter.restore()
    _paint_times(painter, scale, figures, look)
    painter.restore()
    return scale


def _paint_counts(painter: QPainter, scale: Scale, look: Look) -> None:
    painter.setFont(look.font())
    for count in count_ticks(scale.top):
        if count > scale.top:
            break
        y = round(scale.y(count)) + 0.5
        painter.setPen(QPen(look["grid"], 1))
        painter.drawLine(QLineF(scale.box.left(), y, scale.box.right(), y))
        painter.setPen(look["axis"])
        label = QRectF(scale.box.left() - LEFT, y - 8, LEFT - 8, 16)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.number(count))


def _paint_gaps(painter: QPainter, scale: Scale, bands: Sequence[tuple[Moment, Moment, str]], look: Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = QFontMetricsF(look.font())
    taken = scale.box.left() - scale.box.width()
    for start, end, label in bands:
        width = metrics.horizontalAdvance(label)
        left, right = max(scale.x(start), scale.box.left()), min(scale.x(end), scale.box.right())
        painter.setPen(QPen(look["gap"], 1))
        painter.drawLines(hatch(QRectF(left, scale.box.top(), right - left, scale.box.height())))
        # Over the middle of the band, but within the plot and clear of the label before.
        x = min(max((left + right - width) / 2, scale.box.left()), scale.box.right() - width)
        if x > taken + 8:
            painter.setPen(look["axis"])
            painter.setFont(look.font())
            painter.drawText(QPointF(x, scale.box.top() - 8), label)
            taken = x + width


def hatch(box: QRectF) -> list[QLineF]:
    """Slanted lines cut to a box by arithmetic: clip paths and brush patterns do not survive in every SVG reader."""
    found, at = [], box.left() - box.height() + (_HATCH - box.left() % _HATCH)
    while at < box.right():
        # The line runs from (at, bottom) to (at + height, top).
        left, right = max(at, box.left()), min(at + box.height(), box.right())
        if right > left:
            found.append(QLineF(left, box.bottom() - (left - at), right, box.bottom() - (right - at)))
        at += _HATCH
    return found


def _paint_area(painter: QPainter, scale: Scale, area: Area, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look[area.name])
    x = scale.xs(area.x)
    over, under = _points(x, scale.ys(area.high)), _points(x[::-1], scale.ys(area.low[::-1]))
    painter.drawPolygon(QPolygonF([*over, *under]))


def _paint_blocks(painter: QPainter, scale: Scale, layer: Blocks, look: Look, apart: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look[layer.name])
    left, width = scale.xs(layer.left), (layer.right - layer.left) / scale.pixel
    # Bars keep a little apart; columns must touch, whatever their edges are rounded to.
    room = np.clip(width * 0.12, 1.0, 3.0) if apart else np.full(len(width), -0.02)
    left, width = left + room / 2, np.maximum(width - room, 0.6)
    top = scale.ys(layer.high)
    height = scale.ys(layer.low) - top
    boxes = zip(left.tolist(), top.tolist(), width.tolist(), height.tolist(), strict=True)
    painter.drawRects([QRectF(*box) for box in boxes])


def _paint_heard_in_gaps(painter: QPainter, scale: Scale, figures: TimelineFigures, look: Look) -> None:
    """What was heard although nobody looked, as an open outline: it is not hidden, and it is not the whole."""
    painter.setPen(QPen(look["axis"], 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place in heard_in_gaps(figures):
        tally = figures.tallies[place]
        left, right = scale.x(tally.start), scale.x(tally.end)
        if right > scale.box.left() and left < scale.box.right():
            painter.drawRect(QRectF(left, scale.y(tally.n), right - left, scale.y(0) - scale.y(tally.n)))


def _paint_complaints(
    painter: QPainter, scale: Scale, figures: TimelineFigures, spans: Sequence[Span], look: Look
) -> None:
    counts = figures.columns[COMPLAINTS]
    lines: list[QLineF] = []
    for span in spans:
        x, places = course(figures, span)
        points = _points(scale.xs(x), scale.ys(counts[places]))
        said = (counts[places] > 0).tolist()
        # Along the ground there is nothing to say.
        lines += [QLineF(points[i], points[i + 1]) for i in range(len(points) - 1) if said[i] or said[i + 1]]
    # Each piece by itself: Qt strokes a long polyline as one shape, 339 ms for 2,160 points (measured).
    thin = figures.form == "columns"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not thin)
    for colour, width in (("ink", 1.0),) if thin else (("background", 3.5), ("ink", 1.5)):
        painter.setPen(QPen(look[colour], width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _points(x: Floats, y: Floats) -> list[QPointF]:
    return [QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]


def _paint_times(painter: QPainter, scale: Scale, figures: TimelineFigures, look: Look) -> None:
    painter.setFont(look.font())
    painter.setPen(look["axis"])
    finest: Unit = "hour" if figures.size == "hour" else "day"
    at_most = int(scale.box.width() / _PER_LABEL)
    unit, marks = time_ticks(scale.view[0], scale.view[1], figures.zone, at_most, finest)
    for mark in marks:
        place = figures.at(mark)
        # A day's name stands under the middle of its bar or point, an hour's where it begins.
        middle = place is not None and figures.size != "hour"
        tally = figures.tallies[place] if place is not None else None
        x = scale.x((tally.start + tally.end) / 2 if middle and tally else mark)
        if not scale.box.left() <= x <= scale.box.right():
            continue
        painter.drawLine(QLineF(x, scale.box.bottom() + 1, x, scale.box.bottom() + 4))
        label = QRectF(x - 60, scale.box.bottom() + 7, 120, 16)
        painter.drawText(
            label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words.tick(mark, unit, figures.zone)
        )
