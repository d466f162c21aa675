"""Reading what can be read of a table whose pages are damaged: row by row, over and around the damaged ones."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LARGEST = (1 << 63) - 1
Row = tuple[object, ...]


@dataclass(frozen=True)
class Torn:
    """A table that may be damaged: its columns, and the key it is stored by ("rowid", or that of WITHOUT ROWID)."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    whole_numbers: tuple[bool, ...]  # which parts of the key are integers

    @property
    def order(self) -> str:
        return ", ".join(self.key)

    @property
    def told(self) -> str:
        return ", ".join((*self.key, *(f'"{column}"' for column in self.columns)))


class Reader:
    """Reads one table forwards from its first row; `holes` counts the places where rows could not be read."""

    def __init__(self, connection: sqlite3.Connection, table: Torn) -> None:
        self._connection = connection
        self._table = table
        self.holes = 0

    def rows(self) -> Iterator[Row]:
        """The rows that can be read, as their columns; each once."""
        after: Row | None = None
        while True:
            try:
                for key, row in self._from(after):
                    after = key
                    yield row
                return
            except sqlite3.DatabaseError:
                pass
            # A cursor looks one row ahead, and fails before it hands over the last row that it could read.
            while last := self._next(after):
                after = last[0]
                yield last[1]
            self.holes += 1
            beyond = self._beyond(after)
            if beyond is None:
                yield from self._backwards(after)
                return
            after = beyond

    def by_index(self, index: str, order: str) -> Iterator[int]:
        """The row ids that an index of the table knows, as far as it can be read itself."""
        try:
            yield from (
                row[0]
                for row in self._connection.execute(
                    f"SELECT rowid FROM {self._table.name} INDEXED BY {index} ORDER BY {order}"
                )
            )
        except sqlite3.DatabaseError:
            return

    def one(self, rowid: int) -> Row | None:
        """The row with this id, or None where it cannot be read."""
        try:
            row = self._connection.execute(
                f"SELECT {self._table.told} FROM {self._table.name} WHERE rowid=?", (rowid,)
            ).fetchone()
        except sqlite3.DatabaseError:
            return None
        return None if row is None else tuple(row)[len(self._table.key) :]

    def _next(self, after: Row | None) -> tuple[Row, Row] | None:
        """The next row alone; None where it cannot be read or there is none."""
        try:
            return next(self._from(after, most=1), None)
        except sqlite3.DatabaseError:
            return None

    def _from(self, after: Row | None, backwards: bool = False, most: int = -1) -> Iterator[tuple[Row, Row]]:
        size = len(self._table.key)
        where, params = "", ()
        if after is not None:
            marks = ",".join("?" * len(after))
            names = ", ".join(self._table.key[: len(after)])
            where, params = f"WHERE ({names}) > ({marks})", after  # type: ignore[assignment]
        order = ", ".join(f"{name} DESC" for name in self._table.key) if backwards else self._table.order
        for row in self._connection.execute(
            f"SELECT {self._table.told} FROM {self._table.name} {where} ORDER BY {order} LIMIT {most}", params
        ):
            told = tuple(row)
            yield told[:size], told[size:]

    def _beyond(self, after: Row | None) -> Row | None:
        """A key just before the next row that can be read behind `after`; None where there is none by whole numbers."""
        numbers = self._table.whole_numbers
        start: Row = after if after is not None else (-_LARGEST,) * [*numbers, False].index(False)
        for place in range(len(start) - 1, -1, -1):
            if numbers[place] and all(numbers[: place + 1]):
                found = self._skip(start[:place], start[place])
                if found is not None:
                    return found
        return None

    def _skip(self, prefix: Row, number: object) -> Row | None:
        """Leaps of doubling length to a row that can be read, then back to the nearest one."""
        assert isinstance(number, int)
        missed, leap = number, 1
        while True:
            at = min(number + leap, _LARGEST)
            if self._readable((*prefix, at)):
                break
            missed = at
            if at == _LARGEST:
                return None
            leap *= 2
        while at - missed > 1:
            middle = (at + missed) // 2
            if self._readable((*prefix, middle)):
                at = middle
            else:
                missed = middle
        return (*prefix, at)

    def _readable(self, after: Row) -> bool:
        try:
            next(self._from(after, most=1), None)
        except sqlite3.DatabaseError:
            return False
        return True

    def _backwards(self, after: Row | None) -> Iterator[Row]:
        """The rows behind the last hole, read from the end, where keys are no numbers that one could leap over."""
        if after is not None and all(self._table.whole_numbers):
            return
        try:
            for key, row in self._from(after, backwards=True):
                if after is not None and key == after:
                    return
                yield row
        except sqlite3.DatabaseError:
            return


def torn_tables(names: Sequence[str], fresh: sqlite3.Connection, old: sqlite3.Connection) -> Iterator[Torn]:
    """The tables of the old database as far as the fresh one knows them, with the columns that both have."""
    for name in names:
        columns = _columns(old, name)
        known = {column for column, _, _ in _columns(fresh, name)}
        shared = tuple(column for column, _, _ in columns if column in known)
        if not shared:
            continue
        key = [(column, kind) for column, kind, place in sorted(columns, key=lambda one: one[2]) if place]
        if not _without_rowid(old, name):
            if [kind for _, kind in key] != ["INTEGER"]:
                shared = ("rowid", *shared)  # else it is one of the columns under another name
            key = [("rowid", "INTEGER")]
        yield Torn(name, shared, tuple(one for one, _ in key), tuple(kind == "INTEGER" for _, kind in key))


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str, int]]:
    try:
        return [(row[1], row[2], row[5]) for row in connection.execute(f"PRAGMA table_info({table})")]
    except sqlite3.DatabaseError:
        return []


def _without_rowid(connection: sqlite3.Connection, table: str) -> bool:
    row = connection.execute("SELECT sql FROM sqlite_master WHERE name=?", (table,)).fetchone()
    return bool(row and "WITHOUT ROWID" in row[0].rsplit(")", 1)[-1].upper())
