"""A whole file into the store: read, understood and taken in as a stream, in transactions as small as a sync's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from filelock import FileLock, Timeout

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.judgement import Judgement
from earful.domain.moments import Moment
from earful.engine.importing import dates
from earful.engine.importing.belonging import heard
from earful.engine.importing.columns import Columns, columns, header_score
from earful.engine.importing.mentions import Imported, read_row
from earful.engine.importing.reading import Row, rows
from earful.engine.importing.voices import Voices, identity, settled
from earful.sources.base import quarantined
from earful.sources.fields import UnreadableError
from earful.store.brands import add_brand, brand_named, brands
from earful.store.database import Database
from earful.store.importing import keep_deleted, stored
from earful.store.intake import Beside, take_in
from earful.store.places import Places

Judge = Callable[[Sequence[str]], Sequence[Judgement]]
# One transaction; a decision in the window waits for one of them at the longest (DECISIONS.md 7).
_CHUNK = 100
# What is understood at once: copies of a mention within such a window become one.
_WINDOW_ROWS, _WINDOW_SIZE = 5_000, 8 << 20
_SAMPLE = 500
_MOST_COLUMNS = 1_000
_REASONS = 20


@dataclass(frozen=True)
class Wish:
    """What the person asked for: field -> column, the platform, and the brand of the whole file."""

    given: Mapping[str, str] = field(default_factory=dict)
    platform: str | None = None
    brand: str | None = None


@dataclass
class Outcome:
    """What an import did. `read` counts all rows but empty ones; `reasons` holds the first rows put aside and why.

    `unassigned`: mentions that belong to no brand. `brands_added`: brands that our own export named and nobody knew."""

    read: int = 0
    new: int = 0
    updated: int = 0
    quarantined: int = 0
    unassigned: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    reasons: list[tuple[int, str]] = field(default_factory=list)
    brands_added: list[str] = field(default_factory=list)
    complaints: int = 0


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Holds the lock that every sync holds. Raises KnownError("busy")."""
    lock = FileLock(str(places.sync_lock))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise KnownError("busy") from error
    try:
        yield
    finally:
        lock.release()


