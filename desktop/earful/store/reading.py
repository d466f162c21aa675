"""What the window reads: pages of the inbox, conversations and search, always by key and never by offset."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from earful.domain.judgement import Judgement
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.intake import ALL_BRANDS
from earful.store.mention_ids import first_id_at
from earful.store.words import match_query

View = Literal["unheard", "open", "maybe", "snoozed", "resolved", "all"]
VIEWS: tuple[View, ...] = ("unheard", "open", "maybe", "snoozed", "resolved", "all")


@dataclass(frozen=True)
class Listed:
    """A mention as lists and conversations show it: who, when, what, how it was judged and how its case stands."""

    id: int
    platform: str
    native_id: str
    kind: str
    title: str | None
    text: str
    at: Moment
    url: str | None
    reply_url: str | None
    reply_to: str | None
    own: bool
    edited_at: Moment | None
    deleted_at: Moment | None
    answered_at: Moment | None
    rating: float | None
    likes: int | None
    reposts: int | None
    replies: int | None
    author_id: int | None
    name: str | None
    handle: str | None
    followers: int | None
    bot: bool | None
    judgement: Judgement
    read_at: Moment | None
    state: str
    snoozed_until: Moment | None
    complaint: bool  # the person's word where there is one, else the judgement's
    starred: bool


COLUMNS = """
  m.id, m.platform, m.native_id, m.kind, m.title, m.text, m.at, m.url, m.reply_url, m.reply_to, m.own, m.edited_at,
  m.deleted_at, m.answered_at, m.rating, m.likes, m.reposts, m.replies, m.author_id, a.name, a.handle, a.followers,
  a.bot, j.lang, j.sentiment, j.negative, j.neutral, j.positive, j.complaint, j.complaint_p, j.need, j.need_p, j.desk,
  j.desk_p, j.arousal, j.model, c.read_at, coalesce(c.state, 'open') AS state, c.snoozed_until,
  coalesce(c.complaint, j.complaint) AS said_complaint, coalesce(c.starred, 0) AS starred
"""
JOINS = """
  JOIN mention m ON m.id = j.mention_id LEFT JOIN author a ON a.id = m.author_id
  LEFT JOIN case_now c ON c.mention_id = j.mention_id
"""
_OPEN = "(c.mention_id IS NULL OR c.state = 'open' OR (c.state = 'snoozed' AND c.snoozed_until <= :now))"
# What a view asks of a case, besides being a complaint of somebody else's.
_STATE: Mapping[str, str] = {
    "unheard": f"c.read_at IS NULL AND {_OPEN}",
    "open": _OPEN,
    "maybe": f"c.complaint IS NULL AND {_OPEN}",
    "snoozed": "c.state = 'snoozed' AND c.snoozed_until > :now",
    "resolved": "c.state = 'resolved'",
    "all": "1",
}
# Each arm can walk one partial index in the order of time: what was judged a complaint and not taken back, and what a
# person said is one. An OR over both would read every mention.
_JUDGED = "judgement j", "j.complaint = 1 AND j.own = 0 AND coalesce(c.complaint, 1) = 1"
_SAID = (
    "(SELECT mention_id AS said FROM case_now WHERE complaint = 1) s JOIN judgement j ON j.mention_id = s.said",
    "j.complaint = 0 AND j.own = 0",
)
_MAYBE = "judgement j", "j.complaint = 0 AND j.own = 0 AND j.complaint_p >= 0.3"


def _arms(view: View) -> tuple[tuple[str, str], ...]:
    """Where the mentions of a view come from, as (tables, condition); the arms never share a mention."""
    if view == "all":
        return (("judgement j", "1"),)
    return (_MAYBE,) if view == "maybe" else (_JUDGED, _SAID)


# A complaint about a competitor is theirs to answer; it is there for whoever looks at that brand, or at all mentions.
_ABOUT_US = (
    "EXISTS (SELECT 1 FROM mention_brand b JOIN brand w ON w.id = b.brand_id"
    " WHERE b.mention_id = j.mention_id AND w.competitor = 0)"
)
# Oldest first where people wait; newest first where one looks back. Follower counts play no part anywhere.
OLDEST_FIRST: frozenset[str] = frozenset({"unheard", "open", "maybe", "snoozed"})


def page(
    database: Database,
    view: View,
    now: Moment,
    *,
    brand_id: int | None = None,
    search: str = "",
    after: int | None = None,
    limit: int = 100,
) -> list[Listed]:
    """One page of a view: the `limit` mentions that come after the mention id `after` in the view's order."""
    where, params = _conditions(view, now, brand_id, search)
    ascending = view in OLDEST_FIRST
    if after is not None:
        where += f" AND j.mention_id {'>' if ascending else '<'} :after"
        params["after"] = after
    params["limit"] = limit
    order = "ASC" if ascending else "DESC"
    arms = [
        f"SELECT * FROM (SELECT {COLUMNS} FROM {tables} {JOINS} WHERE {arm} AND {where}"
        f" ORDER BY j.mention_id {order} LIMIT :limit)"
        for tables, arm in _arms(view)
    ]
    rows = database.rows(f"{' UNION ALL '.join(arms)} ORDER BY id {order} LIMIT :limit", params)
    return [as_listed(row) for row in rows]


