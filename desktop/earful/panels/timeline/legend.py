"""The legend of the chart: each entry can be switched off and on again, by mouse and by key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.export.chart_words import called, names, other
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_geometry import AGAINST, COMPLAINTS, COUNTED, STACK
from earful.export.timeline_page import paint_key
from earful.panels.parts.drawing import draw_focus
from earful.panels.timeline.look import chart_look

ENTRIES = (*reversed(STACK), COUNTED, COMPLAINTS, AGAINST)


class LegendEntry(QAbstractButton):
    """One layer of the chart; checked while it is drawn."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(names().get(self.name, ""))

    def say(self, text: str) -> None:
        """What it is called just now."""
        self.setText(text)
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Show or hide: %1").replace("%1", self.text()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(int(QFontMetricsF(font(Size.BODY)).horizontalAdvance(self.text())) + 24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setOpacity(1.0 if self.isChecked() else 0.45)
        paint_key(painter, QPointF(2, middle), self.name, chart_look())
        face = font(Size.BODY)
        face.setStrikeOut(not self.isChecked())
        painter.setFont(face)
        painter.setPen(QColor(tokens.text if self.underMouse() else tokens.muted))
        painter.drawText(QRectF(18, 0, self.width() - 18, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setOpacity(1.0)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 4)


class Legend(QWidget):
    """`changed` is emitted when an entry was switched; `shown` are those that are on."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.entries = {name: LegendEntry(name) for name in ENTRIES}
        for entry in self.entries.values():
            entry.toggled.connect(lambda _: self.changed.emit())
            line.addWidget(entry)
        for name in (COUNTED, AGAINST):
            self.entries[name].hide()

    def show_figures(self, figures: TimelineFigures) -> None:
        """Offer what these figures have; people have no feeling, and a comparison is not always asked for."""
        for name, entry in self.entries.items():
            there = name in figures.layers or (name == COMPLAINTS and not figures.focus.desk)
            entry.setVisible(there or (name == AGAINST and figures.against is not None))
            entry.say(other(figures) if name == AGAINST else called(name, figures))

    @property
    def shown(self) -> frozenset[str]:
        return frozenset(name for name, entry in self.entries.items() if entry.isChecked())

    def retranslate(self) -> None:
        for entry in self.entries.values():
            entry.retranslate()
