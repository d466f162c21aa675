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
    AGAINST,
    COMPLAINTS,
    SHOWN,
    Area,
    Blocks,
    areas,
    band,
    blocks,
    course,
    drawn,
    heard_in_gaps,
    highest,
    looked,
    visible,
    wide_gaps,
    wide_misses,
)
from earful.store.markers import Marker

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
    "counted": "#9aa5b1",
    "mark": "#2f5fd0",
    "doubt": "#b7791f",
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
    if figures.drawn is None:
        figures = drawn(figures, view, plot_box(rect).width())
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
    view = view or (figures.start, figures.end)
    whole, figures = figures, drawn(figures, view, plot_box(rect).width())
    scale = scale_of(rect, figures, view, shown)
    narrowest = int(scale.pixel * _NARROWEST)
    # A little beyond the view, so that lines run out of it as they do inside.
    bin_length = figures.tallies[0].end - figures.start
    beyond = (scale.view[0] - 2 * bin_length, scale.view[1] + 2 * bin_length)
    spans = looked(figures, beyond, narrowest)
    painter.save()
    _paint_counts(painter, scale, look, "%" if figures.share else "")
    clipped = scale.view[0] > figures.start or scale.view[1] < figures.end
    painter.save()
    if clipped:  # only on the screen: SVG has the figures cut to the view
        painter.setClipRect(scale.box.adjusted(-1, -TOP, 1, 1))
    bands = [(start, end, words.not_looked()) for start, end in wide_gaps(figures, scale.view, narrowest)]
    bands += [(start, end, words.not_read(code)) for start, end, code in wide_misses(figures, scale.view, narrowest)]
    if figures.counted_from is not None and figures.counted_from > scale.view[0]:
        waiting = (max(scale.view[0], figures.start), min(figures.counted_from, scale.view[1]))
        bands = [one for one in bands if one[0] >= waiting[1]] + [(*waiting, words.not_counted())]
    _paint_gaps(painter, scale, sorted(bands), look)
    if figures.form == "areas" and not figures.share:
        for area in areas(figures, shown, spans):
            _paint_area(painter, scale, area, look)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for layer in blocks(figures, shown, spans):
            _paint_blocks(painter, scale, layer, look, figures.form == "bars")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if (interval := band(figures, spans)) is not None and "negative" in shown:
        _paint_interval(painter, scale, interval, look)
    _paint_heard_in_gaps(painter, scale, figures, look)
    if "against" in figures.cells and AGAINST in shown:
        _paint_against(painter, scale, figures, look)
    if COMPLAINTS in shown and not figures.focus.desk:
        _paint_complaints(painter, scale, figures, spans, look)
    painter.restore()
    paint_markers(painter, scale, whole.markers, look)
    _paint_times(painter, scale, whole, look)
    painter.restore()
    return scale


def _paint_counts(painter: QPainter, scale: Scale, look: Look, unit: str) -> None:
    painter.setFont(look.font())
    for count in count_ticks(scale.top):
        if count > scale.top:
            break
        y = round(scale.y(count)) + 0.5
        painter.setPen(QPen(look["grid"], 1))
        painter.drawLine(QLineF(scale.box.left(), y, scale.box.right(), y))
        painter.setPen(look["axis"])
        text = f"{words.number(count)}{unit}"
        label = QRectF(scale.box.left() - LEFT, y - 8, LEFT - 8, 16)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


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
    # Dots on thousands of outlines take half a second.
    many = len(figures.cells["n"]) > 400
    painter.setPen(QPen(look["axis"], 1, Qt.PenStyle.SolidLine if many else Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if figures.share:
        return
    first, last = visible(figures, scale.view)
    places = np.array([place for place in heard_in_gaps(figures) if first <= place < last], dtype=np.intp)
    left, right = (scale.xs(figures.cells[edge][places]) for edge in ("start", "end"))
    top = scale.ys(figures.cells["n"][places])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(places) <= 400)
    boxes = zip(left.tolist(), top.tolist(), (right - left).tolist(), (scale.y(0) - top).tolist(), strict=True)
    painter.drawRects([QRectF(*box) for box in boxes])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_complaints(
    painter: QPainter, scale: Scale, figures: TimelineFigures, spans: Sequence[Span], look: Look
) -> None:
    counts = figures.cells[COMPLAINTS]
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


def _paint_interval(painter: QPainter, scale: Scale, interval: Blocks, look: Look) -> None:
    """How far the negative share can be trusted: a line from end to end of it, a veil where bins are narrow."""
    if len(interval.left) <= 160:
        middle = scale.xs((interval.left + interval.right) / 2)
        ends = zip(middle.tolist(), scale.ys(interval.low).tolist(), scale.ys(interval.high).tolist(), strict=True)
        painter.setPen(QPen(look["ink"], 1))
        painter.drawLines([QLineF(x, low, x, high) for x, low, high in ends])
        return
    veil = look["background"]
    veil.setAlpha(110)
    left, width = scale.xs(interval.left), (interval.right - interval.left) / scale.pixel
    top = scale.ys(interval.high)
    boxes = zip(
        left.tolist(),
        top.tolist(),
        np.maximum(width, 0.6).tolist(),
        (scale.ys(interval.low) - top).tolist(),
        strict=True,
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRects([QRectF(*box) for box in boxes])


def _paint_against(painter: QPainter, scale: Scale, figures: TimelineFigures, look: Look) -> None:
    """The other's course as a line, broken where there is nothing to compare."""
    first, last = visible(figures, scale.view)
    first, last = max(0, first - 1), last + 1
    values = figures.cells["against"][first:last]
    middles = (figures.cells["start"][first:last] + figures.cells["end"][first:last]) / 2
    known = np.isfinite(values)
    points = _points(scale.xs(middles), scale.ys(np.nan_to_num(values)))
    lines = [QLineF(points[i], points[i + 1]) for i in range(len(points) - 1) if known[i] and known[i + 1]]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(lines) <= 400)
    for colour, width in (("background", 3.0), ("mark", 1.5)):
        painter.setPen(QPen(look[colour], width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_markers(painter: QPainter, scale: Scale, markers: Sequence[Marker], look: Look) -> None:
    """What was marked: a line with its text, and a band where it has an end. Texts that would touch are left out."""
    painter.setFont(look.font())
    metrics = QFontMetricsF(look.font())
    taken = scale.box.left() - scale.box.width()
    for marker in markers:
        if not scale.view[0] <= marker.at < scale.view[1]:
            continue
        x = round(scale.x(marker.at)) + 0.5
        if marker.until is not None:
            tint = look["mark"]
            tint.setAlpha(28)
            end = min(scale.x(marker.until), scale.box.right())
            painter.fillRect(QRectF(x, scale.box.top(), max(1.0, end - x), scale.box.height()), tint)
        painter.setPen(QPen(look["mark"], 1))
        painter.drawLine(QLineF(x, scale.box.top(), x, scale.box.bottom()))
        painter.setBrush(look["mark"])
        painter.drawEllipse(QPointF(x, scale.box.top()), 3.5, 3.5)
        text = metrics.elidedText(words.plain(marker.text, 80), Qt.TextElideMode.ElideRight, 220)
        width = metrics.horizontalAdvance(text)
        left = x + 7 if x + 7 + width <= scale.box.right() else x - 7 - width
        if left > taken + 6 or x < taken:
            back = QRectF(left - 2, scale.box.top() + 3, width + 4, 15)
            painter.fillRect(back, look["background"])
            painter.drawText(back, Qt.AlignmentFlag.AlignCenter, text)
            taken = max(left + width, x)


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
