"""The tables, as steps from an empty file to today. Each table has one writer; ARCHITECTURE.md lists them with reasons.

Times are integers: microseconds since the Unix epoch, UTC. A step that was released never changes."""

from sqlite_utils.migrations import Migrations

from earful.store.schema import m001, m002

APPLICATION_ID = 0x45617266  # "Earf"


def migrations() -> Migrations:
    """Every step, in order. Each runs in one transaction: killed half-way, it has not happened and is done again."""
    steps = Migrations("earful")
    steps(name="m001_first_light")(m001.apply)
    steps(name="m002_every_word")(m002.apply)
    return steps
