"""Weibo: what its fields mean. What holds for every source is in tests/contract."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.weibo import CASE as WEIBO
from tests.contract.soundness import assert_plain, assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import MINUTE, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Counted, Response, Stream
from earful.sources.weibo import Weibo
from earful.sources.weibo_statuses import bid_of, created, mid_of, number

SOURCE = Weibo()
CONFIG = WEIBO.config
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "weibo"
PAIRS = [
    ("4383183661430868", "HyTZc60ew"),
    ("4383180406740606", "HyTTWshxs"),
    ("4607741009594608", "K3fnuEfZK"),
]


def items_of(file, stream="mentions"):
    page = SOURCE.parse(CONFIG, WEIBO.stream(stream), WEIBO.response(Answer(file)), None, {})
    assert_plain(page)
    return {item.native_id: item for item in page.items}


@pytest.mark.parametrize(("mid", "bid"), PAIRS)
def test_short_names_and_numbers(mid, bid):
    assert bid_of(mid) == bid
    assert mid_of(bid) == mid


@pytest.mark.parametrize("mid", ["1", "9999999", "10000000", "5100000000000000", "5612814510546515491"])
def test_short_names_come_back_to_their_number(mid):
    assert mid_of(bid_of(mid)) == mid


@pytest.mark.parametrize(("name", "read"), [("", mid_of), ("ZZZZ1234", mid_of), ("a-b", mid_of), ("0", bid_of)])
def test_what_is_no_name_or_number(name, read):
    assert read(name) is None


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Tue May 31 17:46:55 +0800 2011", "2011-05-31T09:46:55Z"),
        ("Thu Feb 29 00:00:00 -0330 2024", "2024-02-29T03:30:00Z"),
        ("Tue Feb 30 00:00:00 +0800 2024", None),
        ("Tue anF 01 00:00:00 +0800 2024", None),
        ("06-14", None),
        ("刚刚", None),
        (7, None),
    ],
)
def test_dates(told, meant):
    assert created(told) == parse_iso(meant)


@pytest.mark.parametrize(
    ("told", "meant"), [(3, 3), ("12", 12), ("6335万", 63_350_000), ("1.2万", 12_000), ("100万+", None), (None, None)]
)
def test_numbers(told, meant):
    assert number(told) == meant


def test_a_post():
    post = items_of("mentions_page1.json")["5100000000000090"]
    assert post.text == "@蓝壶官方 壶又漏水了[怒]\n三个月坏了两次 & 没人理"
    assert post.created_at == parse_iso("2026-11-20T10:00:00Z")
    assert post.url == f"https://weibo.com/1700000001/{bid_of('5100000000000090')}"
    assert (post.counts.likes, post.counts.reposts, post.counts.replies) == (5, 3, 4)
    assert post.media == ("https://img.example/a.jpg",)
    assert post.extra == {"brand_new_field": {"a": 1}}
    assert (post.author.native_id, post.author.handle, post.author.followers) == ("1700000001", "爱茶的莲", 120)


def test_reposts_with_and_without_words_of_their_own():
    items = items_of("mentions_page1.json")
    bare, worded = items["5100000000000080"], items["5100000000000070"]
    assert (bare.kind, bare.text, bare.repost_of, bare.quote_of) == ("repost", "", "5100000000000001", None)
    assert bare.author.followers == 63_350_000
    assert bare.author.verified is True
    assert (worded.kind, worded.text) == ("post", "气死我了")
    assert worded.quote_of == worded.repost_of == "5100000000000000"
    assert worded.extra["reposted_words"] == "//@老猫:我的也漏 //@莲:同感"
    assert worded.counts.likes is None


def test_long_posts_are_whole_or_marked_as_cut():
    assert items_of("mentions_page1.json")["5100000000000065"].extra["truncated"] is True
    whole = items_of("mentions_page2.json")["5100000000000060"]
    assert whole.text == "@蓝壶官方 还行，水开得快。\n就是吵。"
    assert "truncated" not in whole.extra


def test_emoji_given_as_pictures_keep_their_names():
    body = json.dumps(
        {"statuses": [{"id": 1, "text": '好<img alt=[偷笑] src="//x.example/e.png" style="width:1em" />'}]}
    )
    page = SOURCE.parse(CONFIG, WEIBO.stream("mentions"), WEIBO.response(Answer(body=body.encode())), None, {})
    assert page.items[0].text == "好[偷笑]"


def test_deleted_ones_are_left_out():
    assert "5100000000000064" not in items_of("mentions_page1.json")


def test_comments_know_their_post_and_what_they_answer():
    (first,) = items_of("comment_mentions.json", "comment mentions").values()
    assert (first.reply_to, first.root) == ("comment:5100000000000400", "5100000000000001")
    assert first.url == f"https://weibo.com/1800000000/{bid_of('5100000000000001')}"
    second = items_of("comments_to_me.json", "comments to me")["comment:5100000000000411"]
    assert (second.reply_to, second.counts.likes) == ("5100000000000001", 2)
    (ours,) = items_of("own_comments.json", "own comments").values()
    assert ours.reply_to == second.native_id


def test_walks_go_below_what_was_seen():
    stream = WEIBO.stream("mentions")
    page = SOURCE.parse(CONFIG, stream, WEIBO.response(Answer("mentions_page1.json")), None, {})
    assert page.next_cursor == "5100000000000063"  # max_id would give the post it names once more
    asked = SOURCE.request(CONFIG, stream, page.next_cursor, None, {}, None)
    assert dict(asked.params) == {"count": "200", "max_id": "5100000000000063"}
    assert asked.url == "https://weibo.example/2/statuses/mentions.json"


def test_a_list_that_was_told_whole_is_not_asked_on():
    page = SOURCE.parse(CONFIG, WEIBO.stream("own posts"), WEIBO.response(Answer("own_posts.json")), None, {})
    assert page.next_cursor is None


def test_own_words_are_only_listened_to_when_we_know_who_we_are():
    nobody = replace(CONFIG, account=None, query=None)
    assert [s.name for s in SOURCE.plan(nobody, WATCH)] == ["mentions", "comment mentions", "comments to me"]
    assert len(SOURCE.plan(nobody, Watch("蓝壶", ("蓝壶",), own_handles=("1800000000",)))) == 5
    with pytest.raises(KnownError):
        SOURCE.plan(SourceConfig(1, "weibo"), WATCH)


def test_the_commercial_api():
    config = replace(CONFIG, server=None, options={"commercial": "yes"})
    asked = SOURCE.request(config, WEIBO.stream("mentions"), None, None, {}, SOURCE.login(config, "t0ken", NOW))
    assert asked.url == "https://c.api.weibo.com/2/statuses/mentions/biz.json"
    assert asked.secret_headers == {"Authorization": "OAuth2 t0ken"}


def test_limits_wait_a_quarter_of_an_hour():
    assert SOURCE.classify(CONFIG, WEIBO.response(Answer("error_limit_user.json"))).until == NOW + 15 * MINUTE


def test_who_we_are():
    assert SOURCE.author_of(WEIBO.response(Answer("uid.json"))).native_id == "1800000000"


def test_the_comments_of_a_post():
    asked = SOURCE.thread(CONFIG, "5100000000000090", None)
    url = f"{asked.url}?id={dict(asked.params)['id']}&count=200"
    page = SOURCE.parse_thread(CONFIG, WEIBO.response(Answer("thread.json"), url))
    assert_sound(page)
    assert [(item.reply_to, item.root) for item in page.items] == [
        ("5100000000000090", "5100000000000090"),
        ("comment:5100000000000430", "5100000000000090"),
    ]
    assert page.counted == (Counted("comments:5100000000000090", 2, 2),)
    assert SOURCE.thread(CONFIG, "comment:5100000000000430", None) is None


@pytest.mark.parametrize(
    ("key", "file", "texts", "path"),
    [
        ("5100000000000090", "status.json", ["@蓝壶官方 壶修好了"], "statuses/show"),
        ("5100000000000090", "status_deleted.json", [], "statuses/show"),
        ("comment:5100000000000411", "comments_batch.json", ["什么时候修好？"], "comments/show_batch"),
        ("comment:5100000000000411", "comments_batch_empty.json", [], "comments/show_batch"),
    ],
)
def test_looking_again(key, file, texts, path):
    assert SOURCE.refresh(CONFIG, [key], None).url == f"https://weibo.example/2/{path}.json"
    page = SOURCE.parse_refresh(CONFIG, [key], WEIBO.response(Answer(file)))
    assert [item.text for item in page.items] == texts
    assert page.tombstones == (() if texts else (key,))


def test_single_posts_are_only_asked_for_where_the_app_may():
    assert SOURCE.refresh(replace(CONFIG, options={}), ["5100000000000090"], None) is None


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers beside the checkout")
def test_the_sample_of_the_open_api():
    body = (RECORDED / "data_fixtures__one_weibo.json").read_bytes()
    (told,) = json.loads(body)["statuses"]
    page = SOURCE.parse(CONFIG, Stream("x", {"kind": "mentions"}), Response(200, {}, body, "", 0), None, {})
    (post,) = page.items
    assert page.quarantined == ()
    assert (post.native_id, post.text) == (str(told["id"]), told["text"])
    assert post.created_at == parse_iso("2011-05-31T09:46:55Z")
    assert (post.counts.reposts, post.counts.replies) == (told["reposts_count"], told["comments_count"])
    user = told["user"]
    assert (post.author.native_id, post.author.handle) == (str(user["id"]), user["screen_name"])
    assert (post.author.followers, post.author.following) == (user["followers_count"], user["friends_count"])
    assert (post.author.posts, post.author.created_at) == (user["statuses_count"], parse_iso("2009-08-27T16:00:00Z"))


@pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded answers beside the checkout")
def test_the_short_name_in_an_excerpt_of_the_mobile_site():
    told = json.loads((RECORDED / "m_weibo_cn_excerpt.json").read_bytes())
    post = told["data"]["cards"][0]["mblog"]
    assert bid_of(post["mid"]) == post["bid"]
