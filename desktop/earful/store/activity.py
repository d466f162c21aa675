"""What the sources went through, pause by pause, and what they still have to read. Reads only; the engine writes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from earful.domain.moments import Moment
from earful.store.database import Database

# What begins a pause, and what ends it.
_ENDS = {"recovered": "failed", "live_back": "live_lost"}


@dataclass(frozen=True)
class Entry:
    """One pause of a source, or one thing worth telling. `until`: when it was over, None while it lasts or where it
    was but a moment. `data` as the engine noted it: for failures `kind` and `params` of their sentence."""

    id: int
    at: Moment
    source_id: int | None
    kind: str
    data: Mapping[str, Any]
    until: Moment | None = None


def entries(database: Database, most: int = 200) -> list[Entry]:
    """The newest entries, newest first. A pause and its end are one entry."""
    # An end may lie after its beginning by any number of entries: twice as many rows are as many pauses at least.
    rows = database.rows("SELECT * FROM activity ORDER BY id DESC LIMIT ?", (most * 2,))
    found = [Entry(row["id"], row["at"], row["source_id"], row["kind"], json.loads(row["data"])) for row in rows]
    return pauses(reversed(found))[:most]


def pauses(noted: Iterable[Entry]) -> list[Entry]:
    """Entries in the order they were noted, as pauses with their ends, newest first. A pause that turns into another
    of the same source, as when a server that was slow is gone, ends where that begins."""
    made: dict[int, Entry] = {}
    going_on: dict[tuple[int | None, str], int] = {}
    for one in noted:
        kind = _ENDS.get(one.kind, one.kind)
        begun = going_on.pop((one.source_id, kind), None) if kind in _ENDS.values() else None
        if begun is not None:
            made[begun] = replace(made[begun], until=one.at)
        if one.kind not in _ENDS:
            made[one.id] = one
            if kind in _ENDS.values():
                going_on[(one.source_id, kind)] = one.id
    return sorted(made.values(), key=lambda entry: (entry.at, entry.id), reverse=True)


def open_floors(database: Database) -> dict[int, Moment]:
    """How far back each source still has something to read, by source; those that are done are not there."""
    floors: dict[int, Moment] = {}
    for row in database.rows("SELECT source_id, state FROM checkpoint"):
        found = _floors(json.loads(row["state"]).get("open"))
        if found:
            floors[row["source_id"]] = min(
                [*found, *([floors[row["source_id"]]] if row["source_id"] in floors else [])]
            )
    return floors


def _floors(gaps: object) -> Sequence[Moment]:
    if not isinstance(gaps, list):
        return []
    return [int(gap[1]) for gap in gaps if isinstance(gap, list) and len(gap) == 3]
