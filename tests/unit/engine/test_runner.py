"""What sync guarantees, over an invented platform: no gaps, no doubles, no waiting for anybody, plain words."""

import json
import threading
from dataclasses import replace

import pytest
from tests.unit.engine.platform import NOW, Post, answer, posts

from earful.domain.failures import KnownError
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND
from earful.engine.asking import StoppedError
from earful.sources.base import Verdict


def ids(desk):
    return {int(row[0]) for row in desk.rows()}


def test_everything_is_taken_once_and_again_nothing(desk):
    desk.platform.posts = posts(95)
    runner = desk.runner()
    runner.poll()
    assert ids(desk) == set(range(1, 96))
    assert (runner.new, runner.failed) == (95, None)
    desk.now += 2 * MINUTE
    again = desk.runner()
    again.poll()
    assert (again.new, again.updated) == (0, 0)


def test_a_post_that_arrives_back_dated_below_those_already_seen_is_found(desk):
    desk.platform.posts = posts(95)
    desk.runner().poll()
    desk.platform.posts.append(Post(500, NOW - 5 * HOUR))
    desk.now += 2 * MINUTE
    desk.runner().poll()
    assert 500 in ids(desk)


def test_once_a_day_a_week_is_read_again(desk):
    desk.platform.posts = posts(400, apart=30 * MINUTE)
    desk.runner().poll()
    desk.platform.posts.append(Post(900, NOW - 6 * DAY))
    desk.now += 5 * MINUTE
    desk.runner().poll()
    assert 900 not in ids(desk)
    desk.now += DAY
    desk.runner().poll()
    assert 900 in ids(desk)


@pytest.mark.parametrize("killed_at", range(1, 13))
def test_killed_at_any_page_and_run_again_the_store_is_that_of_an_unbroken_run(desk, tmp_path_factory, killed_at):
    from tests.unit.engine.conftest import Desk

    desk.platform.posts = posts(120)
    unbroken = Desk(tmp_path_factory.mktemp("unbroken"))
    unbroken.platform.posts = posts(120)
    unbroken.runner().poll()

    def dies(_request, _cancel):
        if len(desk.platform.asked) == killed_at:
            raise StoppedError

    desk.platform.before = dies
    desk.runner().poll()
    desk.platform.before = None
    desk.now += MINUTE
    desk.runner().poll()
    try:
        assert desk.digest() == unbroken.digest()
    finally:
        unbroken.writer.close()


def test_what_is_inserted_during_a_walk_is_found_by_the_next(desk):
    desk.platform.posts = posts(60)

    def inserts(_request, _cancel):
        if len(desk.platform.asked) == 3:
            desk.platform.posts.append(Post(700, NOW))

    desk.platform.before = inserts
    desk.runner().poll()
    desk.now += 2 * MINUTE
    desk.runner().poll()
    assert 700 in ids(desk)


def test_fresh_mentions_overtake_a_backlog(desk):
    desk.platform.posts = posts(1000, apart=MINUTE)
    seen_when_fresh = []

    def stops_in_the_backlog(_request, _cancel):
        if len(desk.platform.asked) == 40:
            raise StoppedError

    desk.platform.before = stops_in_the_backlog
    desk.runner().poll()
    desk.platform.posts.append(Post(5000, NOW))
    desk.platform.before = lambda *_: seen_when_fresh.append(5000 in ids(desk)) and None
    desk.now += 2 * MINUTE
    desk.runner().poll()
    assert seen_when_fresh.index(True) == 1  # stored before the second request of this poll
    assert ids(desk) == {*range(1, 1001), 5000}


def test_a_walk_without_end_and_without_news_ends(desk):
    desk.platform.before = lambda *_: answer({"posts": [[1, NOW - MINUTE, "Frostline"]], "cursor": "1-1"})
    desk.runner().poll()
    assert len(desk.platform.asked) < 10


def test_an_empty_page_with_a_cursor_is_no_end(desk):
    desk.platform.posts = posts(30)

    def empty_once(_request, _cancel):
        if len(desk.platform.asked) == 2:
            return answer({"posts": [], "cursor": dict(desk.platform.asked[-1].params)["cursor"]})
        return None

    desk.platform.before = empty_once
    desk.runner().poll()
    assert len(ids(desk)) == 30


