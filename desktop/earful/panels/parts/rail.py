"""The left rail: where one is and where one can go."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.app.wording import number
from earful.panels.parts.drawing import draw_badge, draw_focus, tint_colours
from earful.panels.parts.icons import draw_icon
from earful.panels.parts.text import PlainLabel

WIDTH = 195
NARROW = 56


class RailItem(QAbstractButton):
    """One place: icon, name, and a count of what waits there."""

    def __init__(self, key: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon_name = icon_name
        self._badge: tuple[int, str] = (0, "quiet")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(NARROW - 16, 33)

    def set_name(self, name: str, keys: str) -> None:
        self.setText(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)
        self._say()

    def set_badge(self, count: int, tint: str) -> None:
        self._badge = (count, tint)
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"{self.text()}, {number(self._badge[0])}" if self._badge[0] else self.text())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would move the mark among exclusive buttons without going there; the rail does both.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        here = self.isChecked()
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint if here else tokens.hover))
            painter.drawRoundedRect(box, 6, 6)
        ink = tokens.accent if here else tokens.text
        narrow = box.width() < NARROW
        draw_icon(painter, self._icon_name, QRectF(12 if narrow else 10, 0, 16, box.height()), ink)
        if narrow:
            self._draw_mark(painter, QPointF(30, 9))
        else:
            self._draw_name(painter, box, ink)
        if self.hasFocus():
            draw_focus(painter, box)

    def _draw_mark(self, painter: QPainter, centre: QPointF) -> None:
        count, tint = self._badge
        if count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint_colours(theme().tokens, tint)[0]))
            painter.drawEllipse(centre, 3.5, 3.5)

    def _draw_name(self, painter: QPainter, box: QRectF, ink: str) -> None:
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.setPen(QColor(ink))
        count, tint = self._badge
        room = box.adjusted(36, 0, -52 if count else -8, 0)
        shown = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if count:
            draw_badge(painter, box.right() - 10, box.center().y(), number(count), tint)


@dataclass(frozen=True, slots=True)
class Place:
    """What the rail needs to know of a panel. `section` "" is the foot of the rail."""

    key: str
    icon: str
    name: str
    section: str = ""
    keys: str = ""


class Rail(QFrame):
    """Sections of places; up and down move, `chosen` says where to. The counts are kept when the names change."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._items: dict[str, RailItem] = {}
        self._captions: dict[str, PlainLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 18, 8, 12)
        self._column.setSpacing(2)

    def set_places(self, places: list[Place]) -> None:
        """Show these places in this order; called again with other names it only renames."""
        if [place.key for place in places] != list(self._items):
            self._build(places)
        for place in places:
            self._items[place.key].set_name(place.name, place.keys)

    def set_captions(self, captions: dict[str, str]) -> None:
        """The text over each section, by the section's key."""
        for section, label in self._captions.items():
            label.setText(captions.get(section, section).upper())

    def _build(self, places: list[Place]) -> None:
        foot = False
        for place in places:
            if not place.section and not foot:
                self._column.addStretch(1)
                foot = True
            if place.section and place.section not in self._captions:
                label = PlainLabel("", "caption")
                label.setContentsMargins(10, 8 if not self._captions else 12, 0, 6)
                self._captions[place.section] = label
                self._column.addWidget(label)
            item = RailItem(place.key, place.icon, self)
            item.clicked.connect(lambda _=False, key=place.key: self.chosen.emit(key))
            self._items[place.key] = item
            self._column.addWidget(item)
        if not foot:
            self._column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icons alone, where the window has no room for names."""
        self.setFixedWidth(NARROW if narrow else WIDTH)
        for label in self._captions.values():
            label.setVisible(not narrow)

    def set_current(self, key: str) -> None:
        self._items[key].setChecked(True)

    def set_badge(self, key: str, count: int, tint: str = "quiet") -> None:
        """The count beside a place: "negative" where a person must act, "quiet" for the rest; 0 takes it away."""
        if key in self._items:
            self._items[key].set_badge(count, tint)

    def focus_current(self) -> None:
        """Give the keyboard to the place one is at."""
        for item in self._items.values():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        items = list(self._items.values())
        here = next((place for place, item in enumerate(items) if item.hasFocus()), -1)
        moves = {Qt.Key.Key_Down: here + 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(items) - 1}
        there = moves.get(Qt.Key(event.key()), -1)
        if here < 0 or not 0 <= there < len(items):
            super().keyPressEvent(event)
            return
        items[there].setFocus(Qt.FocusReason.TabFocusReason)
        items[there].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme().tokens.line))
