"""The counts by hour against a recount of the mentions, hours after hours, and their repair."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from earful.domain.moments import HOUR
from earful.store.counting import ALL_PLATFORMS
from earful.store.database import Database
from earful.store.keeping.finding import LAST, Finding, windows
from earful.store.mention_ids import first_id_at, moment_of_id

Key = tuple[object, ...]


@dataclass(frozen=True)
class _Table:
    """A table of counts: its key and figures, and how they come out of the view `counted`."""

    name: str
    key: tuple[str, ...]
    figures: tuple[str, ...]
    sums: str
    condition: str = ""


_TABLES = (
    _Table(
        "rollup",
        ("brand_id", "platform", "hour"),
        ("negative", "neutral", "positive", "unsure", "complaints"),
        "sum(sentiment = 'negative'), sum(sentiment = 'neutral'), sum(sentiment = 'positive'),"
        " sum(sentiment = 'unsure'), sum(complaint)",
    ),
    _Table(
        "rollup_desk",
        ("brand_id", "platform", "desk", "hour"),
        ("complaints",),
        "count(*)",
        "AND complaint = 1",
    ),
)


@dataclass(frozen=True)
class _Wrong:
    """One row of counts as it is and as it ought to be; None: there is or ought to be none."""

    table: _Table
    key: Key
    is_now: tuple[int, ...] | None
    ought: tuple[int, ...] | None


def miscounted(connection: sqlite3.Connection) -> Iterator[Finding]:
    """At most one finding for each table of counts. The caller holds a read, so that nothing moves meanwhile."""
    for table in _TABLES:
        count, first = 0, None
        for wrong in _differences(connection, table):
            first = first or wrong
            count += 1
        if first is not None:
            example = f"{dict(zip(table.key, first.key, strict=True))}: {first.is_now} instead of {first.ought}"
            yield Finding("counts", f"rows of {table.name} that do not equal a recount", count, example)


def recount(database: Database) -> int:
    """Puts right what is miscounted, in small transactions; returns how many rows. Nobody may sync meanwhile."""
    mended = 0
    for table in _TABLES:
        batch: list[_Wrong] = []
        for wrong in _differences(database.connection, table):
            batch.append(wrong)
            if len(batch) == 500:
                mended += _mend(database, table, batch)
                batch = []
        mended += _mend(database, table, batch)
    return mended


def _mend(database: Database, table: _Table, batch: list[_Wrong]) -> int:
    where = " AND ".join(f"{name}=?" for name in table.key)
    marks = ",".join("?" * (len(table.key) + len(table.figures)))
    with database.writing() as connection:
        connection.executemany(f"DELETE FROM {table.name} WHERE {where}", [one.key for one in batch])
        rows = [(*one.key, *one.ought) for one in batch if one.ought is not None]
        columns = ", ".join((*table.key, *table.figures))
        connection.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)
    return len(batch)


def _differences(connection: sqlite3.Connection, table: _Table) -> Iterator[_Wrong]:
    pairs = [tuple(row) for row in connection.execute(f"SELECT DISTINCT brand_id, platform FROM {table.name}")]
    for first_hour, last_hour in _hours(connection):
        ought = _recounted(connection, table, first_hour, last_hour)
        is_now = _kept(connection, table, pairs, first_hour, last_hour)
        for key in sorted(ought.keys() | is_now.keys(), key=repr):
            if ought.get(key) != is_now.get(key):
                yield _Wrong(table, key, is_now.get(key), ought.get(key))


def _hours(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Spans of whole hours [first, last) that hold some ten thousand mentions each, from the first to the last of all.

    The id of a mention carries its time, so a span of hours is a span of ids."""
    first = -(1 << 40)
    for _, last_id in windows(connection, "mention", "id"):
        last = 1 << 40 if last_id == LAST else moment_of_id(last_id) // HOUR + 1
        if last > first:
            yield first, last
            first = last


def _recounted(connection: sqlite3.Connection, table: _Table, first: int, last: int) -> Mapping[Key, tuple[int, ...]]:
    counted: dict[Key, list[int]] = {}
    rows = connection.execute(
        f"SELECT {', '.join(table.key)}, {table.sums} FROM counted WHERE id >= ? AND id < ? {table.condition}"
        f" GROUP BY {', '.join(table.key)}",
        (_first_id(first), _first_id(last)),
    )
    size = len(table.key)
    for row in rows:
        key, figures = tuple(row)[:size], tuple(row)[size:]
        for one in (key, (key[0], ALL_PLATFORMS, *key[2:])):
            known = counted.setdefault(one, [0] * len(figures))
            for place, figure in enumerate(figures):
                known[place] += figure
    return {key: tuple(figures) for key, figures in counted.items()}


def _first_id(hour: int) -> int:
    return max(-LAST, min(LAST, first_id_at(hour * HOUR)))


def _kept(
    connection: sqlite3.Connection, table: _Table, pairs: list[tuple[object, ...]], first: int, last: int
) -> Mapping[Key, tuple[int, ...]]:
    size = len(table.key)
    found: dict[Key, tuple[int, ...]] = {}
    for pair in pairs:
        rows = connection.execute(
            f"SELECT {', '.join((*table.key, *table.figures))} FROM {table.name}"
            " WHERE brand_id=? AND platform=? AND hour >= ? AND hour < ?",
            (*pair, first, last),
        )
        found |= {tuple(row)[:size]: tuple(row)[size:] for row in rows}
    return found
