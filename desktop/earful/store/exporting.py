"""Everything that leaves the store, row by row and complete: the form of contracts.md 1, in the order of time."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from earful.domain.judgement import Judgement
from earful.domain.moments import Moment, iso
from earful.store.database import Database
from earful.store.mention_ids import first_id_at

_PAGE = 2000

_SELECT = """
SELECT m.*, a.native_id AS author_native_id, a.handle, a.name, a.url AS author_url, a.followers, a.following, a.posts,
  a.created_at AS author_created_at, a.bot, a.verified, j.lang AS judged_lang, j.sentiment, j.negative, j.neutral,
  j.positive, j.complaint, j.complaint_p, j.need, j.need_p, j.desk, j.desk_p, j.arousal, j.model, c.read_at, c.state,
  c.complaint AS said_complaint,
  (SELECT json_group_array(b.name) FROM mention_brand mb JOIN brand b ON b.id = mb.brand_id WHERE mb.mention_id = m.id)
    AS brands
FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN author a ON a.id = m.author_id
LEFT JOIN case_now c ON c.mention_id = m.id
WHERE m.id > :after AND m.id < :last
"""


def mentions(
    database: Database,
    *,
    brand_id: int | None = None,
    since: Moment | None = None,
    until: Moment | None = None,
    complaints: bool = False,
) -> Iterator[dict[str, Any]]:
    """Every mention [since, until) in the export form, oldest first, read page by page. `complaints`: only those.

    Complaints also carry their case: answered_at, read_at and state."""
    sql = _SELECT
    params: dict[str, object] = {
        "after": first_id_at(since) - 1 if since is not None else -1,
        "last": first_id_at(until) if until is not None else 1 << 62,
    }
    if brand_id is not None:
        sql += " AND EXISTS (SELECT 1 FROM mention_brand mb WHERE mb.brand_id = :brand AND mb.mention_id = m.id)"
        params["brand"] = brand_id
    if complaints:
        sql += " AND coalesce(c.complaint, j.complaint) = 1 AND m.own = 0"
    while page := database.rows(f"{sql} ORDER BY m.id LIMIT {_PAGE}", params):
        for row in page:
            yield _as_json(row, with_case=complaints)
        params["after"] = page[-1]["id"]


def mentions_with_ids(database: Database, ids: Sequence[int]) -> list[dict[str, Any]]:
    """The mentions with these ids in the export form and in this order; those that are not there are left out."""
    sql = f"{_SELECT} AND m.id IN (SELECT value FROM json_each(:ids))"
    rows = database.rows(sql, {"after": -1, "last": 1 << 62, "ids": json.dumps(list(ids))})
    found = {row["id"]: _as_json(row, with_case=False) for row in rows}
    return [found[identifier] for identifier in ids if identifier in found]


def _as_json(row: sqlite3.Row, with_case: bool) -> dict[str, Any]:
    found = {
        "platform": row["platform"],
        "native_id": row["native_id"],
        "uri": row["uri"],
        "url": row["url"],
        "kind": row["kind"],
        "author": _author(row),
        "title": row["title"],
        "text": row["text"],
        "lang": row["lang"],
        "created_at": iso(row["created_at"]),
        "edited_at": iso(row["edited_at"]),
        "fetched_at": iso(row["fetched_at"]),
        "deleted_at": iso(row["deleted_at"]),
        "reply_to": row["reply_to"],
        "root": row["root"],
        "repost_of": row["repost_of"],
        "quote_of": row["quote_of"],
        "counts": {name: row[name] for name in ("likes", "reposts", "replies", "quotes", "views")},
        "rating": row["rating"],
        "media": json.loads(row["media"]) if row["media"] else [],
        "reply_url": row["reply_url"],
        "brands": sorted(json.loads(row["brands"])),
        "own": bool(row["own"]),
        "judgement": _judgement(row).to_json(),
    }
    if with_case:
        found["case"] = {
            "state": row["state"] or "open",
            "read_at": iso(row["read_at"]),
            "answered_at": iso(row["answered_at"]),
            "confirmed": None if row["said_complaint"] is None else bool(row["said_complaint"]),
        }
    return found


def _author(row: sqlite3.Row) -> dict[str, Any] | None:
    if row["author_native_id"] is None:
        return None
    flags = {name: None if row[name] is None else bool(row[name]) for name in ("bot", "verified")}
    plain = {name: row[name] for name in ("handle", "name", "followers", "following", "posts")}
    return {
        "native_id": row["author_native_id"],
        **plain,
        "url": row["author_url"],
        "created_at": iso(row["author_created_at"]),
        **flags,
    }


def _judgement(row: sqlite3.Row) -> Judgement:
    plain = ("negative", "neutral", "positive", "complaint_p", "need", "need_p", "desk", "desk_p", "arousal", "model")
    return Judgement(
        lang=row["judged_lang"],
        sentiment=row["sentiment"],
        complaint=bool(row["complaint"]),
        **{name: row[name] for name in plain},
    )
