"""The last thirty days of one source: where it looked, and hatched where it did not. Never zero for "not looked"."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from earful.app.language import translate
from earful.app.theme import theme
from earful.app.wording import moment, share
from earful.domain.moments import DAY, Moment
from earful.store.sensors import Span

DAYS = 30
_HEIGHT = 10
_HATCH = 6.0


def looked(spans: Sequence[Span], start: Moment, end: Moment) -> list[tuple[Moment, Moment, bool]]:
    """The joined spans that were looked at between two moments, in order: (from, to, whether all was shown)."""
    made: list[tuple[Moment, Moment, bool]] = []
    for sure in (True, False):
        taken = sorted(
            (max(one.start, start), min(one.end, end))
            for one in spans
            if one.state != "missed" and (one.state == "known") is sure and one.end > start and one.start < end
        )
        for left, right in taken:
            if made and made[-1][2] is sure and left <= made[-1][1]:
                made[-1] = (made[-1][0], max(made[-1][1], right), sure)
            else:
                made.append((left, right, sure))
    return sorted(made)


def looked_share(spans: Sequence[Span], start: Moment, end: Moment) -> float:
    """How much of the time between two moments was looked at, 0 to 1."""
    at, total = start, 0
    for left, right, _ in looked(spans, start, end):
        total += max(0, right - max(left, at))
        at = max(at, right)
    return total / (end - start)


class CoverageStrip(QWidget):
    """Green where everything was seen, paler where the platform caps or samples, hatched where nobody looked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: Sequence[Span] = ()
        self._now: Moment = 0
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def set_spans(self, spans: Sequence[Span], now: Moment) -> None:
        self._spans, self._now = spans, now
        part = share(looked_share(spans, now - DAYS * DAY, now))
        self.setAccessibleName(translate("Sources", "Looked at: %1 of the last 30 days").replace("%1", part))
        self.update()

    def _x(self, at: Moment) -> float:
        return (at - self._now + DAYS * DAY) / (DAYS * DAY) * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._now:
            return
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens.ground))
        painter.setPen(QPen(QColor(tokens.unsure), 1))
        x = -float(self.height())
        while x < self.width():
            painter.drawLine(QPointF(x, self.height()), QPointF(x + self.height(), 0))
            x += _HATCH
        for left, right, sure in looked(self._spans, self._now - DAYS * DAY, self._now):
            x = self._x(left)
            box = QRectF(x, 0, max(1.5, self._x(right) - x), self.height())
            painter.fillRect(box, QColor(tokens.panel))
            colour = QColor(tokens.positive)
            colour.setAlphaF(0.85 if sure else 0.45)
            painter.fillRect(box, colour)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._now:
            QToolTip.showText(event.globalPos(), self._says(event.pos().x()), self)
            return True
        return super().event(event)

    def _says(self, x: int) -> str:
        """What is known of the moment under the pointer."""
        at = self._now - DAYS * DAY + int(x / max(1, self.width()) * DAYS * DAY)
        for left, right, sure in looked(self._spans, self._now - DAYS * DAY, self._now):
            if left <= at <= right:
                told = (
                    translate("Sources", "%1 to %2: everything was seen")
                    if sure
                    else translate("Sources", "%1 to %2: seen as far as the platform shows")
                )
                return told.replace("%1", moment(left, self._now)).replace("%2", moment(right, self._now))
        missed = next((one for one in self._spans if one.state == "missed" and one.start <= at <= one.end), None)
        if missed is not None:
            told = translate("Sources", "%1 to %2: missed, the feed had moved on")
            return told.replace("%1", moment(missed.start, self._now)).replace("%2", moment(missed.end, self._now))
        return translate("Sources", "%1: nobody looked").replace("%1", moment(at, self._now))
