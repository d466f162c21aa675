"""The line icons: one SVG set, drawn in whatever colour the theme asks for, crisp at any density."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from earful.app.theme import theme
from earful.domain.resources import resource_root


@cache
def _source(name: str) -> bytes:
    return (resource_root() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def drawn(name: str, colour: str, side: int = 16, density: float = 1.0) -> QPixmap:
    """The icon `name` as a square of `side` device-independent pixels in `colour`; FileNotFoundError if unknown."""
    made = QPixmap(round(side * density), round(side * density))
    made.fill(Qt.GlobalColor.transparent)
    # The files are drawn in black (#000); recolouring the text keeps them sharp where tinting a bitmap would not.
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"#000", colour.encode())))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    made.setDevicePixelRatio(density)
    return made


def draw_icon(painter: QPainter, name: str, at: QPointF | QRectF, colour: str, side: int = 16) -> None:
    """Draw the icon at a corner, or centred in a rectangle."""
    if isinstance(at, QRectF):
        at = QPointF(at.x() + (at.width() - side) / 2, at.y() + (at.height() - side) / 2)
    painter.drawPixmap(at, drawn(name, colour, side, painter.device().devicePixelRatio()))


class _ThemedIcon(QIconEngine):
    """Paints in the colours of the theme at the moment of painting, so that no icon is ever set twice."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = theme().tokens
        return tokens.faint if mode == QIcon.Mode.Disabled else str(getattr(tokens, self._token))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, self._name, QRectF(rect), self._colour(mode), min(rect.width(), rect.height()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return drawn(self._name, self._colour(mode), min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is in device pixels here.
        return drawn(self._name, self._colour(mode), round(min(size.width(), size.height()) / scale), scale)

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._token)


def icon(name: str, token: str = "muted") -> QIcon:
    """The icon for buttons, menus and actions, in the colour called `token`; it follows the theme by itself."""
    _source(name)
    return QIcon(_ThemedIcon(name, token))


@cache
def app_icon() -> QIcon:
    """The mark of Earful for windows, the tray and the task bar."""
    return QIcon(str(resource_root() / "icons" / "earful.svg"))
