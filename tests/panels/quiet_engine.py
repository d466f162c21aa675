"""An engine that asks nobody and notes what it was told, and a session on a store of its own beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from earful.app.session import Session
from earful.domain.moments import parse_iso
from earful.store.database import Database, open_database
from earful.store.places import places

NOW = parse_iso("2026-11-21T12:00:00Z") or 0


class QuietEngine(QObject):
    """Notes the commands of the window."""

    page = Signal(dict)
    complaints = Signal(object)
    state_changed = Signal()
    failed = Signal(dict)

    def hold(self) -> None:
        pass

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[object, ...]] = []
        self.live: set[int] = set()

    def sync(self, source_id: int | None = None) -> None:
        self.told.append(("sync", source_id))

    def reload(self) -> None:
        self.told.append(("reload",))


@contextmanager
def quiet_session(base: Path, clock: Callable[[], int] = lambda: NOW) -> Iterator[Session]:
    """A session that is closed at the end."""
    made = Session(places(base), QuietEngine(), clock=clock, open_url=lambda _: None)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def store_of(session: Session) -> Iterator[Database]:
    """The session's database, to write what an engine would have written."""
    database = open_database(session.places.database)
    try:
        yield database
    finally:
        database.close()
