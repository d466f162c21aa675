"""The tables, as steps from an empty file to today. Each table has one writer; ARCHITECTURE.md lists them with reasons.

Times are integers: microseconds since the Unix epoch, UTC. A step that was released never changes."""

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x45617266  # "Earf"
SET = "earful"
STEPS = ("m001_first_light", "m002_every_word")


def applied_to(connection: sqlite3.Connection) -> set[str]:
    """The names of the steps that a database has been through, also of those that this program does not know."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return set()
    found = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
    return {row[0] for row in found}


def migrations() -> "Migrations":
    """Every step, in order. Each runs in one transaction: killed half-way, it has not happened and is done again."""
    # Imported only where a store is made or brought up to date: sqlite_utils brings numpy, a tenth of a second.
    from sqlite_utils.migrations import Migrations

    from earful.store.schema import m001, m002

    steps = Migrations(SET)
    for name, step in zip(STEPS, (m001, m002), strict=True):
        steps(name=name)(step.apply)
    return steps
