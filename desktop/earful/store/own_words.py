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
