"""Against the live Bluesky stack, whatever happens there: in the end the store says what the server says."""

import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

import pytest
from tests.e2e.servers import APPVIEW, PDS, call, until

from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR, MINUTE
from earful.domain.source import SourceConfig
from earful.engine.engine import Engine
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.net.client import HttpClient
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places
from earful.store.sensors import source_states

pytestmark = pytest.mark.servers
_EAR = Ear.load()


class Ring:
    """A keyring of one entry."""

    def __init__(self):
        self.text = None

    def load(self, _config):
        return self.text

    def keep(self, _config, text):
        self.text = text


class Listener:
    """A store that listens to one brand on the stack, and a clock that a test can move."""

    def __init__(self, folder, brand, account, server=PDS):
        self.places, self.ahead, self.ring, self.events = places(folder), 0, Ring(), []
        self.before_request = lambda _request: None
        database = open_database(self.places.make().database)
        added = add_brand(database, Brand(0, brand), clock())
        config = SourceConfig(0, "bluesky", added.id, server=server, account=account.handle, has_secret=True)
        add_source(database, config, clock())
        database.close()
        self.brand = brand
        self._http = HttpClient()

    def send(self, request, *, cancel):
        self.before_request(request)
        return self._http.send(request, cancel=cancel)

    def sync(self):
        """One poll of the source."""
        engine = Engine(
            self.places,
            self,
            lambda event, data: self.events.append((event, data)),
            lambda: clock() + self.ahead,
            lambda _: "hunter2-long",
            lambda: _EAR,
            sessions=self.ring,
        )
        try:
            return [failure.kind for failure in engine.once()]
        finally:
            engine.close()

    def rows(self, sql):
        database = open_database(self.places.database)
        try:
            return [tuple(row) for row in database.rows(sql)]
        finally:
            database.close()

    def write(self, sql):
        database = open_database(self.places.database)
        with database.writing() as connection:
            connection.execute(sql)
        database.close()

    def said(self):
        """What the store says is there: text by uri."""
        return dict(self.rows("SELECT native_id, text FROM mention WHERE deleted_at IS NULL"))

    def truth(self):
        """What the server says is there."""
        found, cursor = {}, ""
        while cursor is not None:
            page = call(f"{APPVIEW}/xrpc/app.bsky.feed.searchPosts?q={quote(self.brand)}&limit=100&cursor={cursor}")
            found.update({post["uri"]: post["record"]["text"] for post in page["posts"]})
            cursor = page.get("cursor")
        return found

    def soon_true(self, count):
        """Waits until the server has indexed so many posts."""
        assert until(lambda: len(self.truth()) == count, 30, 0.3)


def stamp(ago):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() - ago / 1_000_000))


@pytest.fixture
def people(bluesky):
    return bluesky("us"), bluesky("ana"), bluesky("ben")


@pytest.fixture
def listener(tmp_path, brand_name, people):
    return Listener(tmp_path, brand_name, people[0])


def test_whatever_happens_there_the_store_ends_as_the_server_is(listener, people):
    _, ana, ben = people
    brand = listener.brand
    posts = [ana.post(f"{brand} number {n}", stamp(n * 2 * HOUR)) for n in range(130)]
    kept = ben.post(f"{brand} by ben")
    listener.soon_true(131)
    inserted = []

    def inserts(request):
        if dict(request.params).get("cursor") and not inserted:
            inserted.append(ben.post(f"{brand} inserted during the walk"))

    listener.before_request = inserts
    assert listener.sync() == []
    listener.before_request = lambda _: None
    assert inserted
    back_dated = ana.post(f"{brand} back-dated by five hours", stamp(5 * HOUR))
    older = ana.post(f"{brand} back-dated by five days", stamp(5 * DAY))
    ana.edit(posts[1]["uri"], f"{brand} edited words")
    ana.delete(posts[2]["uri"])
    listener.soon_true(133)
    # Over a day: walks, the daily rescan, and two looks at what may be gone.
    for step in (2 * MINUTE, 7 * HOUR, HOUR, DAY, HOUR):
        listener.ahead += step
        assert listener.sync() == []
    assert listener.said() == listener.truth()
    assert {back_dated["uri"], older["uri"], inserted[0]["uri"], kept["uri"]} <= set(listener.said())
    assert listener.rows("SELECT count(*) FROM edit") == [(1,)]
    assert listener.rows(f"SELECT text FROM mention WHERE native_id='{posts[2]['uri']}'") == [(f"{brand} number 2",)]

    ben.deactivate()
    listener.soon_true(131)
    for step in (7 * HOUR, HOUR):
        listener.ahead += step
        assert listener.sync() == []
    assert listener.said() == listener.truth()
    ben.activate()
    listener.soon_true(133)
    for step in (7 * HOUR, HOUR, DAY):
        listener.ahead += step
        assert listener.sync() == []
    assert listener.said() == listener.truth()


def test_a_session_that_expired_is_renewed_and_one_that_is_garbage_made_anew(listener, people):
    people[1].post(f"{listener.brand} once")
    listener.soon_true(1)
    assert listener.sync() == []
    listener.ring.text = listener.ring.text.replace('"access": "', '"access": "garbage')
    assert listener.sync() == []
    assert "garbage" not in listener.ring.text
    logins = []
    listener.before_request = lambda request: logins.append(request.url) if "createSession" in request.url else None
    assert listener.sync() == []
    assert logins == []


def test_a_cursor_that_the_server_no_longer_takes_is_walked_again(listener, people):
    for number in range(5):
        people[1].post(f"{listener.brand} {number}")
    listener.soon_true(5)
    stream = f"search:{listener.brand}"
    now = clock()
    listener.write(
        "INSERT INTO checkpoint VALUES (1, '" + stream + "', '{\"mark\": " + str(now + HOUR) + ', "open":'
        f' [["!!bogus!!", {now - DAY}, {now + HOUR}]], "memory": {{}}, "rescanned_at": {now}' + "}')"
    )
    for _ in range(3):
        listener.sync()
    assert listener.said() == listener.truth()
    assert listener.sync() == []


class Limited(BaseHTTPRequestHandler):
    """Always 429, for 290 seconds."""

    def do_GET(self):
        self.send_response(429)
        self.send_header("Retry-After", "290")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        pass


def test_told_to_wait_for_290_seconds_it_says_so_and_quits_at_once(tmp_path, brand_name, people):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Limited)
    Thread(target=server.serve_forever, daemon=True).start()
    listener = Listener(tmp_path, brand_name, people[0], f"http://127.0.0.1:{server.server_port}")
    begun = time.monotonic()
    assert listener.sync() == []
    assert time.monotonic() - begun < 2
    server.shutdown()
    server.server_close()
    (waiting,) = [data for event, data in listener.events if event == "waiting"]
    assert waiting["kind"] == "rate_limited"
    database = open_database(listener.places.database)
    state = replace(source_states(database)[1])
    database.close()
    assert 280 < (state.waiting_until - clock()) / 1_000_000 <= 290
