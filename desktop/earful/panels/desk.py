"""The window put together: session, engine, panels, notices, tray, and what the foot says about the sensors."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from earful.app.alerts import Alerts
from earful.app.engine import EngineClient
from earful.app.language import Language
from earful.app.session import Message, Session
from earful.app.theme import Theme
from earful.app.wording import number
from earful.domain.brand import Brand
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.panels.failures import failure_text
from earful.panels.inbox.panel import InboxPanel
from earful.panels.parts.foot_bar import Sensor
from earful.panels.parts.icons import app_icon
from earful.panels.parts.toast import Notice, ToastAction
from earful.panels.settings.panel import SettingsPanel
from earful.panels.sources.panel import SourcesPanel
from earful.panels.sources.wording import sensor_of
from earful.panels.timeline.panel import TimelinePanel
from earful.panels.welcome.panel import WelcomePanel
from earful.panels.window import TITLES, MainWindow, PanelEntry
from earful.store import reading
from earful.store.brands import brands, source_configs
from earful.store.database import Database
from earful.store.places import Places
from earful.store.sensors import SourceState, source_states

_LOOK_AGAIN_MS = 20_000  # "40 s ago" at the foot grows old by itself
_GATHER_MS = 300


class _Seen:
    """What the foot and the top need, read in one go."""

    def __init__(self, database: Database, now: Moment, brand_id: int | None) -> None:
        self.brands: list[Brand] = brands(database)
        self.sources: list[SourceConfig] = source_configs(database)
        self.states: dict[int, SourceState] = source_states(database)
        self.totals = reading.totals(database, now, brand_id)


class Desk(QObject):
    """One run of the window on one database."""

    def __init__(
        self, places: Places, engine_arguments: Sequence[str], *, demo: bool, start_demo: Sequence[str]
    ) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._demo, self._start_demo = app, demo, list(start_demo)
        self.engine = EngineClient(engine_arguments, self)
        self.session = Session(places, self.engine)
        settings = self.session.settings
        self.theme = Theme(app, settings.get("theme"))
        self.language = Language(app, settings.get("language"))
        self.window = MainWindow(self._entries(), settings)
        self.tray: QSystemTrayIcon | None = None
        self.alerts = Alerts(self.session, lambda: self.tray, parent=self)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._look)
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self._quitting = False
        self._connect()

    def _entries(self) -> list[PanelEntry]:
        session = self.session
        return [
            PanelEntry("inbox", "inbox", TITLES["inbox"], lambda commands: InboxPanel(session, commands)),
            PanelEntry("timeline", "timeline", TITLES["timeline"], lambda commands: TimelinePanel(session)),
            PanelEntry("sources", "sources", TITLES["sources"], lambda commands: SourcesPanel(session), "keep"),
            PanelEntry("settings", "settings", TITLES["settings"], lambda commands: SettingsPanel(session), ""),
        ]

    def _connect(self) -> None:
        session, window, engine = self.session, self.window, self.engine
        session.panel_wanted.connect(window.show_panel)
        session.window_wanted.connect(self.come_up)
        session.told.connect(self._tell)
        session.withdrawn.connect(window.toasts.withdraw)
        session.demo_wanted.connect(self._open_demo)
        session.brand_changed.connect(self._look)
        session.settings.changed.connect(self._setting)
        session.operations.done.connect(self._offer_undo)
        session.operations.stored.connect(lambda _: self._soon())
        session.operations.failed.connect(lambda failure: session.show_toast(failure_text(failure), tint="negative"))
        for signal in (engine.page, engine.complaints, engine.state_changed):
            signal.connect(lambda *_: self._soon())
        window.top_bar.brand_chosen.connect(lambda key: session.set_brand(int(key) if key else None))
        window.top_bar.brand_wanted.connect(lambda: window.show_panel("sources"))
        window.foot_bar.sensor_chosen.connect(lambda _: window.show_panel("sources"))
        window.closed.connect(self.quit)
        window.keep_running = self._stays
        self._app.aboutToQuit.connect(self._end)
        self.language.changed.connect(self._look)

    def open(self) -> None:
        """Shows the window, then starts what the first paint does not need."""
        if not self.session.settings.get("start_minimised"):
            self.window.show()
        QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self._set_tray()
        self.engine.start()
        self._again.start()
        self._look()
        if not self._demo:
            WelcomePanel.show_where_empty(self.window, self.session)

    def come_up(self) -> None:
        """Brings the window to the front."""
        self.window.show()
        self.window.setWindowState(self.window.windowState() & ~self.window.windowState().WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def quit(self) -> None:
        """Ends for good."""
        self._quitting = True
        self._app.quit()

    def _end(self) -> None:
        self.window.save_shape()
        self.engine.close()
        self.session.close()
        if self.tray is not None:
            self.tray.hide()

    def _stays(self) -> bool:
        """Whether closing the window leaves Earful listening in the tray."""
        return not self._quitting and self.tray is not None and bool(self.session.settings.get("tray"))

    # --- what is shown

    def _soon(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _look(self) -> None:
        now, brand_id = self.session.now(), self.session.brand_id
        self.session.reader.ask(lambda database: _Seen(database, now, brand_id), self._show, owner=self, key="foot")

    def _show(self, seen: _Seen) -> None:
        now, window = self.session.now(), self.window
        every = [("", self.tr("All brands"))] if len(seen.brands) > 1 else []
        choices = [*every, *((str(brand.id), brand.name) for brand in seen.brands)]
        chosen = self.session.brand_id
        if chosen is not None and chosen not in {brand.id for brand in seen.brands}:
            self.session.set_brand(None)
            chosen = None
        if chosen is None and len(seen.brands) == 1:
            chosen = seen.brands[0].id
        window.top_bar.set_brands(choices, "" if chosen is None else str(chosen))
        if self._demo:
            window.top_bar.set_sign(self.tr("Demo: invented people and words"))
        window.rail.set_badge("inbox", seen.totals.unheard, "negative")
        sensors: list[Sensor] = [sensor_of(one, seen.states.get(one.id), now) for one in seen.sources]
        window.foot_bar.set_sensors(
            sorted(sensors, key=lambda sensor: ("failed", "waiting", "ok", "off").index(sensor.state))
        )
        window.foot_bar.set_counts(
            self.tr("%1 heard · %2 listened to")
            .replace("%1", number(seen.totals.heard))
            .replace("%2", number(seen.totals.listened))
        )
        if self.tray is not None:
            self.tray.setToolTip(self.tr("Earful: %n unheard", "", seen.totals.unheard))

    def _tell(self, message: Message) -> None:
        actions = tuple(ToastAction(action.text, action.act, action.keys) for action in message.actions)
        self.window.toasts.show_notice(
            Notice(message.title, message.text, actions, message.key, message.tint, message.seconds)
        )

    def _offer_undo(self, text: str, undo: object) -> None:
        if callable(undo):
            self.window.toasts.show_undo(text, undo, self.tr("Undo"))

    # --- system

    def _setting(self, key: str, value: object) -> None:
        if key == "theme":
            self.theme.set_mode(value)  # type: ignore[arg-type]
        elif key == "language":
            self.language.set_choice(value)  # type: ignore[arg-type]
        elif key == "tray":
            self._set_tray()

    def _set_tray(self) -> None:
        wanted = bool(self.session.settings.get("tray")) and QSystemTrayIcon.isSystemTrayAvailable()
        if not wanted:
            if self.tray is not None:
                self.tray.hide()
            self.tray = None
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(app_icon(), self)
            menu = QMenu(self.window)
            for text, act in ((self.tr("Open Earful"), self.come_up), (self.tr("Quit"), self.quit)):
                action = QAction(text, menu)
                action.triggered.connect(act)
                menu.addAction(action)
            self.tray.setContextMenu(menu)
            self.tray.activated.connect(lambda reason: self.come_up() if reason == reason.Trigger else None)
            self.tray.show()

    def _open_demo(self) -> None:
        """The demo is a window of its own on a database of its own."""
        QProcess.startDetached(sys.executable, ["-m", "earful", *self._start_demo])
