"""Who published: authors as they were seen last, with what they were called before (kept by a trigger). Engine only."""

import sqlite3
from collections.abc import Sequence

from earful.domain.mention import Author
from earful.domain.moments import Moment

_CHUNK = 500


def save_authors(connection: sqlite3.Connection, authors: Sequence[Author], now: Moment) -> dict[tuple[str, str], int]:
    """Writes the authors' profiles and gives their ids by (platform, native id). What is not told stays as it was."""
    last = {(author.platform, author.native_id): author for author in authors}
    connection.executemany(
        "INSERT INTO author (platform, native_id, handle, name, url, followers, following, posts, created_at, bot,"
        " verified, bio, seen_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (platform, native_id) DO UPDATE SET"
        " handle=coalesce(excluded.handle, handle), name=coalesce(excluded.name, name),"
        " url=coalesce(excluded.url, url), followers=coalesce(excluded.followers, followers),"
        " following=coalesce(excluded.following, following), posts=coalesce(excluded.posts, posts),"
        " created_at=coalesce(excluded.created_at, created_at), bot=coalesce(excluded.bot, bot),"
        " verified=coalesce(excluded.verified, verified), bio=coalesce(excluded.bio, bio),"
        " seen_at=excluded.seen_at",
        [_row(author, now) for author in last.values()],
    )
    ids: dict[tuple[str, str], int] = {}
    for platform in {platform for platform, _ in last}:
        natives = [native for at, native in last if at == platform]
        for start in range(0, len(natives), _CHUNK):
            part = natives[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            for row in connection.execute(
                f"SELECT id, native_id FROM author WHERE platform=? AND native_id IN ({marks})", (platform, *part)
            ):
                ids[(platform, row["native_id"])] = row["id"]
    return ids


def byline(author: Author | None) -> str | None:
    """Handle and name as they stand in the full text."""
    return " ".join(part for part in (author.handle, author.name) if part) or None if author else None


def _row(author: Author, now: Moment) -> tuple[object, ...]:
    a = author
    return (
        a.platform, a.native_id, a.handle, a.name, a.url, a.followers, a.following, a.posts, a.created_at,
        None if a.bot is None else int(a.bot), None if a.verified is None else int(a.verified), a.bio, now,
    )  # fmt: skip
