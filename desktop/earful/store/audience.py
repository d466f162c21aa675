"""Audits of followers: what was downloaded of an account's list, in follow order, and how far a download has come.

Written by whoever downloads; an audit that is finished is never changed."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from earful.domain.follower import Profile
from earful.domain.mention import Author
from earful.domain.moments import Moment, iso
from earful.store.database import Database
from earful.store.keeping.erased import erasure

_COLUMNS = "followers=?, following=?, posts=?, created_at=?, last_post_at=?, avatar=?, bot=?, bio=?, seen_at=?"


@dataclass(frozen=True)
class StoredAudit:
    """One audit. `how`: what was to be read, `state`: how far it came, both as the downloader wrote them."""

    id: str
    platform: str
    account: str
    started_at: Moment
    how: Mapping[str, Any]
    state: Mapping[str, Any]
    brand_id: int | None = None
    total_known: int | None = None
    finished_at: Moment | None = None
    rules: str | None = None


def begin(database: Database, audit: StoredAudit) -> None:
    """Notes that an audit begins."""
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO audit (id, brand_id, platform, account, started_at, how, total_known, state)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (
                audit.id, audit.brand_id, audit.platform, audit.account, audit.started_at, _json(audit.how),
                audit.total_known, _json(audit.state),
            ),
        )  # fmt: skip


def unfinished(
    database: Database, platform: str, account: str, how: Mapping[str, Any], since: Moment
) -> StoredAudit | None:
    """The newest audit of the account that was begun in the same way after `since` and is not finished."""
    row = database.row(
        "SELECT * FROM audit WHERE platform=? AND account=? AND how=? AND started_at > ? AND finished_at IS NULL"
        " ORDER BY started_at DESC",
        (platform, account, _json(how), since),
    )
    return _audit(row) if row is not None else None


def audits(database: Database, platform: str | None = None, account: str | None = None) -> list[StoredAudit]:
    """The audits, the newest first."""
    rows = database.rows(
        "SELECT * FROM audit WHERE (?1 IS NULL OR platform=?1) AND (?2 IS NULL OR account=?2) ORDER BY started_at DESC",
        (platform, account),
    )
    return [_audit(row) for row in rows]


def add_page(
    database: Database,
    audit_id: str,
    profiles: Sequence[Profile],
    state: Callable[[int], Mapping[str, Any]],
    total_known: int | None,
    now: Moment,
) -> int:
    """Appends a page of followers and, in the same transaction, what `state` makes of how many of them were new. Those
    who are in the audit already are passed over. Returns how many were new."""
    with database.writing() as connection:
        known = {
            row[0]
            for profile in profiles
            for row in connection.execute(
                "SELECT native_id FROM follower WHERE native_id=? AND audit_id=?", (profile.author.native_id, audit_id)
            )
        }
        last = connection.execute("SELECT max(position) FROM follower WHERE audit_id=?", (audit_id,)).fetchone()[0]
        fresh = {one.author.native_id: one for one in profiles if one.author.native_id not in known}
        shown = spared(connection, list(fresh.values()))
        rows = [
            (audit_id, (-1 if last is None else last) + 1 + number, *_who(one), *_numbers(one, now))
            for number, one in enumerate(shown)
        ]
        connection.executemany(
            "INSERT INTO follower (audit_id, position, native_id, handle, name, followers, following, posts,"
            " created_at, last_post_at, avatar, bot, bio, seen_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            rows,
        )
        connection.execute(
            "UPDATE audit SET state=?, total_known=coalesce(?, total_known) WHERE id=?",
            (_json(state(len(rows))), total_known, audit_id),
        )
    return len(rows)


def spared(connection: sqlite3.Connection, profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles as they may be kept: of a person who was erased only that somebody follows, under a pseudonym."""
    known = erasure(connection)
    if known is None:
        return list(profiles)
    found = []
    for one in profiles:
        author = one.author
        names = {name for name in (author.native_id, author.handle) if name}
        hashes = [known.hash("author", author.platform, name) for name in names]
        marks = ",".join("?" * len(hashes))
        if connection.execute(f"SELECT 1 FROM erased WHERE hash IN ({marks})", hashes).fetchone():
            pseudonym = known.pseudonym("author", author.platform, author.native_id)
            one = Profile(Author(author.platform, pseudonym))
        found.append(one)
    return found


