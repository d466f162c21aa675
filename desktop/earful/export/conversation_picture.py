"""Paints the equity curve: the share that was answered by size of voice, each with its interval."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from earful.export.fans_picture import Places, draw_text
from earful.export.fans_words import number
from earful.export.timeline_picture import Look


def voice_name(bounds: Mapping[str, int | None] | None) -> str:
    """ "under 100", "100–1,000", "over 10,000", "unknown" followers."""
    if bounds is None:
        return QCoreApplication.translate("Fans", "not told")
    low, below = bounds["from"], bounds["below"]
    if below is None:
        return QCoreApplication.translate("Fans", "over %1").replace("%1", number(low or 0))
    if not low:
        return QCoreApplication.translate("Fans", "under %1").replace("%1", number(below))
    return f"{number(low)}–{number(below)}"


def draw_equity(painter: QPainter, box: QRectF, report: Mapping[str, Any], look: Look) -> Places:
    """One mark for each size of voice; a hollow mark without whisker says that too few were counted."""
    bands = report["by_voice"]
    plot = box.adjusted(36, 8, -8, -40)
    for share in (0.0, 0.5, 1.0):
        y = plot.bottom() - share * plot.height()
        painter.setPen(QPen(look["grid"], 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        draw_text(painter, QRectF(box.left(), y - 8, 32, 16), f"{round(share * 100)} %", look, 11, "axis")
    width = plot.width() / max(1, len(bands))
    line = QPolygonF()
    places: Places = []
    for place, band in enumerate(bands):
        x = plot.left() + (place + 0.5) * width
        below = QRectF(x - width / 2, plot.bottom() + 4, width, 16)
        draw_text(painter, below, voice_name(band["followers"]), look, 11, "ink", align="middle")
        draw_text(painter, below.translated(0, 16), f"n = {number(band['n'])}", look, 11, "axis", align="middle")
        share = band["answered"]
        if share["estimate"] is None:
            continue
        top, bottom = (plot.bottom() - share[end] * plot.height() for end in ("high", "low"))
        middle = plot.bottom() - share["estimate"] * plot.height()
        painter.setPen(QPen(look["ink"], 1.3))
        painter.drawLine(QLineF(x, top, x, bottom))
        for y in (top, bottom):
            painter.drawLine(QLineF(x - 5, y, x + 5, y))
        if band["followers"] is not None:
            line.append(QPointF(x, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look["mark"])
        painter.drawEllipse(QPointF(x, middle), 4.5, 4.5)
        places.append((QRectF(x - width / 2, plot.top(), width, plot.height()), "voice", (place, place)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look["mark"], 1.4, Qt.PenStyle.DashLine))
    painter.drawPolyline(line)
    return places
