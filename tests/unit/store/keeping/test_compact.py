"""Compaction gives space back, loses nothing, and lets others be."""

import pytest
from tests.unit.store.keeping.facts import facts

from earful.domain.failures import KnownError
from earful.store.database import open_database
from earful.store.keeping.check import check
from earful.store.keeping.compact import compact
from earful.store.keeping.files import alone


@pytest.fixture
def loose(filled):
    """The store with much free space in it; closed."""
    with filled.writing() as connection:
        connection.execute("CREATE TABLE filler (x)")
        connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 500)
    filled.connection.execute("DROP TABLE filler")
    filled.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = facts(filled)
    filled.close()
    return filled.path, before


def test_space_is_given_back_and_everything_is_there(loose, tmp_path):
    path, before = loose
    done = compact(path, tmp_path / "lock")
    assert done.before - done.after > 1_500_000
    assert done.after == path.stat().st_size
    opened = open_database(path)
    assert facts(opened) == before
    assert list(check(opened, full=True, alone=True)) == []
    assert opened.row("PRAGMA auto_vacuum")[0] == 2
    opened.close()
    assert not list(tmp_path.glob("*.part*"))


def test_the_second_time_it_shrinks_in_place_while_others_have_it_open(loose, tmp_path):
    path, before = loose
    compact(path, tmp_path / "lock")
    other = open_database(path)
    with other.writing() as connection:
        connection.execute("CREATE TABLE filler (x)")
        connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 500)
    other.connection.execute("DROP TABLE filler")
    shown = []
    done = compact(path, tmp_path / "lock", progress=lambda *at: shown.append(at))
    assert done.left == 0
    assert path.stat().st_size < 1_500_000
    assert shown[-1][0] == shown[-1][1]
    assert facts(other) == before
    other.close()


@pytest.mark.parametrize("how", ["open", "syncing"])
def test_who_has_it_open_is_not_disturbed_and_told_what_is_left(loose, tmp_path, how):
    path, before = loose
    other = open_database(path)
    if how == "open" and other.row("PRAGMA auto_vacuum")[0] == 2:
        pytest.skip("a new database shrinks in place")
    if how == "syncing":
        other.close()
        with alone(tmp_path / "lock"):
            done = compact(path, tmp_path / "lock")
        other = open_database(path)
    else:
        done = compact(path, tmp_path / "lock")
    if other.row("PRAGMA auto_vacuum")[0] != 2:
        assert done.left > 1_500_000
    assert facts(other) == before
    other.close()


def test_a_cancelled_or_failed_compaction_leaves_the_old_one(loose, tmp_path, monkeypatch):
    path, before = loose
    opened = open_database(path)
    in_place = opened.row("PRAGMA auto_vacuum")[0] == 2
    opened.close()
    if in_place:
        pytest.skip("a new database shrinks in place")
    monkeypatch.setattr("earful.store.keeping.compact.unsound_pages", lambda *_: "page 7 is torn")
    with pytest.raises(KnownError):
        compact(path, tmp_path / "lock")
    opened = open_database(path)
    assert facts(opened) == before
    opened.close()
    assert not list(tmp_path.glob("*.part*"))


def test_there_must_be_a_database(tmp_path):
    with pytest.raises(KnownError) as caught:
        compact(tmp_path / "none.db", tmp_path / "lock")
    assert caught.value.failure.kind == "no_database"