def count(database: Database, view: View, now: Moment, *, brand_id: int | None = None, search: str = "") -> int:
    """How many mentions a view holds."""
    where, params = _conditions(view, now, brand_id, search)
    case = "LEFT JOIN case_now c ON c.mention_id = j.mention_id"
    arms = [f"(SELECT count(*) FROM {tables} {case} WHERE {arm} AND {where})" for tables, arm in _arms(view)]
    row = database.row(f"SELECT {' + '.join(arms)} AS n", params)
    return int(row["n"]) if row else 0


def people_waiting(
    database: Database, view: View, now: Moment, *, brand_id: int | None = None, search: str = ""
) -> tuple[int, Moment | None]:
    """How many people a view holds (those without an author count one each), and since when the first."""
    where, params = _conditions(view, now, brand_id, search)
    arms = [
        f"SELECT coalesce(m.author_id, -m.id) AS person, m.at FROM {tables} {JOINS} WHERE {arm} AND {where}"
        for tables, arm in _arms(view)
    ]
    row = database.row(f"SELECT count(DISTINCT person) AS n, min(at) AS at FROM ({' UNION ALL '.join(arms)})", params)
    return (row["n"], row["at"]) if row else (0, None)


def arrivals(
    database: Database,
    view: View,
    now: Moment,
    since: Moment,
    newest: int,
    *,
    brand_id: int | None = None,
    search: str = "",
    limit: int = 500,
) -> tuple[int, ...]:
    """Ids that came into a view since it was read: stored or awake again since then.

    Where the newest stand first only those above the id `newest` count; what was back-dated lies further down."""
    where, params = _conditions(view, now, brand_id, search)
    if view in OLDEST_FIRST:
        where += " AND (m.fetched_at > :since OR c.snoozed_until > :since)"
        params["since"] = since
    else:
        where += " AND j.mention_id > :newest"
        params["newest"] = newest
    params["limit"] = limit
    arms = [f"SELECT j.mention_id AS id FROM {tables} {JOINS} WHERE {arm} AND {where}" for tables, arm in _arms(view)]
    return tuple(row["id"] for row in database.rows(f"{' UNION ALL '.join(arms)} LIMIT :limit", params))


def times_asked(database: Database, ids: Sequence[int], looked_back: int = 30) -> dict[int, int]:
    """For each complaint the number of complaints by its author up to it, among their last `looked_back` messages."""
    found = database.rows(
        "SELECT m.id, (SELECT count(*) FROM (SELECT e.id FROM mention e WHERE e.author_id = m.author_id"
        " AND e.id <= m.id ORDER BY e.id DESC LIMIT ?2) p JOIN judgement j ON j.mention_id = p.id LEFT JOIN case_now c"
        " ON c.mention_id = p.id WHERE coalesce(c.complaint, j.complaint) = 1) AS n"
        " FROM mention m WHERE m.id IN (SELECT value FROM json_each(?1)) AND m.author_id IS NOT NULL",
        (json.dumps(list(ids)), looked_back),
    )
    return {row["id"]: row["n"] for row in found}


def _conditions(view: View, now: Moment, brand_id: int | None, search: str) -> tuple[str, dict[str, object]]:
    where, params = _STATE[view], {"now": now}
    conditions: dict[str, object] = dict(params)
    if brand_id is not None:
        where += " AND EXISTS (SELECT 1 FROM mention_brand b WHERE b.brand_id = :brand AND b.mention_id = j.mention_id)"
        conditions["brand"] = brand_id
    elif view != "all":
        where += f" AND {_ABOUT_US}"
    if search.strip():
        query = match_query(search)
        if query is None:
            return "0", conditions
        where += " AND j.mention_id IN (SELECT rowid FROM mention_words WHERE mention_words MATCH :words)"
        conditions["words"] = query
    return where, conditions


def listed(database: Database, mention_id: int) -> Listed | None:
    """One mention, or None where there is none with this id."""
    row = database.row(f"SELECT {COLUMNS} FROM judgement j {JOINS} WHERE j.mention_id=:id", {"id": mention_id})
    return as_listed(row) if row else None


