"""Audits in the engine: from a file, counted anew with judged cards, joined with what was heard of the fans."""

import json
import queue
from pathlib import Path

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.mention import Author
from earful.domain.moments import DAY, iso
from earful.engine.audit_accounts import accounts_at
from earful.engine.audit_files import FileOf, take_file
from earful.engine.audit_making import make_picture
from earful.engine.auditing import Audits
from earful.engine.outside import KeyringSessions
from earful.engine.repost_checking import check_reposts
from earful.insight.fans.marks import unpack
from earful.insight.fans.scores import Rules
from earful.store.audience_pictures import kept_marks, kept_picture
from earful.store.audience_ties import keep_customers
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.fan_labels import add_label
from earful.store.intake import take_in
from earful.store.places import places
from earful.store.reporting import Scope
from earful.store.sorting import Heard


def fan(number, hollow=False):
    return {
        "id": f"did:{number}", "handle": f"h{number}.example", "bio": "" if hollow else "likes bread",
        "followers": 1 if hollow else 150 + number, "following": 3000 if hollow else 120,
        "posts": 0 if hollow else 900 + number, "avatar": not hollow,
        "created_at": iso(NOW - (20 if hollow else 2000 - number) * DAY),
        "last_post_at": None if hollow else iso(NOW - 3 * DAY),
    }  # fmt: skip


@pytest.fixture
def database(tmp_path):
    opened = open_database(places(tmp_path).make().database)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fans.jsonl"
    lines = [json.dumps(fan(number, 40 <= number < 100)) for number in range(300)]
    path.write_text("\n".join([*lines, "broken", json.dumps(fan(3)), json.dumps({"id": "bare"})]))
    return path


@pytest.fixture
def heard(database):
    brand = add_brand(database, Brand(0, "Frostline", ("Frostline",)), NOW)
    said = [mention(number, "my Frostline is broken" if number == 3 else "fine Frostline") for number in range(7)]
    stranger = mention(8, "all broken", author=Author("bluesky", "did:stranger"))
    answer = mention(-1, "sorry", author=Author("bluesky", "us"), reply_to="at://post/3")
    take_in(database, [Heard(one, (brand.id,)) for one in (*said, stranger)], judge, NOW)
    take_in(database, [Heard(answer, (brand.id,), True)], judge, NOW)
    return brand


def test_a_file_becomes_an_audit(database, file, heard):
    audit = take_file(database, FileOf(file, "bluesky", "us", heard.id), NOW)
    made = make_picture(database, audit, Rules.load(), NOW)
    assert (made["n"], made["readable"], made["unreadable"]) == (301, 300, 1)
    (run,) = made["runs"]
    assert (run["from"], run["to"]) == (40, 99)
    ties = made["ties"]
    assert (ties["speakers"], ties["speakers_fans"], ties["complainers"], ties["complainers_fans"]) == (8, 7, 2, 1)
    assert (ties["owners"], ties["answered"], ties["complainers_fans_answered"]) == (1, 1, 1)
    assert kept_picture(database, audit) == json.loads(json.dumps(made))
    marks = unpack(kept_marks(database, audit))
    (account,) = accounts_at(database, made, marks, [3], Rules.load())
    assert set(account.ties) == {"spoke", "complained", "owns", "answered"}
    assert "wrote to or about you" in account.counter
    (hollow,) = accounts_at(database, made, marks, [50], Rules.load())
    assert hollow.hollow > 0.9
    assert "is followed by only 1" in hollow.reasons


def test_judged_cards_narrow_the_interval(database, file):
    audit = take_file(database, FileOf(file, "bluesky", "us"), NOW)
    before = make_picture(database, audit, Rules.load(), NOW)["shares"]["hollow"]
    for number in range(0, 300, 3):
        add_label(database, audit, f"did:{number}", "hollow" if 40 <= number < 100 else "real", NOW)
    add_label(database, audit, "did:0", "real", NOW, repeat=True)
    made = make_picture(database, audit, Rules.load(), NOW)
    after = made["shares"]["hollow"]
    assert made["judged"] == 100
    assert made["agreement"] == {"same": 1, "n": 1}
    assert after[2] - after[1] < 0.5 * (before[2] - before[1])
    assert after[1] <= 0.2 <= after[2]


