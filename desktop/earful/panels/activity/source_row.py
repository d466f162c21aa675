"""One source as it works: its mark and name, what it does now, when it is asked next, and the band of what was seen.

Drawn as a whole, with two buttons on it: thirty of them are made within a few frames."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size, Space
from earful.app.wording import one_line
from earful.panels.activity.looked import Looked
from earful.panels.activity.wording import Told
from earful.panels.parts.buttons import IconButton
from earful.panels.parts.drawing import draw_state
from earful.panels.parts.icons import icon
from earful.panels.parts.text import literal_tip

_LEFT = 18.0  # the words begin behind the mark
_HEAD = 28.0
_SAYS_LINES = 2
_BAND = (132.0, 7.0)
_HATCH = 5.0
_WHEN = 104.0


class SourceRow(QWidget):
    """`wanted(what)`: sync, pause or resume was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._listens = self._covered = ""
        self._told = Told("off", "", "", "")
        self._looked = Looked()
        self._paused = False
        self.sync, self.pause = IconButton("refresh", "", parent=self), IconButton("pause", "", parent=self)
        self.sync.clicked.connect(lambda: self.wanted.emit("sync"))
        self.pause.clicked.connect(lambda: self.wanted.emit("resume" if self._paused else "pause"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_source(self, name: str, listens: str, told: Told, looked: Looked, covered: str, paused: bool) -> None:
        """Show how the source is now."""
        self._name, self._listens, self._covered = one_line(name), one_line(listens), covered
        self._looked = looked
        if paused != self._paused or not self.pause.accessibleName():
            self._paused = paused
            self._name_buttons()
        self.show_told(told)
        self.updateGeometry()

    def show_told(self, told: Told) -> None:
        """Only what runs on with the time: the countdown and how long ago."""
        if told == self._told:
            return
        higher = told.says != self._told.says or told.small != self._told.small
        self._told = told
        if higher:
            self.setToolTip(literal_tip(told.says))
            self.setAccessibleName(", ".join(filter(None, (self._name, told.says, told.small, self._covered))))
            self.setFixedHeight(self.sizeHint().height())
        self.update()

    def allow(self, allowed: bool) -> None:
        """Whether anything can be done with the source; not in the demo, where nobody is asked."""
        self.sync.setVisible(allowed)
        self.pause.setVisible(allowed)

    def search_text(self) -> str:
        """What the search looks through."""
        return f"{self._name} {self._listens} {self._told.says}".casefold()

    @property
    def when(self) -> str:
        """When it is asked next, as it is shown."""
        return self._told.when

    @property
    def says(self) -> str:
        """What it does, as it is shown."""
        return f"{self._told.says} {self._told.small}".strip()

    def sizeHint(self) -> QSize:
        lines = 16.0 if self._told.small and not self._beside() else 0.0
        return QSize(420, round(_HEAD + self._says_height() + lines + 22 + Space.S))

    def _beside(self) -> bool:
        """Whether the small print has room on the line of what the source does."""
        words, small = QFontMetricsF(font(Size.BODY)), QFontMetricsF(font(Size.CAPTION))
        wide = words.horizontalAdvance(self._told.says) + small.horizontalAdvance(self._told.small)
        return wide + _LEFT + Space.XL < self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pause.move(self.width() - 28, 0)
        self.sync.move(self.width() - 58, 0)
        self.setFixedHeight(self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "pause"):
            self._name_buttons()

    def _name_buttons(self) -> None:
        self.sync.set_name(self.tr("Ask now"))
        self.sync.setEnabled(not self._paused)
        self.pause.set_name(self.tr("Let it go on") if self._paused else self.tr("Pause"))
        self.pause.setIcon(icon("play" if self._paused else "pause"))

    # --- drawing

    def _says_height(self) -> float:
        metrics = QFontMetricsF(font(Size.BODY))
        room = QRectF(0, 0, max(80.0, self.width() - _LEFT - 4), metrics.lineSpacing() * _SAYS_LINES)
        return min(room.height(), metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._told.says).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, told = theme().tokens, self._told
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_state(painter, QPointF(5, 14), told.kind)
        right = self.width() - (66.0 if self.sync.isVisible() else 0.0)
        self._draw_head(painter, right)
        ink = {"failed": tokens.negative, "waiting": tokens.amber}.get(told.kind, tokens.text)
        y, height = _HEAD, self._says_height()
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(_LEFT, y, self.width() - _LEFT - 4, height), Qt.TextFlag.TextWordWrap, told.says)
        y += height
        if told.small and self._beside():
            said = QFontMetricsF(font(Size.BODY)).horizontalAdvance(told.says)
            self._draw_line(painter, y - height + (height - 16) / 2 + 0.5, told.small, _LEFT + said + Space.M)
        elif told.small:
            self._draw_line(painter, y, told.small)
            y += 16
        self._draw_band(painter, QRectF(_LEFT, y + 8, *_BAND))
        self._draw_line(painter, y + 3, self._covered, _LEFT + _BAND[0] + Space.S)
        painter.fillRect(QRectF(_LEFT, self.height() - 1, self.width(), 1), QColor(tokens.line))

    def _draw_head(self, painter: QPainter, right: float) -> None:
        tokens, bold = theme().tokens, font(Size.BODY, QFont.Weight.DemiBold)
        room = right - _LEFT - _WHEN
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        name = QFontMetricsF(bold).elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetricsF(bold).horizontalAdvance(name)
        painter.drawText(QRectF(_LEFT, 0, wide + 2, _HEAD), middle, name)
        small = font(Size.SMALL)
        listens = QFontMetricsF(small).elidedText(
            self._listens, Qt.TextElideMode.ElideRight, max(0.0, room - wide - Space.S)
        )
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(_LEFT + wide + Space.S, 0, room, _HEAD), middle, listens)
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(tokens.text if self._told.kind != "off" else tokens.muted))
        end = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(right - _WHEN, 0, _WHEN, _HEAD), end, self._told.when)

    def _draw_line(self, painter: QPainter, y: float, text: str, x: float = _LEFT) -> None:
        face = font(Size.CAPTION)
        painter.setFont(face)
        painter.setPen(QColor(theme().tokens.muted))
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, self.width() - x - 4)
        painter.drawText(QRectF(x, y, self.width() - x, 16), Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_band(self, painter: QPainter, box: QRectF) -> None:
        """Green where everything was seen, paler where the platform caps or samples, hatched where nobody looked."""
        tokens = theme().tokens
        shape = QPainterPath()
        shape.addRoundedRect(box, 3, 3)
        painter.save()
        painter.setClipPath(shape)
        painter.setPen(QPen(QColor(tokens.unsure), 1))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += _HATCH
        for start, end, sure in self._looked.parts:
            part = QRectF(
                box.left() + start * box.width(), box.top(), max(1.0, (end - start) * box.width()), box.height()
            )
            painter.fillRect(part, QColor(tokens.panel))
            colour = QColor(tokens.positive)
            colour.setAlphaF(0.85 if sure else 0.45)
            painter.fillRect(part, colour)
        painter.restore()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawPath(shape)