def import_file(
    path: Path,
    database: Database,
    judge: Judge,
    wish: Wish,
    reading: dates.Reading,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Outcome:
    """Imports `path`; the caller is `alone`. What is known already changes nothing. Raises KnownError.

    Where a file breaks off, the windows before that are stored; importing the mended file goes over them again."""
    brand = brand_named(database, wish.brand) if wish.brand else None
    found = rows(path, lambda names: header_score(names, wish.given))
    sample = _sample(found)
    if not sample:
        return Outcome()
    run = _Import(path, database, judge, wish, reading, brand, sample)
    for window in _windows(chain(sample, found)):
        run.take(window)
        progress(run.outcome.read)
    return run.outcome


class _Import:
    """One import under way: what its columns mean, who spoke in it, and what it has done so far."""

    def __init__(
        self,
        path: Path,
        database: Database,
        judge: Judge,
        wish: Wish,
        reading: dates.Reading,
        brand: Brand | None,
        sample: Sequence[Row],
    ) -> None:
        self._path, self._database, self._judge, self._wish = path, database, judge, wish
        self._brand, self._brands = brand, brands(database)
        self._sample = [row.cells for row in sample if not row.problem]
        self._names = list(dict.fromkeys(name for cells in self._sample for name in cells))
        self._columns = self._understood()
        texts = [
            str(cells[name])
            for cells in self._sample
            for name in self._columns.of.get("created_at", ())
            if name in cells
        ]
        self._reading = reading._replace(order=reading.order or dates.day_or_month_first(texts))
        self._voices = Voices(trusted=self._columns.own_form)
        self.outcome = Outcome()

    def take(self, window: Sequence[Row]) -> None:
        """Understands and stores one window of rows."""
        found: list[Imported] = []
        aside: list[tuple[str, str]] = []
        for row in window:
            try:
                self._meet(row)
                found.append(self._voices.told_apart(read_row(row, self._columns, self._reading, self._wish.platform)))
            except UnreadableError as error:
                aside.append(self._put_aside(row, str(error)))
        self._add_brands(found)
        self._store(settled(found, stored(self._database, {identity(one) for one in found})), aside)
        self.outcome.read += len(window)
        self.outcome.columns, self.outcome.left = self._columns.told(), self._columns.left

    def _understood(self) -> Columns:
        return columns(self._names, self._sample, self._wish.given, self._path)

    def _meet(self, row: Row) -> None:
        """Takes up names that the rows before did not have: objects leave out what they have not."""
        if row.problem or row.cells.keys() <= set(self._names) or len(self._names) > _MOST_COLUMNS:
            return
        self._names += [name for name in row.cells if name not in set(self._names)]
        self._columns = self._understood()

    def _put_aside(self, row: Row, reason: str) -> tuple[str, str]:
        self.outcome.quarantined += 1
        if len(self.outcome.reasons) < _REASONS:
            self.outcome.reasons.append((row.number, reason))
        kept = quarantined(f"row {row.number}: {reason}", {"file": self._path.name, "row": row.number, **row.cells})
        return kept.reason, _storable(kept.item)

    def _add_brands(self, found: Sequence[Imported]) -> None:
        """Our own export may name brands that this base does not know yet."""
        if self._brand is not None or not self._columns.own_form:
            return
        known = {brand.name.casefold() for brand in self._brands}
        for name in dict.fromkeys(name for one in found for name in one.brands):
            if name.casefold() not in known:
                self._brands.append(add_brand(self._database, Brand(0, name), self._reading.now))
                known.add(name.casefold())
                self.outcome.brands_added.append(name)

    def _store(self, found: list[Imported], aside: Sequence[tuple[str, str]]) -> None:
        now = self._reading.now
        if aside:
            take_in(self._database, [], self._judge, now, Beside(quarantined=aside))
        found.sort(key=lambda one: _arrived(one, now))
        for at, group in groupby(found, key=lambda one: _arrived(one, now)):
            every = list(group)
            for start in range(0, len(every), _CHUNK):
                self._store_chunk(every[start : start + _CHUNK], at)

    def _store_chunk(self, chunk: Sequence[Imported], at: Moment) -> None:
        now, exactly = self._reading.now, self._columns.own_form
        items = [heard(one, self._brands, self._brand, exactly, now) for one in chunk]
        taken = take_in(self._database, items, self._judge, at)
        gone = [(one.deleted_at, *identity(one)) for one in chunk if one.deleted_at is not None]
        keep_deleted(self._database, gone)
        self.outcome.new += len(taken.new)
        self.outcome.updated += len(taken.updated)
        self.outcome.complaints += len(taken.complaints)
        self.outcome.unassigned += sum(not item.brands for item in items)


def _arrived(one: Imported, now: Moment) -> Moment:
    """When a mention reached us: our own export keeps that moment, unless it cannot be."""
    at = one.fetched_at
    return at if at is not None and (one.mention.created_at or 0) <= at <= now else now


def _storable(item: str) -> str:
    """The kept row as SQLite can hold it: no lone surrogates."""
    return item.encode("utf-8", "replace").decode("utf-8")


def _sample(found: Iterator[Row]) -> list[Row]:
    return next(_windows(found, _SAMPLE, once=True), [])


def _windows(found: Iterator[Row], most: int = _WINDOW_ROWS, once: bool = False) -> Iterator[list[Row]]:
    """Rows in parts that fit into memory, however long their texts are."""
    window: list[Row] = []
    size = 0
    for row in found:
        window.append(row)
        size += sum(len(cell) for cell in row.cells.values() if isinstance(cell, str))
        if len(window) >= most or size >= _WINDOW_SIZE:
            yield window
            if once:
                return
            window, size = [], 0
    if window:
        yield window
