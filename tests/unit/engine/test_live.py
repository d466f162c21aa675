"""Live streams: stored within a moment, once, without moving a checkpoint; drops, garbage, floods and the end."""

import json
import threading
import time

import pytest
from tests.unit.engine.platform import NOW, FakeSource, answer, posts
from tests.unit.net.streaming import Streaming

from earful.domain.failures import KnownError
from earful.domain.follower import Profile
from earful.domain.http import Request
from earful.domain.live import LiveEnded, LiveRequest
from earful.domain.mention import Author, Mention
from earful.domain.moments import MINUTE
from earful.engine.live import LiveSource, LiveSources
from earful.engine.surroundings import Surroundings
from earful.net.live import LiveConnection
from earful.sources.base import Page
from earful.store.brands import watch_for


class LiveSourceOfOurs(FakeSource):
    """The invented platform, which streams: JSON lists of id, time and text; "gone 7" for a deletion."""

    refreshes = True
    author = Author("fake", "a", handle="a")

    def __init__(self, url):
        self.url = url

    def live(self, config, watch, session, place):
        return (LiveRequest("stream", Request(self.url), needs_term=True, silence_s=30),)

    def parse_live(self, config, event):
        if event.data.startswith("gone "):
            return Page(tombstones=(event.data.removeprefix("gone "),))
        try:
            number, at, text = json.loads(event.data)
        except ValueError as error:
            raise KnownError("not_json", {"host": "fake.example"}) from error
        return Page((Mention("fake", str(number), "post", text, author=self.author, created_at=at),))

    def profiles(self, config, native_ids, session):
        return Request("https://fake.example/profiles", params=(("who", ",".join(native_ids)),))

    def parse_profiles(self, config, response):
        return tuple(Profile(Author("fake", *pair)) for pair in json.loads(response.body))


@pytest.fixture
def streaming():
    made = Streaming()
    yield made
    made.end()


@pytest.fixture
def listening(desk, streaming):
    """A live source over the desk's store, listening; and what it told the runner."""
    source = LiveSourceOfOurs(streaming.url)
    brought = []
    around = Surroundings(
        desk.platform,
        desk.writer,
        lambda event, data: desk.events.append((event, data)),
        lambda: desk.now,
        lambda _config: desk.secret,
        (desk.brand,),
    )
    live = LiveSource(
        source, desk.config, watch_for(desk.brand, "fake"), around, LiveConnection,
        lambda new, aside: brought.append((new, aside)), first_s=0.05,
    )  # fmt: skip
    live.source, live.brought = source, brought
    live.start()
    assert streaming.opened.acquire(timeout=5)
    yield live
    begun = time.monotonic()
    live.stop()
    live.thread.join(5)
    assert time.monotonic() - begun < 0.5
    assert not live.thread.is_alive()


def until(wanted, seconds=5):
    end = time.monotonic() + seconds
    while not wanted() and time.monotonic() < end:
        threading.Event().wait(0.01)
    assert wanted()


def tell(streaming, number, text="Frostline leaks", at=NOW - MINUTE):
    streaming.tell("update", json.dumps([number, at, text]))


def kinds(desk):
    return [kind for (kind,) in desk.rows("SELECT kind FROM activity ORDER BY id")]


def test_what_is_told_is_stored_and_alerted_within_a_moment(desk, streaming, listening):
    begun = time.monotonic()
    tell(streaming, 7, "Frostline broken")
    until(lambda: desk.said("complaints"))
    assert time.monotonic() - begun < 0.3
    assert [row[0] for row in desk.rows()] == ["7"]
    assert desk.said("page") == [{"source": desk.config.id, "new": 1, "updated": 0, "quarantined": 0}]
    assert listening.brought == [(1, 0)]
    assert desk.said("live")[0] == {"source": desk.config.id, "state": "on"}


def test_what_does_not_name_the_brand_is_not_kept(desk, streaming, listening):
    tell(streaming, 1, "weather")
    tell(streaming, 2)
    until(lambda: desk.rows())
    assert [row[0] for row in desk.rows()] == ["2"]


def test_the_walk_still_proves_everything_and_nothing_is_there_twice(desk, streaming, listening):
    tell(streaming, 3, "Frostline is fine")
    until(lambda: desk.rows())
    assert desk.rows("SELECT * FROM checkpoint") == []
    assert desk.rows("SELECT * FROM coverage") == []
    desk.platform.posts = posts(3)
    desk.runner().poll()
    tell(streaming, 3, "Frostline is fine")
    tell(streaming, 4)
    until(lambda: len(desk.rows()) == 4)
    alone = desk.digest()
    desk.runner().poll()
    assert desk.digest() == alone


def test_an_edit_is_an_edit(desk, streaming, listening):
    tell(streaming, 3, "Frostline is fine")
    until(lambda: desk.rows())
    tell(streaming, 3, "Frostline is broken")
    until(lambda: desk.rows()[0][1] == "Frostline is broken")
    assert desk.rows("SELECT text FROM edit") == [("Frostline is fine",)]


