"""The person's wish that the ear learn from their corrections: a rule that names the last correction it learns from.

Weights are not stored: they are made anew from the corrections, after an upgrade of the ear, too."""

import json
import os
import socket
from collections.abc import Mapping
from typing import Any

from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.corrections import Corrected, corrections
from earful.store.database import Database

_KIND = "learning"


def learns_up_to(database: Database) -> str | None:
    """The decision up to which the ear learns; None where it is not to learn."""
    row = database.row(
        "SELECT value FROM rule WHERE kind = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 1", (_KIND,)
    )
    return str(json.loads(row["value"])["up_to"]) if row else None


def learn_up_to(database: Database, up_to: str, now: Moment, found: Mapping[str, Any]) -> None:
    """From now on the ear learns from the corrections up to this decision. `found` is kept with it: what was shown."""
    before = database.row(
        "SELECT id FROM rule WHERE kind = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 1", (_KIND,)
    )
    value = json.dumps({"up_to": up_to, **found}, ensure_ascii=False)
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, value, replaces) VALUES (?,?,?,?,?,?,?,?)",
            (uuid7(now, os.urandom(8)), now, socket.gethostname(), "me", _KIND, "", value, before and before["id"]),
        )


def learn_no_more(database: Database, now: Moment) -> bool:
    """The ear judges as shipped again; False where it did anyway."""
    with database.writing() as connection:
        done = connection.execute("UPDATE rule SET removed_at = ? WHERE kind = ? AND removed_at IS NULL", (now, _KIND))
    return done.rowcount > 0


def learnt_from(database: Database, up_to: str | None = None) -> list[Corrected]:
    """The corrections that hold, in the order of their decisions, up to one of them or all."""
    found = [one for one in corrections(database) if one.decision is not None and one.text.strip()]
    kept = [one for one in found if up_to is None or str(one.decision) <= up_to]
    return sorted(kept, key=lambda one: str(one.decision))
