"""Looking again: edits are found, and what its author took back is gone only when that was said twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.engine.platform import NOW, answer, posts

from earful.domain.failures import KnownError
from earful.domain.moments import HOUR, MINUTE
from earful.engine.refreshing import EVERY, SOONER, Memory, after, look_again

DELETED = "SELECT native_id FROM mention WHERE deleted_at IS NOT NULL"


@pytest.fixture
def looking(desk):
    desk.source.refreshes = True
    desk.platform.posts = posts(30)
    desk.runner().poll()
    return desk


def poll_after(desk, span):
    desk.now += span
    desk.runner().poll()


def test_gone_is_what_was_said_to_be_gone_twice(looking):
    looking.platform.posts = [post for post in looking.platform.posts if post.id != 7]
    poll_after(looking, EVERY)
    assert looking.rows(DELETED) == []
    poll_after(looking, 2 * MINUTE)
    assert looking.rows(DELETED) == []
    poll_after(looking, SOONER)
    assert looking.rows(DELETED) == [("7",)]


def test_what_was_only_away_for_a_moment_stays(looking):
    every = looking.platform.posts
    looking.platform.posts = every[:10]
    poll_after(looking, EVERY)
    looking.platform.posts = every
    poll_after(looking, SOONER)
    poll_after(looking, EVERY)
    assert looking.rows(DELETED) == []


def test_what_comes_back_is_there_again(looking):
    every = looking.platform.posts
    looking.platform.posts = [post for post in every if post.id != 7]
    poll_after(looking, EVERY)
    poll_after(looking, SOONER)
    assert looking.rows(DELETED) == [("7",)]
    looking.platform.posts = every
    poll_after(looking, EVERY)
    assert looking.rows(DELETED) == []


def test_an_edit_far_below_the_overlap_is_found(looking):
    looking.now += 20 * HOUR
    looking.platform.posts[0].text = "Frostline is broken after all"
    looking.runner().poll()
    assert ("Frostline is broken after all",) in looking.rows("SELECT text FROM mention")


def test_a_source_that_cannot_look_again_is_not_asked(desk):
    desk.platform.posts = posts(3)
    desk.runner().poll()
    assert all("ids" not in dict(request.params) for request in desk.platform.asked)


def test_a_server_that_knows_only_single_posts_is_asked_one_by_one(desk):
    desk.source.refreshes = True
    asked = []

    def ask(request):
        ids = dict(request(None).params)["ids"].split(",")
        asked.append(ids)
        if len(ids) > 1 or ids == ["2"]:
            raise KnownError("not_found", {"platform": "Fake"})
        return answer({"posts": [[int(ids[0]), NOW, "Frostline"]], "cursor": None})

    pages = look_again(desk.source, desk.config, ["1", "2", "3"], ask)
    assert asked == [["1", "2", "3"], ["1"], ["2"], ["3"]]
    assert [page.tombstones for page in pages] == [(), ("2",), ()]


@given(st.lists(st.lists(st.sampled_from("abc"), unique=True), max_size=8))
def test_nobody_is_gone_who_was_there_in_between(looks):
    memory, now = Memory(), NOW
    last_two: list[list[str]] = [[], []]
    for gone in looks:
        now += EVERY
        memory, confirmed = after(memory, ["a", "b", "c"], gone, now)
        last_two = [last_two[1], gone]
        assert set(confirmed) <= set(last_two[0]) & set(last_two[1])
