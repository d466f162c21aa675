"""The list's rows, a page at a time by key. What arrives later waits until it is asked for; nothing moves by itself."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from earful.app.operations import Changes
from earful.app.session import Session
from earful.app.wording import ago, one_line
from earful.domain.failures import Failure
from earful.domain.moments import Moment
from earful.panels.inbox import facts, wording
from earful.panels.inbox.facts import PAGE, Asked
from earful.panels.inbox.rows import Row, after, stays
from earful.store.reading import OLDEST_FIRST

Index = QModelIndex | QPersistentModelIndex


class MentionModel(QAbstractListModel):
    """The mentions of one view. `shown` follows a first page, `came` (ids) rows that were put between the others.

    `waiting(n)` says how many arrived since the view was read; `failed` that it could not be."""

    shown = Signal()
    came = Signal(object)
    waiting = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked = Asked(brand_id=session.brand_id)
        self.loading = False
        self._rows: list[Row] = []
        self._keys: list[int] = []  # the rows' ids, negated where the newest stand first: always ascending
        self._last: int | None = None  # the id that the next page comes after
        self._complete = True
        self._read_at: Moment = 0
        self._arrived: tuple[int, ...] = ()
        session.operations.changed.connect(self._changed)
        session.operations.stored.connect(self._stored)
        session.operations.reverted.connect(lambda changes: self.reread(changes.mention_ids))

    # Qt's questions

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Never None (it aborts some versions of PySide6): "" stands for what a row does not have."""
        if not index.isValid() or index.row() >= len(self._rows):
            return ""
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._rows[index.row()].mention.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self._rows[index.row()])
        return ""

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and not self.loading

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self._last)

    # What others need of it

    def row(self, place: int) -> Row | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, mention_id: int) -> int:
        """The row of a mention, -1 where it is not in the list."""
        key = self._key(mention_id)
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else -1

    def show(self, asked: Asked) -> None:
        """Read another view, another search; the old rows stand until the new ones are there."""
        self.asked = asked
        self._ask(None)

    def look_for_arrivals(self) -> None:
        """Ask whether anything came into the view since it was read."""
        if self.loading or not self._read_at:
            return
        asked, now, since = self.asked, self._session.now(), self._read_at
        newest = max((row.id for row in self._rows), default=0)
        self._session.counter.ask(
            lambda database: facts.arrivals(database, asked, now, since, newest),
            lambda ids: self._told_of(asked, ids),
            owner=self,
            key="arrivals",
        )

    def take_arrivals(self) -> None:
        """Put what arrived between the others, where it belongs."""
        self.reread(self._arrived)
        self._arrived = ()
        self.waiting.emit(0)

    def reread(self, ids: Iterable[int]) -> None:
        """Read these mentions again: they change, come or go."""
        wanted, asked = tuple(ids), self.asked
        if not wanted:
            return
        self._session.reader.ask(
            lambda database: facts.rows(database, wanted), lambda rows: self._reread(asked, wanted, rows), owner=self
        )

    # Pages

    def _ask(self, after_id: int | None) -> None:
        self.loading = True
        asked, now = self.asked, self._session.now()
        self._session.reader.ask(
            lambda database: facts.page(database, asked, now, after_id),
            lambda rows: self._extend(rows) if after_id is not None else self._replace(rows, now),
            owner=self,
            key="page",
            on_failure=self._fail,
        )

    def _fail(self, failure: Failure) -> None:
        self.loading = False
        self.failed.emit(failure)

    def _replace(self, rows: list[Row], now: Moment) -> None:
        self.beginResetModel()
        self.loading = False
        self._rows = rows
        self._keys = [self._key(row.id) for row in rows]
        self._turn_page(rows)
        self._read_at, self._arrived = now, ()
        self.endResetModel()
        self.waiting.emit(0)
        self.shown.emit()

    def _extend(self, rows: list[Row]) -> None:
        self.loading = False
        self._turn_page(rows)
        fresh = [row for row in rows if not self._keys or self._key(row.id) > self._keys[-1]]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self._keys += [self._key(row.id) for row in fresh]
            self.endInsertRows()

    def _turn_page(self, rows: list[Row]) -> None:
        self._complete = len(rows) < PAGE
        self._last = rows[-1].id if rows else self._last

    def _key(self, mention_id: int) -> int:
        return mention_id if self.asked.view in OLDEST_FIRST else -mention_id

    # Arrivals and changes

    def _told_of(self, asked: Asked, ids: tuple[int, ...]) -> None:
        if asked == self.asked:
            self._arrived = tuple(identifier for identifier in ids if self.place_of(identifier) < 0)
            self.waiting.emit(len(self._arrived))

    def _changed(self, changes: Changes) -> None:
        for identifier in changes.mention_ids:
            place = self.place_of(identifier)
            if place >= 0:
                row = self._rows[place]
                mention = after(row.mention, changes.kind, changes.value, changes.at)
                leaves = self.asked.view == "maybe" and changes.kind in ("complaint", "no_complaint")
                self._settle(place, None if leaves else Row(mention, row.asked))

    def _stored(self, changes: Changes) -> None:
        """An undo cannot be foreseen; and a view that was read a moment before lacks what was decided since."""
        if changes.kind not in ("read", "unread", "starred", "unstarred", "note"):
            self.reread(changes.mention_ids)

    def _reread(self, asked: Asked, wanted: tuple[int, ...], rows: list[Row]) -> None:
        if asked != self.asked:
            return
        found = {row.id: row for row in rows}
        came = []
        for identifier in wanted:
            place, row = self.place_of(identifier), found.get(identifier)
            if place >= 0:
                self._settle(place, row)
            elif row is not None and stays(asked.view, row.mention, self._session.now()) and self._within_reach(row):
                self._insert(row)
                came.append(identifier)
        if came:
            self.came.emit(came)

    def _within_reach(self, row: Row) -> bool:
        """Whether its place is among the pages read so far; further down it comes with its page."""
        return self._complete or self._last is None or self._key(row.id) <= self._key(self._last)

    def _settle(self, place: int, row: Row | None) -> None:
        if row is not None and stays(self.asked.view, row.mention, self._session.now()):
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place], self._keys[place]
        self.endRemoveRows()

    def _insert(self, row: Row) -> None:
        place = bisect_left(self._keys, self._key(row.id))
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, row)
        self._keys.insert(place, self._key(row.id))
        self.endInsertRows()

    def _spoken(self, row: Row) -> str:
        mention, now = row.mention, self._session.now()
        unread = "" if mention.read_at is not None else self.tr("unread")
        parts = [unread, wording.author(mention), wording.platform(mention.platform), ago(mention.at, now)]
        return ", ".join(part for part in [*parts, wording.words_of(mention, 200)] if part)
