"""What is done with a source from its card: asked now, paused, checked, removed with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from earful.app.session import Action, Session
from earful.app.setup import SourceSetup, forget_secret
from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.engine.setup import Checked
from earful.panels.sources import wording
from earful.panels.sources.card import SourceCard
from earful.store.brands import pause_source, remove_source, restore_source
from earful.store.database import Database

_FORGET_MS = 60_000  # the undo notice is gone by then; a secret that nobody uses is not kept


class SourceDeeds(QObject):
    """`changed` follows when the store holds what was done. `card` gives a source's card, None where it is gone."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject, card: Callable[[int], SourceCard | None]) -> None:
        super().__init__(parent)
        self._session, self._card = session, card
        self._setups: dict[int, SourceSetup] = {}
        self._removed: dict[int, QTimer] = {}

    def do(self, what: str, config: SourceConfig, brand: Brand) -> None:
        """One of sync, pause, resume, check, stop, remove."""
        match what:
            case "sync":
                self._session.engine.sync(config.id)
            case "pause" | "resume":
                self._pause(config.id, what == "pause")
            case "check":
                self._check(config, brand)
            case "stop":
                self._stop_check(config.id)
            case "remove":
                self._remove(config)

    def _write(self, work: Callable[[Database], object]) -> None:
        def done(_: object) -> None:
            self._session.engine.reload()
            self.changed.emit()

        self._session.operations.write(work, done, owner=self)

    def _pause(self, source_id: int, paused: bool) -> None:
        self._write(lambda database: pause_source(database, source_id, paused))

    # --- checking

    def _check(self, config: SourceConfig, brand: Brand) -> None:
        card = self._card(config.id)
        if card is None:
            return
        self._stop_check(config.id)
        setup = self._setups[config.id] = SourceSetup(self._session, self)
        setup.checked.connect(lambda found: self._checked(config.id, found))
        card.set_checking(True)
        setup.check(config, brand)

    def _checked(self, source_id: int, found: Checked) -> None:
        self._stop_check(source_id)
        card = self._card(source_id)
        if card is not None:
            card.show_found(wording.outcome(found), "positive" if found.failure is None else "negative")

    def _stop_check(self, source_id: int) -> None:
        setup, card = self._setups.pop(source_id, None), self._card(source_id)
        if setup is not None:
            setup.cancel()
            setup.deleteLater()
        if card is not None:
            card.set_checking(False)
            card.show_found("")

    # --- removing

    def _remove(self, config: SourceConfig) -> None:
        now = self._session.now()
        self._write(lambda database: remove_source(database, config.id, now))
        timer = self._removed[config.id] = QTimer(self, singleShot=True, interval=_FORGET_MS)
        timer.timeout.connect(lambda: self._forget(config))
        timer.start()
        text = self.tr("%1 was removed; what it brought stays").replace("%1", wording.name_of(config))
        undo = Action(self.tr("Undo"), lambda: self._restore(config), "Z")
        self._session.show_toast(text, "", (undo,), key="undo")

    def _restore(self, config: SourceConfig) -> None:
        timer = self._removed.pop(config.id, None)
        if timer is not None:
            timer.stop()
        self._write(lambda database: restore_source(database, config.id))

    def _forget(self, config: SourceConfig) -> None:
        if self._removed.pop(config.id, None) is not None and config.has_secret:
            forget_secret(config.secret_name)
