"""Who published: authors as they were seen last, with what they were called before (kept by a trigger). Engine only."""

import sqlite3
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Any

from earful.domain.mention import Author
from earful.domain.moments import DAY, Moment
from earful.store.inserting import insert

_CHUNK = 500


_SEEN_AGAIN = DAY  # how stale `seen_at` may be: an author who posts all day is not written anew with each post
_TOLD = ("handle", "name", "url", "followers", "following", "posts", "created_at", "bot", "verified", "bio")
_told = attrgetter(*_TOLD)


def save_authors(connection: sqlite3.Connection, authors: Sequence[Author], now: Moment) -> dict[tuple[str, str], int]:
    """Writes what is new in the authors' profiles and gives their ids by (platform, native id).

    What is not told stays as it was. Nothing is written for who is known just so: that took a fifth of the intake."""
    last = {(author.platform, author.native_id): author for author in authors}
    known = _known(connection, last)
    ids = {key: row[0] for key, row in known.items()}
    fresh = [author for key, author in last.items() if key not in known]
    if fresh:
        # The ids that SQLite would give: nobody else writes while this transaction is open.
        free = (connection.execute("SELECT max(id) FROM author").fetchone()[0] or 0) + 1
        ids.update(((author.platform, author.native_id), n) for n, author in enumerate(fresh, free))
        rows = [(n, author.platform, author.native_id, *_told(author), now) for n, author in enumerate(fresh, free)]
        insert(connection, f"author (id, platform, native_id, {', '.join(_TOLD)}, seen_at)", rows)
    changed = ((row[0], _told(last[key]), row) for key, row in known.items())
    connection.executemany(
        f"UPDATE author SET {', '.join(f'{name}=coalesce(?, {name})' for name in _TOLD)}, seen_at=? WHERE id=?",
        [(*told, now, identifier) for identifier, told, row in changed if _news(told, row, now)],
    )
    return ids


def _news(told: tuple[object, ...], row: tuple[Any, ...], now: Moment) -> bool:
    """Whether a profile says something else than its `row` (id, native id, seen at, and what is told), or is stale."""
    _, _, seen_at, *before = row
    if now - seen_at > _SEEN_AGAIN:
        return True
    if told == tuple(before):
        return False
    return any(value is not None and value != was for value, was in zip(told, before, strict=True))


def _known(
    connection: sqlite3.Connection, authors: Collection[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Any, ...]]:
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for platform in {platform for platform, _ in authors}:
        natives = [native for at, native in authors if at == platform]
        for start in range(0, len(natives), _CHUNK):
            part = natives[start : start + _CHUNK]
            rows = connection.execute(
                f"SELECT id, native_id, seen_at, {', '.join(_TOLD)} FROM author"
                f" WHERE platform=? AND native_id IN ({','.join('?' * len(part))})",
                (platform, *part),
            )
            found.update(((platform, row[1]), tuple(row)) for row in rows)
    return found


def byline(author: Author | None) -> str | None:
    """Handle and name as they stand in the full text."""
    if author is None:
        return None
    handle, name = author.handle, author.name
    return f"{handle} {name}" if handle and name else handle or name or None
