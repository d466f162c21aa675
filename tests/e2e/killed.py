"""A child that works on a store until it is killed: `python -m tests.e2e.killed WORK FOLDER SEED`.

It says each thing on stdout once it was committed, so that whoever killed it knows what must be there."""

import random
import sys
import time
from pathlib import Path

from tests.unit.store.samples import NOW, judge, mention

from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.keeping.backup import back_up
from earful.store.keeping.compact import compact
from earful.store.keeping.emptying import merge_words
from earful.store.keeping.restore import restore
from earful.store.keeping.salvage import salvage
from earful.store.sorting import Heard


def said(*words):
    print(*words, flush=True)


def ingest(folder, seed):
    """Pages of mentions, some of them known with other words, and decisions about the complaints."""
    dice = random.Random(seed)
    database = open_database(folder / "earful.db")
    for page in range(10_000):
        numbers = [dice.randrange(200_000) for _ in range(40)]
        every = [Heard(mention(n, f"broken or lovely {n} {page}"), (1,)) for n in dict.fromkeys(numbers)]
        taken = take_in(database, every, judge, NOW + page, Beside(1, {"search": {"page": page}}))
        said("page", page, *(f"at://post/{n}" for n in dict.fromkeys(numbers)))
        made = decide(database, "read", taken.complaints[:3], NOW + page)
        said("decided", *made)


def backup(folder, _seed):
    for number in range(10_000):
        back_up(folder / "earful.db", folder / f"copy-{number}.db")
        said("copy", folder / f"copy-{number}.db")


def compaction(folder, _seed):
    """The whole database written anew, time and again, with something to give back."""
    while True:
        database = open_database(folder / "earful.db")
        with database.writing() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS filler (x)")
            connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 100)
        with database.writing() as connection:
            connection.execute("DROP TABLE filler")
        merge_words(database)
        database.connection.execute("PRAGMA auto_vacuum=NONE")
        database.close()
        compact(folder / "earful.db", folder / "lock")
        said("compacted")


def restoring(folder, _seed):
    for number in range(10_000):
        restore(folder / "earful.db", folder / "kept.db", NOW + number * 1_000_000, folder / "lock")
        said("restored")


def salvaging(folder, _seed):
    for number in range(10_000):
        salvage(folder / "earful.db", NOW + number * 1_000_000, folder / "lock", judge)
        said("salvaged")


def migration(folder, _seed):
    open_database(folder / "earful.db").close()
    said("migrated")
    time.sleep(600)


if __name__ == "__main__":
    work, where, seed = sys.argv[1:]
    said("ready")
    globals()[work](Path(where), int(seed))
