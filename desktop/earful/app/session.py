"""What every panel is handed: where things lie, who reads and who writes, which brand is meant, and what time it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from earful.app.collector import Collector
from earful.app.operations import Changes, Operations
from earful.app.reader import Reader
from earful.app.settings import Settings
from earful.domain.moments import Moment
from earful.store.database import open_database
from earful.store.places import Places


class Engine(Protocol):
    """The engine as the window sees it. `complaints` carries mention ids, which are larger than a C int."""

    page: SignalInstance  # dict: source, new, updated, quarantined
    complaints: SignalInstance  # list[int]
    state_changed: SignalInstance
    failed: SignalInstance  # dict
    live: set[int]  # sources that are heard live just now

    def sync(self, source_id: int | None = None) -> None: ...

    def reload(self) -> None: ...

    def hold(self) -> None: ...


# What changes judgements, and with them the counts; an undo may have taken one of these back.
_CORRECTING = frozenset({"complaint", "no_complaint", "judged", "undo"})


@dataclass(frozen=True, slots=True)
class Action:
    """A verb on a notice, what it does, and the key that does the same."""

    text: str
    act: Callable[[], object]
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be told in a notice. `title` stands alone; `key` names what it replaces; `seconds` 0 stays."""

    title: str
    text: str = ""
    actions: tuple[Action, ...] = ()
    key: str = ""
    tint: str = "accent"
    seconds: float = 8.0


def now() -> Moment:
    """The system's clock, in microseconds since the Unix epoch, UTC."""
    return time.time_ns() // 1000


class Session(QObject):
    """One run of the window on one database. Close it last: what was decided is stored then."""

    brand_changed = Signal()
    mention_wanted = Signal(object)  # mention id: show it in the inbox
    view_wanted = Signal(str)  # a view of the inbox
    panel_wanted = Signal(str)  # a panel's key
    demo_wanted = Signal()
    window_wanted = Signal()  # bring the window to the front
    told = Signal(object)  # Message
    withdrawn = Signal(str)  # key of a Message that is out of date

    def __init__(
        self,
        places: Places,
        engine: Engine | QObject,
        *,
        settings: Settings | None = None,
        clock: Callable[[], Moment] = now,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
        parent: QObject | None = None,
    ) -> None:
        """Creates or migrates the database. Raises KnownError as `open_database` does."""
        super().__init__(parent)
        places.make()
        open_database(places.database).close()
        self._collector = Collector(self)
        self.places = places
        self.engine = cast(Engine, engine)
        self.now = clock
        self.settings = settings or Settings(places.settings, self)
        self.reader = Reader(places.database, self)
        self.counter = Reader(places.database, self)  # for long counts: they keep no conversation waiting
        self.operations = Operations(places.database, clock, self)
        self.operations.stored.connect(self._stored)
        self._open_url = open_url
        self._brand_id: int | None = self.settings.get("last_brand")

    @property
    def brand_id(self) -> int | None:
        """The brand that is looked at; None for all."""
        return self._brand_id

    def set_brand(self, brand_id: int | None) -> None:
        """Look at another brand from now on; remembered for the next start."""
        if brand_id != self._brand_id:
            self._brand_id = brand_id
            self.settings.set("last_brand", brand_id)
            self.brand_changed.emit()

    def zone(self) -> ZoneInfo:
        """The time zone in which days are counted."""
        return self.settings.zone()

    def _stored(self, changes: Changes) -> None:
        if changes.kind in _CORRECTING:
            self.engine.hold()

    def open_mention(self, mention_id: int) -> None:
        """Show this very mention in the inbox."""
        self.panel_wanted.emit("inbox")
        self.mention_wanted.emit(mention_id)

    def open_view(self, view: str) -> None:
        """Show a view of the inbox: one of `earful.store.reading.VIEWS`."""
        self.panel_wanted.emit("inbox")
        self.view_wanted.emit(view)

    def show_toast(
        self, title: str, text: str = "", actions: tuple[Action, ...] = (), *, key: str = "", tint: str = "accent"
    ) -> None:
        """Tell something in a notice at the lower right."""
        self.told.emit(Message(title, text, actions, key, tint))

    def open_link(self, address: str | None) -> bool:
        """Opens a web address in the browser; False for anything that is not plain http(s)."""
        url = safe_link(address)
        if url is None:
            return False
        self._open_url(url)
        return True

    def close(self) -> None:
        """Ends reading within half a second and stores what was still to be stored."""
        for reader in (self.reader, self.counter):
            reader.stop(0, interrupt=True)  # both at once, so that quitting waits for the slower one only
        for reader in (self.reader, self.counter):
            reader.close()
        self.operations.close()
        self.settings.close()
        self._collector.close()


def safe_link(address: str | None) -> QUrl | None:
    """The URL of an http(s) address with a host and without a user or password in it; None for anything else."""
    try:
        parts = urlsplit(address or "")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            return None
    except ValueError:
        return None
    url = QUrl(address or "", QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.host() else None
