"""Many rows at once: one statement for a block of them. Engine only.

Python lets other threads run with every step of a statement, and must then wait for them to let it go on: with a
statement a row, storing and reading pages at the same time took longer than one after the other."""

import sqlite3
from collections.abc import Sequence
from functools import cache
from itertools import chain

# Few sizes, so that each statement is prepared once; no statement of more than so many values.
_BLOCKS = (1000, 500, 100, 20)
_VALUES = 4000


def insert(
    connection: sqlite3.Connection, into: str, rows: Sequence[Sequence[object]], then: str = "", *, whole: bool = False
) -> None:
    """Inserts rows of equal length in their order; `into` is a table, with its columns where not all are given.

    `then`: what to do with a row that is there.
    `whole`: at most one block. The full-text index writes out what it holds whenever a statement of several begins."""
    at = 0
    for size in _BLOCKS:
        while size <= len(rows) - at and size * len(rows[0]) <= _VALUES and not (whole and at):
            block = chain.from_iterable(rows[at : at + size])
            connection.execute(_statement(into, len(rows[0]), size, then), tuple(block))
            at += size
    if at < len(rows):
        connection.executemany(_statement(into, len(rows[0]), 1, then), rows[at:])


@cache
def _statement(into: str, columns: int, rows: int, then: str) -> str:
    marks = f"({','.join('?' * columns)})"
    return f"INSERT INTO {into} VALUES {','.join([marks] * rows)} {then}"
