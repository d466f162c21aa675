"""A whole file into the store: read, understood and taken in as a stream, in transactions as small as a sync's.

The store is reached through a door, so that the same import runs by itself and as one of many jobs of the engine."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Protocol, TypeVar

from filelock import FileLock, Timeout

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.ids import uuid7
from earful.domain.judgement import Judgement
from earful.domain.moments import Moment
from earful.engine.importing import dates
from earful.engine.importing.belonging import heard
from earful.engine.importing.columns import header_score
from earful.engine.importing.mentions import Imported, RowError
from earful.engine.importing.reading import Row, rows
from earful.engine.importing.understanding import Trouble, Understanding, Wish, sample_of, windows
from earful.engine.importing.voices import Voices, identity, settled
from earful.sources.base import quarantined
from earful.store.brands import add_brand, brand_named, brands
from earful.store.database import Database
from earful.store.importing import Batch, brought_again, drop_batch, keep_batch, keep_deleted, stored
from earful.store.intake import Beside, Taken, take_in
from earful.store.mappings import mappings
from earful.store.places import Places

T = TypeVar("T")
Judge = Callable[[Sequence[str]], Sequence[Judgement]]
# One transaction; a decision in the window waits for one of them at the longest (DECISIONS.md 7).
_CHUNK = 100
_REASONS = 20


class Door(Protocol):
    """Does one piece of work on the store and gives its result: at once, or when it is its turn."""

    def __call__(self, work: Callable[[Database, Judge], T]) -> T: ...


@dataclass
class Outcome:
    """What an import did. `read` counts all rows but empty ones; `reasons` holds the first rows put aside and why,
    `notes` the first rows that had to be mended.

    `unassigned`: mentions that belong to no brand. `brands_added`: brands that our own export named and nobody knew.
    `batch`: the id by which it can be undone, None where it brought nothing. `stopped`: the person stopped it."""

    read: int = 0
    new: int = 0
    updated: int = 0
    quarantined: int = 0
    unassigned: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    mapping: dict[str, str] = field(default_factory=dict)
    preset: str | None = None
    left: tuple[str, ...] = ()
    reasons: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    brands_added: list[str] = field(default_factory=list)
    complaints: int = 0
    alerts: list[int] = field(default_factory=list)
    batch: str | None = None
    stopped: bool = False


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
    progress: Callable[[int], object] = lambda _rows: None,
) -> Outcome:
    """Imports `path`; the caller is `alone`. What is known already changes nothing. Raises KnownError.

    Where a file breaks off, the windows before that are stored; importing the mended file goes over them again."""
    return import_through(lambda work: work(database, judge), path, wish, reading, progress)


def import_through(
    door: Door,
    path: Path,
    wish: Wish,
    reading: dates.Reading,
    progress: Callable[[int], object] = lambda _rows: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Outcome:
    """As `import_file`, through a door. `stopped` is asked between transactions; what is stored by then stays."""
    named = wish.brand
    brand = door(lambda database, _: brand_named(database, named)) if named else None
    found = rows(path, lambda names: header_score(names, wish.given))
    sample = sample_of(found)
    if not sample:
        return Outcome()
    run = _Import(path, door, wish, reading, brand, sample, stopped)
    try:
        for window in windows(chain(sample, found)):
            run.take(window)
            progress(run.outcome.read)
            if run.outcome.stopped:
                break
    finally:
        run.finish()
    return run.outcome


class _Import:
    """One import under way: what its columns mean, who spoke in it, and what it has done so far."""

    def __init__(
        self,
        path: Path,
        door: Door,
        wish: Wish,
        reading: dates.Reading,
        brand: Brand | None,
        sample: Sequence[Row],
        stopped: Callable[[], bool],
    ) -> None:
        self._path, self._door, self._wish, self._stopped = path, door, wish, stopped
        self._brand, self._brands = brand, door(lambda database, _: brands(database))
        self._file = Understanding(path, wish, reading, sample, door(lambda database, _: mappings(database)))
        self._voices = Voices(trusted=self._file.columns.own_form)
        self._again: list[int] = []
        self._now = reading.now
        preset = self._file.preset.name if self._file.preset else None
        self.outcome = Outcome(preset=preset, batch=uuid7(reading.now, os.urandom(8)))
        self._keep_batch()

    def take(self, window: Sequence[Row]) -> None:
        """Understands and stores one window of rows."""
        found: list[Imported] = []
        aside: list[tuple[str, str]] = []
        for row in window:
            try:
                found.append(self._voices.told_apart(self._file.read(row)))
                if row.note and len(self.outcome.notes) < _REASONS:
                    self.outcome.notes.append(Trouble(row.number, row.note))
            except RowError as error:
                aside.append(self._put_aside(row, self._file.trouble(row, error)))
        self._add_brands(found)
        before = self._door(lambda database, _: stored(database, {identity(one) for one in found}))
        fresh = settled(found, before)
        self._again += [
            known.id for one in fresh if (known := before.get(identity(one))) and known.batch is not None
            and known.batch != self.outcome.batch
        ]  # fmt: skip
        self._store(fresh, aside)
        self.outcome.read += len(window)
        self.outcome.columns, self.outcome.left = self._file.columns.told(), self._file.columns.left
        self.outcome.header, self.outcome.mapping = tuple(self._file.names), self._file.columns.as_given()
        self._keep_batch()

    def finish(self) -> None:
        """Notes what came by a second way; an import that brought nothing leaves no trace."""
        outcome, batch = self.outcome, self.outcome.batch or ""
        if outcome.new or outcome.updated:
            self._door(lambda database, _: brought_again(database, self._again))
        if not (outcome.new or outcome.updated):
            self._door(lambda database, _: drop_batch(database, batch))
            outcome.batch = None

    def _keep_batch(self) -> None:
        done = self.outcome
        batch = Batch(
            done.batch or "", self._now, self._path.name, self._wish.platform, self._brand.id if self._brand else None,
            done.columns, done.read, done.new, done.updated, done.quarantined,
        )  # fmt: skip
        self._door(lambda database, _: keep_batch(database, batch))

    def _put_aside(self, row: Row, trouble: Trouble) -> tuple[str, str]:
        self.outcome.quarantined += 1
        if len(self.outcome.reasons) < _REASONS:
            self.outcome.reasons.append(trouble)
        kept = quarantined(trouble.told(), {"file": self._path.name, "row": row.number, **row.cells})
        return kept.reason, _storable(kept.item)

    def _add_brands(self, found: Sequence[Imported]) -> None:
        """Our own export may name brands that this base does not know yet."""
        if self._brand is not None or not self._file.columns.own_form:
            return
        known = {brand.name.casefold() for brand in self._brands}
        for name in dict.fromkeys(name for one in found for name in one.brands):
            if name.casefold() not in known:
                self._brands.append(self._door(partial(_add_brand, name, self._now)))
                known.add(name.casefold())
                self.outcome.brands_added.append(name)

    def _store(self, found: list[Imported], aside: Sequence[tuple[str, str]]) -> None:
        if aside:
            beside = Beside(quarantined=aside)
            self._door(lambda database, judge: take_in(database, [], judge, self._now, beside))
        found.sort(key=lambda one: _arrived(one, self._now))
        for at, group in groupby(found, key=lambda one: _arrived(one, self._now)):
            while chunk := list(islice(group, _CHUNK)):
                if self._stopped():
                    self.outcome.stopped = True
                    return
                self._store_chunk(chunk, at)

    def _store_chunk(self, chunk: Sequence[Imported], at: Moment) -> None:
        exactly = self._file.columns.own_form
        items = [heard(one, self._brands, self._brand, exactly, self._now) for one in chunk]
        gone = [(one.deleted_at, *identity(one)) for one in chunk if one.deleted_at is not None]
        beside = Beside(batch=self.outcome.batch)

        def work(database: Database, judge: Judge) -> Taken:
            taken = take_in(database, items, judge, at, beside)
            keep_deleted(database, gone)
            return taken

        taken = self._door(work)
        self.outcome.new += len(taken.new)
        self.outcome.updated += len(taken.updated)
        self.outcome.complaints += len(taken.complaints)
        self.outcome.alerts += taken.alerts
        self.outcome.unassigned += sum(not item.brands for item in items)


def _add_brand(name: str, now: Moment, database: Database, _: Judge) -> Brand:
    return add_brand(database, Brand(0, name), now)


def _arrived(one: Imported, now: Moment) -> Moment:
    """When a mention reached us: our own export keeps that moment, unless it cannot be."""
    at = one.fetched_at
    return at if at is not None and (one.mention.created_at or 0) <= at <= now else now


def _storable(item: str) -> str:
    """The kept row as SQLite can hold it: no lone surrogates."""
    return item.encode("utf-8", "replace").decode("utf-8")
