"""What a check finds, and the windows in which it walks through tables that are larger than memory."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# Mentions looked at together: some MB of memory, some milliseconds of a read.
WINDOW = 20_000
LAST = (1 << 63) - 1

Part = Literal["pages", "references", "judgements", "counts", "cases", "inbox", "full_text", "log"]


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be. `example` is one of the `count` rows; `mendable` by --repair."""

    part: Part
    says: str
    count: int = 1
    example: str | None = None
    mendable: bool = True


def windows(connection: sqlite3.Connection, table: str, key: str, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """The whole range of an integer key as (after, up to and including), about `size` rows each; no gap between them.

    The first begins below every key and the last ends above, so that rows of other tables cannot hide outside."""
    after = -LAST
    while True:
        row = connection.execute(
            f"SELECT {key} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT 1 OFFSET ?", (after, size - 1)
        ).fetchone()
        yield after, LAST if row is None else row[0]
        if row is None:
            return
        after = row[0]
