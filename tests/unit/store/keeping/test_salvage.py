"""From a torn database everything readable is saved, decisions first, and the torn one is kept."""

import random
import sqlite3
from pathlib import Path

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.failures import KnownError
from earful.store.database import open_database
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.keeping.check import check
from earful.store.keeping.salvage import salvage
from earful.store.sorting import Heard

PAGE = 4096


@pytest.fixture
def large(filled, brand, source):
    """2,000 more mentions and 200 decisions, closed and folded into one file."""
    for start in range(0, 2000, 500):
        every = [
            Heard(mention(n, f"it is broken {n} " + "x" * 200), (brand.id,)) for n in range(start + 1000, start + 1500)
        ]
        taken = take_in(filled, every, judge, NOW, Beside(source.id))
        decide(filled, "read", taken.new[:50], NOW)
    before = facts(filled)
    filled.close()
    return filled.path, before


def pages_of(path, table):
    """The leaf pages of a table in order, with the number of rows on each."""
    connection = sqlite3.connect(path)
    leaves = "SELECT pageno, ncell FROM dbstat WHERE name=? AND pagetype='leaf' ORDER BY path"
    found = connection.execute(leaves, (table,)).fetchall()
    connection.close()
    return found


def tear(path, pages):
    with path.open("r+b") as stream:
        for page, _ in pages:
            stream.seek((page - 1) * PAGE)
            stream.write(b"\xff" * PAGE)


def saved(path):
    opened = open_database(path)
    assert list(check(opened, full=True, alone=True)) == []
    found = facts(opened)
    opened.close()
    return found


def test_a_whole_database_comes_through_unchanged(large, tmp_path):
    path, before = large
    done = salvage(path, NOW, tmp_path / "lock", judge)
    assert done.lossless
    assert saved(path) == before
    assert done.aside.name == "earful-20241004-070000.damaged.db"
    assert saved(done.aside) == before


@pytest.mark.parametrize("seed", range(3))
def test_torn_pages_cost_only_their_own_rows(large, tmp_path, seed):
    path, before = large
    pages = pages_of(path, "mention")
    torn = sorted(random.Random(seed).sample(pages[2:-2], 6))
    tear(path, torn)
    bytes_before = path.read_bytes()
    done = salvage(path, NOW, tmp_path / "lock", judge)
    assert done.aside.read_bytes()[100:] == bytes_before[100:]  # but for the header that tells of the log
    assert not done.lossless
    assert done.tables["mention"].holes > 0
    after = saved(path)
    assert after["decision"] == before["decision"]
    assert after["brand"] == before["brand"]
    lost = len(before["mention"]) - len(after["mention"])
    assert lost == sum(rows for _, rows in torn)  # every row of an untouched page is there
    assert {repr(row) for row in after["mention"]} <= {repr(row) for row in before["mention"]}
    assert after["checkpoint"] == []  # so that the platforms are asked for them again


def test_decisions_of_torn_pages_are_few_and_the_rest_is_there(large, tmp_path):
    path, before = large
    pages = pages_of(path, "decision")
    tear(path, pages[1:3])
    done = salvage(path, NOW, tmp_path / "lock", judge)
    after = saved(path)
    assert done.tables["decision"].holes >= 1
    assert len(before["decision"]) - len(after["decision"]) == sum(rows for _, rows in pages[1:3])
    assert after["mention"] == before["mention"]
    assert after["checkpoint"] == before["checkpoint"]


def test_torn_indexes_counts_and_words_cost_nothing(large, tmp_path):
    path, before = large
    for name in ("rollup", "mention_words_data", "inbox", "sqlite_autoindex_mention_1", "case_now"):
        tear(path, pages_of(path, name)[:2])
    assert salvage(path, NOW, tmp_path / "lock", judge).lossless
    assert saved(path) == before


def test_a_lost_judgement_is_judged_again(large, tmp_path):
    path, before = large
    tear(path, pages_of(path, "judgement")[2:4])
    salvage(path, NOW, tmp_path / "lock", judge)
    after = saved(path)
    assert len(after["judgement"]) == len(before["judgement"])
    assert after["rollup"] == before["rollup"]


def test_what_was_not_folded_yet_is_saved_too(filled, tmp_path):
    """Killed with a log: the log belongs to the database, and goes aside with it."""
    copy = tmp_path / "killed" / "earful.db"
    copy.parent.mkdir()
    for ending in ("", "-wal"):
        file = filled.path.with_name(filled.path.name + ending)
        copy.with_name(copy.name + ending).write_bytes(file.read_bytes())
    before = facts(filled)
    salvage(copy, NOW, copy.with_suffix(".lock"), judge)
    assert saved(copy) == before


def test_a_database_of_an_earlier_version_is_saved_and_brought_to_today(tmp_path):
    path = tmp_path / "earful.db"
    path.write_bytes((Path(__file__).parents[3] / "fixtures" / "stores" / "m001.db").read_bytes())
    done = salvage(path, NOW, tmp_path / "lock", judge)
    assert done.lossless
    assert {name: len(rows) for name, rows in saved(path).items() if name in ("mention", "decision", "brand")} == {
        "mention": 60, "decision": 8, "brand": 2,
    }  # fmt: skip
    assert [file.name for file in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(("content", "kind"), [(b"", "beyond_salvage"), (b"no database at all" * 99, "beyond_salvage")])
def test_what_is_no_database_is_left_alone(tmp_path, content, kind):
    path = tmp_path / "earful.db"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        salvage(path, NOW, tmp_path / "lock", judge)
    assert caught.value.failure.kind == kind
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir() if file.suffix not in ("",)] == ["earful.db"]
