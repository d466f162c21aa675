"""Lemmy: what its fields mean. What holds for every source is in tests/contract."""

from dataclasses import replace

import pytest
from tests.contract.cases import NOW, SECRET, WATCH, Answer
from tests.contract.platforms.lemmy import CASE as LEMMY
from tests.contract.soundness import assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import MINUTE, parse_iso
from earful.domain.source import Watch
from earful.sources.base import Session
from earful.sources.lemmy import Lemmy

SOURCE = Lemmy()
CONFIG = LEMMY.config
HOST = "kettles.example"


def items_of(file, stream):
    page = SOURCE.parse(CONFIG, LEMMY.stream(stream), LEMMY.response(Answer(file)), None, {})
    return {item.native_id: item for item in page.items}


def test_a_post():
    post = items_of("posts_page1.json", "posts:")["post/500@kettles.example"]
    assert (post.kind, post.title) == ("post", "BlueKettle leaks")
    assert post.text == "My *BlueKettle* leaks & hisses\n\nSecond week."
    assert post.uri == post.url == "https://kettles.example/post/500"
    assert post.edited_at == parse_iso("2026-11-20T11:00:00Z")
    assert (post.counts.likes, post.counts.replies) == (6, 2)
    assert post.media == ("https://shop.example/kettle",)
    assert post.extra == {"community": "kettles", "new_field": "kept"}


def test_deleted_and_removed_ones_are_not_listened_to():
    items = items_of("posts_page1.json", "posts:")
    assert len(items) == 18
    assert "comment/898@kettles.example" not in items_of("comments.json", "comments:")


def test_a_post_of_another_server_is_joined_by_its_uri():
    post = items_of("posts_page1.json", "posts:")["post/497@kettles.example"]
    assert post.uri == "https://tea.example/post/497"
    assert post.reply_url == "https://kettles.example/post/497"
    assert post.created_at == parse_iso("2026-11-20T10:56:00.123456Z")  # old servers leave the zone out: it is UTC
    assert (post.author.handle, post.author.name, post.author.bot) == ("lian@tea.example", "莲", True)


def test_a_comment_answers_what_its_path_says():
    items = items_of("comments.json", "comments:")
    inner, outer = items["comment/900@kettles.example"], items["comment/899@kettles.example"]
    assert (inner.reply_to, inner.root) == ("comment/880@kettles.example", "post/500@kettles.example")
    assert outer.reply_to == outer.root == "post/500@kettles.example"
    (heard,) = items_of("mentions.json", "mentions").values()
    assert heard.reply_to == "comment/900@kettles.example"
    own = items_of("own.json", "own:")
    assert {item.author.handle for item in own.values()} == {"bluekettle@kettles.example"}


def test_plan_by_what_there_is():
    watch = Watch("BlueKettle", ("BlueKettle", "blue kettle"), own_handles=("@care@tea.example",))
    stranger = replace(CONFIG, account=None, has_secret=False)
    assert [stream.name for stream in SOURCE.plan(stranger, watch)] == [
        "posts:BlueKettle",
        "comments:BlueKettle",
        "posts:blue kettle",
        "comments:blue kettle",
        "own:care@tea.example",
    ]
    with pytest.raises(KnownError):
        SOURCE.plan(replace(CONFIG, account=None), WATCH)


def test_pages_are_counted():
    stream = LEMMY.stream("posts:")
    asked = [dict(SOURCE.request(CONFIG, stream, cursor, None, {}, None).params)["page"] for cursor in (None, "2", "x")]
    assert asked == ["1", "2", "1"]


def test_logging_in():
    asked = SOURCE.login(CONFIG, SECRET, NOW)
    assert asked.json == {"username_or_email": "bluekettle", "password": SECRET}
    assert SOURCE.session(LEMMY.response(Answer("login.json"))).access == "eyJhbGciOi.eyJzdWIi.c2lnbg"
    assert SOURCE.login(CONFIG, "eyJhbGciOi.eyJzdWIi.c2lnbg", NOW) == Session("eyJhbGciOi.eyJzdWIi.c2lnbg")
    with pytest.raises(KnownError):
        SOURCE.session(LEMMY.response(Answer("error_incorrect_login.json")))


def test_a_limit_said_with_status_400_waits_ten_minutes():
    verdict = SOURCE.classify(CONFIG, LEMMY.response(Answer("error_rate_limit_error.json", 400)))
    assert verdict.until == NOW + 10 * MINUTE


def test_the_whole_conversation():
    asked = SOURCE.thread(CONFIG, "post/500@kettles.example", None)
    assert dict(asked.params)["post_id"] == "500"
    assert dict(SOURCE.thread(CONFIG, "comment/900@kettles.example", None).params)["parent_id"] == "900"
    assert SOURCE.thread(CONFIG, "post/500@tea.example", None) is None
    page = SOURCE.parse_thread(CONFIG, LEMMY.response(Answer("thread.json"), asked.url))
    assert_sound(page)
    assert [item.reply_to for item in page.items] == ["post/500@kettles.example", "comment/880@kettles.example"]


@pytest.mark.parametrize(
    ("key", "file", "texts"),
    [
        ("post/500@kettles.example", "post.json", ["They answered."]),
        ("post/500@kettles.example", "post_deleted.json", []),
        ("comment/900@kettles.example", "comment_removed.json", []),
    ],
)
def test_looking_again(key, file, texts):
    asked = SOURCE.refresh(CONFIG, [key], None)
    assert asked.url.endswith(f"/api/v3/{key.partition('/')[0]}")
    page = SOURCE.parse_refresh(CONFIG, [key], LEMMY.response(Answer(file)))
    assert [item.text for item in page.items] == texts
    assert page.tombstones == (() if texts else (key,))
