"""What the reports read: complaints and questions with their answers, our own posts, and the ledger by source."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.mention_ids import first_id_at
from earful.store.sensors import Span


@dataclass(frozen=True)
class Scope:
    """What a report is about: one brand or, without one, all brands of ours; mentions shown within [since, until)."""

    brand_id: int | None = None
    since: Moment | None = None
    until: Moment | None = None

    def where(self) -> tuple[str, dict[str, object]]:
        """The condition on mention m, and its parameters."""
        sql = "m.id >= :first AND m.id < :last AND m.at >= :since AND m.at < :until"
        params: dict[str, object] = {
            "first": first_id_at(self.since) if self.since is not None else 0,
            "last": first_id_at(self.until) + (1 << 20) if self.until is not None else 1 << 62,
            "since": self.since if self.since is not None else 0,
            "until": self.until if self.until is not None else 1 << 62,
        }
        brand, more = self._brand()
        return f"{sql} AND {brand}", params | more

    def _brand(self) -> tuple[str, dict[str, object]]:
        if self.brand_id is None:
            return (
                "EXISTS (SELECT 1 FROM mention_brand b JOIN brand w ON w.id = b.brand_id"
                " WHERE b.mention_id = m.id AND w.competitor = 0)"
            ), {}
        return "EXISTS (SELECT 1 FROM mention_brand b WHERE b.mention_id = m.id AND b.brand_id = :brand)", {
            "brand": self.brand_id
        }


@dataclass(frozen=True, slots=True)
class Said:
    """A mention of somebody else's as the reports count it. `complaint`: the person's word where there is one.

    `question` holds the text where it has a question mark, else None. `answered_at`: the first reply of an account of
    ours. `followers` None: unknown."""

    at: Moment
    author_id: int | None
    followers: int | None
    complaint: bool
    question: str | None
    answered_at: Moment | None
    deleted_at: Moment | None
    read_at: Moment | None
    resolved_at: Moment | None


_SAID = """
SELECT m.at, m.author_id, a.followers, coalesce(c.complaint, j.complaint) AS complaint,
  CASE WHEN instr(m.text, '?') OR instr(m.text, '？') THEN m.text END AS question, m.answered_at, m.deleted_at,
  c.read_at, CASE WHEN c.state = 'resolved' THEN c.resolved_at END AS resolved_at
FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN author a ON a.id = m.author_id
LEFT JOIN case_now c ON c.mention_id = m.id
WHERE m.own = 0 AND
"""


def said(database: Database, scope: Scope, *, complaints_only: bool = False) -> Iterator[Said]:
    """What others said, oldest first, row by row."""
    where, params = scope.where()
    if complaints_only:
        where += " AND coalesce(c.complaint, j.complaint) = 1"
    for row in database.connection.execute(f"{_SAID} {where} ORDER BY m.id", params):
        yield _said(row)


def _said(row: sqlite3.Row) -> Said:
    at, author, followers, complaint, *rest = tuple(row)
    return Said(at, author, followers, bool(complaint), *rest)


def last_words(database: Database, scope: Scope, before: Moment) -> dict[int, Moment]:
    """When each author last spoke of the brand, before a moment, by author id."""
    where, params = Scope(scope.brand_id, None, before).where()
    rows = database.rows(
        f"SELECT m.author_id, max(m.at) AS at FROM mention m WHERE m.own = 0 AND m.author_id IS NOT NULL AND {where}"
        " GROUP BY m.author_id",
        params,
    )
    return {row["author_id"]: row["at"] for row in rows}


@dataclass(frozen=True)
class OwnPosts:
    """Our own posts: how many, how many of them drew a reply, the replies that are stored, and those we answered.

    `replies_told` is the sum of the platforms' own counts, `told_by` the number of posts that have one."""

    n: int
    with_replies: int
    replies: int
    replies_answered: int
    replies_told: int | None
    told_by: int


def own_posts(database: Database, scope: Scope) -> OwnPosts:
    """Our own posts of a period with all that is stored of the replies to them, by others, whenever they came."""
    where, params = scope.where()
    row = database.row(
        f"""
        SELECT count(*) AS n, coalesce(sum(r.n > 0), 0) AS with_replies, coalesce(sum(r.n), 0) AS replies,
          coalesce(sum(r.answered), 0) AS answered, sum(m.replies) AS told, count(m.replies) AS told_by
        FROM mention m LEFT JOIN (
          SELECT platform, reply_to, count(*) AS n, count(answered_at) AS answered FROM mention
          WHERE own = 0 AND reply_to IS NOT NULL GROUP BY platform, reply_to
        ) r ON r.platform = m.platform AND r.reply_to = m.native_id
        WHERE m.own = 1 AND m.reply_to IS NULL AND {where}
        """,
        params,
    )
    return OwnPosts(*tuple(row)) if row else OwnPosts(0, 0, 0, 0, None, 0)


@dataclass(frozen=True)
class Ledger:
    """One source and what is known of its looking: the spans of its streams, what it brought and what was put aside."""

    source_id: int
    platform: str
    brand: str
    added_at: Moment
    removed_at: Moment | None
    got: int
    put_aside: int
    spans: tuple[Span, ...]


def ledgers(database: Database, scope: Scope) -> list[Ledger]:
    """Every source of the brand, or of all brands, removed ones too, with its part of the coverage ledger."""
    since, until = scope.since or 0, scope.until if scope.until is not None else 1 << 62
    sources = database.rows(
        "SELECT s.*, b.name AS brand FROM source s JOIN brand b ON b.id = s.brand_id"
        " WHERE (?1 IS NULL OR s.brand_id = ?1) ORDER BY s.id",
        (scope.brand_id,),
    )
    got = database.rows(
        "SELECT source_id, count(*) AS n FROM mention WHERE source_id IS NOT NULL AND at >= ? AND at < ?"
        " GROUP BY source_id",
        (since, until),
    )
    aside = database.rows(
        "SELECT source_id, count(*) AS n FROM quarantine WHERE at >= ? AND at < ? GROUP BY source_id", (since, until)
    )
    looked = database.rows("SELECT * FROM coverage WHERE end > ? AND start < ? ORDER BY start", (since, until))
    by_source = {row["source_id"]: row["n"] for row in got}
    kept_aside = {row["source_id"]: row["n"] for row in aside}
    return [
        Ledger(
            source["id"],
            source["platform"],
            source["brand"],
            source["added_at"],
            source["removed_at"],
            by_source.get(source["id"], 0),
            kept_aside.get(source["id"], 0),
            tuple(Span(*tuple(row)) for row in looked if row["source_id"] == source["id"]),
        )
        for source in sources
    ]
