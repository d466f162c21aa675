"""From what people say on real platforms to the window: the inbox, one alert each, the timeline, the exported file."""

import csv
import json
import os
import signal
import time

import pytest
from tests.e2e.servers import PDS, toot, until

from earful.domain.brand import Brand, OwnAccount
from earful.domain.moments import DAY, HOUR
from earful.domain.source import SourceConfig
from earful.engine.outside import clock
from earful.export.tables import write_csv
from earful.panels.desk import Desk
from earful.store import reading
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.places import places
from earful.store.timeline import timeline

pytestmark = pytest.mark.servers

WITHIN_MS = 5_000
COMPLAINT_EN = "My {brand} fridge died after two weeks, support ignores me. This is unacceptable, I want my money back!"
COMPLAINT_ZH = "{brand} 冰箱才用两周就坏了，客服一直不回复，太失望了，我要退款！"
PRAISE = "I love my {brand} fridge, best purchase of the year, thank you!"


@pytest.fixture
def base(tmp_path, monkeypatch):
    monkeypatch.setenv("EARFUL_TEST_BLUESKY", "hunter2-long")
    monkeypatch.setenv("EARFUL_TEST_MASTODON", "ada_token")
    return tmp_path / "base"


def listening(base, brand_name, *configs, own=()):
    database = open_database(places(base).make().database)
    brand = add_brand(database, Brand(0, brand_name, own=tuple(own)), clock())
    for config in configs:
        add_source(database, SourceConfig(0, brand_id=brand.id, **config), clock())
    database.close()
    return brand


class Open:
    """The real window with its real engine; counts the alerts and the polls."""

    def __init__(self, qtbot, base):
        self.qtbot, self.base = qtbot, base
        self.desk = Desk(places(base), ["--base-dir", str(base), "engine"], demo=False, start_demo=[])
        self.raised = []
        self.covered = set()
        self.desk.alerts.raised.connect(self.raised.extend)
        with qtbot.waitSignal(self.desk.engine.ready, timeout=20_000):
            self.desk.open()

    def rows(self, sql, *params):
        database = open_database(places(self.base).database, read_only=True)
        try:
            return [tuple(row) for row in database.rows(sql, params)]
        finally:
            database.close()

    def polled(self, sources=1):
        """Waits until every source was read by a poll that began after now, and asks for it."""
        before = clock()
        self.desk.engine.sync()
        done = "SELECT count(*) FROM source_state WHERE tried_at >= ? AND ok_at >= ?"
        self.qtbot.waitUntil(lambda: self.rows(done, before, before)[0][0] >= sources, timeout=30_000)

    def told_of(self, brand):
        """The alerts that were raised for mentions which name the brand."""
        named = {row[0] for row in self.rows("SELECT id FROM mention WHERE instr(text, ?)", brand.name)}
        return [identifier for identifier in self.raised if identifier in named]

    def close(self):
        self.desk.window.close()
        self.desk._end()


@pytest.fixture
def opened(qtbot, base):
    made = []

    def open_window():
        made.append(Open(qtbot, base))
        return made[-1]

    yield open_window
    for one in made:
        one.close()


def texts(found):
    return sorted(one.text for one in found)


def counted(opened_window, brand):
    """All mentions and the complaints among them, as the timeline has them."""
    database = open_database(places(opened_window.base).database, read_only=True)
    now = clock()
    tallies = timeline(database, now - DAY, now + DAY, "day", opened_window.desk.session.zone(), brand_id=brand.id)
    database.close()
    return sum(tally.n for tally in tallies), sum(tally.complaints for tally in tallies)


def heard(opened_window, brand, said, before=(0, 0)):
    """What the inbox, the timeline and the exported file hold, against what was said since it counted `before`."""
    n, complaints = counted(opened_window, brand)
    assert complaints - before[1] == len(said["complaints"])
    assert n - before[0] == len(said["complaints"]) + len(said["others"])
    database = open_database(places(opened_window.base).database, read_only=True)
    inbox = reading.page(database, "unheard", clock(), brand_id=brand.id)
    assert texts(one for one in inbox if brand.name in one.text) == sorted(said["complaints"])
    out = opened_window.base / "all.csv"
    write_csv(mentions(database, brand_id=brand.id), out)
    database.close()
    with out.open(encoding="utf-8-sig", newline="") as stream:
        exported = sorted(row["text"] for row in csv.DictReader(stream) if brand.name in row["text"])
    assert exported == sorted([*said["complaints"], *said["others"]])


