"""Rows that name a row which is not there: by declared foreign keys and by the references that no key declares."""

import sqlite3
from collections.abc import Iterator

from earful.store.keeping.finding import Finding

# (table, column, table it names, further condition). Declared keys are SQLite's own to check. What people decided may
# be about a mention that this store does not hold (yet, or any more): a decision names it by its subject.
_NAMED = (
    ("mention_brand", "brand_id", "brand", ""),
    ("mention", "source_id", "source", ""),
    ("checkpoint", "source_id", "source", ""),
    ("source_state", "source_id", "source", ""),
    ("coverage", "source_id", "source", ""),
    ("coverage_count", "source_id", "source", ""),
    ("activity", "source_id", "source", ""),
    ("quarantine", "source_id", "source", "AND c.source_id <> 0"),  # 0: it came by import
    ("event", "brand_id", "brand", "AND c.brand_id <> 0"),  # 0: all brands
    ("audit", "brand_id", "brand", ""),
    ("rule", "brand_id", "brand", ""),
)


def orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    """One finding for each table and column with orphaned rows. Facts and decisions are never mended."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in sorted(there):
        yield from _declared(connection, table)
    for table, column, parent, condition in _NAMED:
        if {table, parent} <= there:
            yield from _undeclared(connection, table, column, parent, condition)
    yield from _undone(connection)


def _declared(connection: sqlite3.Connection, table: str) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for row in connection.execute(f"PRAGMA foreign_key_check({table})"):
        counts[row["parent"]] = counts.get(row["parent"], 0) + 1
    for parent, count in counts.items():
        yield Finding("references", f"{table} rows without their {parent}", count, mendable=False)


def _undeclared(
    connection: sqlite3.Connection, table: str, column: str, parent: str, condition: str
) -> Iterator[Finding]:
    count, example = connection.execute(
        f"SELECT count(*), min(c.{column}) FROM {table} c WHERE c.{column} IS NOT NULL {condition}"
        f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"
    ).fetchone()
    if count:
        yield Finding("references", f"{table} rows without their {parent}", count, str(example), mendable=False)


def _undone(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Decisions that take back, or judgements that rest on, a decision which is not there."""
    for table, column in (("decision", "undoes"), ("judgement", "said_by")):
        count, example = connection.execute(
            f"SELECT count(*), min(c.{column}) FROM {table} c WHERE c.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = c.{column})"
        ).fetchone()
        if count:
            says = f"{table} rows that name a decision which is not there"
            yield Finding("references", says, count, example, mendable=False)
