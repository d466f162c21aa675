"""Discourse: what its fields mean and how its walks go on. What holds for every source is in tests/contract."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.discourse import CASE as FORUM
from tests.contract.soundness import assert_plain, assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import SECOND, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Counted, Response, Session, Stream
from earful.sources.discourse import Discourse
from earful.sources.discourse_walks import below, holes

SOURCE = Discourse()
CONFIG = FORUM.config
SEARCHING = replace(CONFIG, query="BlueKettle", has_secret=False)
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "discourse"


def page_of(file, stream="posts", cursor=None, memory=None, config=CONFIG):
    planned = next(s for s in SOURCE.plan(config, WATCH) if s.name.startswith(stream))
    return SOURCE.parse(config, planned, FORUM.response(Answer(file)), cursor, memory or {})


def items_of(file, stream="posts"):
    return {item.native_id: item for item in page_of(file, stream).items}


def test_a_reply():
    post = items_of("posts_page1.json")["11/4@kettles.example"]
    assert post.text == "Mine does :rage: & the BlueKettle form is broken."  # neither the quote nor the link's preview
    assert (post.kind, post.title) == ("comment", None)
    assert (post.reply_to, post.root) == ("11/3@kettles.example", "11/1@kettles.example")
    assert post.edited_at == parse_iso("2026-11-20T13:00:00.123Z")
    assert (post.counts.likes, post.counts.replies, post.counts.views) == (3, 1, 14)
    assert post.url == "https://kettles.example/t/my-kettle/11/4"
    assert post.media[0] == "https://kettles.example/uploads/leak.jpg"
    assert post.extra == {"post_id": "120", "brand_new_field": "kept"}
    assert post.author.handle == "moira@kettles.example"


def test_a_topic():
    post = items_of("posts_page1.json")["15/1@kettles.example"]
    assert (post.kind, post.title, post.reply_to) == ("post", "蓝壶坏了", None)
    assert post.root == post.native_id
    assert (post.counts.likes, post.edited_at, post.author.name) == (0, None, "莲")


def test_notes_deleted_and_hidden_posts_are_left_out():
    assert len(items_of("posts_page1.json")) == 2
    assert items_of("posts_page2.json")["2/1@kettles.example"].author.bot is True


def test_a_post_reads_alike_in_the_list_and_in_its_topic():
    listed = items_of("posts_page1.json") | items_of("posts_page2.json")
    in_topic = items_of("topic_11.json", "mentions") | items_of("topic_15.json", "mentions")
    shared = set(listed) & set(in_topic)
    assert len(shared) == 3
    for key in shared:
        assert replace(listed[key], extra={}) == replace(in_topic[key], extra={})


@pytest.mark.parametrize(
    ("numbers", "cursor", "following"),
    [
        ([120, 118, 71], None, "71"),
        ([70, 60], "71", "60"),
        ([], "71", None),
        ([3, 1], "71", None),
        ([], None, None),
        ([71, 60], "71", "60w0"),  # an old forum includes the post that was named
        ([71], "71", "21w1"),  # ... and knows nothing else within fifty ids
        ([], "1000w1", "950w2"),
        ([990], "1000w2", "990w0"),
        ([], "1000w40", None),
        ([], "30w1", None),
    ],
)
def test_the_walk_through_all_posts(numbers, cursor, following):
    assert below(numbers, cursor) == following


def test_what_an_old_forum_gives_twice_is_read_once():
    again = page_of("posts_page1.json", cursor="120")
    assert [item.native_id for item in again.items] == ["15/1@kettles.example"]


def test_holes_in_the_numbers_are_counted():
    assert holes([15, 14, 10, 2], None) == 10
    assert holes([15, 14], "20") == 4
    assert holes([], "20") == 0
    first = page_of("posts_page1.json")
    assert first.memory == {"holes": 1}
    second = page_of("posts_page2.json", cursor="115", memory=first.memory)
    assert second.memory == {"holes": 113}
    assert second.missed == (parse_iso("2026-11-20T01:00:00.123Z"), parse_iso("2026-11-20T08:00:00.123Z"))


def test_plan_by_what_there_is():
    watch = Watch("BlueKettle", ("BlueKettle",), own_handles=("care", "@BlueKettle"))
    assert [s.name for s in SOURCE.plan(CONFIG, watch)] == ["posts", "mentions:BlueKettle"]
    names = [s.name for s in SOURCE.plan(SEARCHING, watch)]
    assert names == ["search:BlueKettle", "own:BlueKettle", "own:care"]
    with pytest.raises(KnownError):
        SOURCE.plan(SourceConfig(1, "discourse"), WATCH)


def test_a_search_fetches_what_it_found_and_goes_on():
    stream = SOURCE.plan(SEARCHING, WATCH)[0]
    asked = SOURCE.request(SEARCHING, stream, None, parse_iso("2026-11-02T00:00:00Z"), {}, None)
    assert dict(asked.params) == {"q": "BlueKettle after:2026-11-01 order:latest", "page": "1"}
    found = page_of("search.json", "search", config=SEARCHING)
    assert (found.items, found.next_cursor) == ((), "11/4,15/1;1+")
    asked = SOURCE.request(SEARCHING, stream, found.next_cursor, None, {}, None)
    assert asked.url == "https://kettles.example/t/11/4.json"
    first = page_of("topic_11.json", "search", found.next_cursor, config=SEARCHING)
    assert [item.native_id for item in first.items] == ["11/4@kettles.example"]
    assert (first.next_cursor, first.memory) == ("15/1;1+", {"heard": ["11/4"]})
    second = page_of("topic_15.json", "search", first.next_cursor, first.memory, SEARCHING)
    assert (second.next_cursor, second.memory) == ("2", {"heard": ["15/1", "11/4"]})
    asked = SOURCE.request(SEARCHING, stream, "2", None, second.memory, None)
    assert dict(asked.params)["page"] == "2"
    last = page_of("search_end.json", "search", "2", second.memory, SEARCHING)
    assert (last.items, last.next_cursor) == ((), None)


def test_a_find_that_was_deleted_meanwhile_does_not_stop_the_walk():
    page = page_of("topic_11.json", "mentions", "11/77,15/1;1")
    assert (page.items, page.next_cursor) == ((), "15/1;1")


def test_a_list_of_known_finds_ends_the_walk():
    page = page_of("search.json", "search", memory={"heard": ["15/1", "11/4"]}, config=SEARCHING)
    assert page.next_cursor is None


def test_keys():
    assert SOURCE.check(CONFIG, WATCH, Session("k3y")).secret_headers == {"User-Api-Key": "k3y"}
    admin = replace(CONFIG, options={"key_kind": "admin"})
    assert SOURCE.check(admin, WATCH, Session("k3y")).secret_headers == {"Api-Key": "k3y", "Api-Username": "BlueKettle"}
    assert SOURCE.author_of(FORUM.response(Answer("current.json"))).handle == "BlueKettle"


def test_the_wait_stands_in_the_body():
    limited = FORUM.response(Answer("error_rate.json", 429))
    assert SOURCE.classify(CONFIG, limited).until == NOW + 11 * SECOND
    limited = FORUM.response(Answer("error_rate.json", 429, {"retry-after": "30"}))
    assert SOURCE.classify(CONFIG, limited).until == NOW + 30 * SECOND


def test_the_topic_around_a_post():
    asked = SOURCE.thread(CONFIG, "11/4@kettles.example", None)
    assert asked.url == "https://kettles.example/t/11/4.json"
    page = SOURCE.parse_thread(CONFIG, FORUM.response(Answer("topic_11.json"), asked.url))
    assert_sound(page)
    assert_plain(page)
    assert [item.reply_to for item in page.items] == [
        None,
        "11/3@kettles.example",
        "11/4@kettles.example",
        "11/5@kettles.example",
    ]
    assert page.counted == (Counted("posts:11", 4, 6),)
    assert SOURCE.thread(CONFIG, "11/4@other.example", None) is None


@pytest.mark.parametrize(
    ("key", "texts", "gone"),
    [
        ("11/4@kettles.example", ["They answered."], False),
        ("11/5@kettles.example", [], True),  # taken back by its author
        ("11/6@kettles.example", [], False),  # flagged: hidden until somebody decides
        ("11/7@kettles.example", [], True),  # no longer there
    ],
)
def test_looking_again(key, texts, gone):
    assert SOURCE.refresh(CONFIG, [key], None) is not None
    page = SOURCE.parse_refresh(CONFIG, [key], FORUM.response(Answer("topic_edited.json")))
    assert [item.text for item in page.items] == texts
    assert page.tombstones == ((key,) if gone else ())


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers beside the checkout")
def test_recorded_posts():
    body = (RECORDED / "fixtures__posts_latest.json").read_bytes()
    told = json.loads(body)["latest_posts"]
    page = SOURCE.parse(CONFIG, Stream("posts", {"kind": "posts"}), Response(200, {}, body, "", 0), None, {})
    assert_sound(page)
    assert_plain(page)
    assert page.quarantined == ()
    assert (page.next_cursor, page.memory) == ("2", {"holes": 10})
    assert [item.extra["post_id"] for item in page.items] == [str(post["id"]) for post in told]
    for item, post in zip(page.items, told, strict=True):
        assert item.native_id == f"{post['topic_id']}/{post['post_number']}@kettles.example"
        assert item.created_at == parse_iso(post["created_at"])
        assert item.author.handle.startswith(post["username"])
        assert (item.counts.replies, item.counts.views) == (post["reply_count"], post["reads"])
    assert [item.text.split() for item in page.items[:2]] == [post["raw"].split() for post in told[:2]]


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers beside the checkout")
def test_a_recorded_single_post():
    post = json.loads((RECORDED / "fixtures__post.json").read_bytes())
    body = json.dumps({"latest_posts": [post]}).encode()
    page = SOURCE.parse(CONFIG, Stream("posts", {"kind": "posts"}), Response(200, {}, body, "", 0), None, {})
    (item,) = page.items
    assert item.native_id == "8/1@kettles.example"
    assert (item.counts.likes, item.author.bot) == (0, True)
    assert "• Who is it for?" in item.text
