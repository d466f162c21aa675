"""Which colours the window wears now: follows the system or is told, and dresses the application accordingly."""

from typing import Literal, Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from earful.app.stylesheet import stylesheet
from earful.app.tokens import DARK, LIGHT, Size, Tokens
from earful.domain.resources import resource_root

Mode = Literal["light", "dark", "system"]

# Chinese faces after the system's own sans: Simplified glyphs first, so that Han text is not drawn in Japanese forms.
_CHINESE_FACES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")


class SystemColours(Protocol):
    """What is asked of QStyleHints."""

    colorSchemeChanged: SignalInstance  # noqa: N815

    def colorScheme(self) -> Qt.ColorScheme: ...


class Theme(QObject):
    """The application's look. `tokens` are the colours in force; `changed` is emitted after they were applied.

    Widgets that paint themselves read `theme().tokens` while painting; Qt repaints them when the palette changes.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", colours: SystemColours | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._colours = colours or cast(SystemColours, app.styleHints())
        self._mode: Mode = mode
        self.reduced_motion = False
        self.tokens = LIGHT
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font())
        self._colours.colorSchemeChanged.connect(self._system_changed)
        self._dress()

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Force "light" or "dark", or follow the "system"; the whole window changes at once."""
        self._mode = mode
        self._dress()

    def _system_changed(self) -> None:
        # The platform plugin may reset the palette right after this signal: dress when it is done.
        if self._mode == "system":
            QTimer.singleShot(0, self, self._dress)

    def _wanted(self) -> Tokens:
        dark = self._colours.colorScheme() == Qt.ColorScheme.Dark if self._mode == "system" else self._mode == "dark"
        return DARK if dark else LIGHT

    def _dress(self) -> None:
        self.tokens = self._wanted()
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self.tokens, resource_root() / "icons" / "sheet"))
        self.changed.emit()


def theme() -> Theme:
    """The application's one theme; made with the system's colours when nobody made it before. Needs a QApplication."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("A theme needs a QApplication.")
    found = app.findChild(Theme)
    return found if isinstance(found, Theme) else Theme(app)


def families() -> list[str]:
    """The system's sans and, behind it, the Chinese faces that are installed."""
    # The alias ("Sans Serif") resolved to a face: behind an alias Qt takes the Chinese face for Latin letters too.
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    return [system, *(face for face in _CHINESE_FACES if QFontDatabase.hasFamily(face))]


_families: list[str] = []


def font(size: float = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font of `size` device-independent pixels; half pixels are kept (14.5)."""
    if not _families:
        _families.extend(families())
    made = QFont(_families)
    if size == int(size):
        made.setPixelSize(int(size))
    else:
        screen = QApplication.primaryScreen()
        made.setPointSizeF(size * 72.0 / (screen.logicalDotsPerInchY() if screen else 96.0))
    made.setWeight(weight)
    return made


def palette(tokens: Tokens) -> QPalette:
    """The palette behind the style sheet, for what style sheets do not reach (links, selections, placeholders)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.ground,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.panel,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.panel,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Light: tokens.panel,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.faint,
        role.Shadow: tokens.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return made
