"""A runner over the invented platform and a real store."""

import hashlib

import pytest
from tests.unit.engine.platform import NOW, FakeSource, Platform
from tests.unit.store.samples import judge

from earful.domain.brand import Brand, OwnAccount
from earful.domain.source import SourceConfig
from earful.engine.login import NOT_KEPT
from earful.engine.runner import Runner, Surroundings
from earful.engine.writer import Writer
from earful.judgement.memory import Memory
from earful.store.brands import add_brand, add_source, watch_for
from earful.store.database import open_database


class Ear:
    """Judges by one word, and remembers what a person said."""

    model = "test-1"

    def __init__(self):
        self.memory = Memory()

    def judge(self, texts):
        return self.memory.over(texts, judge(texts))


class Desk:
    """One store, one brand, one source on one platform, and a clock that a test can move."""

    def __init__(self, folder):
        self.path = folder / "earful.db"
        self.platform = Platform()
        self.now = NOW
        self.events = []
        self.source = FakeSource()
        database = open_database(self.path)
        self.brand = add_brand(database, Brand(0, "Frostline", own=(OwnAccount("fake", "us"),)), NOW)
        self.config = add_source(database, SourceConfig(0, "fake", self.brand.id), NOW)
        database.close()
        self.writer = Writer(self.path, Ear)
        self.secret = None
        self.sessions = NOT_KEPT
        self.ahead = None

    def runner(self):
        around = Surroundings(
            self.platform,
            self.writer,
            lambda event, data: self.events.append((event, data)),
            lambda: self.now,
            lambda _config: self.secret,
            (self.brand,),
            self.ahead,
            self.sessions,
        )
        return Runner(self.source, self.config, watch_for(self.brand, "fake"), around, None)

    def rows(self, sql="SELECT native_id, text, at FROM mention ORDER BY platform, native_id"):
        database = open_database(self.path, read_only=True)
        try:
            return [tuple(row) for row in database.rows(sql)]
        finally:
            database.close()

    def digest(self):
        """A hash over everything that was taken in, independent of the order it came in."""
        found = self.rows("SELECT platform, native_id, text, at, kind, own FROM mention ORDER BY platform, native_id")
        found += self.rows("SELECT * FROM rollup ORDER BY 1, 2, 3, 4, 5")
        found += self.rows("SELECT mention_id, sentiment, complaint FROM judgement ORDER BY mention_id")
        return hashlib.sha256(repr(found).encode()).hexdigest()

    def said(self, event):
        return [data for name, data in self.events if name == event]


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.writer.close()
