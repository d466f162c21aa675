"""What we ourselves published: our replies, and the ledger of what we took back."""

from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.reporting import Scope


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Something of ours that is gone from its platform: when it was published and when it was seen to be gone."""

    mention_id: int
    platform: str
    at: Moment
    deleted_at: Moment
    was_reply: bool
    text: str


def own_replies(database: Database, scope: Scope) -> list[str]:
    """The texts of our replies of a period."""
    where, params = scope.where()
    rows = database.rows(f"SELECT m.text FROM mention m WHERE m.own = 1 AND m.reply_to IS NOT NULL AND {where}", params)
    return [row["text"] for row in rows]


def taken_back(database: Database, scope: Scope) -> list[TakenBack]:
    """What we published in a period and deleted since, the newest first. Blocks are told by no platform."""
    where, params = scope.where()
    rows = database.rows(
        f"SELECT m.id, m.platform, m.at, m.deleted_at, m.reply_to IS NOT NULL AS was_reply, m.text FROM mention m"
        f" WHERE m.own = 1 AND m.deleted_at IS NOT NULL AND m.erased_at IS NULL AND {where} ORDER BY m.id DESC",
        params,
    )
    return [TakenBack(r["id"], r["platform"], r["at"], r["deleted_at"], bool(r["was_reply"]), r["text"]) for r in rows]


@dataclass(frozen=True, slots=True)
class Voice:
    """One complaint and who made it; `answered_at` None: it still waits."""

    mention_id: int
    name: str
    followers: int | None
    text: str
    answered_at: Moment | None


def voices(database: Database, scope: Scope, band: tuple[int | None, int | None] | None, most: int = 20) -> list[Voice]:
    """Complaints by people with [from, below) followers, or (None) whose followers nobody told: who waits comes first,
    the longest waiting before the others."""
    where, params = scope.where()
    size = "a.followers IS NULL" if band is None else "a.followers >= :low AND (:below IS NULL OR a.followers < :below)"
    low, below = band or (None, None)
    rows = database.rows(
        "SELECT m.id, coalesce(a.name, a.handle, '') AS name, a.followers, substr(m.text, 1, 300) AS text,"
        " m.answered_at FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN author a ON a.id = m.author_id"
        " LEFT JOIN case_now c ON c.mention_id = m.id WHERE m.own = 0 AND m.deleted_at IS NULL"
        f" AND coalesce(c.complaint, j.complaint) = 1 AND {size} AND {where}"
        " ORDER BY m.answered_at IS NOT NULL, m.id LIMIT :most",
        {**params, "low": low or 0, "below": below, "most": most},
    )
    return [Voice(r["id"], r["name"], r["followers"], r["text"], r["answered_at"]) for r in rows]
