"""What the window reads: pages of the inbox, conversations and search, always by key and never by offset."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from earful.domain.moments import Moment
from earful.domain.query import parse
from earful.store.counting import ALL_BRANDS, ALL_PLATFORMS
from earful.store.database import Database
from earful.store.listed import COLUMNS, JOINS, TURN, Listed, as_listed
from earful.store.mention_ids import first_id_at
from earful.store.query_conditions import condition

View = Literal[
    "unheard", "open", "maybe", "snoozed", "resolved", "all",
    "waiting_us", "waiting_them", "promises", "repeats",
]  # fmt: skip
VIEWS: tuple[View, ...] = ("unheard", "open", "maybe", "snoozed", "resolved", "all")
# Looked at now and then: whose turn it is, what we promised, who asked again and again.
MORE_VIEWS: tuple[View, ...] = ("waiting_us", "waiting_them", "promises", "repeats")


# Who sleeps until a moment that has passed is awake; the inbox learns of it only with the next decision.
_AWAKE = "SELECT mention_id FROM case_now WHERE state = 'snoozed' AND snoozed_until <= :now"
# What a view holds: its states in the inbox (kept by the database, see store/schema), and what became of the sleepers.
_STATES: Mapping[str, tuple[str, ...]] = {
    "unheard": ("unheard",),
    "open": ("unheard", "heard", "theirs"),
    "waiting_us": ("unheard", "heard"),
    "waiting_them": ("theirs",),
    "promises": ("unheard", "heard", "theirs", "snoozed"),
    "repeats": ("unheard", "heard", "theirs"),
    "maybe": ("maybe",),
    "snoozed": ("snoozed",),
    "resolved": ("resolved",),
}
_SLEEPERS: Mapping[str, str] = {
    "unheard": "c.read_at IS NULL AND coalesce(c.complaint, j.complaint) = 1",
    "open": "coalesce(c.complaint, j.complaint) = 1",
    "maybe": "c.complaint IS NULL AND j.complaint = 0",
    "waiting_us": f"coalesce(c.complaint, j.complaint) = 1 AND {TURN} = 'us'",
    "waiting_them": f"coalesce(c.complaint, j.complaint) = 1 AND {TURN} = 'them'",
}
# What narrows the states of a view to some of their mentions, by tables that are small.
_ONLY: Mapping[str, str] = {
    "promises": "i.mention_id IN (SELECT mention_id FROM case_now WHERE promise_due IS NOT NULL)",
    "repeats": "EXISTS (SELECT 1 FROM mention q JOIN mention e ON e.author_id = q.author_id AND e.id <> q.id"
    " CROSS JOIN inbox r ON r.mention_id = e.id AND r.brand_id = :brand AND r.state <> 'maybe'"
    " WHERE q.id = i.mention_id)",
}


# CROSS JOIN keeps the order: the view's own key is walked, and everything about a mention is looked up from there.
_ABOUT = f"CROSS JOIN judgement j ON j.mention_id = i.mention_id {JOINS}"
# Who and when, where nothing else is asked: a walk through a whole view takes half as long without the rest.
_WHO = "CROSS JOIN mention m ON m.id = i.mention_id LEFT JOIN case_now c ON c.mention_id = i.mention_id"


@dataclass(frozen=True)
class _Arm:
    """A part of a view: a table `i` that is walked by its key `mention_id`, and what it asks of a mention in it."""

    table: str
    where: str = "1"
    about: bool = False  # whether the condition needs more than the table itself

    def select(self, what: str, where: str, about: bool, least: str = "") -> str:
        """`what` of the mentions of this arm for which `where` holds; `about`: joined with all about the mention, else
        with `least`."""
        joins = _ABOUT if about or self.about else least
        return f"SELECT {what} FROM {self.table} i {joins} WHERE {self.where} AND {where}"


def _arms(view: View, brand_id: int | None) -> tuple[_Arm, ...]:
    """The arms of a view; no mention is in two of them."""
    if view == "all":
        return (_Arm("judgement") if brand_id is None else _Arm("mention_brand", "i.brand_id = :brand"),)
    in_state = "i.brand_id = :brand AND i.state = '{}'" + (f" AND {_ONLY[view]}" if view in _ONLY else "")
    if view == "snoozed":
        return (_Arm("inbox", f"{in_state.format(view)} AND c.snoozed_until > :now", about=True),)
    arms = [_Arm("inbox", in_state.format(state)) for state in _STATES[view]]
    if view in _SLEEPERS:
        woken = f"{in_state.format('snoozed')} AND i.mention_id IN ({_AWAKE}) AND {_SLEEPERS[view]}"
        arms.append(_Arm("inbox", woken, about=True))
    return tuple(arms)


# Oldest first where people wait; newest first where one looks back. Follower counts play no part anywhere.
OLDEST_FIRST: frozenset[str] = frozenset({"unheard", "open", "maybe", "snoozed", *MORE_VIEWS})


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
    where, params = _conditions(now, brand_id, search)
    about = where != "1"
    ascending = view in OLDEST_FIRST
    if after is not None:
        where += f" AND i.mention_id {'>' if ascending else '<'} :after"
        params["after"] = after
    params["limit"] = limit
    order = "ASC" if ascending else "DESC"
    arms = [
        f"SELECT * FROM ({arm.select('i.mention_id', where, about)} ORDER BY i.mention_id {order} LIMIT :limit)"
        for arm in _arms(view, brand_id)
    ]
    ids = f"{' UNION ALL '.join(arms)} ORDER BY 1 {order} LIMIT :limit" if len(arms) > 1 else arms[0]
    rows = database.rows(f"SELECT {COLUMNS} FROM ({ids}) i {_ABOUT} ORDER BY i.mention_id {order}", params)
    return [as_listed(row) for row in rows]


def count(database: Database, view: View, now: Moment, *, brand_id: int | None = None, search: str = "") -> int:
    """How many mentions a view holds."""
    where, params = _conditions(now, brand_id, search)
    arms = [f"({arm.select('count(*)', where, about=False)})" for arm in _arms(view, brand_id)]
    row = database.row(f"SELECT {' + '.join(arms)} AS n", params)
    return int(row["n"]) if row else 0


def people_waiting(
    database: Database, view: View, now: Moment, *, brand_id: int | None = None, search: str = ""
) -> tuple[int, Moment | None]:
    """How many people a view holds (those without an author count one each), and since when the first."""
    where, params = _conditions(now, brand_id, search)
    what = "coalesce(m.author_id, -m.id) AS person, m.at"
    arms = [arm.select(what, where, where != "1", _WHO) for arm in _arms(view, brand_id)]
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
    where, params = _conditions(now, brand_id, search)
    about = where != "1"
    if view in OLDEST_FIRST:
        where += " AND (m.fetched_at > :since OR c.snoozed_until > :since)"
        params["since"] = since
    else:
        where += " AND i.mention_id > :newest"
        params["newest"] = newest
    params["limit"] = limit
    arms = [arm.select("i.mention_id AS id", where, about, _WHO) for arm in _arms(view, brand_id)]
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


def _conditions(now: Moment, brand_id: int | None, search: str) -> tuple[str, dict[str, object]]:
    """What a search asks of a mention ("1": nothing), over the tables of `_ABOUT`, and the parameters of every view."""
    where = "1"
    conditions: dict[str, object] = {"now": now, "brand": ALL_BRANDS if brand_id is None else brand_id}
    if search.strip():
        where, words = condition(parse(search, now), "i.mention_id")
        conditions |= words
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
          LEFT JOIN case_now c ON c.mention_id = m.id LEFT JOIN last_word w ON w.mention_id = m.id ORDER BY m.id
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
    """The totals of one brand or of all. Slow where much was listened to: see `listened`."""
    return Totals(
        heard(database, brand_id), listened(database, brand_id), count(database, "unheard", now, brand_id=brand_id)
    )


def heard(database: Database, brand_id: int | None = None) -> int:
    """How many mentions are stored of one brand or of all, without what we said ourselves."""
    row = database.row(
        "SELECT coalesce(sum(negative + neutral + positive + unsure), 0) AS n FROM rollup"
        " WHERE brand_id = ? AND platform = ?",
        (brand_id or ALL_BRANDS, ALL_PLATFORMS),
    )
    return row["n"] if row else 0


def listened(database: Database, brand_id: int | None = None) -> int:
    """How many mentions were opened by a person. Walks all of them: half a second where half a million were."""
    of_brand = (
        ""
        if brand_id is None
        else " AND EXISTS (SELECT 1 FROM mention_brand b WHERE b.brand_id = :brand AND b.mention_id = c.mention_id)"
    )
    row = database.row(
        f"SELECT count(*) AS n FROM case_now c WHERE c.read_at IS NOT NULL{of_brand}", {"brand": brand_id}
    )
    return row["n"] if row else 0


def decided(database: Database) -> int:
    """A number that is another one after every decision: what only people change is counted again only then."""
    row = database.row("SELECT max(rowid) AS n FROM decision")
    return row["n"] or 0 if row else 0


def recent_ids(database: Database, source_id: int, since: Moment, limit: int) -> list[str]:
    """Native ids of the newest mentions that a source brought since then, complaints before all else."""
    rows = database.rows(
        "SELECT m.native_id FROM mention m JOIN judgement j ON j.mention_id = m.id WHERE m.id >= ? AND m.source_id = ?"
        " AND m.deleted_at IS NULL AND m.own = 0 ORDER BY j.complaint DESC, m.id DESC LIMIT ?",
        (first_id_at(since), source_id, limit),
    )
    return [row["native_id"] for row in rows]


def edits(database: Database, mention_id: int) -> list[tuple[Moment, str, float | None]]:
    """Earlier wordings of a mention with the moment each was replaced and the stars it had, oldest first."""
    rows = database.rows(
        "SELECT replaced_at, text, rating FROM edit WHERE mention_id=? ORDER BY replaced_at", (mention_id,)
    )
    return [(row["replaced_at"], row["text"], row["rating"]) for row in rows]


def media(database: Database, mention_id: int) -> tuple[str, ...]:
    """Descriptions or addresses of what was attached. Nothing of it is ever loaded."""
    row = database.row("SELECT media FROM mention WHERE id=?", (mention_id,))
    return tuple(json.loads(row["media"])) if row and row["media"] else ()
