"""What may happen to a file on somebody's machine: each gives a clear sentence and loses nothing that was committed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.moments import DAY
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import take_in
from earful.store.keeping.backup import back_up
from earful.store.keeping.check import check
from earful.store.querying import ask
from earful.store.sorting import Heard

ROOT = Path(__file__).resolve().parents[3]


def page(number, size=40):
    return [Heard(mention(n, f"broken {n} " + "words " * 50), (1,)) for n in range(number * size, (number + 1) * size)]


def fill(database):
    """Takes in pages until it cannot go on; gives how many were taken and why it ended."""
    for number in range(10_000):
        try:
            take_in(database, page(number), judge, NOW)
        except KnownError as error:
            return number, error
    raise AssertionError("it was never full")


def test_a_full_disk_is_said_and_what_was_committed_stays(database, brand):
    database.connection.execute("PRAGMA max_page_count=300")
    taken, error = fill(database)
    assert taken > 0
    assert error.failure.kind == "disk_full"
    assert database.row("SELECT count(*) AS n FROM mention")["n"] == taken * 40
    assert list(check(database, full=True, alone=True)) == []
    database.connection.execute("PRAGMA max_page_count=1000000")
    assert len(take_in(database, page(taken), judge, NOW).new) == 40


@pytest.fixture
def small_disk(tmp_path):
    """A file system of three megabytes of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.getuid() != 0:
        pytest.skip("only root can make a small disk")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=3m", "earful", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk):
    database = open_database(small_disk / "earful.db")
    add_brand(database, Brand(0, "Frostline"), NOW)
    taken, error = fill(database)
    assert error.failure.kind == "disk_full", error
    assert database.row("SELECT count(*) AS n FROM mention")["n"] == taken * 40
    database.close()
    again = open_database(small_disk / "earful.db")
    assert again.row("SELECT count(*) AS n FROM mention")["n"] == taken * 40
    assert list(check(again)) == []
    again.close()


def test_a_file_that_may_not_grow(tmp_path):
    """A quota shows itself as a limit on the size of a file."""
    code = (
        "import resource, signal, sys; from pathlib import Path;"
        "from tests.unit.store.test_faults import fill, NOW;"
        "from earful.store.database import open_database; from earful.store.brands import add_brand;"
        "from earful.domain.brand import Brand;"
        "database = open_database(Path(sys.argv[1])); add_brand(database, Brand(0, 'Frostline'), NOW);"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20));"
        "taken, error = fill(database); print(taken, error.failure.kind)"
    )
    path = tmp_path / "earful.db"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    taken, kind = done.stdout.split()
    assert kind in ("cannot_write", "disk_full")
    database = open_database(path)
    assert database.row("SELECT count(*) AS n FROM mention")["n"] == int(taken) * 40
    assert list(check(database, full=True, alone=True)) == []
    database.close()


def test_a_page_that_is_torn_while_the_app_runs(database, brand):
    for number in range(20):
        take_in(database, page(number), judge, NOW)
    path = database.path
    database.close()
    with path.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\xff" * 4096 * 60)
    with pytest.raises(KnownError) as caught:
        go_on(path)
    assert caught.value.failure.kind == "damaged_database"


def go_on(path):
    again = open_database(path)
    try:
        for number in range(20, 40):
            take_in(again, page(number), judge, NOW)
    finally:
        again.close()


def foreign(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bread (slices)")
    other.close()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: path.write_text("a letter to my mother, which is no database\n" * 40), "not_a_database"),
        (foreign, "not_a_database"),
        (lambda path: path.mkdir(), "cannot_write"),
    ],
    ids=["text", "foreign", "folder"],
)  # fmt: skip
def test_what_is_no_database_of_ours_is_left_alone(tmp_path, make, kind):
    path = tmp_path / "earful.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(KnownError) as caught:
        open_database(path)
    assert caught.value.failure.kind == kind
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_medium_that_may_only_be_read(small_disk, tmp_path):
    """Nothing can be written, and everything can still be read, asked and copied."""
    path = small_disk / "earful.db"
    database = open_database(path)
    add_brand(database, Brand(0, "Frostline"), NOW)
    take_in(database, page(0), judge, NOW)
    database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(KnownError) as caught:
        open_database(path)
    assert caught.value.failure.kind == "cannot_write"
    assert list(ask(path, "SELECT count(*) FROM mention").rows) == [(40,)]
    assert back_up(path, tmp_path / "copy.db").mentions == 40


def test_a_clock_that_jumps_back_disorders_nothing(database, brand):
    """Decisions keep their order, and mentions from what is now the future keep their moment."""
    taken = take_in(database, page(0), judge, NOW)
    decide(database, "resolved", taken.new[:1], NOW)
    decide(database, "reopened", taken.new[:1], NOW - 300 * DAY)
    take_in(database, page(1), judge, NOW - 300 * DAY)
    kinds = [row["kind"] for row in database.rows("SELECT kind FROM decision ORDER BY id")]
    assert kinds == ["resolved", "reopened"]
    assert list(check(database, full=True, alone=True)) == []


def test_two_at_once_wait_for_each_other(database, brand):
    """A sync and a person in two connections: nobody ever hears that something is locked."""
    failed = []

    def sync(start):
        other = open_database(database.path)
        try:
            for number in range(start, start + 15):
                take_in(other, page(number, 20), judge, NOW)
        except BaseException as error:
            failed.append(error)
        finally:
            other.close()

    threads = [threading.Thread(target=sync, args=(start,)) for start in (0, 100)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        ids = [row["id"] for row in database.rows("SELECT id FROM mention LIMIT 5")]
        decide(database, "read", ids, NOW)
    for thread in threads:
        thread.join()
    assert failed == []
    assert database.row("SELECT count(*) AS n FROM mention")["n"] == 600
    assert list(check(database, full=True, alone=True)) == []


def test_a_log_taken_away_between_two_runs_leaves_a_sound_store(database, brand, tmp_path):
    take_in(database, page(0), judge, NOW)
    database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folded = facts(database)
    take_in(database, page(1), judge, NOW)
    copy = tmp_path / "killed" / "earful.db"
    copy.parent.mkdir()
    for ending in ("", "-shm"):
        shutil.copy(f"{database.path}{ending}", f"{copy}{ending}")
    again = open_database(copy)
    assert list(check(again, full=True, alone=True)) == []
    assert facts(again) == folded
    again.close()
