"""What an audit shows at first sight, kept so that nothing is counted again when it is looked at; and its accounts."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from earful.domain.moments import Moment
from earful.store.database import Database

_AT_ONCE = 500


@dataclass(frozen=True)
class KeptPicture:
    """`picture` as insight/fans/picture.py makes it, `marks` as insight/fans/marks.py packs them."""

    audit_id: str
    made_at: Moment
    picture: Mapping[str, Any]
    marks: bytes


@dataclass(frozen=True)
class AuditLine:
    """One audit in a list. `judged`: whether there is a picture of it."""

    id: str
    platform: str
    account: str
    started_at: Moment
    finished_at: Moment | None
    counted: bool


def keep(database: Database, kept: KeptPicture) -> None:
    """Keeps a picture in place of the one before."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO audit_picture VALUES (?,?,?,?)",
            (kept.audit_id, kept.made_at, json.dumps(dict(kept.picture), ensure_ascii=False), kept.marks),
        )


def kept_picture(database: Database, audit_id: str) -> dict[str, Any] | None:
    """The picture of an audit, without its marks; None while there is none."""
    row = database.row("SELECT picture FROM audit_picture WHERE audit_id=?", (audit_id,))
    return None if row is None else dict(json.loads(row["picture"]))


def kept_marks(database: Database, audit_id: str) -> bytes:
    """The marks of an audit's readable fans; empty while there are none."""
    row = database.row("SELECT marks FROM audit_picture WHERE audit_id=?", (audit_id,))
    return b"" if row is None else bytes(row["marks"])


def audit_lines(database: Database, brand_id: int | None = None) -> list[AuditLine]:
    """The audits of a brand, or of all, the newest first."""
    rows = database.rows(
        "SELECT a.*, p.audit_id IS NOT NULL AS counted FROM audit a LEFT JOIN audit_picture p ON p.audit_id = a.id"
        " WHERE ?1 IS NULL OR a.brand_id = ?1 OR a.brand_id IS NULL ORDER BY a.started_at DESC",
        (brand_id,),
    )
    return [
        AuditLine(r["id"], r["platform"], r["account"], r["started_at"], r["finished_at"], bool(r["counted"]))
        for r in rows
    ]


def numbers(database: Database, audit_id: str) -> Iterator[sqlite3.Row]:
    """The followers of an audit in follow order, newest first, with what their score rests on."""
    return iter(
        database.connection.execute(
            "SELECT position, native_id, handle, followers, following, posts, length(trim(bio)) AS bio, avatar, bot,"
            " interacted, created_at, last_post_at, followed_at FROM follower WHERE audit_id=? ORDER BY position",
            (audit_id,),
        )
    )


def at_positions(database: Database, audit_id: str, positions: Sequence[int]) -> list[sqlite3.Row]:
    """The followers at these positions, in the order of `positions`."""
    found: dict[int, sqlite3.Row] = {}
    for start in range(0, len(positions), _AT_ONCE):
        part = positions[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        for row in database.rows(
            f"SELECT *, length(trim(bio)) AS bio_length FROM follower WHERE audit_id=? AND position IN ({marks})",
            (audit_id, *part),
        ):
            found[row["position"]] = row
    return [found[position] for position in positions if position in found]


def remove_audit(database: Database, audit_id: str) -> None:
    """Takes an audit out of the store, followers, picture and all; what was judged of its cards stays as history."""
    with database.writing() as connection:
        connection.execute("DELETE FROM audit_picture WHERE audit_id=?", (audit_id,))
        connection.execute("DELETE FROM follower WHERE audit_id=?", (audit_id,))
        connection.execute("DELETE FROM audit WHERE id=?", (audit_id,))
