"""What a person said of single followers, card by card: decisions whose subject is "follower:AUDIT:NATIVE ID"."""

import json
import os
import socket
from dataclasses import dataclass

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

LABELS = ("real", "hollow", "automated", "skipped")


@dataclass(frozen=True, slots=True)
class FanLabel:
    """One card judged: `label` is one of LABELS. `repeat`: the card was shown a second time, to see whether a person
    agrees with themselves; it does not count as a second card."""

    id: str
    native_id: str
    label: str
    at: Moment
    repeat: bool = False


def add_label(
    database: Database, audit_id: str, native_id: str, label: str, now: Moment, *, repeat: bool = False
) -> str:
    """Writes one judgement of a card; returns the id of the decision. Raises ValueError for an unknown label."""
    if label not in LABELS:
        raise ValueError(f"{label} is no label")
    value: dict[str, object] = {"label": label, **({"repeat": True} if repeat else {})}
    return _decide(database, "fan", f"follower:{audit_id}:{native_id}", now, value, None)


def take_back(database: Database, decision_id: str, now: Moment) -> None:
    """Takes one judgement of a card back; the history keeps both."""
    row = database.row("SELECT subject FROM decision WHERE id=?", (decision_id,))
    if row is not None:
        _decide(database, "undo", row["subject"], now, None, decision_id)


def labels(database: Database, audit_id: str) -> list[FanLabel]:
    """The judgements of an audit's cards that were not taken back, oldest first."""
    subject = f"follower:{audit_id}:"
    rows = database.rows(
        "SELECT id, at, kind, subject, value FROM decision WHERE mention_id IS NULL AND subject >= ?1 AND subject < ?2"
        " AND kind = 'fan' AND id NOT IN (SELECT undoes FROM decision WHERE mention_id IS NULL AND subject >= ?1"
        " AND subject < ?2 AND undoes IS NOT NULL) ORDER BY id",
        (subject, f"follower:{audit_id};"),
    )
    found = []
    for row in rows:
        value = json.loads(row["value"])
        repeat = bool(value.get("repeat"))
        found.append(FanLabel(row["id"], row["subject"].removeprefix(subject), value["label"], row["at"], repeat))
    return found


def _decide(
    database: Database, kind: str, subject: str, now: Moment, value: dict[str, object] | None, undoes: str | None
) -> str:
    with database.writing() as connection:
        last = connection.execute("SELECT at FROM decision ORDER BY id DESC LIMIT 1").fetchone()
        # One decision a microsecond, as with decisions about mentions: ids sort as they were taken.
        at = max(now, last["at"] + 1) if last else now
        made = uuid7(at, os.urandom(8))
        connection.execute(
            "INSERT INTO decision (id, at, device, who, kind, subject, mention_id, value, undoes)"
            " VALUES (?,?,?,'me',?,?,NULL,?,?)",
            (made, at, socket.gethostname(), kind, subject, json.dumps(value) if value else None, undoes),
        )
    return made
