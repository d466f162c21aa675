"""What an import has to know of the store, what it leaves there besides mentions, and its undo. Engine only."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.removing import remove

_CHUNK = 500
# One transaction of an undo; a decision in the window waits for one of them at the longest (DECISIONS.md 7).
_REMOVED_AT_ONCE = 100


@dataclass(frozen=True)
class Stored:
    """A mention as it is stored: its words, the earlier ones (title, text), and whether it came by import.

    `batch` is the import that brought it, None where a source or a second import brought it, too."""

    id: int
    author: str | None
    created_at: Moment | None
    title: str | None
    text: str
    deleted: bool
    imported: bool
    earlier: frozenset[tuple[str | None, str]] = frozenset()
    batch: str | None = None


def stored(database: Database, identities: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Stored]:
    """Those of the (platform, native id) that are stored."""
    by_platform: dict[str, list[str]] = {}
    for platform, native_id in identities:
        by_platform.setdefault(platform, []).append(native_id)
    found: dict[tuple[str, str], Stored] = {}
    for platform, ids in by_platform.items():
        for start in range(0, len(ids), _CHUNK):
            _add(database, platform, ids[start : start + _CHUNK], found)
    return found


def _add(database: Database, platform: str, ids: Sequence[str], found: dict[tuple[str, str], Stored]) -> None:
    marks = ",".join("?" * len(ids))
    rows = database.rows(
        "SELECT m.id, m.native_id, m.created_at, m.title, m.text, m.deleted_at, m.source_id, m.batch,"
        " a.native_id AS author FROM mention m LEFT JOIN author a ON a.id = m.author_id"
        f" WHERE m.platform=? AND m.native_id IN ({marks})",
        (platform, *ids),
    )
    earlier: dict[int, set[tuple[str | None, str]]] = {}
    marks = ",".join("?" * len(rows))
    for edit in database.rows(
        f"SELECT mention_id, title, text FROM edit WHERE mention_id IN ({marks})", tuple(row["id"] for row in rows)
    ):
        earlier.setdefault(edit["mention_id"], set()).add((edit["title"], edit["text"]))
    for row in rows:
        found[(platform, row["native_id"])] = Stored(
            row["id"],
            row["author"],
            row["created_at"],
            row["title"],
            row["text"],
            row["deleted_at"] is not None,
            row["source_id"] is None,
            frozenset(earlier.get(row["id"], ())),
            row["batch"],
        )


def keep_deleted(database: Database, deleted: Sequence[tuple[Moment, str, str]]) -> None:
    """Notes when mentions were deleted, as (moment, platform, native id), where that is not known yet. Engine only."""
    if not deleted:
        return
    with database.writing() as connection:
        connection.executemany(
            "UPDATE mention SET deleted_at=? WHERE platform=? AND native_id=? AND deleted_at IS NULL", deleted
        )


# --- imports as a whole


@dataclass(frozen=True)
class Batch:
    """One import: what was read from which file (None: heard by voice), how its columns were understood, what came.

    `mapping` is field -> column. `undone_at` None: it stands."""

    id: str
    at: Moment
    file: str | None
    platform: str | None = None
    brand_id: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    read: int = 0
    new: int = 0
    updated: int = 0
    quarantined: int = 0
    undone_at: Moment | None = None


@dataclass(frozen=True)
class Undone:
    """What an undo did: mentions removed; kept because somebody decided about them; kept because they came by another
    way, too. `updated` mentions were known before, and keep the words that the import brought."""

    removed: int
    decided: int
    elsewhere: int
    updated: int


def keep_batch(database: Database, batch: Batch) -> None:
    """Writes what is known of an import so far."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO import_batch VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                batch.id,
                batch.at,
                batch.file,
                batch.platform,
                batch.brand_id,
                json.dumps(dict(batch.mapping), ensure_ascii=False),
                batch.read,
                batch.new,
                batch.updated,
                batch.quarantined,
                batch.undone_at,
            ),
        )


def drop_batch(database: Database, batch_id: str) -> None:
    """Forgets an import that brought nothing."""
    with database.writing() as connection:
        connection.execute("DELETE FROM import_batch WHERE id=?", (batch_id,))


def batches(database: Database) -> list[Batch]:
    """Every import, the last one first."""
    return [_batch(row) for row in database.rows("SELECT * FROM import_batch ORDER BY id DESC")]


def batch_called(database: Database, name: str) -> Batch:
    """The import with this id or its end, as far as that is clear. Raises KnownError("unknown_import")."""
    rows = database.rows("SELECT * FROM import_batch WHERE substr(id, -length(?1)) = ?1", (name,)) if name else []
    if len(rows) != 1:
        raise KnownError("unknown_import", {"id": name})
    return _batch(rows[0])


def _batch(row: sqlite3.Row) -> Batch:
    told = dict(zip(row.keys(), row, strict=True))
    return Batch(**{**told, "mapping": json.loads(row["mapping"])})


def brought_again(database: Database, ids: Sequence[int]) -> None:
    """Notes that these mentions came by a second way: the undo of the import that brought them first leaves them."""
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        with database.writing() as connection:
            marks = ",".join("?" * len(part))
            connection.execute(f"UPDATE mention SET batch=NULL WHERE id IN ({marks})", part)


_UNDECIDED = (
    "NOT EXISTS (SELECT 1 FROM decision d WHERE d.mention_id = m.id AND d.kind <> 'undo'"
    " AND d.id NOT IN (SELECT value FROM json_each(:own))"
    " AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.mention_id = m.id AND u.undoes = d.id))"
)


def undo_import(database: Database, batch_id: str, now: Moment) -> Undone:
    """Takes back what an import brought newly and nobody else brought or decided about since, in small transactions.

    Broken off, it can be done again. Raises KnownError("unknown_import") and ("import_undone")."""
    batch = batch_called(database, batch_id)
    if batch.undone_at is not None:
        raise KnownError("import_undone", {"file": batch.file or batch.id})
    removed = 0
    # What was decided by writing a single complaint down belongs to it.
    own = json.dumps(list(batch.mapping.values()) if batch.file is None else [])
    sql = f"SELECT m.id FROM mention m WHERE m.batch=:id AND {_UNDECIDED} ORDER BY m.id LIMIT {_REMOVED_AT_ONCE}"
    while True:
        with database.writing() as connection:
            ids = [row["id"] for row in connection.execute(sql, {"id": batch.id, "own": own})]
            remove(connection, ids)
        removed += len(ids)
        if not ids:
            break
    decided = database.rows("SELECT count(*) AS n FROM mention WHERE batch=?", (batch.id,))[0]["n"]
    with database.writing() as connection:
        connection.execute("DELETE FROM quarantine WHERE source_id=0 AND at=?", (batch.at,))
        connection.execute("UPDATE import_batch SET undone_at=? WHERE id=?", (now, batch.id))
    return Undone(removed, decided, max(0, batch.new - removed - decided), batch.updated)
