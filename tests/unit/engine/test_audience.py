"""Downloading followers: whole, in order, once each; it goes on where it stopped, waits when asked, ends in circles."""

import json
from dataclasses import dataclass, field

import pytest
from tests.unit.engine.platform import NOW, FakeSource, answer

from earful.domain.failures import KnownError
from earful.domain.follower import FollowerPage, Profile
from earful.domain.http import Request
from earful.domain.mention import Author
from earful.domain.moments import DAY, MINUTE, SECOND
from earful.domain.source import SourceConfig
from earful.engine.audience import Download, Surroundings, small_print, wanted_positions
from earful.sources.base import Allowance
from earful.store import audience
from earful.store.database import open_database

CONFIG = SourceConfig(1, "fake", 1)


class Shown(FakeSource):
    """A platform that lists followers ten at a time, bare, and completes them by five."""

    allowance = Allowance(300, per_s=300)
    profiles_batch = 5

    def followers(self, config, account, cursor, session):
        return Request("https://fake.example/followers", params=(("cursor", cursor or ""), ("of", account)))

    def parse_followers(self, config, account, response, cursor):
        told = json.loads(response.body)
        if cursor is None:
            return FollowerPage(next_cursor="0", known_total=told["total"])
        profiles = tuple(Profile(Author("fake", name, handle=name)) for name in told["names"])
        return FollowerPage(profiles, told["cursor"], bare=told.get("bare", True), partial=told.get("partial", False))

    def profiles(self, config, native_ids, session):
        return Request("https://fake.example/profiles", params=(("who", ",".join(native_ids)),))

    def parse_profiles(self, config, response):
        names = json.loads(response.body)
        return tuple(Profile(Author("fake", name, followers=int(name[1:])), avatar=True) for name in names)


@dataclass
class World:
    """So many followers f0, f1, ... newest first, a clock that requests move, and what was told."""

    database: object
    count: int = 95
    now: int = NOW
    asked: list = field(default_factory=list)
    rested: list = field(default_factory=list)
    told: list = field(default_factory=list)
    fault: object = None
    source: Shown = field(default_factory=Shown)

    def ask(self, request):
        made = request(None)
        self.now += SECOND // 2
        if self.fault is not None:
            self.fault(made, len(self.asked))
        self.asked.append(made)
        params = dict(made.params)
        if "who" in params:
            return answer([name for name in params["who"].split(",") if name != "f7"])
        if not params["cursor"]:
            return answer({"total": self.count})
        start = int(params["cursor"])
        names = [f"f{n}" for n in range(start, min(start + 10, self.count))]
        return answer({"names": names, "cursor": str(start + 10) if start + 10 < self.count else None})

    def rest(self, until):
        self.rested.append(until)
        self.now = max(self.now, until)

    def download(self, sample=None):
        around = Surroundings(self.database, self.ask, lambda: self.now, self.rest, self.told.append, b"12345678")
        return Download(self.source, CONFIG, "kettle", around, sample)

    def rows(self):
        return [tuple(row) for row in self.database.rows("SELECT position, native_id, followers FROM follower")]


@pytest.fixture
def world(tmp_path):
    database = open_database(tmp_path / "earful.db")
    yield World(database)
    database.close()


def test_the_whole_list_in_order_with_every_profile(world):
    done = world.download().run()
    assert done.total_known == 95
    assert world.rows() == [(n, f"f{n}", None if n == 7 else n) for n in range(95)]
    assert len(world.asked) == 1 + 10 + 19
    assert done.finished_at
    assert small_print(done, 95) == {
        "account": "fake:kettle", "audit": done.id, "total": 95, "listed": 95, "sampled": None, "partial": False,
    }  # fmt: skip
    last = world.told[-1]
    assert (last.listed, last.total, last.read, last.wanted, last.seconds_left) == (95, 95, 95, 95, 0.0)


def test_it_tells_how_long_it_will_take(world):
    world.download().run()
    # After the account and one page: 85 more by tens or so, then 95 by fives, no faster than one a second.
    assert world.told[1].seconds_left == pytest.approx(85 / 5 + 95 / 5)
    left = [one.seconds_left for one in world.told[10:]]
    assert left == sorted(left, reverse=True)


def test_it_goes_on_where_it_stopped_wherever_that_was(world):
    for stop_at in (1, 4, 12, 20):

        def stop(_request, number, stop_at=stop_at):
            if number >= stop_at:
                raise KeyboardInterrupt

        world.fault = stop
        with pytest.raises(KeyboardInterrupt):
            world.download().run()
    world.fault = None
    world.download().run()
    assert world.rows() == [(n, f"f{n}", None if n == 7 else n) for n in range(95)]
    assert len(world.asked) == 1 + 10 + 19
    assert len(audience.audits(world.database)) == 1
    world.download().run()
    assert len(audience.audits(world.database)) == 2  # one that is finished stays as it is


