"""Live streams against the real Mastodon server on loopback. Run in CI (mark `servers`)."""

import threading
import time

import pytest
import requests
from tests.contract.test_servers import MASTODON, post_on_mastodon, reachable_or_skip
from tests.unit.store.samples import judge

from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.engine.live import LiveSources
from earful.engine.surroundings import Surroundings
from earful.engine.writer import Writer
from earful.net.client import HttpClient
from earful.net.live import LiveConnection
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database

pytestmark = pytest.mark.servers


class Ear:
    judge = staticmethod(judge)


def test_mastodon_is_heard_within_a_moment(tmp_path):
    reachable_or_skip(f"{MASTODON}/api/v2/instance")
    word, now = f"kettle{time.time_ns()}", lambda: time.time_ns() // 1000
    database = open_database(tmp_path / "earful.db")
    brand = add_brand(database, Brand(0, "Kettle", (word,)), now())
    given = SourceConfig(0, "mastodon", brand.id, server=MASTODON, account="ada", token_env="T")
    config = add_source(database, given, now())
    writer, heard, on = Writer(tmp_path / "earful.db", Ear), threading.Semaphore(0), threading.Event()

    def emit(event, data):
        if event == "page":
            heard.release()
        elif event == "live" and data["state"] == "on":
            on.set()

    around = Surroundings(HttpClient(), writer, emit, now, lambda _: "ada_token", (brand,))
    live = LiveSources(LiveConnection)
    live.follow([config], around, lambda *_: None)
    live.begin()
    try:
        assert on.wait(10)
        took = []
        for number in range(20):
            text = f"#{word} is broken, {number}" if number % 2 else f"@ada my kettle is broken, {number}"
            begun = time.monotonic()
            told = post_on_mastodon("grace_token", status=text)
            assert heard.acquire(timeout=5)
            took.append(time.monotonic() - begun)
        took.sort()
        print(f"post to store: median {took[10] * 1000:.0f} ms, p95 {took[18] * 1000:.0f} ms")
        assert took[18] < 1  # posting included; 0.05 where the machine is idle
        rows = database.rows("SELECT native_id FROM mention")
        assert len(rows) == 20
        headers = {"Authorization": "Bearer grace_token"}
        requests.delete(f"{MASTODON}/api/v1/statuses/{told['id']}", headers=headers, timeout=20)
        again = post_on_mastodon("grace_token", status=f"#{word} broken and @ada told twice")
        assert heard.acquire(timeout=5)
        time.sleep(0.5)
        found = database.rows("SELECT deleted_at FROM mention WHERE native_id LIKE ?", (f"{again['id']}@%",))
        assert [tuple(row) for row in found] == [(None,)]  # once, though two streams told of it
        assert database.rows("SELECT 1 FROM mention WHERE deleted_at IS NOT NULL") == []
    finally:
        begun = time.monotonic()
        live.stop()
        live.join(2)
        assert time.monotonic() - begun < 0.5
        writer.close()
        database.close()
