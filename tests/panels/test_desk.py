"""The whole window with its real engine child, on a feed of its own: from a post to the inbox, and to the end."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from earful.app.language import language
from earful.app.theme import theme
from earful.domain.brand import Brand
from earful.domain.source import SourceConfig
from earful.engine.outside import clock
from earful.panels.desk import Desk
from earful.panels.failures import failure_of_engine, failure_text
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places

_ITEM = (
    "<item><guid>{n}</guid><title>Frostline {n}</title><link>http://127.0.0.1/{n}</link>"
    "<pubDate>{when}</pubDate><description>My Frostline fridge is broken again, I want my money back, number {n}."
    "</description></item>"
)


class Feed(ThreadingHTTPServer):
    """A feed on loopback that tests add entries to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.entries: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/feed.xml"

    def say(self, *numbers: int) -> None:
        self.entries += [_ITEM.format(n=n, when=formatdate(clock() / 1e6 - n)) for n in numbers]


class _Answer(BaseHTTPRequestHandler):
    server: Feed

    def do_GET(self) -> None:
        body = f"<rss version='2.0'><channel><title>t</title>{''.join(self.server.entries)}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def feed() -> Iterator[Feed]:
    made = Feed()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def base(tmp_path: Path, feed: Feed) -> Path:
    """A database with one brand and the feed."""
    base = tmp_path / "base"
    database = open_database(places(base).make().database)
    brand = add_brand(database, Brand(0, "Frostline"), clock())
    add_source(database, SourceConfig(0, "rss", brand.id, server=feed.address), clock())
    database.close()
    return base


@pytest.fixture
def desk(qtbot: Any, base: Path) -> Iterator[Desk]:
    made = Desk(places(base), ["--base-dir", str(base), "engine"], demo=False, start_demo=[])
    yield made
    made.window.keep_running = None
    made._end()
    made.window.deleteLater()


def opened(qtbot: Any, desk: Desk) -> None:
    with qtbot.waitSignal(desk.engine.ready, timeout=30_000):
        desk.open()


def heard(base: Path) -> list[str]:
    database = open_database(places(base).database, read_only=True)
    try:
        return sorted(row["native_id"] for row in database.rows("SELECT native_id FROM mention"))
    finally:
        database.close()


def alive(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be reaped."""
    stat = _stat(pid)
    return stat is not None and stat[0] != "Z"


def _stat(pid: int) -> list[str] | None:
    """State, parent and so on of a process, None where there is none. (A bare Debian has no `ps`.)"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None


def test_a_post_arrives_in_the_inbox_and_on_the_frame(qtbot: Any, desk: Desk, base: Path, feed: Feed) -> None:
    feed.say(1, 2)
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: len(heard(base)) == 2, timeout=20_000)
    desk.window.show_panel("inbox")
    desk.session.open_view("all")
    inbox: Any = desk.window.panel("inbox")
    qtbot.waitUntil(lambda: inbox.list.model.rowCount() == 2, timeout=5_000)
    qtbot.waitUntil(lambda: desk.status.seen is not None and desk.status.seen.totals.heard == 2, timeout=5_000)
    assert desk.window.top_bar._brand.text() == "Frostline"
    qtbot.waitUntil(lambda: "RSS 127.0.0.1" in desk.window.foot_bar._sensors[0].text, timeout=5_000)


def test_a_killed_engine_comes_back_and_nothing_is_lost_or_doubled(
    qtbot: Any, desk: Desk, base: Path, feed: Feed
) -> None:
    feed.say(*range(1, 41))
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: len(heard(base)) > 0, timeout=20_000)
    first = desk.engine.pid
    with qtbot.waitSignal(desk.engine.ready, timeout=30_000):
        os.kill(first, signal.SIGKILL)
    assert desk.engine.restarts == 1
    assert desk.engine.pid != first
    feed.say(41)
    desk.ask_all()
    qtbot.waitUntil(lambda: len(heard(base)) == 41, timeout=20_000)
    assert len(set(heard(base))) == 41


