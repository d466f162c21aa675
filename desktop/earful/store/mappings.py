"""Column mappings that a person saved under a name, so that the next file of the same form needs no help."""

import json
import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

_KIND = "mapping"


@dataclass(frozen=True)
class SavedMapping:
    """Which column holds which field (field -> column), for files whose columns are `header`."""

    name: str
    columns: Mapping[str, str]
    header: Sequence[str] = ()
    platform: str | None = None
    id: str = field(default="", compare=False)


def mappings(database: Database) -> list[SavedMapping]:
    """Those that hold, by name."""
    rows = database.rows(
        "SELECT * FROM rule WHERE kind=? AND removed_at IS NULL"
        " AND id NOT IN (SELECT replaces FROM rule WHERE replaces IS NOT NULL) ORDER BY name, id",
        (_KIND,),
    )
    found = []
    for row in rows:
        value = json.loads(row["value"])
        found.append(SavedMapping(row["name"], value["columns"], value["header"], value.get("platform"), row["id"]))
    return found


def save_mapping(database: Database, mapping: SavedMapping, now: Moment) -> SavedMapping:
    """Keeps a mapping under its name; one of the same name is replaced."""
    before = next((one.id for one in mappings(database) if one.name.casefold() == mapping.name.casefold()), None)
    value = {"columns": dict(mapping.columns), "header": list(mapping.header), "platform": mapping.platform}
    made = uuid7(now, os.urandom(8))
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, value, replaces) VALUES (?,?,?,?,?,?,?,?)",
            (made, now, socket.gethostname(), "me", _KIND, mapping.name.strip(),
             json.dumps(value, ensure_ascii=False), before),
        )  # fmt: skip
    return SavedMapping(mapping.name.strip(), mapping.columns, mapping.header, mapping.platform, made)


def forget_mapping(database: Database, name: str, now: Moment) -> bool:
    """Forgets the mapping of this name; False where there is none."""
    found = [one for one in mappings(database) if one.name.casefold() == name.strip().casefold()]
    with database.writing() as connection:
        connection.executemany("UPDATE rule SET removed_at=? WHERE id=?", [(now, one.id) for one in found])
    return bool(found)
