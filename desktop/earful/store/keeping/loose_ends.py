"""Rows of a salvaged database whose other half was lost: given a stand-in where people's words hang on it, else cut."""

import sqlite3
from collections.abc import Iterator

from earful.domain.moments import Moment

# (table, column, table it names): what says nothing without its other half.
_HALVES = (
    ("mention_brand", "mention_id", "mention"),
    ("edit", "mention_id", "mention"),
    ("alert", "mention_id", "mention"),
    ("judgement", "mention_id", "mention"),
    ("judgement_past", "mention_id", "mention"),
    ("last_word", "mention_id", "mention"),
    ("author_past", "author_id", "author"),
    ("follower", "audit_id", "audit"),
    ("checkpoint", "source_id", "source"),
    ("source_state", "source_id", "source"),
    ("coverage", "source_id", "source"),
    ("coverage_count", "source_id", "source"),
)


def tie_up(connection: sqlite3.Connection, now: Moment) -> int:
    """Puts loose rows in order; returns how many there were. Decisions are never touched."""
    return sum((*_stand_ins(connection, now), *_forgotten(connection), *_cut(connection)))


def _stand_ins(connection: sqlite3.Connection, now: Moment) -> Iterator[int]:
    """A brand that was lost gets a name to find its mentions under; the person gives it its own again."""
    lost = connection.execute(
        "SELECT brand_id FROM mention_brand UNION SELECT brand_id FROM source EXCEPT SELECT id FROM brand"
    ).fetchall()
    for (brand,) in lost:
        yield connection.execute(
            "INSERT INTO brand (id, name, terms, excludes, own, added_at, uid)"
            " VALUES (?, 'Brand ' || ?1, '[]', '[]', '[]', ?, lower(hex(randomblob(16))))",
            (brand, now),
        ).rowcount


def _forgotten(connection: sqlite3.Connection) -> Iterator[int]:
    """A mention whose author or source was lost is kept without."""
    for column, parent in (("author_id", "author"), ("source_id", "source")):
        yield connection.execute(
            f"UPDATE mention SET {column}=NULL WHERE {column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {column})"
        ).rowcount
    yield connection.execute(
        "UPDATE activity SET source_id=NULL WHERE source_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = source_id)"
    ).rowcount
    yield connection.execute(
        "UPDATE quarantine SET source_id=0 WHERE source_id <> 0"
        " AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = source_id)"
    ).rowcount


def _cut(connection: sqlite3.Connection) -> Iterator[int]:
    for table, column, parent in _HALVES:
        yield connection.execute(
            f"DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column})"
        ).rowcount