def test_asked_to_slow_down_it_waits_as_a_moment_and_not_as_a_sleep(desk):
    desk.platform.before = lambda *_: answer({}, 429, {"retry-after": "290"})
    runner = desk.runner()
    runner.poll()
    (waiting,) = desk.said("waiting")
    assert waiting["kind"] == "rate_limited"
    assert runner.next_at == NOW + 290 * SECOND
    assert not desk.said("failed")


def test_a_stale_cursor_is_walked_from_the_head_again(desk):
    desk.platform.posts = posts(300)

    def refuses_cursors(request, _cancel):
        return (
            answer({"error": "InternalServerError"}, 502) if len(desk.platform.asked) > 3 and request.params else None
        )

    desk.platform.before = refuses_cursors
    runner = desk.runner()
    runner._asker._pause = lambda _seconds: None
    runner.poll()
    assert runner.failed.kind == "server_trouble"
    desk.platform.before = None
    desk.now += MINUTE
    desk.runner().poll()
    assert len(ids(desk)) == 300


def test_passing_trouble_is_tried_again_at_once(desk):
    desk.platform.posts = posts(5)
    desk.platform.before = lambda *_: answer({}, 503) if len(desk.platform.asked) == 1 else None
    runner = desk.runner()
    runner._asker._pause = lambda _seconds: None
    runner.poll()
    assert runner.failed is None
    assert len(ids(desk)) == 5


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (answer(b"<!doctype html><title>Just a moment...</title>", headers={"content-type": "text/html"}), "web_page"),
        (answer({}, 401), "needs_token"),
        (answer({}, 403), "forbidden"),
        (answer({}, 404), "not_found"),
        (answer({"odd": 1}), "unexpected_form"),
    ],
)
def test_a_known_failure_is_said_in_a_sentence(desk, reply, kind):
    desk.platform.before = lambda *_: reply
    desk.runner().poll()
    (failed,) = desk.said("failed")
    assert failed["kind"] == kind
    assert failed["reason"].endswith(".")


def test_one_activity_entry_per_pause_and_one_when_it_is_over(desk):
    desk.platform.before = lambda *_: answer({}, 404)
    runner = desk.runner()
    for _ in range(3):
        runner.poll()
    desk.platform.before = None
    runner.poll()
    assert [row[0] for row in desk.rows("SELECT kind FROM activity ORDER BY id")] == ["failed", "recovered"]


def test_a_bug_in_a_source_is_loud_in_the_log_and_plain_to_the_person(desk, caplog):
    def bug(*_):
        raise ZeroDivisionError

    desk.platform.before = bug
    desk.runner().poll()
    assert desk.said("failed")[0]["kind"] == "source_bug"
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_it_stops_within_half_a_second_whatever_it_waits_for(desk):
    hangs = threading.Event()

    def hang(_request, cancel):
        hangs.set()
        cancel.wait(20)
        raise KnownError("too_slow", {"host": "fake.example", "seconds": 30})

    desk.platform.before = hang
    runner = desk.runner()
    thread = threading.Thread(target=runner.poll, daemon=True)
    thread.start()
    assert hangs.wait(5)
    runner.stop()
    thread.join(0.5)
    assert not thread.is_alive()
    assert not desk.said("failed")


def test_hits_that_do_not_name_the_brand_are_left_out(desk):
    desk.platform.posts = [Post(1, NOW - MINUTE, "Frostline"), Post(2, NOW - MINUTE, "a frosty line")]
    desk.runner().poll()
    assert ids(desk) == {1}


def test_an_alert_for_what_is_fresh_and_none_for_what_a_backlog_brings(desk):
    desk.platform.posts = [Post(1, NOW - 5 * DAY, "Frostline broken"), Post(2, NOW - HOUR, "Frostline broken")]
    desk.runner().poll()
    desk.platform.posts.append(Post(3, NOW - 4 * HOUR, "Frostline broken again"))
    desk.now += 2 * MINUTE
    desk.runner().poll()
    alerted = desk.rows("SELECT m.native_id FROM alert a JOIN mention m ON m.id = a.mention_id ORDER BY a.id")
    assert [row[0] for row in alerted] == ["2", "3"]


def test_what_was_looked_at_is_in_the_ledger(desk):
    desk.platform.posts = posts(5)
    desk.runner().poll()
    ((start, end, state),) = desk.rows("SELECT start, end, state FROM coverage")
    assert (start, end, state) == (NOW - 30 * DAY, NOW, "known")


