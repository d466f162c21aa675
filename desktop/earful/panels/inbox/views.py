"""The head of the list: which view, how many people wait in it, and the switch to the other views."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size, Space
from earful.app.wording import duration, number, people
from earful.domain.moments import Moment
from earful.panels.inbox import wording
from earful.panels.inbox.facts import Standing
from earful.panels.parts.card import Separator, row
from earful.panels.parts.drawing import draw_focus
from earful.panels.parts.text import ElidedLabel, PlainLabel
from earful.store.reading import VIEWS, View

_HEIGHT = 32
_GAP = 8.0  # at least, between two views
_PLAIN, _BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold


class ViewSwitch(QWidget):
    """The views in one line with their counts, which give way where there is no room. `chosen(view)` by a person."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: View = "unheard"
        self._counts: Mapping[View, int | None] = {}
        self._hovered: View | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def set_current(self, view: View) -> None:
        self.current = view
        self._tell()

    def set_counts(self, counts: Mapping[View, int | None]) -> None:
        self._counts = counts
        self._tell()

    def _tell(self) -> None:
        count = self._counts.get(self.current)
        shown = wording.view_name(self.current)
        self.setAccessibleName(f"{shown}, {number(count)}" if count is not None else shown)
        self.update()

    def _texts(self) -> list[tuple[View, str, str]]:
        """(view, name, count); without counts but the current one's where all do not fit."""
        texts = [(view, wording.view_name(view), _short(self._counts.get(view))) for view in VIEWS]
        if self._width_of(texts) > self.width():
            texts = [(view, name, count if view == self.current else "") for view, name, count in texts]
        return texts

    def _width_of(self, texts: list[tuple[View, str, str]]) -> float:
        return sum(self._widths(texts)) + _GAP * (len(texts) - 1)

    def _widths(self, texts: list[tuple[View, str, str]]) -> list[float]:
        plain, bold = (QFontMetricsF(font(Size.SMALL, weight)) for weight in (_PLAIN, _BOLD))
        small = QFontMetricsF(font(Size.CAPTION))
        names = [(bold if view == self.current else plain).horizontalAdvance(name) for view, name, _ in texts]
        counts = [small.horizontalAdvance(count) + 3 if count else 0.0 for _, _, count in texts]
        return [name + count for name, count in zip(names, counts, strict=True)]

    def _spread(self) -> list[tuple[View, str, str, QRectF]]:
        texts = self._texts()
        gap = _GAP + max(0.0, min(12.0, (self.width() - self._width_of(texts)) / (len(texts) - 1)))
        spread, x = [], 0.0
        for (view, name, count), width in zip(texts, self._widths(texts), strict=True):
            spread.append((view, name, count, QRectF(x, 0, width, self.height())))
            x += width + gap
        return spread

    def _at(self, x: float) -> View | None:
        return next((view for view, _, _, box in self._spread() if box.left() - 4 <= x < box.right() + 4), None)

    def _choose(self, view: View | None) -> None:
        if view is not None and view != self.current:
            self.set_current(view)
            self.chosen.emit(view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = VIEWS.index(self.current) + step if self.current in VIEWS else 0
        self._choose(VIEWS[max(0, min(place, len(VIEWS) - 1))])

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for view, name, count, box in self._spread():
            here = view == self.current
            painter.setFont(font(Size.SMALL, _BOLD if here else _PLAIN))
            painter.setPen(QColor(tokens.accent if here else tokens.text if view == self._hovered else tokens.muted))
            painter.drawText(box, left, name)
            if count:
                painter.setFont(font(Size.CAPTION))
                painter.setPen(QColor(tokens.accent if here else tokens.faint))
                painter.drawText(box, right, count)
            if here:
                painter.fillRect(QRectF(box.left(), self.height() - 2, box.width(), 2), QColor(tokens.accent))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(-1, 1, 0, -3))


class ListHead(QWidget):
    """The view's name, who waits in it, the switch, and what is wrong with the search while it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = ViewSwitch()
        self._title = PlainLabel("", "title")
        self._people = ElidedLabel("", "muted")
        line = row(self._title, self._people, spacing=10)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.L, Space.M, Space.L, 2)
        views = row(self.switch)
        views.setContentsMargins(Space.L, 0, Space.L, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        self.fault = PlainLabel("", "small", wrap=True)
        self.fault.set_tint("amber")
        self.fault.setContentsMargins(Space.L, Space.S, Space.L, Space.XS)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addLayout(views)
        column.addWidget(Separator())

    def show_standing(self, view: View, standing: Standing | None, now: Moment) -> None:
        """Say who waits in the view: people, never reach; and since when the first."""
        self._title.setText(wording.view_name(view))
        self.switch.set_current(view)
        self.switch.set_counts(standing.counts if standing else {})
        self._people.setText(self._summary(view, standing, now))

    def show_fault(self, text: str) -> None:
        """What cannot be searched for as it stands, calmly and in place; "" takes it away."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def _summary(self, view: View, standing: Standing | None, now: Moment) -> str:
        if standing is None or not standing.people or standing.first_at is None:
            return ""
        if view == "snoozed":
            return people(standing.people)
        text = self.tr("%1, the first for %2")
        return text.replace("%1", people(standing.people)).replace("%2", duration(now - standing.first_at))


def _short(count: int | None) -> str:
    """A count with room for six of them side by side."""
    if not count:
        return ""
    return number(count) if count < 10_000 else f"{number(count // 1000)}k"
