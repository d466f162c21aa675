"""The top of the window: the mark, the search, the way to every command, and which brand is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from earful.app.theme import font, theme
from earful.app.wording import one_line
from earful.panels.parts.buttons import Button
from earful.panels.parts.chip import Chip
from earful.panels.parts.drawing import draw_focus, draw_key_hint, key_hint_width
from earful.panels.parts.icons import draw_icon
from earful.panels.parts.rail import WIDTH as RAIL_WIDTH

HEIGHT = 48
_PAUSE = 180  # ms of no typing before a search begins


class Mark(QWidget):
    """The word mark: the second half is what one gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL_WIDTH - 16)
        self.setAccessibleName("Earful")

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        face = font(15, QFont.Weight.Bold)
        painter.setFont(face)
        x = 0.0
        for part, colour in (("Ear", tokens.text), ("ful", tokens.accent)):
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(x, 0, 80, self.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += QFontMetricsF(face).horizontalAdvance(part)


class SearchField(QLineEdit):
    """The search, with its key. Down or Escape leave it; Escape also empties it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(160)
        self.setMaximumWidth(520)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(26, 0, 26, 0)
        self.setFixedHeight(30)
        self.textChanged.connect(lambda _: self.update())

    def event(self, event: QEvent) -> bool:
        # A line edit would take Ctrl+K for "delete to the end of the line".
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() == Qt.Key.Key_K:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme().tokens
        painter = QPainter(self)
        draw_icon(painter, "search", QRectF(10, 0, 16, self.height()), tokens.muted, 14)
        if not self.hasFocus():
            width = key_hint_width("/")
            box = QRectF(self.width() - width - 9, 0, width, self.height())
            draw_key_hint(painter, box, "/", tokens.muted, tokens.line)


class KeyButton(QAbstractButton):
    """A key cap that can be pressed with the mouse."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(int(key_hint_width(self._keys)) + 4, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        ink = tokens.accent if self.underMouse() else tokens.muted
        box = QRectF(QPointF(2, 0), QRectF(self.rect()).bottomRight() - QPointF(2, 0))
        draw_key_hint(painter, box, self._keys, ink, tokens.line)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 5)


class TopBar(QFrame):
    """Signals: `search_changed(text)` while typing (after a short rest), `search_submitted(text)` on Enter,
    `search_left()`, `palette_wanted()`, `brand_chosen(key)`, `brand_wanted()` to add one."""

    search_changed = Signal(str)
    search_submitted = Signal(str)
    search_left = Signal()
    palette_wanted = Signal()
    brand_chosen = Signal(str)
    brand_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedHeight(HEIGHT)
        self.search = SearchField(self)
        self._rest = QTimer(self, interval=_PAUSE, singleShot=True)
        self._commands = KeyButton("Ctrl K", self)
        self._brand = Button("", menu=True, parent=self)
        self._brand.hide()
        self._menu = QMenu(self)
        self._brands: dict[str, str] = {}
        self._current = ""
        self._sign = Chip("", "amber", self)
        self._sign.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 1)
        line.setSpacing(12)
        line.addWidget(Mark(self))
        line.insertSpacing(1, -11)
        line.addWidget(self.search, 3)
        line.addStretch(1)
        for widget in (self._sign, self._commands, self._brand):
            line.addWidget(widget)
        self.search.textEdited.connect(lambda _: self._rest.start())
        self.search.returnPressed.connect(self._submit)
        self.search.left.connect(self._leave)
        self._rest.timeout.connect(lambda: self.search_changed.emit(self.search.text()))
        self._commands.clicked.connect(self.palette_wanted)
        self._brand.clicked.connect(self.open_brands)
        self.retranslate()

    def set_brands(self, brands: Sequence[tuple[str, str]], current: str) -> None:
        """`brands` are (key, name); the current one stands on the button, the others in its menu."""
        names = {key: one_line(name, 40) for key, name in brands}
        self._brands, self._current = names, current
        self._brand.setText(names.get(current, "").replace("&", "&&"))
        self._brand.setVisible(bool(names))
        self._brand.setAccessibleName(self.tr("Brand: %1").replace("%1", names.get(current, "")))

    def set_sign(self, text: str, tint: str = "amber") -> None:
        """A word that must not be overlooked, such as that this is the demo brand; "" takes it away."""
        self._sign.set_text(text, tint)
        self._sign.setVisible(bool(text))

    def open_brands(self) -> None:
        """Show the menu of brands under its button."""
        self._menu.clear()
        for key, name in self._brands.items():
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._current)
            action.triggered.connect(lambda _=False, key=key: self.brand_chosen.emit(key))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Add a brand…"), self.brand_wanted.emit)
        corner = self._brand.mapToGlobal(self._brand.rect().bottomRight())
        self._menu.popup(corner + QPoint(1 - self._menu.sizeHint().width(), 4))

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search mentions: words, “phrases”, author:, since:"))
        self.search.setAccessibleName(self.tr("Search mentions"))
        self._commands.setAccessibleName(self.tr("All commands"))
        self._commands.setToolTip(self.tr("All commands (Ctrl+K)"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _submit(self) -> None:
        self._rest.stop()
        self.search_submitted.emit(self.search.text())

    def _leave(self) -> None:
        if self._rest.isActive() or not self.search.text():
            self._rest.stop()
            self.search_changed.emit(self.search.text())
        self.search_left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(theme().tokens.line))
