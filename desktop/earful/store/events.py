"""Events as the engine finds them and people work on them: rows, the decisions about them, and how loud to be."""

import json
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

BUDGET = "month"
_WATCH = "watch"  # the kind of rule that says whether events are watched for, and how loudly


@dataclass(frozen=True)
class Event:
    """One event of one brand. `data`: hours, words, typical, platforms, by_few, total_48h; `tell`: it is news."""

    id: str
    brand_id: int
    channel: str
    started_at: Moment
    noticed_at: Moment
    ended_at: Moment | None
    stage: str
    score: float
    expected: float
    seen: float
    end_low: Moment | None = None
    end_estimate: Moment | None = None
    end_high: Moment | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def events(database: Database, brand_id: int | None = None, limit: int = 200) -> list[Event]:
    """The latest first, of one brand or of all."""
    rows = database.rows(
        "SELECT * FROM event WHERE ?1 IS NULL OR brand_id = ?1 ORDER BY noticed_at DESC, id DESC LIMIT ?2",
        (brand_id, limit),
    )
    return [_event(row) for row in rows]


def event(database: Database, identifier: str) -> Event | None:
    """One event, None where there is none of this id."""
    row = database.row("SELECT * FROM event WHERE id = ?", (identifier,))
    return _event(row) if row else None


def _event(row: Any) -> Event:
    values = dict(row)
    return Event(**{**values, "data": json.loads(values["data"])})


def save_event(database: Database, one: Event) -> None:
    """Puts an event in its place, new or known. Engine only."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO event (id, brand_id, channel, started_at, noticed_at, ended_at, stage, score,"
            " expected, seen, end_low, end_estimate, end_high, data) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (one.id, one.brand_id, one.channel, one.started_at, one.noticed_at, one.ended_at, one.stage, one.score,
             one.expected, one.seen, one.end_low, one.end_estimate, one.end_high,
             json.dumps(dict(one.data), ensure_ascii=False)),
        )  # fmt: skip


# --- what people decide about it


@dataclass(frozen=True)
class Entry:
    """One line of an event's log: "told", "note" {"text"}, "step" {"text", "done"}; who and when."""

    id: str
    at: Moment
    kind: str
    who: str
    value: Mapping[str, Any]


def log(database: Database, identifier: str) -> list[Entry]:
    """What was decided about an event, oldest first; what was taken back is left out."""
    rows = database.rows(
        "SELECT * FROM decision WHERE subject = ?1 AND mention_id IS NULL AND kind <> 'undo' AND id NOT IN"
        " (SELECT undoes FROM decision WHERE subject = ?1 AND undoes IS NOT NULL AND mention_id IS NULL) ORDER BY id",
        (f"event:{identifier}",),
    )
    return [
        Entry(row["id"], row["at"], row["kind"], row["who"], json.loads(row["value"]) if row["value"] else {})
        for row in rows
    ]


def decide_event(
    database: Database,
    identifier: str,
    kind: str,
    now: Moment,
    value: Mapping[str, Any] | None = None,
    undoes: str | None = None,
) -> str:
    """Writes one decision about an event; gives its id. Person's side only."""
    with database.writing() as connection:
        last = connection.execute("SELECT at FROM decision ORDER BY id DESC LIMIT 1").fetchone()
        now = max(now, last["at"] + 1) if last else now  # what was decided later always sorts later
        made = uuid7(now, os.urandom(8))
        connection.execute(
            "INSERT INTO decision (id, at, device, who, kind, subject, mention_id, value, undoes)"
            " VALUES (?,?,?,?,?,?,NULL,?,?)",
            (made, now, socket.gethostname(), "me", kind, f"event:{identifier}",
             json.dumps(dict(value), ensure_ascii=False) if value else None, undoes),
        )  # fmt: skip
    return made


def untold(database: Database) -> list[Event]:
    """The events that are news and were not told yet, the oldest first."""
    rows = database.rows(
        "SELECT * FROM event e WHERE json_extract(e.data, '$.tell') = 1 AND NOT EXISTS (SELECT 1 FROM decision d"
        " WHERE d.subject = 'event:' || e.id AND d.mention_id IS NULL AND d.kind = 'told') ORDER BY noticed_at",
    )
    return [_event(row) for row in rows]


# --- how loud


@dataclass(frozen=True)
class Watching:
    """Whether events are watched for, and how many false alarms people accept: one a week, month, quarter or year."""

    on: bool = True
    budget: str = BUDGET
    id: str = ""


def watching(database: Database) -> Watching:
    """What holds; a quiet month where nobody said anything."""
    row = database.row(
        "SELECT * FROM rule WHERE kind = ? AND removed_at IS NULL AND id NOT IN"
        " (SELECT replaces FROM rule WHERE replaces IS NOT NULL) ORDER BY id DESC LIMIT 1",
        (_WATCH,),
    )
    if row is None:
        return Watching()
    value = json.loads(row["value"])
    return Watching(bool(value["on"]), str(value["budget"]), row["id"])


def set_watching(database: Database, wanted: Watching, now: Moment) -> Watching:
    """A new wording of it. Person's side only."""
    before = watching(database)
    made = uuid7(now, os.urandom(8))
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, value, replaces) VALUES (?,?,?,?,?,?,?,?)",
            (made, now, socket.gethostname(), "me", _WATCH, _WATCH,
             json.dumps({"on": wanted.on, "budget": wanted.budget}), before.id or None),
        )  # fmt: skip
    return replace(wanted, id=made)