def test_the_end_takes_the_engine_along_within_two_seconds(qtbot: Any, desk: Desk) -> None:
    opened(qtbot, desk)
    pid = desk.engine.pid
    begun = clock()
    desk._end()
    assert clock() - begun < 2_000_000
    assert not alive(pid)


def test_a_window_that_is_killed_leaves_no_engine_behind(qtbot: Any, base: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, "-m", "earful", "--base-dir", str(base)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        qtbot.waitUntil(lambda: bool(_children(window.pid)), timeout=20_000)
        engine = _children(window.pid)[0]
        window.send_signal(signal.SIGKILL)
        window.wait(5)
        qtbot.waitUntil(lambda: not alive(engine), timeout=10_000)
    finally:
        window.kill()
        window.wait(5)


def test_asked_to_end_the_process_ends_in_order(qtbot: Any, base: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, "-m", "earful", "--base-dir", str(base)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        qtbot.waitUntil(lambda: bool(_children(window.pid)), timeout=20_000)
        window.send_signal(signal.SIGTERM)
        assert window.wait(4) == 0
    finally:
        window.kill()
        window.wait(5)


def _children(pid: int) -> list[int]:
    every = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [one for one in every if (stat := _stat(one)) is not None and stat[1] == str(pid)]


def test_a_second_engine_is_told_of_at_the_foot(qtbot: Any, desk: Desk) -> None:
    desk.status.start()
    desk.engine.failed.emit({"source": None, "kind": "busy", "params": {}})
    desk.status.look()
    qtbot.waitUntil(lambda: bool(desk.window.foot_bar._sensors))
    assert desk.window.foot_bar._sensors[0].text == "Not listening: another Earful holds the data"


def test_look_and_language_change_live(qtbot: Any, desk: Desk) -> None:
    desk.window.show()
    desk.session.settings.set("theme", "dark")
    assert theme().tokens.dark
    desk.session.settings.set("language", "zh_CN")
    QApplication.processEvents()
    assert language().code == "zh_CN"
    assert desk.window.windowTitle() == "收件箱 – Earful"


def test_every_panel_opens_and_the_palette_knows_what_can_be_done(qtbot: Any, desk: Desk) -> None:
    desk.window.show()
    for key in ("timeline", "sources", "settings", "inbox"):
        desk.window.show_panel(key)
    known = {command.key for command in desk.window.commands.all()}
    assert {"listen.sync", "listen.brand", "listen.source", "listen.demo", "look.theme"} <= known
    assert desk.window.commands["listen.sync"].keys == "F5"


def test_the_first_start_is_covered_by_the_welcome(qtbot: Any, tmp_path: Path) -> None:
    desk = Desk(places(tmp_path), ["--base-dir", str(tmp_path), "engine"], demo=False, start_demo=[])
    try:
        desk.open()
        qtbot.waitUntil(lambda: desk.welcome is not None)
        assert desk.welcome is not None
        assert desk.welcome.size() == desk.window.size()
        assert not desk.window.commands["go.timeline"].action.isEnabled()
        qtbot.keyClicks(desk.welcome.name, "Frostline")
        qtbot.keyClick(desk.welcome.name, Qt.Key.Key_Return)
        welcome = desk.welcome
        qtbot.waitUntil(lambda: welcome.progress is not None)
        welcome.progress.go.click()  # type: ignore[union-attr]
        assert desk.welcome is None
        assert desk.window.current == "inbox"
        assert desk.window.commands["go.timeline"].action.isEnabled()
    finally:
        desk._end()


def test_what_the_engine_says_of_itself_is_told_from_what_a_source_does(qtbot: Any) -> None:
    assert failure_of_engine({"source": 3, "kind": "busy"}) is None
    assert failure_of_engine({"source": None, "kind": "never heard of"}) is None
    own = failure_of_engine({"source": None, "kind": "busy", "params": {}})
    assert own is not None
    assert failure_text(own).startswith("Another Earful")
