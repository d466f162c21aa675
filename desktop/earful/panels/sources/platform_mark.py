"""The glyph of a platform before its name: our own line drawings of what happens there, nobody's trademark."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from earful.app.theme import theme
from earful.domain.resources import resource_root
from earful.panels.parts.icons import draw_icon

_OTHER = "platform/other"  # platforms that come with an add-on bring no picture


def glyph_of(platform: str) -> str:
    """The name of a platform's icon."""
    name = f"platform/{platform}"
    known = platform.replace("_", "").isalnum() and (resource_root() / "icons" / f"{name}.svg").is_file()
    return name if known else _OTHER


class PlatformMark(QWidget):
    """A small square with the glyph; it says nothing that the name beside it does not say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = _OTHER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_platform(self, platform: str) -> None:
        self._glyph = glyph_of(platform)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._glyph, QRectF(self.rect()), theme().tokens.muted)
