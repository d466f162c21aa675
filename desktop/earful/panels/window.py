"""The main window: top bar, rail, one panel at a time, foot bar, notices. It knows no store and no engine."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QMainWindow, QSplitter, QStackedWidget, QWidget

from earful.app.language import translate
from earful.panels.parts.command_palette import CommandPalette
from earful.panels.parts.commands import Commands
from earful.panels.parts.foot_bar import FootBar
from earful.panels.parts.icons import app_icon
from earful.panels.parts.key_sheet import KeySheet
from earful.panels.parts.panel import Panel
from earful.panels.parts.rail import Place, Rail
from earful.panels.parts.toast import ToastStack
from earful.panels.parts.top_bar import TopBar

# The names of the panels as the rail, the title and the palette show them.
TITLES = {
    "inbox": str(QT_TRANSLATE_NOOP("Panels", "Inbox")),
    "timeline": str(QT_TRANSLATE_NOOP("Panels", "Timeline")),
    "fans": str(QT_TRANSLATE_NOOP("Panels", "Fans")),
    "events": str(QT_TRANSLATE_NOOP("Panels", "Events")),
    "sources": str(QT_TRANSLATE_NOOP("Panels", "Sources")),
    "activity": str(QT_TRANSLATE_NOOP("Panels", "Activity")),
    "settings": str(QT_TRANSLATE_NOOP("Panels", "Settings")),
}


_ROOM_FOR_NAMES = 1000  # pixels of window; below it the rail shows icons only


class Memory(Protocol):
    """Where the window keeps its shape between runs; values are text, numbers or booleans."""

    def get(self, key: str, default: Any = None) -> Any: ...

    def set(self, key: str, value: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class PanelEntry:
    """A place of the rail. `title` is one of TITLES; `section` is listen, keep or ""."""

    key: str
    icon: str
    title: str
    factory: Callable[[Commands], Panel]  # the window's commands: for the panel to add its own
    section: str = "listen"


class MainWindow(QMainWindow):
    """Panels are built when first shown. `keep_running`, where set, answers whether closing only hides the window."""

    panel_shown = Signal(str)
    closed = Signal()

    def __init__(self, panels: Sequence[PanelEntry], memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in panels}
        self._memory = memory
        self._built: dict[str, Panel] = {}
        self._splitters: dict[str, QSplitter | QHeaderView] = {}
        self._current = ""
        self._searched: dict[str, str] = {}
        self.keep_running: Callable[[], bool] | None = None
        self.setWindowIcon(app_icon())
        self.setMinimumSize(860, 540)
        self.commands = Commands(self)
        self.top_bar, self.rail, self.foot_bar = TopBar(), Rail(), FootBar()
        self._stack = QStackedWidget()
        self._arrange()
        self.toasts = ToastStack(self)
        self._palette = CommandPalette(self, self.commands)
        self._key_sheet = KeySheet(self, self.commands)
        self._connect()
        self._add_commands()
        self.retranslate()
        self._restore()

    def _arrange(self) -> None:
        centre = QWidget()
        centre.setObjectName("ground")
        grid = QGridLayout(centre)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top_bar, 0, 0, 1, 2)
        grid.addWidget(self.rail, 1, 0)
        grid.addWidget(self._stack, 1, 1)
        grid.addWidget(self.foot_bar, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_panel)
        self.top_bar.search_changed.connect(self._search)
        self.top_bar.search_submitted.connect(self._search)
        self.top_bar.search_submitted.connect(lambda _: self._focus_panel())
        self.top_bar.search_left.connect(self._focus_panel)
        self.top_bar.palette_wanted.connect(self._palette.open)

    # Panels

    @property
    def current(self) -> str:
        """The key of the panel in sight."""
        return self._current

    def panel(self, key: str) -> Panel:
        """The panel with this key, built now if it was not yet."""
        if key not in self._built:
            made = self._entries[key].factory(self.commands)
            self._built[key] = made
            self._stack.addWidget(made)
        return self._built[key]

    def show_panel(self, key: str) -> Panel:
        """Bring a panel to sight and remember it as the last one."""
        panel = self.panel(key)
        self._stack.setCurrentWidget(panel)
        self.rail.set_current(key)
        if key != self._current:
            self._current = key
            if self._searched.get(key, "") != self.top_bar.search.text():
                self._search(self.top_bar.search.text())
            self._memory.set("window/panel", key)
            self._title()
            self.panel_shown.emit(key)
        return panel

    def _search(self, text: str) -> None:
        self._searched[self._current] = text
        self.panel(self._current).search(text)

    def _focus_panel(self) -> None:
        self.panel(self._current).take_focus()

    # Commands

    def _add_commands(self) -> None:
        here = self._group_window
        add = self.commands.add
        for place, key in enumerate(self._entries, start=1):
            keys = "Ctrl+," if key == "settings" else f"Ctrl+{place}"
            add(f"go.{key}", self._name_of(key), self._go(key), keys=keys, group=self._group_go)
        add("window.palette", lambda: self.tr("All commands"), self._palette.open, keys="Ctrl+K", group=here)
        add("window.search", lambda: self.tr("Search mentions"), self._focus_search, keys="/", group=here)
        add("window.keys", lambda: self.tr("Keys that work here"), self._key_sheet.open, keys="?", group=here)
        add("window.next", lambda: self.tr("Next part of the window"), lambda: self._walk(1), keys="F6", group=here)
        add(
            "window.back",
            lambda: self.tr("Previous part of the window"),
            lambda: self._walk(-1),
            keys="Shift+F6",
            group=here,
        )
        add("window.brands", lambda: self.tr("Switch brand"), self.top_bar.open_brands, keys="Ctrl+B", group=here)
        add("window.quit", lambda: self.tr("Quit"), QGuiApplication.quit, keys="Ctrl+Q", group=here)

    def _group_window(self) -> str:
        return self.tr("Window")

    def _group_go(self) -> str:
        return self.tr("Go to")

    def _name_of(self, key: str) -> Callable[[], str]:
        return lambda: translate("Panels", self._entries[key].title)

    def _go(self, key: str) -> Callable[[], None]:
        return lambda: self.show_panel(key).take_focus()

    def _focus_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _walk(self, step: int) -> None:
        stops: list[tuple[QWidget, Callable[[], object]]] = [
            (self.top_bar, self._focus_search),
            (self.rail, self.rail.focus_current),
            (self._stack, self._focus_panel),
        ]
        stops += [(toast, self.toasts.focus_newest) for toast in self.toasts.toasts[-1:]]
        focus = self.focusWidget()
        here = [place for place, (part, _) in enumerate(stops) if focus and (part is focus or part.isAncestorOf(focus))]
        stops[((here[0] if here else 2) + step) % len(stops)][1]()

    # Words

    def retranslate(self) -> None:
        self.rail.set_places(
            [
                Place(key, entry.icon, self._name_of(key)(), entry.section, self.commands[f"go.{key}"].keys)
                for key, entry in self._entries.items()
            ]
        )
        self.rail.set_captions({"listen": self.tr("Listen"), "keep": self.tr("Keep")})
        self.rail.setAccessibleName(self.tr("Panels"))
        self._title()

    def _title(self) -> None:
        name = self._name_of(self._current)() if self._current else ""
        self.setWindowTitle(f"{name} – Earful" if name else "Earful")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # Shape

    def remember(self, key: str, part: QSplitter | QHeaderView) -> None:
        """Bring back the shape of a splitter or of a table's columns, and keep it from now on."""
        self._splitters[key] = part
        kept = self._memory.get(f"window/{key}")
        if kept:
            part.restoreState(_bytes(kept))

    def _restore(self) -> None:
        geometry = self._memory.get("window/geometry")
        if not (geometry and self.restoreGeometry(_bytes(geometry))):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))
        last = self._memory.get("window/panel")
        self.show_panel(last if last in self._entries else next(iter(self._entries)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < _ROOM_FOR_NAMES)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self._focus_panel()

    def save_shape(self) -> None:
        """Keep the geometry, the splitters and the columns; also done when the window closes."""
        self._memory.set("window/geometry", _text(self.saveGeometry()))
        for key, part in self._splitters.items():
            self._memory.set(f"window/{key}", _text(part.saveState()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_shape()
        if self.keep_running is not None and self.keep_running():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self.closed.emit()


def _text(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))