def test_an_old_beginning_is_not_gone_on_with(world):
    world.fault = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        world.download().run()
    world.fault = None
    world.now += 8 * DAY
    world.download().run()
    assert len(audience.audits(world.database)) == 2


def test_a_pause_that_is_asked_for_is_kept_and_told(world):
    def slow_down(_request, number):
        if number == 3 and not world.rested[-1:] == [NOW + MINUTE]:
            raise KnownError("rate_limited", {"host": "fake.example"}, retry_at=NOW + MINUTE)

    world.fault = slow_down
    world.download().run()
    assert NOW + MINUTE in world.rested
    assert [one.waiting_until for one in world.told if one.waiting_until] == [NOW + MINUTE]
    assert len(world.rows()) == 95


def test_trouble_that_passes_is_waited_out_and_what_does_not_is_raised(world):
    def fail(_request, number):
        if number == 3:
            raise KnownError("server_trouble", {"host": "fake.example", "status": "502"})

    world.fault = fail
    begun = world.now
    with pytest.raises(KnownError):
        world.download().run()
    assert len(world.rows()) == 20
    assert world.now - begun > 5 * MINUTE  # a server that restarts is waited for
    tries = len([one for one in world.told if one.waiting_until])
    assert tries == 5

    def refuse(*_):
        raise KnownError("forbidden", {"platform": "Fake", "reason": "no"})

    world.fault = refuse
    with pytest.raises(KnownError, match="does not allow"):
        world.download().run()
    assert len([one for one in world.told if one.waiting_until]) == tries
    world.fault = None
    world.download().run()
    assert len(world.rows()) == 95


def test_a_list_that_goes_round_in_circles_ends(world):
    world.source.parse_followers = lambda *given: (
        FollowerPage(next_cursor="0", known_total=50)
        if given[-1] is None
        else FollowerPage((Profile(Author("fake", "f1")), Profile(Author("fake", "f2"))), "0", bare=False)
    )
    done = world.download().run()
    assert len(world.rows()) == 2
    assert small_print(done, 2)["partial"]  # 48 of 50 were not shown


def test_a_sample_is_drawn_one_by_one_and_stays_the_same(world):
    world.count = 950
    done = world.download(sample=200).run()
    wanted = wanted_positions(done, 950)
    assert wanted == wanted_positions(done, 950) == sorted(set(wanted))
    assert len(wanted) == 200
    # Spread over the whole list: of each hundred about twenty.
    assert all(8 <= sum(position // 100 == page for position in wanted) <= 36 for page in range(9))
    read = [position for position, _, followers in world.rows() if followers is not None]
    assert set(wanted) - {7} == set(read) - {7}
    assert len(world.asked) == 1 + 95 + 40
    assert small_print(done, 950)["sampled"] == 200
    lines = dict(audience.profile_lines(world.database, done, wanted))
    assert list(lines) == wanted
    assert json.loads(lines[wanted[-1]])["followers"] == wanted[-1]


def test_of_a_sample_also_when_they_last_said_something(world):
    def last_post(config, native_id, session):
        return Request("https://fake.example/feed", params=(("feed", native_id),))

    world.source.last_post = last_post
    world.source.parse_last_post = lambda _config, response: json.loads(response.body)
    ask = world.ask

    def answering(request):
        name = dict(request(None).params).get("feed")
        if name is None:
            return ask(request)
        world.asked.append(request(None))
        if name == "f3":
            raise KnownError("not_found", {"platform": "Fake"})
        if len(world.asked) == 40 and world.rested[-1:] != [7]:
            world.rested.append(7)
            raise KeyboardInterrupt
        return answer(NOW - int(name[1:]) * DAY)

    world.ask = answering
    with pytest.raises(KeyboardInterrupt):
        world.download(sample=95).run()
    world.download(sample=95).run()
    found = dict(world.database.rows("SELECT position, last_post_at FROM follower"))
    assert found == {n: None if n == 3 else NOW - n * DAY for n in range(95)}
    assert len(world.asked) == 1 + 10 + 19 + 95 + 1
    left = [one.seconds_left for one in world.told]
    assert left[-1] == 0.0
    world.download().run()  # of a whole list that is too much to ask for
    assert world.rows()[0] is not None


def test_where_lists_tell_all_a_sample_saves_nothing(world):
    parse = world.source.parse_followers

    def whole(*given):
        page = parse(*given)
        return FollowerPage(page.profiles, page.next_cursor, page.known_total)

    world.source.parse_followers = whole
    done = world.download(sample=10).run()
    assert len(world.asked) == 11
    assert small_print(done, 95)["sampled"] is None
