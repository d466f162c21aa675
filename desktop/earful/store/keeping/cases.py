"""What cases look like now against what the decisions say, and the inbox against both; and their repair."""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from earful.domain.case import case_after
from earful.store.database import Database
from earful.store.decisions import decisions
from earful.store.keeping.finding import Finding, windows

_INBOX = "brand_id, state, mention_id, desk"
_BATCH = 200


def misread_cases(connection: sqlite3.Connection) -> Iterator[Finding]:
    """At most one finding: cases whose state does not follow from their decisions."""
    wrong = list(islice(_wrong_cases(connection), 1_000))
    if wrong:
        yield Finding("cases", "cases that do not follow from their decisions", len(wrong), str(wrong[0]))


def misplaced(connection: sqlite3.Connection) -> Iterator[Finding]:
    """At most one finding: rows of the inbox that should not stand there, or should and do not."""
    count, example = 0, None
    for after, last in windows(connection, "judgement", "mention_id"):
        for one in _differences(connection, after, last):
            example = example or one
            count += 1
    if count:
        yield Finding("inbox", "rows of the inbox that are not where their case stands", count, str(example))


def derive_cases(database: Database) -> int:
    """Derives the wrong cases from their decisions again; returns how many."""
    mended = 0
    while wrong := list(islice(_wrong_cases(database.connection), _BATCH)):
        with database.writing() as connection:
            for mention in wrong:
                _derive(connection, mention)
        mended += len(wrong)
    return mended


def stand_anew(database: Database) -> int:
    """Puts every misplaced row of the inbox right, window by window; returns how many rows differed."""
    mended = 0
    for after, last in list(windows(database.connection, "judgement", "mention_id")):
        if not (wrong := list(_differences(database.connection, after, last))):
            continue
        mended += len(wrong)
        bounds = (after, last)
        with database.writing() as connection:
            connection.execute("DELETE FROM inbox WHERE mention_id > ? AND mention_id <= ?", bounds)
            connection.execute(
                f"INSERT INTO inbox ({_INBOX}) SELECT {_INBOX} FROM inbox_due WHERE mention_id > ? AND mention_id <= ?",
                bounds,
            )
    return mended


def _differences(connection: sqlite3.Connection, after: int, last: int) -> Iterator[tuple[object, ...]]:
    kept = f"SELECT {_INBOX} FROM inbox WHERE mention_id > :after AND mention_id <= :last"
    due = f"SELECT {_INBOX} FROM inbox_due WHERE mention_id > :after AND mention_id <= :last"
    bounds = {"after": after, "last": last}
    for one, other in ((kept, due), (due, kept)):
        yield from (tuple(row) for row in connection.execute(f"{one} EXCEPT {other}", bounds))


def _wrong_cases(connection: sqlite3.Connection) -> Iterator[int]:
    """The mentions whose case is wrong, or has a state without a decision, or a decision without a state."""
    database = Database(connection, Path())
    decided = connection.execute(
        "SELECT DISTINCT mention_id FROM decision WHERE mention_id IS NOT NULL ORDER BY mention_id"
    )
    for (mention,) in decided:
        known = connection.execute("SELECT * FROM case_now WHERE mention_id=?", (mention,)).fetchone()
        if known is None or any(known[name] != value for name, value in _ought(database, mention).items()):
            yield mention
    without = connection.execute(
        "SELECT mention_id FROM case_now c"
        " WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.mention_id = c.mention_id)"
    )
    yield from (row[0] for row in without)


def _ought(database: Database, mention: int) -> dict[str, object]:
    case = asdict(case_after(decisions(database, mention)))
    return {name: int(value) if isinstance(value, bool) else value for name, value in case.items()}


def _derive(connection: sqlite3.Connection, mention: int) -> None:
    connection.execute("DELETE FROM case_now WHERE mention_id=?", (mention,))
    if connection.execute("SELECT 1 FROM decision WHERE mention_id=?", (mention,)).fetchone():
        row = {"mention_id": mention} | _ought(Database(connection, Path()), mention)
        connection.execute(
            f"INSERT INTO case_now ({', '.join(row)}) VALUES ({','.join('?' * len(row))})", tuple(row.values())
        )
