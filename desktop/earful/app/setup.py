"""Setting up sources from the window: what asks a platform or the keyring never runs on the Qt thread."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from earful.app.session import Session
from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.http import Request, Response
from earful.domain.source import SourceConfig
from earful.engine import outside
from earful.engine.asking import Client
from earful.engine.setup import Checked, check
from earful.net import secrets
from earful.net.client import HttpClient
from earful.net.exchange import CancelledError
from earful.store.brands import add_source, change_source, pause_source, remove_source

log = logging.getLogger(__name__)


class _StopsWith:
    """A client whose requests end when `stop` is set, whoever asks."""

    def __init__(self, client: Client, stop: threading.Event) -> None:
        self._client, self._stop = client, stop

    def send(self, request: Request, *, cancel: threading.Event) -> Response:
        return self._client.send(request, cancel=self._stop)


class SourceSetup(QObject):
    """Checks and stores one source at a time. Answers come on the Qt thread; a newer question drops the older one.

    `client` makes what asks; the default opens connections of its own and closes them with the answer."""

    checked = Signal(object)  # Checked
    stored = Signal(object)  # SourceConfig, with its id
    refused = Signal(object)  # Failure: nothing was stored
    _answered = Signal(object, object)  # the event of the question, what to do with the answer

    def __init__(
        self, session: Session, parent: QObject | None = None, *, client: Callable[[], Client] = HttpClient
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._stop = threading.Event()
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def check(self, config: SourceConfig, brand: Brand, typed: str | None = None) -> None:
        """Asks the platform once; `checked` follows. `typed` is the secret in the form, None for the kept one."""
        now, make = self._session.now(), self._client

        def ask(stop: threading.Event) -> Callable[[], None]:
            found = _checked(config, brand, typed, _StopsWith(make(), stop), now)
            return lambda: self.checked.emit(found)

        self._start(ask)

    def cancel(self) -> None:
        """Drops what is being asked; its connection ends within half a second."""
        self._stop.set()

    def store(self, config: SourceConfig, typed: str | None = None) -> None:
        """Adds the source, or changes the one with its id; `typed` goes into the keyring. `stored` or `refused` follow.

        A source whose secret could not be kept is not added."""
        now = self._session.now()
        if config.id:
            self._keep(config, typed, is_new=False)
            return
        # Paused until its secret is kept, so that the engine does not ask without it.
        waiting = replace(config, paused=True) if typed else config
        self._session.operations.write(
            lambda database: add_source(database, waiting, now),
            lambda added: self._keep(replace(added, paused=config.paused), typed, is_new=True),
            owner=self,
            on_failure=self.refused.emit,
        )

    def _keep(self, config: SourceConfig, typed: str | None, *, is_new: bool) -> None:
        def keep(_stop: threading.Event) -> Callable[[], None]:
            try:
                if typed:
                    secrets.keep(config.secret_name, typed)
            except KnownError as error:
                failure = error.failure
                return lambda: self._not_kept(config.id if is_new else 0, failure)
            return lambda: self._finish(config, is_new)

        self._start(keep)

    def _not_kept(self, added: int, failure: Failure) -> None:
        if added:
            now = self._session.now()
            self._session.operations.write(lambda database: remove_source(database, added, now), owner=self)
        self.refused.emit(failure)

    def _finish(self, config: SourceConfig, is_new: bool) -> None:
        def done(_: object) -> None:
            self._session.engine.reload()
            self.stored.emit(config)

        self._session.operations.write(
            lambda database: (
                pause_source(database, config.id, config.paused) if is_new else change_source(database, config)
            ),
            done,
            owner=self,
            on_failure=self.refused.emit,
        )

    def _start(self, work: Callable[[threading.Event], Callable[[], None]]) -> None:
        self._stop.set()
        stop = self._stop = threading.Event()

        def run() -> None:
            act = work(stop)
            with suppress(RuntimeError):  # the window went away meanwhile
                self._answered.emit(stop, act)

        threading.Thread(target=run, name="source setup", daemon=True).start()

    def _hear(self, stop: threading.Event, act: Callable[[], None]) -> None:
        if stop is self._stop and not stop.is_set():
            act()


def forget_secret(secret_name: str) -> None:
    """Takes a removed source's secret out of the keyring, off the Qt thread; without a keyring nothing happens."""

    def forget() -> None:
        with suppress(KnownError):
            secrets.forget(secret_name)

    threading.Thread(target=forget, name="forget secret", daemon=True).start()


def _checked(config: SourceConfig, brand: Brand, typed: str | None, client: Client, now: int) -> Checked:
    try:
        return check(config, brand, client, typed or outside.secret(config), now)
    except KnownError as error:
        return Checked(error.failure)
    except CancelledError:
        return Checked(None)  # nobody hears this
    except Exception as error:
        log.exception("the check of a source (%s) failed inside Earful", config.platform)
        return Checked(Failure("source_bug", {"reason": type(error).__name__}, repr(error)))
