"""Paints an audit: shares with whiskers, the order in which fans came, growth, funnel; on the screen and on paper.

Each painter gives back the places that open something: (where, what is opened, span of positions or None)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from earful.export import fans_words as words
from earful.export.fans_words import Picture
from earful.export.timeline_picture import Look

Places = list[tuple[QRectF, str, tuple[int, int] | None]]
ROW, BAR = 29.0, 8.0
SHARES_HEIGHT, ORDER_HEIGHT = 5 * ROW, 92.0
_COLOURS = {
    "reachable": "positive", "quiet": "neutral", "hollow": "negative", "automated": "doubt", "cannot_tell": "unsure",
}  # fmt: skip


def draw_shares(painter: QPainter, box: QRectF, picture: Picture, look: Look) -> Places:
    """One row a kind: name, bar with its whisker, the interval in figures, what it means."""
    name, figure = 150.0, 96.0
    meaning = min(230.0, box.width() * 0.26)
    bar = QRectF(box.left() + name, 0, max(80.0, box.width() - name - figure - meaning - 24), BAR)
    places: Places = []
    for number, kind in enumerate(words.ORDER):
        row = QRectF(box.left(), box.top() + number * ROW, box.width(), ROW)
        title, means = words.kinds()[kind]
        draw_text(painter, QRectF(row.left(), row.top(), name - 8, ROW), title, look, 13, bold=True)
        bar.moveTop(row.center().y() - BAR / 2)
        _bar(painter, bar, picture["shares"][kind], look, _COLOURS[kind])
        shown = QRectF(bar.right() + 16, row.top(), figure, ROW)
        draw_text(painter, shown, words.interval(picture["shares"][kind]), look, 13)
        draw_text(painter, QRectF(shown.right() + 8, row.top(), meaning, ROW), means, look, 12, "axis")
        places.append((row, kind, None))
    return places


def _bar(painter: QPainter, bar: QRectF, share: Sequence[float | None], look: Look, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look["grid"])
    painter.drawRoundedRect(bar, 4, 4)
    estimate, low, high = share
    if estimate is None or low is None or high is None:
        return
    painter.setBrush(look[colour])
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(2.0, bar.width() * estimate), bar.height()), 4, 4)
    middle = bar.center().y()
    left, right = (bar.left() + bar.width() * end for end in (low, high))
    painter.setPen(QPen(look["ink"], 1.4))
    painter.drawLine(QLineF(left, middle, right, middle))
    for x in (left, right):
        painter.drawLine(QLineF(x, middle - 5, x, middle + 5))


def draw_order(painter: QPainter, box: QRectF, picture: Picture, look: Look) -> Places:
    """All fans from the oldest to the newest; darker: likelier hollow; runs are underlined and named."""
    strip = QRectF(box.left(), box.top(), box.width(), 36)
    stripes, n = picture["strip"], max(1, picture["readable"])
    painter.setPen(Qt.PenStyle.NoPen)
    width = strip.width() / max(1, len(stripes))
    places: Places = []
    painter.fillRect(strip, _tinted(look, 0.0))
    for number, value in enumerate(stripes):
        place = QRectF(strip.left() + number * width, strip.top(), width + 0.6, strip.height())
        painter.fillRect(place, _tinted(look, value))
    for one in picture["runs"]:
        left = strip.right() - strip.width() * (one["last"] + 1) / n
        right = strip.right() - strip.width() * one["first"] / n
        painter.setPen(QPen(look["ink"], 2))
        painter.drawLine(QLineF(left, strip.bottom() + 5, max(right, left + 2), strip.bottom() + 5))
        places.append((QRectF(left, strip.top(), max(8.0, right - left), 44), "all", (one["from"], one["to"])))
    ends = QRectF(box.left(), strip.bottom() + 10, box.width(), 18)
    draw_text(painter, ends, QCoreApplication.translate("Fans", "oldest fan"), look, 11, "axis")
    draw_text(painter, ends, QCoreApplication.translate("Fans", "newest"), look, 11, "axis", align="right")
    _under(painter, ends, strip, picture, look)
    return places


def _under(painter: QPainter, ends: QRectF, strip: QRectF, picture: Picture, look: Look) -> None:
    line = ends.translated(0, 20)
    runs = picture["runs"]
    if not runs:
        told = QCoreApplication.translate("Fans", "No stretch of hollow accounts stands out.")
        draw_text(painter, line, told, look, 12, "axis")
        return
    first = max(runs, key=lambda one: one["n"])
    told = words.run(first, picture["growth_told"])
    if len(runs) > 1:
        more = QCoreApplication.translate("Fans", "and %1 more").replace("%1", words.number(len(runs) - 1))
        told = f"{told}, {more}"
    n = max(1, picture["readable"])
    middle = strip.right() - strip.width() * (first["first"] + first["last"] + 1) / 2 / n
    width = QFontMetricsF(look.font(12)).horizontalAdvance(told) + 4
    left = min(max(line.left(), middle - width / 2), max(line.left(), line.right() - width))
    draw_text(painter, QRectF(left, line.top(), min(width, line.width()), 18), told, look, 12)


def _tinted(look: Look, value: float) -> QColor:
    ground, ink = look["background"], look["negative"]
    part = 0.06 + 0.94 * min(1.0, max(0.0, value))
    channels = zip(ground.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * part) for a, b in channels))


def draw_growth(painter: QPainter, box: QRectF, picture: Picture, look: Look) -> Places:
    """How many of the readable fans were there by when; the days of a run are shaded."""
    points: Sequence[Sequence[int]] = picture["growth"]
    if len(points) < 2 or points[-1][0] <= points[0][0]:
        told = QCoreApplication.translate("Fans", "No dates are known of these fans.")
        draw_text(painter, box, told, look, 12, "axis", align="middle")
        return []
    plot = box.adjusted(0, 6, 0, -20)
    first, last, most = points[0][0], points[-1][0], points[-1][1]

    def at(moment: float, count: float) -> QPointF:
        x = plot.left() + (moment - first) / (last - first) * plot.width()
        return QPointF(x, plot.bottom() - count / most * plot.height())

    places: Places = []
    for one in picture["runs"]:
        if one["since"] is None:
            continue
        left, right = at(one["since"], 0).x(), at(one["until"], 0).x()
        band = QRectF(left - 2, plot.top(), max(4.0, right - left + 4), plot.height())
        painter.fillRect(band, _tinted(look, 0.25))
        places.append((band.adjusted(-4, 0, 4, 0), "all", (one["from"], one["to"])))
    painter.setPen(QPen(look["grid"], 1))
    painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
    painter.setPen(QPen(look["mark"], 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([at(moment, count) for moment, count in points]))
    ends = QRectF(box.left(), plot.bottom() + 3, box.width(), 16)
    draw_text(painter, ends, words.day(first, "MMM yyyy"), look, 11, "axis")
    draw_text(painter, ends, words.day(last, "MMM yyyy"), look, 11, "axis", align="right")
    draw_text(painter, QRectF(plot.left(), plot.top(), plot.width(), 16), words.number(most), look, 11, "axis")
    return places


def draw_funnel(painter: QPainter, box: QRectF, picture: Picture, look: Look) -> Places:
    """Fans, reachable, ever spoke, customers: bars on one scale, whiskers, and the figures beside them."""
    steps = picture["funnel"]
    height = box.height() / max(1, len(steps))
    # Narrow cards keep the room for the words.
    width = box.width() * (0.42 if box.width() >= 420 else 0.24)
    places: Places = []
    for number, one in enumerate(steps):
        row = QRectF(box.left(), box.top() + number * height, box.width(), height)
        bar = QRectF(row.left(), row.center().y() - 7, width, 14)
        if one["share"] is not None:
            estimate, low, high = one["share"]
            painter.setPen(Qt.PenStyle.NoPen)
            ink = QColor(look["mark"])
            ink.setAlphaF(1 - 0.18 * number)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(2.0, width * estimate), bar.height()), 3, 3)
            if one["key"] != "fans":
                painter.setPen(QPen(look["ink"], 1.2))
                middle = bar.center().y()
                painter.drawLine(QLineF(bar.left() + width * low, middle, bar.left() + width * high, middle))
                for end in (low, high):
                    x = bar.left() + width * end
                    painter.drawLine(QLineF(x, middle - 4, x, middle + 4))
        beside = QRectF(bar.right() + 10, row.top(), row.right() - bar.right() - 10, height)
        draw_text(painter, beside, words.step(one), look, 12, "ink" if number == 0 else "axis")
        places.append((row, {"fans": "all"}.get(one["key"], one["key"]), None))
    return places


def draw_page(painter: QPainter, width: float, height: float, picture: Picture, look: Look) -> None:
    """The whole audit on one page: what it says, how it came about, and how sure it is."""
    painter.fillRect(QRectF(0, 0, width, height), look["background"])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    margin = 40.0
    box = QRectF(margin, 32, width - 2 * margin, height - 64)
    title = QCoreApplication.translate("Fans", "Fan-quality audit")
    draw_text(painter, QRectF(box.left(), box.top(), box.width(), 26), title, look, 20, bold=True)
    whose = QRectF(box.left(), box.top() + 28, box.width(), 18)
    draw_text(painter, whose, words.account(picture), look, 13, "axis")
    draw_shares(painter, QRectF(box.left(), box.top() + 62, box.width(), SHARES_HEIGHT), picture, look)
    draw_order(painter, QRectF(box.left(), box.top() + 226, box.width(), ORDER_HEIGHT), picture, look)
    half, top = (box.width() - 48) / 2, box.top() + 340
    room = max(90.0, box.bottom() - 44 - top)
    draw_funnel(painter, QRectF(box.left(), top, half, room), picture, look)
    draw_growth(painter, QRectF(box.left() + half + 48, top, half, room), picture, look)
    foot = QRectF(box.left(), box.bottom() - 34, box.width(), 16)
    draw_text(painter, foot, words.judged(picture), look, 11, "axis")
    draw_text(painter, foot.translated(0, 17), words.statement(picture), look, 11, "axis")


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    look: Look,
    size: int,
    colour: str = "ink",
    *,
    bold: bool = False,
    align: str = "left",
) -> None:
    """One line in a box, ended by an ellipsis where it has no room; `align`: left, right or middle."""
    painter.setFont(look.font(size, bold))
    painter.setPen(look[colour])
    side = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}.get(
        align, Qt.AlignmentFlag.AlignHCenter
    )
    shown = QFontMetricsF(look.font(size, bold)).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | side), shown)


def table(picture: Picture) -> list[dict[str, Any]]:
    """The figures of the picture as rows, for a table."""
    rows: list[dict[str, Any]] = []
    for kind in words.ORDER:
        estimate, low, high = picture["shares"][kind]
        rows.append({"part": "share", "name": kind, "estimate": estimate, "low": low, "high": high, "n": None})
    for one in picture["funnel"]:
        estimate, low, high = one["share"] or (None, None, None)
        rows.append(
            {"part": "funnel", "name": one["key"], "estimate": estimate, "low": low, "high": high, "n": one["k"]}
        )
    for one in picture["runs"]:
        name = f"{one['from']}-{one['to']}"
        rows.append({"part": "run", "name": name, "estimate": one["p"], "low": None, "high": None, "n": one["n"]})
    for name, count in picture["ties"].items():
        rows.append({"part": "people", "name": name, "estimate": None, "low": None, "high": None, "n": count})
    return rows
