"""Who published: authors as they were seen last, with what they were called before (kept by a trigger). Engine only."""

import sqlite3
from collections.abc import Mapping, Sequence

from earful.domain.mention import Author
from earful.domain.moments import DAY, Moment

_CHUNK = 500


_SEEN_AGAIN = DAY  # how stale `seen_at` may be: an author who posts all day is not written anew with each post
_TOLD = ("handle", "name", "url", "followers", "following", "posts", "created_at", "bot", "verified", "bio")


def save_authors(connection: sqlite3.Connection, authors: Sequence[Author], now: Moment) -> dict[tuple[str, str], int]:
    """Writes what is new in the authors' profiles and gives their ids by (platform, native id).

    What is not told stays as it was. Nothing is written for who is known just so: that took a fifth of the intake."""
    last = {(author.platform, author.native_id): author for author in authors}
    known = _known(connection, last)
    ids = {key: row["id"] for key, row in known.items()}
    fresh = [author for key, author in last.items() if key not in known]
    connection.executemany(
        f"INSERT INTO author (platform, native_id, {', '.join(_TOLD)}, seen_at) VALUES (?,?,{'?,' * len(_TOLD)}?)",
        [(author.platform, author.native_id, *_told(author), now) for author in fresh],
    )
    changed = ((ids[key], _told(author), known[key]) for key, author in last.items() if key in known)
    connection.executemany(
        f"UPDATE author SET {', '.join(f'{name}=coalesce(?, {name})' for name in _TOLD)}, seen_at=? WHERE id=?",
        [(*told, now, identifier) for identifier, told, row in changed if _news(told, row, now)],
    )
    new = _known(connection, {(author.platform, author.native_id): author for author in fresh})
    return ids | {key: row["id"] for key, row in new.items()}


def _news(told: tuple[object, ...], row: sqlite3.Row, now: Moment) -> bool:
    changed = any(value is not None and value != row[name] for name, value in zip(_TOLD, told, strict=True))
    return changed or now - row["seen_at"] > _SEEN_AGAIN


def _known(
    connection: sqlite3.Connection, authors: Mapping[tuple[str, str], Author]
) -> dict[tuple[str, str], sqlite3.Row]:
    found: dict[tuple[str, str], sqlite3.Row] = {}
    for platform in {platform for platform, _ in authors}:
        natives = [native for at, native in authors if at == platform]
        for start in range(0, len(natives), _CHUNK):
            part = natives[start : start + _CHUNK]
            rows = connection.execute(
                f"SELECT id, native_id, seen_at, {', '.join(_TOLD)} FROM author"
                f" WHERE platform=? AND native_id IN ({','.join('?' * len(part))})",
                (platform, *part),
            )
            found.update({(platform, row["native_id"]): row for row in rows})
    return found


def byline(author: Author | None) -> str | None:
    """Handle and name as they stand in the full text."""
    return " ".join(part for part in (author.handle, author.name) if part) or None if author else None


def _told(author: Author) -> tuple[object, ...]:
    values = (getattr(author, name) for name in _TOLD)
    return tuple(int(value) if isinstance(value, bool) else value for value in values)
