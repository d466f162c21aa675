"""Tells of new events, each once, also after a restart: what was told is a decision about the event."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from earful.app.language import translate
from earful.app.session import Action, Message, Session
from earful.store.events import Event, decide_event, untold

_GATHER_MS = 400


class EventAlerts(QObject):
    """Listens to the engine; `open_event` brings one to sight."""

    def __init__(self, session: Session, open_event: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session, self._open = session, open_event
        self._told: set[str] = set()
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.check)
        heard = getattr(session.engine, "heard", None)
        if heard is not None:
            heard.connect(self._heard)
        self._gather.start()

    def check(self) -> None:
        """Tell now what was not told yet."""
        self._session.reader.ask(untold, self._tell, owner=self, key="event-alerts")

    def _heard(self, event: dict[str, object]) -> None:
        if event.get("event") == "event":
            self._gather.start()

    def _tell(self, found: list[Event]) -> None:
        for one in found:
            if one.id in self._told:
                continue
            self._told.add(one.id)
            now = self._session.now()
            self._session.operations.write(partial(decide_event, identifier=one.id, kind="told", now=now))
            if self._session.settings.get("alerts"):
                self._session.told.emit(self._message(one))

    def _message(self, one: Event) -> Message:
        from earful.export.chart_words import plain  # with all that draws charts: none of it for a start

        words = " · ".join(plain(str(word), 20) for word in list(one.data.get("words", ()))[:3])
        more = translate("Events", "More said than usual")
        if one.channel == "complaints":
            more = translate("Events", "More complaints than usual")
        title = f"{more}: {words}" if words else more

        def go() -> None:
            self._session.window_wanted.emit()
            self._open(one.id)

        return Message(title, "", (Action(translate("Alerts", "Open"), go, "↵"),), f"event/{one.id}", "negative", 10.0)
