"""A backup is one moment, whole or not there at all; a restore loses neither the new nor the old."""

import os
import sqlite3
import threading

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.failures import KnownError
from earful.store.database import open_database
from earful.store.intake import take_in
from earful.store.keeping import backup
from earful.store.keeping.backup import back_up
from earful.store.keeping.check import check
from earful.store.keeping.restore import restore
from earful.store.sorting import Heard


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "earful.sync.lock"


def kind(caught):
    return caught.value.failure.kind


def test_a_backup_holds_everything_and_stands_alone(filled, tmp_path):
    made = back_up(filled.path, tmp_path / "copy.db")
    assert (made.mentions, made.bytes) == (120, made.path.stat().st_size)
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]
    assert made.path.stat().st_mode & 0o077 == 0
    copy = open_database(made.path)
    assert facts(copy) == facts(filled)
    assert list(check(copy, full=True, alone=True)) == []
    copy.close()


def test_a_backup_is_one_moment_while_others_write(filled, brand, tmp_path, monkeypatch):
    """Writers go on in between, in a connection of their own, and the copy does not begin anew for them."""
    monkeypatch.setattr(backup, "_PAGES", 5)
    writer = open_database(filled.path)
    steps = []

    def write(done, total):
        steps.append(done)
        if len(steps) <= 20:
            take_in(writer, [Heard(mention(1000 + len(steps)), (brand.id,))], judge, NOW)

    before = facts(filled)
    made = back_up(filled.path, tmp_path / "copy.db", progress=write)
    writer.close()
    assert steps == sorted(steps)
    assert made.mentions == 120
    copy = open_database(made.path)
    assert facts(copy) == before
    copy.close()
    assert filled.row("SELECT count(*) AS n FROM mention")["n"] == 120 + min(20, len(steps))


def test_nothing_is_overwritten_unless_forced(filled, tmp_path):
    out = tmp_path / "copy.db"
    out.write_text("mine")
    with pytest.raises(KnownError) as caught:
        back_up(filled.path, out)
    assert (kind(caught), out.read_text()) == ("file_exists", "mine")
    assert back_up(filled.path, out, force=True).mentions == 120
    with pytest.raises(KnownError) as caught:
        back_up(filled.path, filled.path, force=True)
    assert kind(caught) == "file_exists"


def test_a_cancelled_backup_leaves_nothing(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_PAGES", 5)
    asked = iter([False] * 3)
    with pytest.raises(KeyboardInterrupt):
        back_up(filled.path, tmp_path / "copy.db", cancelled=lambda: next(asked, True))
    assert not list(tmp_path.glob("copy*"))


def test_where_nothing_can_be_written_it_says_so(filled, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(KnownError) as caught:
        back_up(filled.path, tmp_path / "file" / "copy.db")
    assert kind(caught) == "cannot_write"
    with pytest.raises(KnownError) as caught:
        back_up(tmp_path / "nowhere.db", tmp_path / "copy.db")
    assert kind(caught) == "no_database"


def test_restore_brings_the_moment_back_and_keeps_what_was_there(filled, brand, tmp_path, lock):
    path, before = filled.path, facts(filled)
    back_up(path, tmp_path / "copy.db")
    take_in(filled, [Heard(mention(999, "only in the newer one"), (brand.id,))], judge, NOW)
    later = facts(filled)
    filled.close()
    done = restore(path, tmp_path / "copy.db", NOW, lock)
    assert done.aside is not None
    assert done.aside.name == "earful-20241004-070000.db"
    for file, expected in ((path, before), (done.aside, later)):
        opened = open_database(file)
        assert facts(opened) == expected
        opened.close()
    assert restore(path, tmp_path / "copy.db", NOW, lock).aside.name == "earful-20241004-070000-2.db"


def test_restore_into_an_empty_place(filled, tmp_path):
    back_up(filled.path, tmp_path / "copy.db")
    place = tmp_path / "new" / "earful.db"
    place.parent.mkdir()
    assert restore(place, tmp_path / "copy.db", NOW, place.with_suffix(".lock")).aside is None
    opened = open_database(place)
    assert facts(opened) == facts(filled)
    opened.close()


def test_restore_refuses_while_somebody_has_it_open(filled, tmp_path, lock):
    back_up(filled.path, tmp_path / "copy.db")
    before = facts(filled)
    with pytest.raises(KnownError) as caught:
        restore(filled.path, tmp_path / "copy.db", NOW, lock)
    assert kind(caught) == "in_use"
    assert facts(filled) == before
    assert not list(tmp_path.glob("*.part"))


def test_restore_refuses_while_somebody_syncs(filled, tmp_path, lock):
    from earful.store.keeping.files import alone

    with alone(lock), pytest.raises(KnownError) as caught:
        restore(filled.path, tmp_path / "copy.db", NOW, lock)
    assert kind(caught) == "busy"


def _foreign(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bread (slices)")
    other.close()


def _newer(path):
    other = sqlite3.connect(path)
    other.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('earful', 'm999', '')")
    other.commit()
    other.close()


def _torn(path):
    with path.open("r+b") as stream:
        for page in range(5, 40):
            stream.seek(page * 4096 + 8)
            stream.write(os.urandom(64))


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda path: path.unlink(), "cannot_read"),
        (lambda path: path.write_bytes(b""), "not_a_backup"),
        (lambda path: path.write_text("no database"), "not_a_backup"),
        (lambda path: (path.unlink(), _foreign(path)), "not_a_backup"),
        (lambda path: path.write_bytes(path.read_bytes()[: 4096 * 20]), "not_a_backup"),
        (_torn, "not_a_backup"),
        (_newer, "newer_database"),
    ],
    ids=["missing", "empty", "text", "foreign", "cut", "torn", "newer"],
)
def test_what_is_no_whole_backup_is_refused_before_anything_moves(filled, tmp_path, lock, spoil, expected):
    copy, path = tmp_path / "copy.db", filled.path
    back_up(path, copy)
    filled.close()
    before = path.read_bytes()
    spoil(copy)
    with pytest.raises(KnownError) as caught:
        restore(path, copy, NOW, lock)
    assert kind(caught) == expected
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("earful-*"))


def test_a_full_disk_is_said_and_leaves_nothing(filled, tmp_path, monkeypatch):
    real = sqlite3.connect

    def small(*args, **more):
        connection = real(*args, **more)
        if str(args[0]).endswith(".part"):
            connection.execute("PRAGMA max_page_count=20")
        return connection

    monkeypatch.setattr("earful.store.keeping.backup.sqlite3.connect", small)
    with pytest.raises(KnownError) as caught:
        back_up(filled.path, tmp_path / "copy.db")
    assert kind(caught) == "disk_full"
    assert not list(tmp_path.glob("copy*"))


def test_two_backups_at_once(filled, tmp_path):
    made = []
    threads = [
        threading.Thread(target=lambda n=n: made.append(back_up(filled.path, tmp_path / f"{n}.db"))) for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.mentions for one in made] == [120, 120]
