"""A person's own questions to the store in SQL: only ever read, whatever the question says."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from earful.domain.failures import KnownError
from earful.store.keeping.opening import Cancelled, never, read_only, with_cancel
from earful.store.views import DROPS, VIEWS

# Pragmas that tell about the schema and change nothing.
_TELLING = frozenset(
    {
        "collation_list", "compile_options", "data_version", "database_list", "foreign_key_list", "function_list",
        "index_info", "index_list", "index_xinfo", "module_list", "pragma_list", "table_info", "table_list",
        "table_xinfo",
    }
)  # fmt: skip
_REACHING_OUT = frozenset({"load_extension", "fts3_tokenizer"})  # into the process itself
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})


@dataclass(frozen=True)
class Answer:
    """The columns of an answer, each name once, and its rows as they are read."""

    columns: Sequence[str]
    rows: Iterator[tuple[object, ...]]


def ask(database: Path, query: str, cancelled: Cancelled = never) -> Answer:
    """Answers one SQL statement. Raises KnownError: no_database, bad_query, cannot_read; while the rows are read, too.

    `cancelled` ends a long question with KeyboardInterrupt."""
    if not database.exists():
        raise KnownError("no_database", {"path": database})
    connection = read_only(database)
    try:
        _make_views(connection)
        connection.execute("SELECT 1 FROM mention_words LIMIT 0")  # the full text sets itself up before rules hold
        connection.execute("PRAGMA query_only=ON")
        connection.set_authorizer(_authorized)
        with_cancel(connection, cancelled)
        cursor = connection.execute(query)
    except (sqlite3.Error, sqlite3.Warning) as error:
        connection.close()
        raise _said(error) from error
    return Answer(_distinct([column[0] for column in cursor.description or ()]), _rows(connection, cursor))


def _make_views(connection: sqlite3.Connection) -> None:
    """The views of today's program for this connection alone, also over a database that an earlier one made."""
    for statement in DROPS:
        connection.execute(statement.replace("IF EXISTS ", "IF EXISTS temp."))
    for statement in VIEWS:
        connection.execute(statement.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))


def _rows(connection: sqlite3.Connection, cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    try:
        for row in cursor:
            yield tuple(row)
    except sqlite3.Error as error:
        raise _said(error) from error
    finally:
        connection.close()


def _said(error: Exception) -> BaseException:
    text = str(error)
    if text == "interrupted":
        return KeyboardInterrupt()
    if "unable to open" in text or "disk I/O" in text:
        return KnownError("cannot_read", {"path": "the database", "reason": text}, detail=text)
    if text == "not authorized" or "prohibited" in text or "readonly" in text:
        text = "it may only read, and only this database"
    return KnownError("bad_query", {"reason": text}, detail=str(error))


def _authorized(action: int, first: str | None, second: str | None, _database: str | None, _within: str | None) -> int:
    """Reading is allowed, and asking about the schema; nothing else."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if (second or "").lower() in _REACHING_OUT else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _TELLING:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _distinct(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return found
