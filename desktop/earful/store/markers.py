"""What a person marked on the timeline: statements, actions, whatever may bend the curve. Person's side only."""

import json
import os
import socket
from dataclasses import dataclass

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

_KIND = "marker"
_LONGEST = 200  # characters


@dataclass(frozen=True)
class Marker:
    """`text` at `at`, or from then to `until`; `brand_id` None: for all brands. `statement`: we said something."""

    at: Moment
    text: str
    until: Moment | None = None
    brand_id: int | None = None
    statement: bool = True
    id: str = ""


def markers(database: Database, brand_id: int | None = None) -> list[Marker]:
    """Those that hold, by time: of all brands, or those of one and those for all."""
    rows = database.rows(
        "SELECT * FROM rule WHERE kind=? AND removed_at IS NULL AND (?2 IS NULL OR brand_id IS NULL OR brand_id = ?2)"
        " AND id NOT IN (SELECT replaces FROM rule WHERE replaces IS NOT NULL)",
        (_KIND, brand_id),
    )
    found = []
    for row in rows:
        value = json.loads(row["value"])
        found.append(
            Marker(
                value["at"], row["name"], value.get("until"), row["brand_id"], value.get("statement", True), row["id"]
            )
        )
    return sorted(found, key=lambda marker: (marker.at, marker.id))


def markers_between(database: Database, since: Moment, until: Moment, brand_id: int | None = None) -> list[Marker]:
    """Those that touch [since, until)."""
    return [one for one in markers(database, brand_id) if one.at < until and (one.until or one.at) >= since]


def add_marker(database: Database, marker: Marker, now: Moment) -> Marker:
    """Keeps a marker; one with an id takes the place of the one that had it."""
    value = {"at": marker.at, "until": marker.until, "statement": marker.statement}
    text = " ".join(marker.text.split())[:_LONGEST]
    made = uuid7(now, os.urandom(8))
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, brand_id, value, replaces) VALUES (?,?,?,?,?,?,?,?,?)",
            (made, now, socket.gethostname(), "me", _KIND, text, marker.brand_id, json.dumps(value), marker.id or None),
        )
    return Marker(marker.at, text, marker.until, marker.brand_id, marker.statement, made)


def remove_marker(database: Database, identifier: str, now: Moment | None) -> None:
    """Takes a marker away; `now` None brings it back."""
    with database.writing() as connection:
        connection.execute("UPDATE rule SET removed_at=? WHERE id=? AND kind=?", (now, identifier, _KIND))