def test_a_session_is_made_once_and_renewed_when_it_expires(desk):
    desk.secret = "app-password"
    desk.platform.posts = posts(3)
    expired = []

    def auth(request, _cancel):
        if request.url.endswith("/login"):
            return answer({"access": f"token-{len(desk.platform.asked)}"})
        return None

    desk.platform.before = auth
    runner = desk.runner()
    runner.poll()
    runner.poll()
    logins = [request for request in desk.platform.asked if request.url.endswith("/login")]
    assert len(logins) == 1
    assert not expired
    assert all("app-password" not in str((r.url, r.params)) for r in desk.platform.asked)


def test_a_refused_login_is_a_wrong_token(desk):
    desk.secret = "wrong"
    desk.platform.before = lambda *_: answer({"error": "AuthenticationRequired"}, 401)
    desk.config = type(desk.config)(**{**desk.config.__dict__, "has_secret": True})
    desk.runner().poll()
    assert desk.said("failed")[0]["kind"] == "wrong_token"


def test_what_is_gone_for_good_is_no_longer_asked_for(desk):
    desk.platform.before = lambda *_: answer({}, 410)
    runner = desk.runner()
    runner.poll()
    assert desk.said("failed")[0]["kind"] == "gone"
    assert runner.next_at > NOW + 100 * 365 * DAY


def test_a_platform_that_asks_for_rest_gets_it(desk):
    plain = desk.source.parse
    desk.source.parse = lambda *given: replace(plain(*given), memory={"rest_s": 7200})
    runner = desk.runner()
    runner.poll()
    assert runner.next_at >= NOW + 6480 * SECOND  # two hours, a tenth less at the most


def test_in_the_middle_of_a_long_backlog_what_is_fresh_goes_first(desk):
    desk.platform.posts = posts(1000, apart=MINUTE)
    stored_at = []

    def an_hour_a_page(_request, _cancel):
        asked = len(desk.platform.asked)
        if asked == 40:
            desk.platform.posts.append(Post(5000, desk.now))
            desk.now += 3 * MINUTE
        if asked > 40 and not stored_at and 5000 in ids(desk):
            stored_at.append(asked)

    desk.platform.before = an_hour_a_page
    desk.runner().poll()
    assert stored_at[0] <= 42
    assert ids(desk) == {*range(1, 1001), 5000}


def test_a_cursor_that_repeats_with_new_items_is_legal(desk):
    pages = iter(range(5))

    def instagram(*_):
        page = next(pages, 4)
        found = [[page * 3 + n, NOW - (page * 3 + n) * MINUTE, "Frostline"] for n in range(3)]
        return answer({"posts": found, "cursor": "1-1" if page < 4 else None})

    desk.platform.before = instagram
    desk.runner().poll()
    assert ids(desk) == set(range(15))


def test_on_a_quiet_platform_at_least_two_hundred_items_are_read_again(desk):
    desk.platform.posts = posts(300, apart=HOUR)
    desk.runner().poll()
    desk.platform.posts.append(Post(900, NOW - 3 * DAY))
    desk.now += 2 * MINUTE
    desk.runner().poll()
    assert 900 in ids(desk)


@pytest.mark.parametrize("skew", [DAY, -DAY, 40 * DAY])
def test_a_clock_that_goes_wrong_leaves_no_gap(desk, skew):
    """The platform's Date tells how wrong; the mark is in its time."""
    desk.platform.posts = posts(60)
    plain = desk.source.parse
    desk.source.parse = lambda *given: replace(plain(*given), server_time=given[2].at - skew)
    desk.now += skew
    desk.runner().poll()
    # More than the overlap of 200 items comes, all of it older than our own clock's last visit less six hours.
    desk.platform.posts += posts(400, newest=NOW + 7 * HOUR, first_id=1000)
    desk.now += 7 * HOUR
    desk.runner().poll()
    assert len(ids(desk)) == 460


def test_a_clock_set_back_does_not_silence_a_source(desk):
    desk.platform.posts = posts(3)
    runner = desk.runner()
    runner.poll()
    assert runner.next_at > desk.now
    desk.now -= DAY
    assert runner.next_at <= desk.now


def test_after_three_days_asleep_nothing_is_missing(desk):
    desk.platform.posts = posts(50)
    desk.runner().poll()
    desk.now += 3 * DAY
    desk.platform.posts += posts(500, newest=desk.now, apart=8 * MINUTE, first_id=1000)
    desk.runner().poll()
    assert len(ids(desk)) == 550
    assert [row[0] for row in desk.rows("SELECT state FROM coverage")] == ["known"]


