"""A person's own needs and desks, and other names for ours: rules, so that everything that was ever meant stays known.

A label has a code, which judgements and decisions hold, a name to show, and seed phrases that tell what it is about."""

import json
import os
import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from earful.domain.folding import folded_words
from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.store.database import Database

LabelKind = Literal["need", "desk"]


@dataclass(frozen=True, slots=True)
class Label:
    """One label; `id` is the rule that it stands in."""

    kind: LabelKind
    code: str
    name: str
    seeds: tuple[str, ...] = ()
    id: str = ""


def labels(database: Database, kind: LabelKind) -> list[Label]:
    """The labels of a kind that a person made or renamed, in the order in which they came."""
    rows = database.rows(
        "SELECT id, name, value FROM rule WHERE kind = ? AND removed_at IS NULL"
        " AND id NOT IN (SELECT replaces FROM rule WHERE replaces IS NOT NULL) ORDER BY id",
        (kind,),
    )
    told = [(row["id"], row["name"], json.loads(row["value"])) for row in rows]
    return [Label(kind, value["code"], name, tuple(value["seeds"]), identifier) for identifier, name, value in told]


def keep_label(
    database: Database, kind: LabelKind, name: str, now: Moment, code: str | None = None, seeds: Sequence[str] = ()
) -> Label:
    """Adds a label, or renames and seeds the one with this code (ours, too); more seeds are added to what it has."""
    code = code or code_of(name)
    before = next((one for one in labels(database, kind) if one.code == code), None)
    every = tuple(dict.fromkeys([*(before.seeds if before else ()), *(seed.strip() for seed in seeds if seed.strip())]))
    made = uuid7(now, os.urandom(8))
    value = json.dumps({"code": code, "seeds": every}, ensure_ascii=False)
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO rule (id, at, device, who, kind, name, value, replaces) VALUES (?,?,?,?,?,?,?,?)",
            (made, now, socket.gethostname(), "me", kind, name.strip(), value, before.id if before else None),
        )
    return Label(kind, code, name.strip(), every, made)


def remove_label(database: Database, kind: LabelKind, code: str, now: Moment) -> bool:
    """Takes a label from the choice, or gives ours their names back; what was said with it stays. False: none there."""
    found = [one for one in labels(database, kind) if one.code == code]
    with database.writing() as connection:
        connection.executemany("UPDATE rule SET removed_at = ? WHERE id = ?", [(now, one.id) for one in found])
    return bool(found)


def said_with(database: Database, kind: LabelKind, codes: Sequence[str]) -> list[tuple[str, str]]:
    """(code, text) of the newest mentions to which a person gave one of these labels; at most 2,000."""
    marks = ",".join("?" * len(codes))
    rows = database.rows(
        f"SELECT c.{kind} AS code, m.title, m.text FROM case_now c JOIN mention m ON m.id = c.mention_id"
        f" WHERE c.{kind} IN ({marks}) AND m.erased_at IS NULL ORDER BY c.mention_id DESC LIMIT 2000",
        tuple(codes),
    )
    return [(row["code"], f"{row['title']}\n{row['text']}" if row["title"] else row["text"]) for row in rows]


def code_of(name: str) -> str:
    """The code of a new label: its name in small letters, joined by dashes."""
    return re.sub(r"\s+", "-", folded_words(name).strip())[:40]
