"""Erasing a person from audits: their profiles, the cards that were judged of them, their place on a customer list."""

import sqlite3
from collections.abc import Iterable

from earful.store.database import Database
from earful.store.keeping.erased import Erasure

# What a profile tells. The row stays, so that the positions of the others do.
EMPTY = (
    "handle=NULL, name=NULL, bio=NULL, followers=NULL, following=NULL, posts=NULL, created_at=NULL, last_post_at=NULL,"
    " followed_at=NULL, avatar=NULL, bot=NULL, interacted=NULL"
)


def follower_names(database: Database, platform: str, name: str) -> list[tuple[str, str | None]]:
    """(native id, handle) of the followers of any audit of a platform that have this id or handle."""
    wanted = name.removeprefix("@")
    rows = database.rows(
        "SELECT DISTINCT f.native_id, f.handle FROM audit a JOIN follower f ON f.audit_id = a.id WHERE a.platform = ?1"
        " AND (f.native_id IN (?2, ?3) OR lower(ltrim(f.handle, '@')) = lower(?3))",
        (platform, name, wanted),
    )
    return [(row["native_id"], row["handle"]) for row in rows]


def erase_fan(connection: sqlite3.Connection, known: Erasure, platform: str, native_id: str) -> None:
    """Empties the person's rows in every audit of the platform and renames the cards; in the caller's transaction."""
    pseudonym = known.pseudonym("author", platform, native_id)
    audits = [row[0] for row in connection.execute("SELECT id FROM audit WHERE platform=?", (platform,))]
    for audit in audits:
        connection.execute(
            f"UPDATE follower SET native_id=?, {EMPTY} WHERE native_id=? AND audit_id=?", (pseudonym, native_id, audit)
        )
        connection.execute(
            "UPDATE decision SET subject=? WHERE subject=? AND mention_id IS NULL",
            (f"follower:{audit}:{pseudonym}", f"follower:{audit}:{native_id}"),
        )


def forget_customer(connection: sqlite3.Connection, known: Erasure, names: Iterable[str]) -> None:
    """Takes the person off the customer list, by any of their names; in the caller's transaction."""
    spelled = {name.strip().lstrip("@").lower() for name in names}
    connection.executemany("DELETE FROM customer WHERE hash=?", [(known.hash("customer", "", one),) for one in spelled])