def fill_in(
    database: Database, audit_id: str, profiles: Iterable[Profile], state: Mapping[str, Any], now: Moment
) -> None:
    """Completes followers whose profiles were asked for one by one, and how far that has come."""
    with database.writing() as connection:
        connection.executemany(
            f"UPDATE follower SET {_COLUMNS} WHERE audit_id=? AND native_id=?",
            [(*_numbers(one, now), audit_id, one.author.native_id) for one in profiles],
        )
        connection.execute("UPDATE audit SET state=? WHERE id=?", (_json(state), audit_id))


def note_last_post(
    database: Database, audit_id: str, native_id: str, at: Moment | None, state: Mapping[str, Any]
) -> None:
    """Notes when a follower last published something, and how far that has come."""
    with database.writing() as connection:
        connection.execute(
            "UPDATE follower SET last_post_at=coalesce(?, last_post_at) WHERE audit_id=? AND native_id=?",
            (at, audit_id, native_id),
        )
        connection.execute("UPDATE audit SET state=? WHERE id=?", (_json(state), audit_id))


def finish(database: Database, audit_id: str, now: Moment, rules: str | None = None) -> None:
    """Notes that the download is whole, and by which rules it was judged."""
    with database.writing() as connection:
        connection.execute(
            "UPDATE audit SET finished_at=coalesce(finished_at, ?), rules=coalesce(?, rules) WHERE id=?",
            (now, rules, audit_id),
        )


def ids_at(database: Database, audit_id: str, positions: Sequence[int]) -> list[str]:
    """The native ids of the followers at these positions; those of erased persons are left out."""
    marks = ",".join("?" * len(positions))
    rows = database.rows(
        f"SELECT native_id FROM follower WHERE audit_id=? AND position IN ({marks})"
        " AND native_id NOT LIKE 'erased:%' ORDER BY position",
        (audit_id, *positions),
    )
    return [row["native_id"] for row in rows]


def size(database: Database, audit_id: str) -> int:
    """How many followers an audit holds."""
    row = database.row("SELECT count(*) FROM follower WHERE audit_id=?", (audit_id,))
    return int(row[0]) if row is not None else 0


def profile_lines(
    database: Database, audit: StoredAudit, positions: Sequence[int] | None = None
) -> Iterator[tuple[int, bytes]]:
    """Position and profile of each follower in the form that `earful fans` reads, in follow order; of all, or of those
    at `positions`. `interacted` is true for those who are known to have said something."""
    wanted = None if positions is None else set(positions)
    rows = database.connection.execute(
        "SELECT f.*, EXISTS (SELECT 1 FROM author a JOIN mention m ON m.author_id = a.id WHERE a.platform = ?1"
        " AND a.native_id = f.native_id) AS spoke FROM follower f WHERE f.audit_id = ?2 ORDER BY f.position",
        (audit.platform, audit.id),
    )
    for row in rows:
        if wanted is None or row["position"] in wanted:
            yield row["position"], json.dumps(_line(row, audit.platform)).encode()


def _line(row: Any, platform: str) -> dict[str, Any]:
    return {
        "id": row["native_id"],
        "platform": platform,
        **{name: row[name] for name in ("handle", "name", "bio", "followers", "following", "posts")},
        "created_at": iso(row["created_at"]),
        "last_post_at": iso(row["last_post_at"]),
        "avatar": None if row["avatar"] is None else bool(row["avatar"]),
        "bot": None if row["bot"] is None else bool(row["bot"]),
        "interacted": True if row["spoke"] else None,
    }


def _who(profile: Profile) -> tuple[object, ...]:
    author = profile.author
    return author.native_id, author.handle, author.name


def _numbers(profile: Profile, now: Moment) -> tuple[object, ...]:
    """In the order of `_COLUMNS`."""
    author = profile.author
    return (
        author.followers, author.following, author.posts, author.created_at, profile.last_post_at, profile.avatar,
        author.bot, author.bio, now,
    )  # fmt: skip


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), sort_keys=True, ensure_ascii=False)


def _audit(row: Any) -> StoredAudit:
    return StoredAudit(
        row["id"], row["platform"], row["account"], row["started_at"], json.loads(row["how"]), json.loads(row["state"]),
        row["brand_id"], row["total_known"], row["finished_at"], row["rules"],
    )  # fmt: skip
