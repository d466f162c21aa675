"""Conversations: each is fetched when something in it is new or it has grown, by the mention or by what it is under."""

import json
from dataclasses import replace

import pytest
from tests.unit.engine.platform import NOW, answer, posts

from earful.domain.http import Request
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import MINUTE
from earful.engine.asking import StoppedError
from earful.engine.following import LIVE, STREAM, THREADS_A_TIME, note_live
from earful.sources.base import Page
from earful.store.database import open_database


@pytest.fixture
def talking(desk):
    """A platform with conversations: `desk.replies` by post, `desk.threads` that were asked for."""
    desk.replies, desk.threads = {}, []
    desk.platform.posts = posts(3)
    plain = desk.source.parse

    def counted(*given):
        page = plain(*given)
        counts = [Counts(replies=desk.replies.get(one.native_id)) for one in page.items]
        return replace(page, items=tuple(replace(one, counts=c) for one, c in zip(page.items, counts, strict=True)))

    def thread(_config, native_id, _session):
        return Request("https://fake.example/thread", params=(("of", native_id),))

    def answers(request, _cancel):
        of = dict(request.params).get("of")
        if of is None:
            return None
        desk.threads.append(of)
        return answer([f"{of}-{n}" for n in range(desk.replies.get(of, 0))])

    def parse_thread(_config, response):
        ids = json.loads(response.body)
        who = Author("fake", "b", handle="b")
        return Page(tuple(Mention("fake", one, "comment", "Me too", author=who, created_at=NOW) for one in ids))

    desk.source.parse, desk.source.thread, desk.source.parse_thread = counted, thread, parse_thread
    desk.platform.before = answers
    desk.runner().poll()
    desk.now += 2 * MINUTE
    return desk


def test_only_a_conversation_that_grew_is_fetched_again(talking):
    talking.replies = {"2": 1}
    for _ in range(3):
        talking.runner().poll()
        talking.now += 2 * MINUTE
    assert talking.threads == ["2"]
    talking.replies = {"2": 2}
    talking.runner().poll()
    assert talking.threads == ["2", "2"]
    assert ("2-1",) in talking.rows("SELECT native_id FROM mention")


def test_a_comment_that_cannot_be_asked_about_is_asked_by_what_it_is_under(talking):
    plain, thread = talking.source.parse, talking.source.thread

    def under(*given):
        page = plain(*given)
        return replace(page, items=tuple(replace(one, reply_to="p7", root="p7") for one in page.items))

    talking.source.parse = under
    talking.source.thread = lambda config, id, session: thread(config, id, session) if id.startswith("p") else None
    talking.platform.posts += posts(1, newest=NOW + MINUTE, first_id=50)
    talking.runner().poll()
    assert talking.threads == ["p7"]


def test_what_is_cut_short_is_followed_by_the_next_poll(talking):
    talking.replies = {"2": 1}
    plain = talking.platform.before

    def dies(request, cancel):
        if dict(request.params).get("of"):
            raise StoppedError
        return plain(request, cancel)

    talking.platform.before = dies
    talking.runner().poll()
    assert talking.threads == []
    talking.platform.before = plain
    talking.now += 2 * MINUTE
    talking.runner().poll()
    assert talking.threads == ["2"]


def test_more_than_one_poll_may_ask_for_are_put_off_not_lost(talking):
    count = THREADS_A_TIME * 2 + 5
    talking.platform.page_size = 100
    talking.platform.posts += posts(count, newest=NOW + MINUTE, apart=1000, first_id=100)
    talking.replies = {str(100 + n): 1 for n in range(count)}
    for _ in range(3):
        talking.runner().poll()
        talking.now += 2 * MINUTE
    assert sorted(talking.threads) == sorted(talking.replies)


def test_one_that_can_never_be_read_does_not_keep_the_others_waiting(talking):
    talking.replies = {"2": 1, "1": 1}
    plain = talking.source.parse_thread

    def breaks(config, response):
        if b'"2-' in response.body:
            raise ValueError
        return plain(config, response)

    talking.source.parse_thread = breaks
    runner = talking.runner()
    for _ in range(4):
        runner.poll()
        talking.now += 2 * MINUTE
    assert talking.threads.count("2") == 3
    assert "1" in talking.threads
    assert runner.failed is None


def test_what_came_live_is_followed_by_the_next_poll(talking):
    talking.replies = {"2": 1}
    mention = Mention("fake", "live-1", "post", "Frostline", reply_to="2", root="2", created_at=NOW)
    talking.writer.do(lambda database, _: note_live(database, talking.config.id, [mention])).result()
    talking.source.parse = lambda *_: Page()
    talking.runner().poll()
    assert talking.threads == ["live-1"]
    database = open_database(talking.path, read_only=True)
    kept = dict(tuple(row) for row in database.rows("SELECT stream, state FROM checkpoint"))
    database.close()
    assert [json.loads(kept[name]) for name in (STREAM, LIVE)] == [{"waiting": []}, {"waiting": []}]
