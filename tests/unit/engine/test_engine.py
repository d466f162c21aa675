"""The engine: one per database, every source its turn, asked again at once when told, gone when told."""

import subprocess
import sys
import threading
import time

import pytest
from tests.unit.engine.conftest import Ear
from tests.unit.engine.platform import NOW, FakeSource, Platform, answer, posts

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.moments import MINUTE
from earful.domain.source import SourceConfig
from earful.engine import engine as module
from earful.engine.engine import Engine
from earful.store.brands import add_brand, add_source, pause_source
from earful.store.database import open_database
from earful.store.places import places


class Bench:
    """A base directory with some sources on one invented platform each, told apart by their server."""

    def __init__(self, folder, monkeypatch, count=1):
        self.places = places(folder)
        self.platforms = {f"https://{n}.example": Platform(posts(20)) for n in range(count)}
        self.events = []
        self.now = NOW
        monkeypatch.setattr(module, "source_for", lambda _: _Served())
        database = open_database(self.places.make().database)
        brand = add_brand(database, Brand(0, "Frostline"), NOW)
        for server in self.platforms:
            add_source(database, SourceConfig(0, "fake", brand.id, server=server), NOW)
        database.close()

    def send(self, request, *, cancel):
        return self.platforms[request.url].send(request, cancel=cancel)

    def engine(self):
        return Engine(self.places, self, self.hear, lambda: self.now, lambda _: None, Ear)

    def hear(self, event, data):
        self.events.append((event, data))

    def said(self, event):
        return [data for name, data in self.events if name == event]


class _Served(FakeSource):
    def request(self, config, *given):
        made = super().request(config, *given)
        return type(made)(config.server, params=made.params)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    return Bench(tmp_path, monkeypatch)


def until(wanted, seconds=5):
    end = time.monotonic() + seconds
    while not wanted() and time.monotonic() < end:
        threading.Event().wait(0.01)
    assert wanted()


def test_two_engines_on_one_database_the_second_is_told(bench):
    first = bench.engine()
    with pytest.raises(KnownError, match="Another Earful"):
        bench.engine()
    first.close()
    bench.engine().close()


def test_a_source_that_fails_and_one_that_hangs_delay_no_other(tmp_path, monkeypatch):
    bench = Bench(tmp_path, monkeypatch, count=3)
    broken, hanging, fine = bench.platforms.values()
    release = threading.Event()
    broken.before = lambda *_: answer(b"<html>oh</html>")
    hanging.before = lambda *_: release.wait(10) and None
    engine = bench.engine()
    running = threading.Thread(target=engine.once)
    running.start()
    until(lambda: [data for data in bench.said("coverage") if data["source"] == 3])
    assert not [data for data in bench.said("coverage") if data["source"] == 2]
    release.set()
    running.join(10)
    engine.close()
    assert bench.said("done")[0] == {"sources": 3, "new": 20, "updated": 0, "failed": 1, "waiting": 0}
    assert len(fine.asked) > 1


def test_asked_for_in_the_middle_of_a_poll_it_is_polled_again_right_after(bench):
    (platform,) = bench.platforms.values()
    engine = bench.engine()

    def asks_again(*_):
        platform.before = None
        engine.obey({"do": "sync"})

    platform.before = asks_again
    running = threading.Thread(target=engine.run)
    running.start()
    until(lambda: len(bench.said("coverage")) == 2)
    engine.close()
    running.join(5)
    assert not running.is_alive()


def test_new_and_paused_sources_are_taken_up_while_it_runs(bench):
    engine = bench.engine()
    running = threading.Thread(target=engine.run)
    running.start()
    until(lambda: bench.said("coverage"))
    bench.platforms["https://new.example"] = Platform(posts(3))
    database = open_database(bench.places.database)
    pause_source(database, 1, True)
    add_source(database, SourceConfig(0, "fake", 1, server="https://new.example"), NOW)
    database.close()
    engine.obey({"do": "reload"})
    until(lambda: [data for data in bench.said("coverage") if data["source"] == 2])
    before = len(bench.said("coverage"))
    bench.now += 90 * MINUTE
    engine.obey({"do": "sync", "source": 2})
    until(lambda: len(bench.said("coverage")) > before)
    assert {data["source"] for data in bench.said("coverage")[before:]} == {2}
    engine.close()
    running.join(5)


def test_an_unknown_source_is_refused(bench):
    engine = bench.engine()
    with pytest.raises(KnownError, match="no source 9"):
        engine.once(9)
    engine.close()


def test_told_to_end_it_does_not_wait_for_a_source_that_hangs(bench):
    begun, ending = threading.Event(), threading.Event()

    def hangs(_request, _cancel):
        begun.set()
        ending.wait(20)

    next(iter(bench.platforms.values())).before = hangs
    engine = bench.engine()
    asking = threading.Thread(target=engine.once)
    asking.start()
    assert begun.wait(5)
    started = time.monotonic()
    engine.stop()
    asking.join(5)
    took = time.monotonic() - started
    ending.set()
    engine.close()
    assert took < 0.5


def test_a_second_told_to_end_comes_while_it_begins(bench):
    """A signal runs on whatever the main thread is doing: here inside the lock that ending needs, too."""
    engine = bench.engine()
    with engine._live._lock:
        engine.stop()
    engine.close()


def test_closing_takes_no_longer_than_it_may():
    code = "import time\nfrom earful.engine.process import leave_within\nleave_within(0.05)\ntime.sleep(60)\n"
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code + "raise SystemExit(3)"], timeout=30, check=False)
    assert done.returncode == 0
    assert time.monotonic() - started < 20
