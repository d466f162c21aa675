"""What people decided: append-only events and the state derived from them. Written by the person's side only."""

import itertools
import json
import os
import socket
from collections.abc import Mapping, Sequence
from typing import Any

from earful.domain.case import CaseNow, Decision, DecisionKind, case_after
from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database


def decide(
    database: Database,
    kind: DecisionKind,
    mention_ids: Sequence[int],
    now: Moment,
    value: Mapping[str, Any] | None = None,
    undoes: Sequence[str] = (),
) -> tuple[str, ...]:
    """Writes one decision for each mention and what the cases look like after it; returns the decisions' ids.

    `undoes` goes with the kind "undo": the ids taken back, one for each mention."""
    device = socket.gethostname()
    with database.writing() as connection:
        last = connection.execute("SELECT at FROM decision ORDER BY id DESC LIMIT 1").fetchone()
        # One decision a microsecond: what was decided later always sorts later, also within one tick of the clock.
        first = max(now, last["at"] + 1) if last else now
        made = [
            Decision(uuid7(at, os.urandom(8)), at, kind, mention, value, undo, device=device)
            for at, mention, undo in zip(
                itertools.count(first), mention_ids, undoes or itertools.repeat(None, len(mention_ids)), strict=False
            )
        ]
        connection.executemany(
            "INSERT INTO decision (id, at, device, who, kind, subject, mention_id, value, undoes)"
            " VALUES (?,?,?,?,?,coalesce((SELECT 'mention:' || platform || ':' || native_id"
            " FROM mention WHERE id = ?6), ''),?6,?7,?8)",
            [
                (d.id, d.at, d.device, d.who, d.kind, d.mention_id, json.dumps(d.value) if d.value else None, d.undoes)
                for d in made
            ],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO case_now VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [_row(mention, case_after(decisions(database, mention))) for mention in dict.fromkeys(mention_ids)],
        )
    return tuple(decision.id for decision in made)


def undo(database: Database, ids: Sequence[str], now: Moment) -> None:
    """Takes decisions back; the history keeps both."""
    marks = ",".join("?" * len(ids))
    rows = database.rows(f"SELECT id, mention_id FROM decision WHERE id IN ({marks})", tuple(ids))
    decide(database, "undo", [row["mention_id"] for row in rows], now, undoes=[row["id"] for row in rows])


def decisions(database: Database, mention_id: int) -> list[Decision]:
    """The history of one mention, oldest first."""
    return [
        Decision(
            row["id"],
            row["at"],
            row["kind"],
            row["mention_id"],
            json.loads(row["value"]) if row["value"] else None,
            row["undoes"],
            row["who"],
            row["device"],
        )
        for row in database.rows("SELECT * FROM decision WHERE mention_id=? ORDER BY id", (mention_id,))
    ]


def _row(mention_id: int, case: CaseNow) -> tuple[object, ...]:
    complaint = None if case.complaint is None else int(case.complaint)
    return (
        mention_id,
        case.read_at,
        case.state,
        case.snoozed_until,
        case.resolved_at,
        complaint,
        int(case.starred),
        case.decided_at,
        case.sentiment,
        case.need,
        case.desk,
    )


def alerts_to_show(database: Database) -> list[int]:
    """The complaints that want to be told and were not yet, oldest first, as mention ids."""
    return [
        row["mention_id"]
        for row in database.rows(
            "SELECT a.mention_id FROM alert a LEFT JOIN alert_shown s USING (mention_id)"
            " WHERE s.mention_id IS NULL ORDER BY a.id"
        )
    ]


def alerts_shown(database: Database, mention_ids: Sequence[int], now: Moment) -> None:
    """Notes that alerts were shown, so that they never come again."""
    with database.writing() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO alert_shown VALUES (?,?)", [(mention, now) for mention in mention_ids]
        )
