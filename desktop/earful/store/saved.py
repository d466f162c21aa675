"""What a person saved under a name to have it again: searches and replies. A new wording is a new row."""

import json
import os
import socket
from dataclasses import dataclass
from typing import Literal

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

Kind = Literal["saved_search", "saved_reply"]


@dataclass(frozen=True)
class Saved:
    """A search as it was typed, or the text of a reply."""

    id: str
    name: str
    text: str


def saved(database: Database, kind: Kind) -> list[Saved]:
    """Those that hold, by name."""
    rows = database.rows(
        "SELECT id, name, value FROM rule WHERE kind=? AND removed_at IS NULL"
        " AND id NOT IN (SELECT replaces FROM rule WHERE replaces IS NOT NULL) ORDER BY name COLLATE NOCASE, id",
        (kind,),
    )
    return [Saved(row["id"], row["name"], json.loads(row["value"])["text"]) for row in rows]


def save(database: Database, kind: Kind, name: str, text: str, now: Moment) -> Saved:
    """Keeps a text under a name; what had the name before is replaced."""
    name = name.strip()
    before = next((one.id for one in saved(database, kind) if one.name.casefold() == name.casefold()), None)
    made = Saved(uuid7(now, os.urandom(8)), name, text)
    value = json.dumps({"text": text}, ensure_ascii=False)
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, value, replaces) VALUES (?,?,?,?,?,?,?,?)",
            (made.id, now, socket.gethostname(), "me", kind, name, value, before),
        )
    return made


def forget(database: Database, identifier: str, now: Moment) -> None:
    """Puts one away; it can be brought back with `bring_back`."""
    with database.writing() as connection:
        connection.execute("UPDATE rule SET removed_at=? WHERE id=?", (now, identifier))


def bring_back(database: Database, identifier: str) -> None:
    """Takes back that it was put away."""
    with database.writing() as connection:
        connection.execute("UPDATE rule SET removed_at=NULL WHERE id=?", (identifier,))
