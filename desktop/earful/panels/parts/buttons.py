"""Buttons that show their key. The frame is the style sheet's; the content is drawn here so that the key fits in."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QToolButton, QWidget

from earful.app.theme import font, theme
from earful.app.tokens import Size
from earful.panels.parts.drawing import draw_key_hint, key_hint_width
from earful.panels.parts.icons import draw_icon, icon

_ICON = 16
_GAP = 8


class Button(QPushButton):
    """A button with an optional icon and key cap; `menu=True` adds the chevron of a button that opens a menu.

    The key is shown, not bound: bind it with the action that the button triggers.
    """

    KIND = ""

    def __init__(
        self, text: str, keys: str = "", icon_name: str = "", menu: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._keys = keys
        self._icon_name = icon_name
        self._chevron = menu
        if self.KIND:
            self.setProperty("kind", self.KIND)
        # Pressed with the mouse it leaves the focus where it is; the list keeps it while reading.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)

    def set_keys(self, keys: str) -> None:
        self._keys = keys
        self.updateGeometry()
        self.update()

    def _parts_width(self) -> float:
        width = QFontMetricsF(font()).horizontalAdvance(self.text())
        width += _ICON + _GAP if self._icon_name else 0
        width += key_hint_width(self._keys) + _GAP if self._keys else 0
        return width + (_ICON + 4 if self._chevron else 0)

    def sizeHint(self) -> QSize:
        return QSize(int(self._parts_width()) + 26, 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> str:
        tokens = theme().tokens
        if not self.isEnabled():
            return tokens.faint
        return tokens.accent if self.isCheckable() and self.isChecked() else tokens.text

    def _cap(self) -> tuple[str, str]:
        return theme().tokens.muted, theme().tokens.line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        ink = self._ink()
        x = (self.width() - self._parts_width()) / 2
        if self._icon_name:
            draw_icon(painter, self._icon_name, QRectF(x, 0, _ICON, self.height()), ink)
            x += _ICON + _GAP
        width = QFontMetricsF(font()).horizontalAdvance(self.text())
        painter.setFont(font(Size.BODY))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        x += width
        if self._keys:
            box = QRectF(x + _GAP, 0, key_hint_width(self._keys), self.height())
            draw_key_hint(painter, box, self._keys, *self._cap())
            x = box.right()
        if self._chevron:
            draw_icon(painter, "chevron-down", QRectF(x + 4, 0, _ICON, self.height()), theme().tokens.muted, 12)


class PrimaryButton(Button):
    """The one thing to do here."""

    KIND = "primary"

    def _ink(self) -> str:
        return theme().tokens.on_accent if self.isEnabled() else theme().tokens.faint

    def _cap(self) -> tuple[str, str]:
        return self._ink(), self._ink()


class QuietButton(Button):
    """A button without a frame until the pointer or the keyboard reaches it."""

    KIND = "quiet"

    def _ink(self) -> str:
        return theme().tokens.muted if self.isEnabled() else theme().tokens.faint


class IconButton(QToolButton):
    """An icon alone; `name` says aloud what it does and is its tooltip, with the key that does the same."""

    def __init__(self, icon_name: str, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setIcon(icon(icon_name))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(28, 28)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._keys})" if self._keys else name)