def test_bluesky_complaints_reach_the_inbox_and_raise_one_alert_each(qtbot, base, opened, bluesky, brand_name):
    us, ana, wei, bo = bluesky("us"), bluesky("ana"), bluesky("wei"), bluesky("bo")
    config = {"platform": "bluesky", "server": PDS, "account": us.handle, "token_env": "EARFUL_TEST_BLUESKY"}
    brand = listening(base, brand_name, config, own=[OwnAccount("bluesky", us.handle)])
    window = opened()
    window.polled()
    said = [template.format(brand=brand_name) for template in (COMPLAINT_EN, COMPLAINT_ZH, PRAISE)]
    posted = [author.post(text)["uri"] for author, text in zip((ana, wei, bo), said, strict=True)]
    assert until(lambda: all(ana.indexed(uri) for uri in posted))
    asked = time.monotonic()
    window.desk.engine.sync()
    qtbot.waitUntil(lambda: len(window.raised) >= 2, timeout=WITHIN_MS)
    assert time.monotonic() - asked < WITHIN_MS / 1000
    window.polled()
    heard(window, brand, {"complaints": said[:2], "others": said[2:]})
    assert len(window.raised) == len(set(window.raised)) == 2
    window.close()
    again = opened()
    again.polled()
    assert again.raised == []


def test_mastodon_and_a_feed_the_same(qtbot, base, opened, mastodon, feed, brand_name):
    token = {"platform": "mastodon", "server": mastodon, "token_env": "EARFUL_TEST_MASTODON"}
    brand = listening(base, brand_name, token, {"platform": "rss", "server": feed.url})
    window = opened()
    window.polled(2)
    # The account that listens was spoken to before; that is told, too, and is not what this is about.
    before = counted(window, brand)
    said = [template.format(brand=brand_name) for template in (COMPLAINT_EN, COMPLAINT_ZH, PRAISE)]
    for text in said:
        toot(text)
    more = [f"{text} (forum)" for text in said]
    feed.entries = [(str(number), "", text) for number, text in enumerate(more)]
    window.desk.engine.sync()
    qtbot.waitUntil(lambda: len(window.told_of(brand)) >= 4, timeout=WITHIN_MS)
    window.polled(2)
    heard(window, brand, {"complaints": [*said[:2], *more[:2]], "others": [said[2], more[2]]}, before)


def test_an_engine_that_is_killed_comes_back_and_loses_and_doubles_nothing(qtbot, base, opened, feed, brand_name):
    brand = listening(base, brand_name, {"platform": "rss", "server": feed.url})
    feed.entries = [(str(n), "", f"{COMPLAINT_EN.format(brand=brand_name)} {n}") for n in range(150)]
    window = opened()
    qtbot.waitUntil(lambda: window.rows("SELECT count(*) FROM mention")[0][0] > 0, timeout=20_000)
    os.kill(window.desk.engine.pid, signal.SIGKILL)
    with qtbot.waitSignal(window.desk.engine.ready, timeout=20_000):
        pass
    feed.entries.append(("new", "", PRAISE.format(brand=brand_name)))
    window.polled()
    assert window.desk.engine.restarts == 1
    assert window.rows("SELECT count(*), count(DISTINCT native_id) FROM mention") == [(151, 151)]
    database = open_database(places(base).database, read_only=True)
    assert reading.count(database, "unheard", clock(), brand_id=brand.id) == 150
    database.close()


def test_a_post_that_its_author_took_back_stays_as_a_case_and_is_marked(base, bluesky, brand_name, earful, tmp_path):
    us, ana = bluesky("us"), bluesky("ana")
    env = {"EARFUL_TEST_BLUESKY": "hunter2-long"}
    earful("brand", "add", brand_name)
    bsky = ("bluesky", "--server", PDS, "--account", us.handle, "--token-env", "EARFUL_TEST_BLUESKY")
    earful("source", "add", *bsky, env=env)
    posted = ana.post(COMPLAINT_EN.format(brand=brand_name))
    assert until(lambda: ana.indexed(posted["uri"]))
    earful("sync", "--once", env=env)
    ana.delete(posted["uri"])
    assert until(lambda: not ana.indexed(posted["uri"]))
    path = tmp_path / "base" / "earful.db"
    for back in (7, 1):  # hours: as if it had been looked at that long ago
        database = open_database(path)
        with database.writing() as connection:
            state = json.loads(connection.execute("SELECT state FROM checkpoint WHERE stream='refresh'").fetchone()[0])
            state["at"] -= back * HOUR
            state["suspects"] = {uri: at - back * HOUR for uri, at in state["suspects"].items()}
            connection.execute("UPDATE checkpoint SET state=? WHERE stream='refresh'", (json.dumps(state),))
        database.close()
        earful("sync", "--once", env=env)
    out = tmp_path / "complaints.jsonl"
    earful("export", "complaints", "--out", str(out))
    (row,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert row["deleted_at"] is not None
    assert row["text"] == COMPLAINT_EN.format(brand=brand_name)
