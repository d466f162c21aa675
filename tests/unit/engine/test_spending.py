"""Days and money: counted over restarts and sources, before anything is sent; used up means nothing more is asked."""

from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from tests.unit.engine.platform import NOW, Post, answer, posts

from earful.domain.http import Request
from earful.domain.moments import DAY, HOUR, MINUTE, parse_iso
from earful.domain.source import SourceConfig
from earful.engine.live import LiveSource
from earful.engine.setup import check
from earful.engine.spending import AtOnce, Spending, next_day
from earful.sources.base import Allowance, Capabilities, Stream
from earful.store.brands import add_source
from earful.store.database import open_database
from earful.store.sensors import spent


def books(desk):
    database = open_database(desk.path, read_only=True)
    try:
        return spent(database, desk.config.id)
    finally:
        database.close()


@pytest.fixture
def rationed(desk):
    desk.source.allowance = Allowance(daily=5, day_zone="America/Los_Angeles")
    desk.platform.posts = posts(100)
    return desk


@pytest.fixture
def priced(desk):
    desk.source.capabilities = Capabilities(search=True, cost_per_item=0.01)
    desk.config = replace(desk.config, options={"budget_usd": "0.50"})
    desk.platform.posts = posts(100)
    return desk


def test_a_day_used_up_is_a_wait_until_midnight_over_there(rationed):
    runner = rationed.runner()
    runner.poll()
    assert len(rationed.platform.asked) == 5
    (waiting,) = rationed.said("waiting")
    assert (waiting["kind"], waiting["params"]["daily"]) == ("quota_spent", "5")
    assert waiting["reason"].endswith(".")
    assert runner.next_at == NOW + 7 * HOUR  # midnight in Los Angeles is 7:00 UTC in summer
    assert not rationed.said("failed")


def test_a_restart_forgets_no_unit_and_a_new_day_begins_with_nothing(rationed):
    rationed.runner().poll()
    rationed.runner().poll()
    assert len(rationed.platform.asked) == 5
    rationed.now += DAY
    rationed.runner().poll()
    assert len(rationed.platform.asked) == 10


def test_what_is_stored_before_the_day_was_used_up_stays_and_the_rest_follows(rationed):
    rationed.runner().poll()
    assert len(rationed.rows()) == 50
    for _ in range(4):
        rationed.now += DAY
        rationed.runner().poll()
    assert len(rationed.rows()) == 100


def test_sources_of_one_server_share_its_allowance(rationed):
    rationed.runner().poll()
    database = open_database(rationed.path)
    rationed.config = add_source(database, SourceConfig(0, "fake", rationed.brand.id), NOW)
    database.close()
    rationed.runner().poll()
    assert len(rationed.platform.asked) == 5
    assert len(rationed.said("waiting")) == 2


def test_a_request_takes_its_units(rationed):
    plain = rationed.source.request
    rationed.source.request = lambda *given: replace(plain(*given), units=3)
    rationed.runner().poll()
    assert len(rationed.platform.asked) == 1
    assert books(rationed).units == 3


def test_no_more_is_spent_than_the_budget_and_it_is_told(priced):
    runner = priced.runner()
    runner.poll()
    assert len(priced.platform.asked) == 5  # ten mentions of a cent each
    (waiting,) = priced.said("waiting")
    assert (waiting["kind"], waiting["params"]["spent"], waiting["params"]["budget"]) == (
        "budget_spent",
        "0.50",
        "0.50",
    )
    assert priced.said("cost")[-1] == {"source": 1, "spent_usd": 0.5, "budget_usd": 0.5}
    assert books(priced).usd == pytest.approx(0.5)
    assert runner.next_at == next_day(NOW, UTC)
    priced.runner().poll()
    assert len(priced.platform.asked) == 5


def test_what_was_not_delivered_is_not_paid_for(priced):
    priced.platform.posts = posts(3)
    priced.runner().poll()
    assert books(priced).usd == pytest.approx(0.03)
    priced.now += 2 * MINUTE
    priced.platform.before = lambda *_: answer({}, 404)
    priced.runner().poll()
    assert books(priced).usd == pytest.approx(0.03)


def test_a_page_is_asked_for_no_more_than_is_left(priced):
    seen = []
    plain = priced.source.request
    priced.source.request = lambda config, *given: (seen.append(config.options["budget_usd"]), plain(config, *given))[1]
    priced.runner().poll()
    assert [float(left) for left in seen[:3]] == pytest.approx([0.5, 0.4, 0.3])


def test_a_crash_between_asking_and_answering_counts_as_spent(priced):
    runner = priced.runner()
    runner._spending.charge(Request("https://fake.example/"))
    assert books(priced).usd == pytest.approx(0.5)


def test_no_budget_is_no_spending(priced):
    priced.config = replace(priced.config, options={"budget_usd": "0"})
    priced.runner().poll()
    assert priced.platform.asked == []
    assert priced.said("waiting")[0]["kind"] == "budget_spent"


def test_a_walk_by_its_cursor_is_not_cut_short_where_requests_are_few(rationed):
    """The second page holds nothing new, the third an answer under an old post."""
    rationed.source.allowance = Allowance(daily=1000)
    rationed.source.plan = lambda *_: (Stream("search", by_cursor=True),)
    rationed.platform.posts = posts(30)
    rationed.runner().poll()
    rationed.platform.posts[25] = Post(900, rationed.platform.posts[25].at)
    rationed.now += HOUR
    rationed.runner().poll()
    assert (900,) in [(int(row[0]),) for row in rationed.rows()]


def test_a_check_is_in_the_books(rationed, monkeypatch):
    database = open_database(rationed.path)
    rationed.source.plan = lambda *_: (Stream("search"),)

    def checked():
        return check(
            rationed.config,
            rationed.brand,
            rationed.platform,
            None,
            NOW,
            lambda source: Spending(source, rationed.config, AtOnce(database), lambda: NOW),
        ).failure

    monkeypatch.setattr("earful.engine.setup.source_for", lambda _: rationed.source)
    assert [checked() for _ in range(5)] == [None] * 5
    assert checked().kind == "quota_spent"
    database.close()
    assert (books(rationed).units, len(rationed.platform.asked)) == (5, 5)


def test_live_streams_keep_the_same_books(rationed):
    around = rationed.runner()._around
    live = LiveSource(rationed.source, rationed.config, None, around, lambda *_: None)
    live._asker.ask(lambda _: Request("https://fake.example/place", units=3))
    assert books(rationed).units == 3


@pytest.mark.parametrize(
    ("now", "hours"),
    [("2026-03-08T08:30:00Z", 22.5), ("2026-11-01T07:30:00Z", 24.5), ("2026-06-01T07:00:00Z", 24)],
    ids=["to summer time", "from summer time", "at midnight"],
)
def test_a_day_ends_at_midnight_over_there_also_when_the_clocks_change(now, hours):
    at = parse_iso(now)
    assert next_day(at, ZoneInfo("America/Los_Angeles")) - at == hours * HOUR
