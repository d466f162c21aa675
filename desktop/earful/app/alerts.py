"""Tells of new complaints, each once: in the window, and in the tray where the window is not looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from earful.app.language import translate
from earful.app.quiet import quiet_until
from earful.app.session import Action, Message, Session
from earful.app.wording import one_line
from earful.domain.moments import MINUTE, Moment
from earful.store import reading
from earful.store.database import Database
from earful.store.decisions import alerts_to_show
from earful.store.listed import Listed

ONE_BY_ONE = 3  # more than these within a minute are told in one notice
_GATHER_MS = 250  # pages arrive in bursts
_KEY = "alerts"


@dataclass(frozen=True, slots=True)
class _Pending:
    """Complaints that want to be told: those still unread (the first few in full), and those read in the meantime."""

    unread: tuple[int, ...]
    first: tuple[Listed, ...]
    read: tuple[int, ...]


class Alerts(QObject):
    """Listens to the engine; `raised(ids)` follows every notice with the complaints it told of.

    `tray` is asked for each time, None where there is none. `active` says whether the window is looked at."""

    raised = Signal(object)  # list of mention ids

    def __init__(
        self,
        session: Session,
        tray: Callable[[], QSystemTrayIcon | None] = lambda: None,
        active: Callable[[], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or session)
        self._session = session
        self._tray = tray
        self._active = active or _application_active
        self._told: set[int] = set()
        self._lately: list[tuple[Moment, int]] = []
        self._open: Callable[[], None] | None = None
        self._wired: QSystemTrayIcon | None = None
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.check)
        self._wake = QTimer(self, singleShot=True)
        self._wake.timeout.connect(self.check)
        session.engine.complaints.connect(self._heard)
        session.settings.changed.connect(self._set)
        self._gather.start()

    def check(self) -> None:
        """Tell now what was not told yet."""
        if self._session.settings.get("alerts") and (until := self._quiet_until()) is not None:
            wait = (until - self._session.now()) // 1000 + 1
            self._wake.start(min(wait, 6 * 3_600_000))  # looked at anew now and then: the machine may have slept
            return
        self._session.reader.ask(_pending, self._tell, owner=self, key="alerts")

    def _heard(self, _ids: object) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _set(self, key: str, _value: object) -> None:
        if key in {"alerts", "quiet", "quiet_from", "quiet_to", "time_zone"}:
            self._wake.stop()
            self._gather.start()

    def _quiet_until(self) -> Moment | None:
        settings, session = self._session.settings, self._session
        if not settings.get("quiet"):
            return None
        return quiet_until(session.now(), settings.get("quiet_from"), settings.get("quiet_to"), session.zone())

    def _tell(self, pending: _Pending) -> None:
        new = [identifier for identifier in pending.unread if identifier not in self._told]
        noted = [*new, *(identifier for identifier in pending.read if identifier not in self._told)]
        if not noted:
            return
        self._told.update(noted)
        self._session.operations.alerts_shown(noted)
        if not new or not self._session.settings.get("alerts"):
            return
        now = self._session.now()
        self._lately = [(at, one) for at, one in self._lately if at > now - MINUTE] + [(now, one) for one in new]
        if len(self._lately) > ONE_BY_ONE:
            self._tell_all([one for _, one in self._lately])
        else:
            for complaint in pending.first:
                if complaint.id in new:
                    self._tell_one(complaint)
        self.raised.emit(new)

    def _tell_one(self, complaint: Listed) -> None:
        who = one_line(complaint.name or complaint.handle or translate("Alerts", "Somebody"), 40)
        words = one_line(complaint.title or complaint.text, 90)
        title = translate("Alerts", "%1: “%2”").replace("%1", who).replace("%2", words)
        self._show(title, f"{_KEY}/{complaint.id}", lambda: self._session.open_mention(complaint.id))

    def _tell_all(self, complaints: list[int]) -> None:
        for complaint in complaints:
            self._session.withdrawn.emit(f"{_KEY}/{complaint}")
        title = self.tr("%n new complaint(s)", "", len(complaints))
        self._show(title, _KEY, lambda: self._session.open_view("unheard"))

    def _show(self, title: str, key: str, act: Callable[[], None]) -> None:
        def go() -> None:
            self._session.window_wanted.emit()
            act()

        actions = (Action(translate("Alerts", "Open"), go, "↵"),)
        self._session.told.emit(Message(title, "", actions, key, "negative", seconds=10.0))
        tray = self._tray() if self._session.settings.get("tray") else None
        if tray is not None and not self._active():
            self._open = go
            if self._wired is not tray:
                tray.messageClicked.connect(self._clicked)
                self._wired = tray
            tray.showMessage("Earful", title, tray.icon())

    def _clicked(self) -> None:
        if self._open is not None:
            self._open()


def _pending(database: Database) -> _Pending:
    """At most the first few are read in full; the others are looked up to leave out what was read meanwhile."""
    unread: list[int] = []
    read: list[int] = []
    first: list[Listed] = []
    for identifier in alerts_to_show(database):
        complaint = reading.listed(database, identifier)
        if complaint is None or complaint.read_at is not None or complaint.state != "open" or not complaint.complaint:
            read.append(identifier)
            continue
        unread.append(identifier)
        if len(first) < ONE_BY_ONE:
            first.append(complaint)
    return _Pending(tuple(unread), tuple(first), tuple(read))


def _application_active() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
