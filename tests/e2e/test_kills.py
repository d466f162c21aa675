"""SIGKILL at random moments: the store is sound afterwards, and nothing that was committed is lost.

EARFUL_KILLS says how often in all (default 200), shared among the works."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.keeping.backup import back_up
from earful.store.keeping.check import check
from earful.store.sorting import Heard

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("EARFUL_KILLS", "200"))
FIXTURE = ROOT / "tests" / "fixtures" / "stores"
SHARES = {"ingest": 0.3, "migration": 0.2, "backup": 0.15, "compaction": 0.15, "restoring": 0.1, "salvaging": 0.1}
# The longest time after which the child is killed, in seconds: some works are over sooner than others.
LONGEST = {"ingest": 1.0, "migration": 0.25, "backup": 0.3, "compaction": 0.6, "restoring": 0.5, "salvaging": 1.5}


def run_and_kill(work, folder, dice):
    """Starts the child, kills it after a random time, and gives the lines it had said."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.killed", work, str(folder), str(dice.randrange(1 << 30))],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(dice.uniform(0, LONGEST[work]))
    child.send_signal(signal.SIGKILL)
    said, wrong = child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL, wrong
    whole = said[: said.rfind("\n") + 1]  # the last line may have been cut by the kill
    return [line.split() for line in whole.splitlines()]


def sound(folder):
    database = open_database(folder / "earful.db")
    assert list(check(database, full=True, alone=True)) == []
    return database


@pytest.fixture
def folder(tmp_path):
    """A store of 3,000 mentions with decisions, and a backup of it."""
    database = open_database(tmp_path / "earful.db")
    add_brand(database, Brand(0, "Frostline"), NOW)
    add_source(database, SourceConfig(0, "bluesky", 1), NOW)
    for start in range(0, 3000, 500):
        every = [Heard(mention(n, f"broken {n}"), (1,)) for n in range(start, start + 500)]
        taken = take_in(database, every, judge, NOW, Beside(1))
        decide(database, "read", taken.complaints[:20], NOW)
    database.close()
    back_up(tmp_path / "earful.db", tmp_path / "kept.db")
    return tmp_path


def kills(work):
    return range(max(1, round(KILLS * SHARES[work])))


def test_the_shares_make_up_the_whole():
    assert sum(SHARES.values()) == pytest.approx(1)


@pytest.mark.slow
def test_killed_while_mentions_and_decisions_come_in(folder):
    dice = random.Random(1)
    told = Counter()
    for _ in kills("ingest"):
        lines = run_and_kill("ingest", folder, dice)
        database = sound(folder)
        pages = [line for line in lines if line[0] == "page"]
        natives = {native for line in pages for native in line[2:]}
        decisions = {one for line in lines if line[0] == "decided" for one in line[1:]}
        kept = {row[0] for row in database.rows("SELECT native_id FROM mention")}
        decided = {row[0] for row in database.rows("SELECT id FROM decision")}
        assert natives <= kept
        assert decisions <= decided
        if pages:
            state = json.loads(database.row("SELECT state FROM checkpoint WHERE source_id=1")["state"])
            assert state["page"] >= int(pages[-1][1])
        told.update(pages=len(pages), decisions=len(decisions))
        database.close()
    assert told["pages"] > len(kills("ingest"))  # it was killed in the midst of work, not before it


@pytest.mark.slow
@pytest.mark.parametrize("work", ["compaction", "restoring", "salvaging"])
def test_killed_while_the_file_is_changed_for_another(folder, work):
    dice = random.Random(2)
    database = sound(folder)
    before = facts(database)
    database.close()
    done = 0
    for _ in kills(work):
        done += len(run_and_kill(work, folder, dice))
        database = sound(folder)
        assert facts(database) == before
        database.close()
        for aside in folder.glob("earful-*.db"):
            aside.unlink()
    assert done


@pytest.mark.slow
def test_killed_while_a_backup_is_made(folder):
    dice = random.Random(3)
    database = sound(folder)
    before = facts(database)
    done = 0
    for _ in kills("backup"):
        done += len(run_and_kill("backup", folder, dice))
        assert facts(database) == before
        for copy in folder.glob("copy-*.db"):
            opened = open_database(copy)
            assert facts(opened) == before
            opened.close()
        for copy in folder.glob("copy-*"):
            copy.unlink()
    assert done
    assert list(check(database, full=True, alone=True)) == []
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize("fixture", sorted(FIXTURE.glob("*.db*")), ids=lambda path: path.name)
def test_killed_while_the_tables_are_brought_to_today(tmp_path, fixture):
    dice = random.Random(4)
    finished = 0
    for number in kills("migration"):
        folder = tmp_path / str(number)
        folder.mkdir()
        unpack(fixture, folder / "earful.db")
        finished += len(run_and_kill("migration", folder, dice))
        database = sound(folder)
        assert database.row("SELECT count(*) AS n FROM mention")["n"] == 60
        assert database.row("SELECT count(*) AS n FROM decision")["n"] == 8
        database.close()
    assert finished < len(kills("migration"))  # some were killed in the midst of it


def unpack(fixture, path):
    """A database of an earlier version, packed or not."""
    if fixture.suffix == ".gz":
        import gzip

        path.write_bytes(gzip.decompress(fixture.read_bytes()))
    else:
        path.write_bytes(fixture.read_bytes())
