"""How long a complaint takes from the server's answer to the engine's word to the window, while a backlog is taken in.

The very process that the window starts, over real HTTP: one source reads a flood, another a feed that gets a new
complaint whenever it is asked."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter
from typing import IO

from earful.domain.source import SourceConfig
from earful.engine import protocol
from earful.engine.outside import clock
from earful.store.brands import add_source
from earful.store.database import open_database
from earful.store.places import places

_WORDS = "My Frostline fridge is broken again, nobody answers and I want my money back."
_PATIENCE_S = 5.0


class _Feed(ThreadingHTTPServer):
    """A feed whose newest entry is a complaint nobody has seen; `answered` are the moments, by entry."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answered: list[float] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Feed

    def do_GET(self) -> None:
        number = len(self.server.answered)
        items = "".join(
            f"<item><guid isPermaLink='false'>complaint-{n}</guid><title>Call {n}</title>"
            f"<description>{_WORDS} {n}</description><pubDate>{formatdate()}</pubDate></item>"
            for n in range(number, max(-1, number - 20), -1)
        )
        body = f"<rss version='2.0'><channel><title>Calls</title>{items}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.answered.append(perf_counter())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def calling(base: Path) -> Iterator[_Feed]:
    """A feed of complaints as a further source of the store under `base`."""
    feed = _Feed()
    threading.Thread(target=feed.serve_forever, daemon=True).start()
    database = open_database(places(base).database)
    add_source(database, SourceConfig(0, "rss", 1, server=f"http://127.0.0.1:{feed.server_port}/feed.xml"), clock())
    database.close()
    try:
        yield feed
    finally:
        feed.shutdown()
        feed.server_close()


def delays(base: Path, feed: _Feed, samples: int) -> list[float]:
    """Milliseconds from the feed's answer to the engine's `complaints` line, for each new complaint of the feed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "earful", "--base-dir", str(base), "engine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdin is not None
    assert child.stdout is not None
    heard: list[tuple[float, list[int]]] = []
    threading.Thread(target=_listen, args=(child.stdout, heard), daemon=True).start()
    try:
        for _ in range(samples):
            _ask_again(child.stdin, feed)
    finally:
        child.stdin.close()
        child.wait(10)
    return _matched(base, feed, heard)


def _ask_again(commands: IO[str], feed: _Feed) -> None:
    """Has the feed polled once more, and a little rest after it."""
    before, ends = len(feed.answered), perf_counter() + _PATIENCE_S
    commands.write(json.dumps({"v": protocol.VERSION, "do": "sync", "source": 2}) + "\n")
    commands.flush()
    while len(feed.answered) == before and perf_counter() < ends:
        threading.Event().wait(0.005)
    threading.Event().wait(0.15)


def _listen(lines: IO[str], heard: list[tuple[float, list[int]]]) -> None:
    for line in lines:
        at, told = perf_counter(), protocol.read(line)
        if told["event"] == "complaints":
            heard.append((at, told["ids"]))


def _matched(base: Path, feed: _Feed, heard: list[tuple[float, list[int]]]) -> list[float]:
    database = open_database(places(base).database, read_only=True)
    entries = {
        row["id"]: int(str(row["native_id"]).rsplit("-", 1)[-1])
        for row in database.rows("SELECT id, native_id FROM mention WHERE platform = 'rss'")
    }
    database.close()
    found = [(at, entries[one]) for at, ids in heard for one in ids if one in entries]
    return [(at - feed.answered[entry]) * 1000 for at, entry in found if entry < len(feed.answered)]
