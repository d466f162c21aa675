"""A source that is slow, loops, floods or raises, on real servers, and one beside it that must not feel it."""

import json
import statistics
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.unit.engine.conftest import Ear

from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.engine.engine import Engine
from earful.engine.outside import clock
from earful.net.client import HttpClient
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places


def hits(first, count):
    now = int(time.time())
    return [
        {"objectID": str(first + n), "created_at_i": now - n % 60, "author": "a", "comment_text": "Frostline broken"}
        for n in range(count)
    ]


class Handler(BaseHTTPRequestHandler):
    """/good, /slow, /loops, /floods, /raises: an index of Hacker News that behaves like this."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kind = self.path.split("/")[1]
        if kind == "slow":
            self.server.ending.wait(20)
        self.server.count += 1
        found = {
            "good": hits(0, 20),
            "loops": hits(0, 100),
            "floods": hits(self.server.count * 1000, 1000),
            "raises": [{"objectID": 1, "created_at_i": "x"}],
            "slow": [],
        }[kind]
        body = b"<html>no" if kind == "raises" else json.dumps({"hits": found, "nbHits": 10**6}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads, made.block_on_close, made.count, made.ending = True, False, 0, threading.Event()
    made.handle_error = lambda *_: None
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.ending.set()
    made.shutdown()
    made.server_close()


def polls(folder, server, kinds, count=15):
    """Seconds from "sync now" to the end of each poll of the good source, with these others beside it."""
    database = open_database(places(folder).make().database)
    brand = add_brand(database, Brand(0, "Frostline"), clock())
    for kind in ("good", *kinds):
        address = f"http://127.0.0.1:{server.server_port}/{kind}"
        add_source(database, SourceConfig(0, "hackernews", brand.id, server=address), clock())
    database.close()
    over = threading.Event()

    def hear(event, data):
        if event == "coverage" and data["source"] == 1:
            over.set()

    engine = Engine(places(folder), HttpClient(), hear, clock, lambda _: None, Ear)
    running = threading.Thread(target=engine.run)
    running.start()
    assert over.wait(30)
    took = []
    for _ in range(count):
        over.clear()
        begun = time.monotonic()
        engine.obey({"do": "sync", "source": 1})
        assert over.wait(30)
        took.append(time.monotonic() - begun)
    begun = time.monotonic()
    engine.close()
    running.join(5)
    assert time.monotonic() - begun < 2
    return took


@pytest.mark.slow
def test_they_delay_it_by_less_than_a_tenth_of_a_second(tmp_path, server, caplog):
    alone = statistics.median(polls(tmp_path / "alone", server, ()))
    beside = statistics.median(polls(tmp_path / "beside", server, ("slow", "loops", "floods", "raises")))
    caplog.clear()
    print(f"alone {alone * 1000:.0f} ms, beside the four {beside * 1000:.0f} ms")
    assert beside - alone < 0.1
