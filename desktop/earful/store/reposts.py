"""The reposts of our own posts, as they are stored."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.reporting import Scope


@dataclass(frozen=True, slots=True)
class OwnPost:
    """One post of ours; `told`: how many reposts the platform counts, None where it does not."""

    mention_id: int
    platform: str
    native_id: str
    at: Moment
    text: str
    told: int | None


def own_originals(database: Database, scope: Scope) -> list[OwnPost]:
    """Our own posts of a period, replies left out, the newest first."""
    where, params = scope.where()
    rows = database.rows(
        "SELECT m.id, m.platform, m.native_id, m.at, m.text, m.reposts FROM mention m"
        f" WHERE m.own = 1 AND m.reply_to IS NULL AND m.repost_of IS NULL AND {where} ORDER BY m.id DESC",
        params,
    )
    return [OwnPost(r["id"], r["platform"], r["native_id"], r["at"], r["text"], r["reposts"]) for r in rows]


def reposts_of_ours(database: Database) -> Iterator[sqlite3.Row]:
    """Every stored repost of a post of ours, by others: original (mention id), id, at, text, author (native id),
    handle, followers, created (of the author). One walk over the mentions: nothing else knows who reposted what."""
    return iter(
        database.connection.execute(
            "SELECT o.id AS original, m.id, m.at, m.text, a.native_id AS author, a.handle, a.followers,"
            " a.created_at AS created FROM mention m CROSS JOIN mention o ON o.platform = m.platform"
            " AND o.native_id = m.repost_of LEFT JOIN author a ON a.id = m.author_id"
            " WHERE m.repost_of IS NOT NULL AND m.own = 0 AND o.own = 1 ORDER BY m.id"
        )
    )
