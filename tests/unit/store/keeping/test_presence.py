"""A database that was taken away under our hands is noticed."""

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge, mention

from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.keeping.presence import log_missing, mark, still_there
from earful.store.sorting import Heard


def test_it_is_still_there_through_writing_and_folding(filled, brand):
    opened = mark(filled.path)
    take_in(filled, [Heard(mention(900), (brand.id,))], judge, NOW)
    filled.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    take_in(filled, [Heard(mention(901), (brand.id,))], judge, NOW)
    assert still_there(filled.path, opened)


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced", "log deleted"])
def test_what_was_taken_away_is_noticed(filled, fate):
    path = filled.path
    opened = mark(path)
    if fate == "log deleted":
        path.with_name(path.name + "-wal").unlink()
    elif fate == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere.db"))
        if fate == "replaced":
            path.write_bytes(b"")
    assert not still_there(path, opened)


def test_there_is_no_mark_of_nothing(tmp_path):
    assert mark(tmp_path / "none.db") is None


def test_a_log_that_somebody_took_away_is_told(filled, tmp_path):
    assert not log_missing(filled.path)
    copy = tmp_path / "killed" / "earful.db"
    copy.parent.mkdir()
    for ending in ("", "-shm"):  # as after a kill, without the log
        file = filled.path.with_name(filled.path.name + ending)
        copy.with_name(copy.name + ending).write_bytes(file.read_bytes())
    assert log_missing(copy)
    before = facts(filled)
    filled.close()
    assert not log_missing(filled.path)
    again = open_database(filled.path)
    assert facts(again) == before
    again.close()