def test_a_deletion_only_leads_to_a_look_of_our_own(desk, streaming, listening, monkeypatch):
    monkeypatch.setattr("earful.engine.live_hearing._LOOK_S", 0.02)
    desk.platform.posts = posts(2)
    desk.runner().poll()
    asked = len(desk.platform.asked)
    streaming.tell("delete", "gone 1")
    streaming.tell("delete", "gone 99")
    until(lambda: len(desk.platform.asked) > asked)
    assert dict(desk.platform.asked[-1].params)["ids"] == "1"  # nobody asks for what was never ours
    streaming.tell("delete", "gone 2")
    desk.platform.posts = [post for post in desk.platform.posts if post.id != 2]
    until(lambda: len(desk.platform.asked) > asked + 1)
    until(lambda: listening._hearing.due())
    assert desk.rows("SELECT count(*) FROM mention WHERE deleted_at IS NOT NULL") == [(0,)]
    desk.now += 16 * MINUTE
    listening._hearing._look_at["2"] = 0.0
    listening._mailbox.wake()
    until(lambda: desk.rows("SELECT native_id FROM mention WHERE deleted_at IS NOT NULL") == [("2",)])


def test_authors_without_a_name_get_theirs_before_anybody_sees_them(desk, streaming, listening):
    listening.source.author = Author("fake", "did:7")
    desk.platform.before = lambda request, _: (
        answer([["did:7", "marta", "Marta"]]) if "profiles" in request.url else None
    )
    tell(streaming, 7)
    until(lambda: desk.rows())
    assert desk.rows("SELECT handle, name FROM author") == [("marta", "Marta")]
    desk.platform.before = lambda *_: answer(b"<html>", 500)
    listening.source.author = Author("fake", "did:8")
    tell(streaming, 8)
    until(lambda: len(desk.rows()) == 2)


def test_a_stream_that_breaks_off_is_opened_again_and_told_once_a_pause(desk, streaming, listening):
    streaming.hang_up()
    assert streaming.opened.acquire(timeout=5)
    tell(streaming, 1)
    until(lambda: desk.rows())
    assert kinds(desk) == []  # a server that hangs up and takes us back at once is nobody's concern
    streaming.status = 503
    streaming.hang_up()
    until(lambda: len(streaming.asked) >= 5)
    streaming.status = 200
    assert streaming.opened.acquire(timeout=5)
    tell(streaming, 2)
    until(lambda: len(desk.rows()) == 2)
    until(lambda: kinds(desk) == ["live_lost", "live_back"])


def test_garbage_is_set_aside_and_the_stream_goes_on(desk, streaming, listening):
    streaming.send(b"\xff\xfe\n\n{}\n\n")
    for number in range(100):
        streaming.tell("update", f"not json {number}")
    tell(streaming, 1)
    until(lambda: desk.rows())
    assert 0 < desk.rows("SELECT count(*) FROM quarantine")[0][0] <= 20


def test_a_bug_in_reading_an_event_stops_nothing(desk, streaming, listening, caplog):
    streaming.tell("update", "7")
    tell(streaming, 1)
    until(lambda: desk.rows())
    assert "failed inside Earful" in caplog.text


def test_a_flood_is_bounded_and_told(desk, streaming, listening, monkeypatch):
    slow = threading.Event()
    take_in = desk.writer.do(lambda *_: slow.wait(10))
    event = b"event: update\ndata: " + json.dumps([1, NOW, "Frostline"]).encode() + b"\n\n"
    tell(streaming, 0)
    for _ in range(100):
        streaming.send(event * 100)
    streaming.hang_up()
    until(lambda: any(isinstance(one, LiveEnded) for one in list(listening._mailbox._news)))
    assert len(listening._mailbox) <= 2_001
    slow.set()
    take_in.result()
    until(lambda: "live_flooded" in kinds(desk))
    assert len(desk.rows()) == 2


def test_only_what_has_something_live_is_listened_to(desk, streaming, monkeypatch):
    source = LiveSourceOfOurs(streaming.url)
    source.capabilities = type(source.capabilities)(search=True, live=True)
    monkeypatch.setattr("earful.engine.live.source_for", lambda _: source)
    around = Surroundings(desk.platform, desk.writer, lambda *_: None, lambda: desk.now, lambda _: None, (desk.brand,))
    told = []
    all_ = LiveSources(LiveConnection)
    all_.follow([desk.config], around, lambda *what: told.append(what))
    assert streaming.asked == []  # a sync that ends with its walks does not listen
    all_.begin()
    assert streaming.opened.acquire(timeout=5)
    all_.follow([desk.config], around, lambda *what: told.append(what))
    tell(streaming, 1)
    until(lambda: told)
    assert told == [(desk.config.id, 1, 0)]
    assert len(streaming.asked) == 1
    all_.follow([], around, lambda *_: None)
    all_.stop()
    all_.join(1.0)
    LiveSources(None).begin()
