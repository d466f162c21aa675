"""What an import has to know of the store, and the one fact that a page cannot carry: when something was deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database

_CHUNK = 500


@dataclass(frozen=True)
class Stored:
    """A mention as it is stored: its words, the earlier ones (title, text), and whether it came by import."""

    author: str | None
    created_at: Moment | None
    title: str | None
    text: str
    deleted: bool
    imported: bool
    earlier: frozenset[tuple[str | None, str]] = frozenset()


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
        "SELECT m.id, m.native_id, m.created_at, m.title, m.text, m.deleted_at, m.source_id, a.native_id AS author FROM"
        f" mention m LEFT JOIN author a ON a.id = m.author_id WHERE m.platform=? AND m.native_id IN ({marks})",
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
            row["author"],
            row["created_at"],
            row["title"],
            row["text"],
            row["deleted_at"] is not None,
            row["source_id"] is None,
            frozenset(earlier.get(row["id"], ())),
        )


def keep_deleted(database: Database, deleted: Sequence[tuple[Moment, str, str]]) -> None:
    """Notes when mentions were deleted, as (moment, platform, native id), where that is not known yet. Engine only."""
    if not deleted:
        return
    with database.writing() as connection:
        connection.executemany(
            "UPDATE mention SET deleted_at=? WHERE platform=? AND native_id=? AND deleted_at IS NULL", deleted
        )
