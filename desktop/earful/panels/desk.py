"""The window put together: session, engine, panels, notices, tray and commands. It decides nothing about mentions."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication

from earful.app.alerts import Alerts
from earful.app.engine import EngineClient
from earful.app.event_alerts import EventAlerts
from earful.app.language import language
from earful.app.session import Session
from earful.app.theme import theme
from earful.cli.autostart import start_with_session, starts_with_session
from earful.domain.failures import KnownError
from earful.panels.failures import failure_text
from earful.panels.importing.entry import ImportEntry
from earful.panels.inbox.notices import Notices
from earful.panels.inbox.panel import InboxPanel
from earful.panels.parts.commands import Commands
from earful.panels.parts.panel import Panel
from earful.panels.status import Seen, Status
from earful.panels.tray import Tray
from earful.panels.window import TITLES, MainWindow, PanelEntry
from earful.store.brands import brands
from earful.store.places import Places

if TYPE_CHECKING:
    from earful.panels.welcome.panel import WelcomePanel

_FRAMED_MS = 150  # by then the window manager has told how wide its frame is


class Desk(QObject):
    """One run of the window on one database. Raises KnownError as `open_database` does."""

    def __init__(
        self, places: Places, engine_arguments: Sequence[str], *, demo: bool, start_demo: Sequence[str]
    ) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._demo, self._start_demo = app, demo, list(start_demo)
        self._quitting = self._ended = False
        self.engine = EngineClient(engine_arguments, self)
        self.session = Session(places, self.engine)
        theme().set_mode(self.session.settings.get("theme"))
        language().set_choice(self.session.settings.get("language"))
        self.window = MainWindow(self._entries(), self.session.settings)
        self.welcome: WelcomePanel | None = None
        self.notices = Notices(self.session, self.window.toasts)
        self.tray = Tray(self.session, self.window, self.come_up, self.quit)
        self.status = Status(self.session, self.window, self.engine, demo=demo)
        self.alerts = Alerts(self.session, lambda: self.tray.icon, parent=self)
        self.event_alerts = EventAlerts(self.session, self._open_event, self)
        self._connect()
        self._add_commands()
        self.imports = ImportEntry(
            self.window, self.window.commands, self.session, self.engine, lambda: self.welcome is None
        )

    def _entries(self) -> list[PanelEntry]:
        session = self.session
        timeline = _later("timeline", "TimelinePanel", lambda kind, commands: kind(session, commands))
        fans = _later("fans", "FansPanel", lambda kind, book: kind(session, self.engine, book, allowed=not self._demo))
        events = _later("events", "EventsPanel", lambda kind, _: kind(session))
        sources = _later("sources", "SourcesPanel", lambda kind, _: kind(session, allowed=not self._demo))
        activity = _later("activity", "ActivityPanel", lambda kind, _: kind(session, allowed=not self._demo))
        settings = _later("settings", "SettingsPanel", lambda kind, _: kind(session))
        return [
            PanelEntry("inbox", "inbox", TITLES["inbox"], self._inbox),
            PanelEntry("timeline", "timeline", TITLES["timeline"], timeline),
            PanelEntry("fans", "fans", TITLES["fans"], fans),
            PanelEntry("events", "events", TITLES["events"], events),
            PanelEntry("sources", "sources", TITLES["sources"], sources, "keep"),
            PanelEntry("activity", "activity", TITLES["activity"], activity, "keep"),
            PanelEntry("settings", "settings", TITLES["settings"], settings, ""),
        ]

    def _inbox(self, commands: Commands) -> InboxPanel:
        panel = InboxPanel(self.session, commands)
        panel.search_wanted.connect(self._search)
        return panel

    def _search(self, text: str) -> None:
        """A saved search stands in the field as if it had been typed."""
        self.window.top_bar.search.setText(text)
        self.window.top_bar.search_submitted.emit(text)

    def _connect(self) -> None:
        session, window = self.session, self.window
        session.panel_wanted.connect(window.show_panel)
        session.window_wanted.connect(self.come_up)
        session.demo_wanted.connect(self.open_demo)
        session.settings.changed.connect(self._setting)
        self.status.looked.connect(self._looked)
        # The demo's people were read and answered while it was filled: everything that is shown is read anew.
        self.engine.demo_loaded.connect(session.brand_changed)
        window.top_bar.brand_chosen.connect(lambda key: session.set_brand(int(key) if key else None))
        window.top_bar.brand_wanted.connect(self._add_brand)
        window.foot_bar.sensor_chosen.connect(lambda _: window.show_panel("sources"))
        window.closed.connect(self.quit)
        window.keep_running = self._stays
        self._app.aboutToQuit.connect(self._end)
        language().changed.connect(self._speak)

    def _add_commands(self) -> None:
        add = partial(self.window.commands.add, group=lambda: self.tr("Listen"))
        add("listen.sync", lambda: self.tr("Ask all sources now"), self.ask_all, keys="F5", icon_name="refresh")
        if not self._demo:
            add("listen.brand", lambda: self.tr("Add a brand"), self._add_brand, icon_name="add")
            add("listen.source", lambda: self.tr("Add a source"), self._add_source, icon_name="add")
            add("listen.demo", lambda: self.tr("Open the demo brand"), self.open_demo, icon_name="external")
        add("look.theme", lambda: self.tr("Light or dark"), self._turn_theme, group=lambda: self.tr("Look"))
        # The application's own quit would ask the window first, which only hides where there is a tray.
        leave = self.window.commands["window.quit"].action
        leave.triggered.disconnect()
        leave.triggered.connect(lambda _=False: self.quit())

    # --- from the first paint to the end

    def open(self) -> None:
        """Shows the window as soon as it is known whether the welcome covers it; then starts the rest."""
        if self._demo:
            self._show(None)
            return
        self.session.reader.ask(
            lambda database: bool(brands(database)),
            lambda any_brand: self._show(None if any_brand else self._welcomed()),
            owner=self,
            on_failure=lambda _: self._show(None),
        )

    def _welcomed(self) -> "WelcomePanel":
        from earful.panels.welcome.panel import WelcomePanel  # needed once in a lifetime

        return WelcomePanel(self.session, self.window)

    def _show(self, welcome: "WelcomePanel | None") -> None:
        self.welcome = welcome
        if welcome is not None:
            welcome.finished.connect(self._begun)
            self._allow_commands(False)
            welcome.show()
            welcome.raise_()
        hidden = bool(self.session.settings.get("start_minimised")) and not self._demo and welcome is None
        if not hidden:
            self.window.show()
        elif not self.tray.available():
            self.window.showMinimized()
        # Qt would put the keyboard into the search field, where no key of the list works.
        (welcome or self.window.panel(self.window.current)).take_focus()
        QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.tray.apply()
        # The desktop's own settings may have switched it: the entry is the truth.
        self.session.settings.set("autostart", starts_with_session())
        self.engine.start()
        self.status.start()
        QTimer.singleShot(_FRAMED_MS, self, self._fit_screen)

    def _fit_screen(self) -> None:
        """The window manager's frame may push the foot off a small screen: give it its room."""
        screen, frame = self.window.screen().availableGeometry(), self.window.frameGeometry()
        wide, high = frame.width() - screen.width(), frame.height() - screen.height()
        if self.window.isVisible() and not self.window.isMaximized() and (wide > 0 or high > 0):
            self.window.resize(self.window.width() - max(0, wide), self.window.height() - max(0, high))
            self.window.move(screen.topLeft())

    def _begun(self, where: str) -> None:
        """The welcome is over."""
        self.welcome = None
        self._allow_commands(True)
        if where == "inbox":
            self.session.open_view("all")
        self.window.show_panel(where).take_focus()
        self.status.look()

    def _allow_commands(self, allowed: bool) -> None:
        # What is covered must not be reached by its keys.
        for command in self.window.commands.all():
            if command.key != "window.quit":
                command.action.setEnabled(allowed)

    def come_up(self) -> None:
        """Brings the window to the front."""
        self.window.show()
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def quit(self) -> None:
        """Ends for good."""
        if not self._quitting:
            self._quitting = True
            self._app.quit()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        language().changed.disconnect(self._speak)
        self._app.aboutToQuit.disconnect(self._end)
        self.window.save_shape()
        self.tray.hide()
        self.window.hide()
        self.engine.close()
        self.session.close()

    def _stays(self) -> bool:
        """Whether closing the window leaves Earful listening in the tray."""
        stays = not self._quitting and self.tray.icon is not None and self.welcome is None
        if stays:
            self.tray.tell_of_staying()
        return stays

    # --- what can be done anywhere

    def ask_all(self) -> None:
        """Asks every source now that is not paused; the demo asks nobody."""
        if self._demo:
            self.session.show_toast(self.tr("The demo asks nobody: all of it is invented."), key="demo")
            return
        for config in self.status.seen.sources if self.status.seen else ():
            if not config.paused:
                self.engine.sync(config.id)

    def _open_event(self, identifier: str) -> None:
        self.window.show_panel("events").open_event(identifier)  # type: ignore[attr-defined]

    def _add_brand(self) -> None:
        panel = self.window.show_panel("sources")
        if not self._demo:
            panel.open_brand()  # type: ignore[attr-defined]

    def _add_source(self) -> None:
        self.window.show_panel("sources").open_source()  # type: ignore[attr-defined]

    def _turn_theme(self) -> None:
        self.session.settings.set("theme", "light" if theme().tokens.dark else "dark")

    def open_demo(self) -> None:
        """The demo is a window of its own on a database of its own."""
        frozen = bool(getattr(sys, "frozen", False))
        QProcess.startDetached(sys.executable, [*([] if frozen else ["-m", "earful"]), *self._start_demo])

    # --- what follows by itself

    def _looked(self, seen: Seen) -> None:
        self.tray.say(seen.totals.unheard)

    def _setting(self, key: str, value: object) -> None:
        if key == "theme":
            theme().set_mode(value)  # type: ignore[arg-type]
        elif key == "language":
            language().set_choice(value)  # type: ignore[arg-type]
        elif key == "tray":
            self.tray.apply()
        elif key == "autostart" and value != starts_with_session():
            self._start_with_session(bool(value))

    def _start_with_session(self, wanted: bool) -> None:
        try:
            start_with_session(wanted, self._start_demo[:-1])  # what comes before "demo" is the same for both
        except KnownError as error:
            self.session.show_toast(failure_text(error.failure), key="autostart", tint="negative")
            self.session.settings.set("autostart", starts_with_session())

    def _speak(self) -> None:
        self.tray.retranslate()
        self.status.look()


def _later(place: str, name: str, built: Callable[[Any, Commands], Any]) -> Callable[[Commands], Panel]:
    """Makes a panel when it is first shown, and imports it then: pyqtgraph alone would cost the first paint 0.3 s."""

    def make(commands: Commands) -> Panel:
        return cast(Panel, built(getattr(import_module(f"earful.panels.{place}.panel"), name), commands))

    return make