def test_the_source_that_waits_says_when_and_is_no_failure(desk):
    desk.platform.before = lambda *_: answer({}, 429, {"retry-after": "290"})
    runner = desk.runner()
    runner.poll()
    assert (runner.waiting, runner.failed.kind) == (True, "rate_limited")
    ((reason, until),) = desk.rows("SELECT waiting_reason, waiting_until FROM source_state")
    assert (reason, until) == ("rate_limited", NOW + 290 * SECOND)
    desk.platform.before = lambda *_: answer({}, 404)
    runner.poll()
    assert not runner.waiting
    assert desk.rows("SELECT waiting_reason FROM source_state") == [(None,)]


def test_what_an_interrupted_first_walk_left_is_no_news_when_it_is_found(desk):
    desk.platform.posts = [replace(post, text="Frostline broken") for post in posts(100, apart=3 * HOUR)]

    def dies(_request, _cancel):
        if len(desk.platform.asked) == 2:
            raise StoppedError

    desk.platform.before = dies
    desk.runner().poll()
    desk.platform.before = None
    desk.now += MINUTE
    desk.runner().poll()
    assert len(ids(desk)) == 100
    assert len(desk.rows("SELECT mention_id FROM alert")) == 8  # of the last 24 hours


@pytest.mark.parametrize(
    "trouble",
    [
        lambda: answer({}, 429, {"retry-after": "290"}),
        lambda: answer({}, 503, {"retry-after": "3600"}),
        lambda: answer(b"<html>Just a moment...</html>", headers={"content-type": "text/html"}),
        lambda: answer(b'{"posts": [[1, 2', headers={"content-type": "application/json"}),
        lambda: answer({}, 403),
    ],
    ids=["429", "503", "robot check", "cut", "403"],
)
@pytest.mark.parametrize("at", [2, 5, 13])
def test_trouble_between_two_pages_keeps_what_came_and_leaves_no_gap(desk, trouble, at):
    desk.platform.posts = posts(120)
    desk.platform.before = lambda *_: trouble() if len(desk.platform.asked) == at else None
    desk.runner().poll()
    before = len(ids(desk))
    assert before >= min(120, 10 * (at - 1))
    desk.now += 6 * MINUTE
    desk.runner().poll()
    assert ids(desk) == set(range(1, 121))


@pytest.mark.parametrize("scope", ["source", "host"])
def test_a_good_answer_may_ask_for_a_rest_within_the_walk(desk, scope):
    desk.platform.posts = posts(50)
    plain, rested = desk.source.classify, []
    desk.platform.allow = lambda url, limits: None
    desk.platform.rest = lambda url, until: rested.append(until)
    ends = NOW + 300 * SECOND

    def third(config, response):
        asks = len(desk.platform.asked) == 3
        return Verdict("ok", until=ends, scope=scope) if asks else plain(config, response)

    desk.source.classify = third
    runner = desk.runner()
    runner.poll()
    assert len(desk.platform.asked) == 3
    assert (len(ids(desk)), runner.waiting, runner.next_at) == (30, True, ends)
    assert rested == ([ends] if scope == "host" else [])
    desk.now = ends
    runner.poll()
    assert len(ids(desk)) == 50


def test_a_short_rest_is_waited_out(desk):
    desk.platform.posts = posts(30)
    desk.source.classify = lambda *_: Verdict("ok", until=NOW + SECOND // 50)
    desk.runner().poll()
    assert len(ids(desk)) == 30


def test_a_flood_without_dates_and_without_end_is_put_off_not_read_for_ever(desk, monkeypatch):
    monkeypatch.setattr("earful.engine.walk.UNDATED_PAGES", 30)
    pages = iter(range(10_000))

    def floods(_request, _cancel):
        page = next(pages)
        return answer({"posts": [[page, None, "Frostline"]], "cursor": f"{page}-1"})

    desk.platform.before = floods
    runner = desk.runner()
    runner.poll()
    assert (len(desk.platform.asked), runner.failed) == (55, None)  # 25 fresh, then 30 of what they left
    ((state,),) = desk.rows("SELECT state FROM checkpoint WHERE stream='search'")
    assert json.loads(state)["open"][0][0] == "54-1"
    runner.poll()
    assert "55" in {row[0] for row in desk.rows()}
