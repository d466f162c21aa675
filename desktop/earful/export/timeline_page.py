"""A timeline as it leaves the window: title, legend, plot, and the small print without which it would say nothing."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from earful.export import chart_words as words
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_geometry import AGAINST, COMPLAINTS, SHOWN
from earful.export.timeline_picture import Look, paint_timeline

_MARGIN = 28.0
_LINE = 17.0
_NARROW = 1000  # bins


@dataclass(frozen=True)
class TimelinePage:
    """What is on the page. `shown` are the feelings that are drawn, and "complaints"."""

    figures: TimelineFigures
    look: Look
    shown: Collection[str] = SHOWN

    @property
    def title(self) -> str:
        return QCoreApplication.translate("Chart", "%1: how people feel").replace("%1", words.whose(self.figures.brand))

    def small_print(self) -> list[str]:
        """The facts under the chart, each complete in itself."""
        figures = self.figures
        facts = [
            f"{words.period(figures.start, figures.end, figures.zone)} ({figures.zone.key})",
            words.by_bin(figures.size),
            asked(figures),
            f"n = {words.number(figures.n)}",
            words.coverage(figures.coverage),
        ]
        if figures.focus.people:
            facts[3] = QCoreApplication.translate("Chart", "people, each once a bin")
        if figures.share:
            facts.append(QCoreApplication.translate("Chart", "share of the mentions; bins under 10 are left out"))
        if len(figures.tallies) > _NARROW and not figures.share:
            facts.append(
                QCoreApplication.translate("Chart", "where bins are narrower than a pixel, the fullest is drawn")
            )
        if figures.counted_from is not None:
            since = QCoreApplication.translate("Chart", "counted so far: from %1 on")
            facts.append(since.replace("%1", words.day(figures.counted_from, figures.zone, year=True)))
        if figures.against is not None:
            facts.append(f"{words.other(figures)}: n = {words.number(figures.against.total)}")
        if COMPLAINTS in self.shown and not figures.focus.desk and not figures.focus.people:
            name = words.called(COMPLAINTS, figures)
            facts.append(f"{name} = {words.number(figures.total(COMPLAINTS))}")
        if figures.models:
            judged = QCoreApplication.translate("Chart", "judged by %1")
            facts.append(judged.replace("%1", words.plain(", ".join(figures.models))))
        return facts

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        """Paints all of it into width x height device-independent pixels."""
        look, right = self.look, width - _MARGIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), look["background"])
        painter.setPen(look["ink"])
        painter.setFont(look.font(20, bold=True))
        title = QFontMetricsF(painter.font()).elidedText(self.title, Qt.TextElideMode.ElideRight, right - _MARGIN)
        painter.drawText(QPointF(_MARGIN, 46), title)
        self._paint_legend(painter, QPointF(_MARGIN, 74), right)
        lines = self._lines(right - _MARGIN)
        foot = height - _MARGIN - _LINE * len(lines)
        paint_timeline(
            painter,
            QRectF(_MARGIN - 12, 92, width - 2 * _MARGIN + 24, foot - 100),
            self.figures,
            look,
            shown=self.shown,
        )
        painter.setFont(look.font(11))
        painter.setPen(look["axis"])
        for place, line in enumerate(lines):
            painter.drawText(QPointF(_MARGIN, foot + _LINE * (place + 1)), line)

    def _paint_legend(self, painter: QPainter, at: QPointF, right: float) -> None:
        painter.setFont(self.look.font(12))
        metrics = QFontMetricsF(painter.font())
        x = at.x()
        line = () if self.figures.focus.desk else (COMPLAINTS,)
        entries = [(name, words.called(name, self.figures)) for name in (*reversed(self.figures.layers), *line)]
        if self.figures.against is not None:
            entries.append((AGAINST, words.other(self.figures)))
        entries = [entry for entry in entries if entry[0] in self.shown]
        for name, text in entries:
            if x + 16 + metrics.horizontalAdvance(text) > right:
                return
            paint_key(painter, QPointF(x, at.y() - 4), name, self.look)
            painter.setPen(self.look["axis"])
            painter.drawText(QPointF(x + 16, at.y()), text)
            x += metrics.horizontalAdvance(text) + 36

    def _lines(self, width: float) -> list[str]:
        """The small print in as few lines as fit."""
        metrics = QFontMetricsF(self.look.font(11))
        lines: list[str] = []
        for fact in self.small_print():
            if lines and metrics.horizontalAdvance(f"{lines[-1]} · {fact}") <= width:
                lines[-1] += f" · {fact}"
            else:
                lines.append(metrics.elidedText(fact, Qt.TextElideMode.ElideRight, width))
        return lines


def asked(figures: TimelineFigures) -> str:
    """The query in words: whose mentions, from where."""
    return words.narrowed(figures)


def paint_key(painter: QPainter, at: QPointF, name: str, look: Look) -> None:
    """The sign of a layer in a legend, its left middle at `at`: a disc, a line for the complaints."""
    painter.save()
    if name in (COMPLAINTS, AGAINST):
        painter.setPen(QPen(look["ink" if name == COMPLAINTS else name], 1.5))
        painter.drawLine(QPointF(at.x(), at.y()), QPointF(at.x() + 11, at.y()))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look[name])
        painter.drawEllipse(QPointF(at.x() + 5, at.y()), 4, 4)
    painter.restore()
