"""Upgrades: every released store becomes today's, a copy is kept, and killed half-way nothing has happened."""

import shutil
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest
from tests.unit.store.test_intake import counts, inbox, recount

from earful.domain.failures import KnownError
from earful.store import reading, schema
from earful.store.database import open_database
from earful.store.decisions import decisions
from earful.store.schema import m002

STORES = Path(__file__).resolve().parents[2] / "fixtures" / "stores"
RELEASED = sorted(STORES.glob("m*.db"))
NOW = 1_795_300_000_000_000


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request, tmp_path):
    return Path(shutil.copy(request.param, tmp_path / "earful.db"))


def rows_of(path, table):
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return found


def test_every_step_but_the_last_has_a_store_that_was_made_by_it():
    steps = [step.name.partition("_")[0] for step in schema.migrations()._migrations]
    assert [path.stem for path in RELEASED] == steps[: len(RELEASED)]
    assert len(RELEASED) >= len(steps) - 1


def test_an_old_store_is_brought_to_today_and_loses_nothing(old):
    before = {table: rows_of(old, table) for table in ("mention", "decision", "edit", "alert", "author", "quarantine")}
    database = open_database(old)
    try:
        assert before == {table: rows_of(old, table) for table in before}
        assert counts(database) == recount(database)
        assert inbox(database) == inbox(database, "inbox_due")
        assert len(reading.page(database, "resolved", NOW)) == 1
        assert reading.page(database, "all", NOW, search="客服")
        assert not database.rows("PRAGMA foreign_key_check")
        for row in database.rows("SELECT DISTINCT mention_id FROM decision"):
            assert decisions(database, row["mention_id"])
    finally:
        database.close()


def test_a_copy_as_it_was_is_kept_beside_it(old):
    whole = rows_of(old, "mention")
    open_database(old).close()
    (copy,) = old.parent.glob("earful.before-*.db")
    assert rows_of(copy, "mention") == whole
    assert copy.stat().st_mode & 0o077 == 0
    open_database(old).close()  # the second time there is nothing to do
    assert len(list(old.parent.glob("*.db"))) == 2


def test_killed_half_way_it_has_not_happened_and_is_done_again(old, monkeypatch):
    tables = rows_of(old, "sqlite_master")
    monkeypatch.setattr(m002, "_WORDS", m002._WORDS + "SELECT fell_over();\n")
    with pytest.raises(sqlite3.OperationalError):
        open_database(old)
    assert rows_of(old, "sqlite_master") == tables
    monkeypatch.undo()
    open_database(old).close()
    assert rows_of(old, "sqlite_master") > tables


def test_who_only_reads_is_told_to_upgrade_first(old):
    with pytest.raises(KnownError) as caught:
        open_database(old, read_only=True)
    assert caught.value.failure.kind == "older_database"


def test_without_room_for_a_copy_nothing_is_begun(old, monkeypatch):
    tables = rows_of(old, "sqlite_master")
    usage = namedtuple("usage", "free")
    monkeypatch.setattr("earful.store.migrating.shutil.disk_usage", lambda _: usage(1000))
    with pytest.raises(KnownError) as caught:
        open_database(old)
    assert caught.value.failure.kind == "no_room_to_upgrade"
    assert rows_of(old, "sqlite_master") == tables