def test_customers_are_kept_as_hashes(database, file):
    audit = take_file(database, FileOf(file, "bluesky", "us"), NOW)
    assert keep_customers(database, ["@H5.example", "did:6", "nobody@example.org", " "], NOW) == 3
    made = make_picture(database, audit, Rules.load(), NOW)
    assert (made["ties"]["customers_listed"], made["ties"]["customers_fans"]) == (3, 2)
    assert all(len(row["hash"]) == 20 for row in database.rows("SELECT hash FROM customer"))


def test_bad_files(database, tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("nothing\n[]\n")
    for path in (empty, tmp_path / "absent.jsonl"):
        with pytest.raises(KnownError):
            take_file(database, FileOf(path, "import", "us"), NOW)
    table = tmp_path / "fans.csv"
    rows = ["a,-5,1e400,yes", 'b,"1,200",7,no', "a,1,1,no", ",1,1,no"]
    table.write_text("handle,followers,posts,avatar\n" + "\n".join(rows) + "\n")
    audit = take_file(database, FileOf(table, "import", "us", oldest_first=True), NOW)
    found = database.rows("SELECT native_id, followers, posts, avatar FROM follower WHERE audit_id=?", (audit,))
    assert [tuple(row) for row in found] == [("b", 1200, 7, 0), ("a", None, None, 1)]
    made = make_picture(database, audit, Rules.load(), NOW)
    assert made["shares"]["hollow"] == [None, None, None]


def test_the_engine_obeys(database, file):
    told: queue.SimpleQueue[dict] = queue.SimpleQueue()
    base = places(Path(database.path).parent)
    audits = Audits(base, lambda event, data: told.put({"event": event, **data}), lambda: NOW, None, KeyringSessions())
    assert not audits.obey({"do": "sync"})
    assert audits.obey({"do": "audit_file", "job": "1", "file": str(file), "platform": "bluesky", "account": "us"})
    assert told.get(timeout=20)["state"] == "running"
    done = told.get(timeout=20)
    assert (done["event"], done["job"], done["state"], done["readable"]) == ("audit", "1", "done", 300)
    audits.obey({"do": "audit", "job": "2", "platform": "bluesky", "account": "us"})
    failed = told.get(timeout=20)
    assert (failed["state"], failed["kind"]) == ("failed", "no_followers")
    audits.obey({"do": "audit_again", "job": "3", "audit": "gone"})
    assert [told.get(timeout=20)["state"] for _ in range(2)] == ["running", "failed"]
    audits.obey({"do": "audit_remove", "job": "4", "audit": done["audit"]})
    assert told.get(timeout=20)["removed"]
    assert kept_picture(database, done["audit"]) is None


def test_reposts_of_ours_are_judged_and_others_left_alone(database):
    brand = add_brand(database, Brand(0, "Frostline", ("Frostline",)), NOW)
    ours = mention(9000, "win a fridge", author=Author("bluesky", "us"), native_id="ours")
    quiet = mention(9001, "hello", author=Author("bluesky", "us"), native_id="quiet")
    take_in(database, [Heard(one, (brand.id,), True) for one in (ours, quiet)], judge, NOW)
    reposts = [
        mention(
            n, "great fridge, want it now", kind="repost", native_id=f"r{n}", repost_of="ours",
            created_at=NOW - 9000 * 60_000_000 + n * 1_000_000,
            author=Author("bluesky", f"did:army{n}", followers=1, created_at=NOW - 30 * DAY + n),
        )
        for n in range(200)
    ]  # fmt: skip
    take_in(database, [Heard(one, (brand.id,)) for one in reposts], judge, NOW)
    (found,), forecast = check_reposts(database, Scope(brand.id))
    assert (found.post.native_id, found.stored) == ("ours", 200)
    assert found.verdict.p > 0.3
    assert found.verdict.reasons
    assert forecast.n == 1
    assert database.row("SELECT count(*) FROM mention WHERE own = 0")[0] == 200
