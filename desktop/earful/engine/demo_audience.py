"""The demo's audit: the invented followers of the demo brand, judged by the same rules as real ones."""

import gzip
import json
from typing import Any

from earful.domain.ids import uuid7
from earful.domain.moments import HOUR, SECOND, Moment
from earful.domain.resources import resource_root
from earful.engine.audit_making import make_picture
from earful.insight.fans.scores import Rules
from earful.store import audience
from earful.store.audience import StoredAudit
from earful.store.database import Database

_SEED = 20261119


def audit_demo(database: Database, told: dict[str, Any], brand_id: int, now: Moment) -> None:
    """Stores the followers of the demo brand's account, newest first, and what is found of them."""
    with gzip.open(resource_root() / "demo" / "followers.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    at = now - 20 * HOUR
    platform = rows[0]["platform"]
    account = next(one["handle"] for one in told["own"] if one["platform"] == platform)
    state = {"cursor": None, "listed": True, "read": 0, "seed": _SEED}
    made = StoredAudit(
        uuid7(at, bytes(8)), platform, account, at - HOUR // 2, {"kind": "whole"}, state, brand_id, len(rows)
    )
    audience.begin(database, made)
    with database.writing() as connection:
        connection.executemany(
            "INSERT INTO follower (audit_id, position, native_id, handle, name, bio, followers, following, posts,"
            " avatar, bot, created_at, last_post_at, followed_at, seen_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [(made.id, number, *_row(row, now), at) for number, row in enumerate(reversed(rows))],
        )
    audience.finish(database, made.id, at)
    make_picture(database, made.id, Rules.load(), now)


def _row(row: dict[str, Any], now: Moment) -> tuple[object, ...]:
    def before(name: str) -> Moment | None:
        return None if row[name] is None else now - row[name] * SECOND

    plain = ("id", "handle", "name", "bio", "followers", "following", "posts", "avatar", "bot")
    return (*(row[name] for name in plain), *map(before, ("created_ago_s", "last_post_ago_s", "followed_ago_s")))
