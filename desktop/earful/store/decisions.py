"""What people decided: append-only events and the state derived from them. Written by the person's side only."""

import itertools
import json
import os
import socket
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from earful.domain.case import CaseNow, Decision, DecisionKind, case_after
from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

# What is done to a case is done to every mention in it: to the one it is led by and to those that were merged into it.
_OF_THE_WHOLE_CASE: frozenset[DecisionKind] = frozenset(
    {"read", "unread", "resolved", "reopened", "snoozed", "handed", "assigned", "waiting_us", "waiting_them", "replied"}
)
_CASE = tuple(one.name for one in fields(CaseNow))
_PUT_CASE = (
    f"INSERT INTO case_now (mention_id, {', '.join(_CASE)}) VALUES (?{',?' * len(_CASE)})"
    f" ON CONFLICT (mention_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _CASE)}"
)


def decide(
    database: Database,
    kind: DecisionKind,
    mention_ids: Sequence[int],
    now: Moment,
    value: Mapping[str, Any] | None = None,
    undoes: Sequence[str] = (),
) -> tuple[str, ...]:
    """Writes one decision for each mention and what the cases look like after it; returns the decisions' ids.

    What was merged into these mentions is decided with them. `undoes` goes with the kind "undo": the ids taken back,
    one for each mention."""
    device = socket.gethostname()
    with database.writing() as connection:
        if kind in _OF_THE_WHOLE_CASE:
            mention_ids = _with_merged(database, mention_ids)
        if kind == "merged":
            mention_ids = _with_merged(database, [one for one in mention_ids if one != (value or {})["into"]])
        last = connection.execute("SELECT at FROM decision ORDER BY id DESC LIMIT 1").fetchone()
        # One decision a microsecond: what was decided later always sorts later, also within one tick of the clock.
        first = max(now, last["at"] + 1) if last else now
        made = [
            Decision(uuid7(at, os.urandom(8)), at, kind, mention, value, undo, device=device)
            for at, mention, undo in zip(
                itertools.count(first), mention_ids, undoes or itertools.repeat(None, len(mention_ids)), strict=False
            )
        ]
        before = histories(database, mention_ids)
        connection.executemany(
            "INSERT INTO decision (id, at, device, who, kind, subject, mention_id, value, undoes)"
            " VALUES (?,?,?,?,?,coalesce((SELECT 'mention:' || platform || ':' || native_id"
            " FROM mention WHERE id = ?6), ''),?6,?7,?8)",
            [
                (d.id, d.at, d.device, d.who, d.kind, d.mention_id, json.dumps(d.value) if d.value else None, d.undoes)
                for d in made
            ],
        )
        for decision in made:
            before.setdefault(decision.mention_id, []).append(decision)
        rows = [(mention, *_row(case_after(before[mention]))) for mention in sorted(before)]
        connection.executemany(_PUT_CASE, rows)
    return tuple(decision.id for decision in made)


def undo(database: Database, ids: Sequence[str], now: Moment) -> None:
    """Takes decisions back; the history keeps both."""
    rows = database.rows(
        "SELECT id, mention_id FROM decision WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    decide(database, "undo", [row["mention_id"] for row in rows], now, undoes=[row["id"] for row in rows])


def _with_merged(database: Database, mention_ids: Sequence[int]) -> list[int]:
    merged = database.rows(
        "SELECT mention_id FROM case_now WHERE merged_into IN (SELECT value FROM json_each(?))",
        (json.dumps(list(mention_ids)),),
    )
    return list(dict.fromkeys([*mention_ids, *(row["mention_id"] for row in merged)]))


def histories(database: Database, mention_ids: Sequence[int]) -> dict[int, list[Decision]]:
    """The history of each mention that has one, oldest first; read in one walk, as 10,000 may be decided at once."""
    found: dict[int, list[Decision]] = {}
    for row in database.rows(
        "SELECT d.* FROM decision d WHERE d.mention_id IN (SELECT value FROM json_each(?)) ORDER BY d.id",
        (json.dumps(list(mention_ids)),),
    ):
        found.setdefault(row["mention_id"], []).append(_decision(row))
    return found


def decisions(database: Database, mention_id: int) -> list[Decision]:
    """The history of one mention, oldest first."""
    return histories(database, [mention_id]).get(mention_id, [])


def _decision(row: sqlite3.Row) -> Decision:
    identifier, at, device, who, kind, _subject, mention, value, undoes = row
    return Decision(identifier, at, kind, mention, json.loads(value) if value else None, undoes, who, device)


_values = attrgetter(*_CASE)


def _row(case: CaseNow) -> tuple[object, ...]:
    return tuple(int(value) if isinstance(value, bool) else value for value in _values(case))


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
