"""Earful's name, drawn large: the second half is what one gets."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.theme import font, theme

_SIZE = 34


class WordMark(QWidget):
    """As wide as its letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Earful")

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(_SIZE, QFont.Weight.Bold))
        return QSize(int(metrics.horizontalAdvance("Earful")) + 4, int(metrics.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        face = font(_SIZE, QFont.Weight.Bold)
        painter.setFont(face)
        x = 0.0
        for part, colour in (("Ear", tokens.text), ("ful", tokens.accent)):
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(x, 0, 200, self.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += QFontMetricsF(face).horizontalAdvance(part)