def conversation(database: Database, mention_id: int, limit: int = 300) -> list[Listed]:
    """The whole thread around a mention, oldest first: up to its first post and down to every known reply."""
    rows = database.rows(
        f"""
        WITH RECURSIVE
        up (platform, native_id, reply_to, depth) AS (
          SELECT platform, native_id, reply_to, 0 FROM mention WHERE id = :id
          UNION SELECT p.platform, p.native_id, p.reply_to, up.depth + 1 FROM mention p
            JOIN up ON p.platform = up.platform AND p.native_id = up.reply_to WHERE up.depth < :limit
        ),
        down (platform, native_id) AS (
          SELECT platform, native_id FROM (SELECT platform, native_id FROM up ORDER BY depth DESC LIMIT 1)
          UNION SELECT r.platform, r.native_id FROM mention r
            JOIN down ON r.platform = down.platform AND r.reply_to = down.native_id LIMIT :limit
        )
        SELECT {COLUMNS} FROM down d JOIN mention m ON m.platform = d.platform AND m.native_id = d.native_id
          JOIN judgement j ON j.mention_id = m.id LEFT JOIN author a ON a.id = m.author_id
          LEFT JOIN case_now c ON c.mention_id = m.id ORDER BY m.id
        """,
        {"id": mention_id, "limit": limit},
    )
    return [as_listed(row) for row in rows]


def by_author(database: Database, author_id: int, limit: int = 50) -> list[Listed]:
    """What one author published, newest first."""
    rows = database.rows(
        f"SELECT {COLUMNS} FROM judgement j {JOINS} WHERE m.author_id=:author ORDER BY m.id DESC LIMIT :limit",
        {"author": author_id, "limit": limit},
    )
    return [as_listed(row) for row in rows]


@dataclass(frozen=True)
class Totals:
    """How much was heard (stored), how much listened to (opened by a person) and how many complaints wait unread."""

    heard: int
    listened: int
    unheard: int


def totals(database: Database, now: Moment, brand_id: int | None = None) -> Totals:
    """The totals of one brand or of all."""
    heard = database.row("SELECT coalesce(sum(n), 0) AS n FROM rollup WHERE brand_id = ?", (brand_id or ALL_BRANDS,))
    listened = database.row(
        "SELECT count(*) AS n FROM case_now c WHERE c.read_at IS NOT NULL AND (?1 IS NULL OR EXISTS (SELECT 1 FROM"
        " mention_brand b WHERE b.brand_id = ?1 AND b.mention_id = c.mention_id))",
        (brand_id,),
    )
    return Totals(
        heard["n"] if heard else 0,
        listened["n"] if listened else 0,
        count(database, "unheard", now, brand_id=brand_id),
    )


def recent_ids(database: Database, source_id: int, since: Moment, limit: int) -> list[str]:
    """Native ids of the newest mentions that a source brought since then, complaints before all else."""
    rows = database.rows(
        "SELECT m.native_id FROM mention m JOIN judgement j ON j.mention_id = m.id WHERE m.id >= ? AND m.source_id = ?"
        " AND m.deleted_at IS NULL AND m.own = 0 ORDER BY j.complaint DESC, m.id DESC LIMIT ?",
        (first_id_at(since), source_id, limit),
    )
    return [row["native_id"] for row in rows]


def edits(database: Database, mention_id: int) -> list[tuple[Moment, str]]:
    """Earlier wordings of a mention with the moment each was replaced, oldest first."""
    rows = database.rows("SELECT replaced_at, text FROM edit WHERE mention_id=? ORDER BY replaced_at", (mention_id,))
    return [(row["replaced_at"], row["text"]) for row in rows]


def media(database: Database, mention_id: int) -> tuple[str, ...]:
    """Descriptions or addresses of what was attached. Nothing of it is ever loaded."""
    row = database.row("SELECT media FROM mention WHERE id=?", (mention_id,))
    return tuple(json.loads(row["media"])) if row and row["media"] else ()


_JUDGEMENT = tuple(field.name for field in fields(Judgement))
_PLAIN = tuple(
    field.name for field in fields(Listed) if field.name not in {"own", "bot", "judgement", "complaint", "starred"}
)


def as_listed(row: sqlite3.Row) -> Listed:
    values = {name: row[name] for name in _PLAIN}
    judgement = Judgement(**{name: row[name] for name in _JUDGEMENT} | {"complaint": bool(row["complaint"])})
    return Listed(
        **values,
        own=bool(row["own"]),
        bot=None if row["bot"] is None else bool(row["bot"]),
        judgement=judgement,
        complaint=bool(row["said_complaint"]),
        starred=bool(row["starred"]),
    )
