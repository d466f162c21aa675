"""Reddit: what its fields mean, through its API and its feeds. What holds for every source is in tests/contract."""

import base64
from dataclasses import replace

import pytest
from tests.contract.cases import NOW, SECRET, WATCH, Answer
from tests.contract.platforms.reddit import CASE as REDDIT
from tests.contract.soundness import assert_plain, assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import SECOND, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Counted, Session
from earful.sources.reddit import Reddit
from earful.sources.reddit_things import _without_foot

SOURCE = Reddit()
CONFIG = REDDIT.config
AT = 1_795_200_000 * SECOND
FEED = SourceConfig(6, "reddit", account="BlueKettle", has_secret=True)
STRANGER = SourceConfig(7, "reddit")


def page_of(file, stream="search:", cursor=None, memory=None):
    return SOURCE.parse(CONFIG, REDDIT.stream(stream), REDDIT.response(Answer(file)), cursor, memory or {})


def items_of(file, stream="search:"):
    return {item.native_id: item for item in page_of(file, stream).items}


def feed_page(config, file, memory=None, url="https://www.reddit.com/search.rss"):
    stream = SOURCE.plan(config, WATCH)[0]
    return SOURCE.parse(config, stream, REDDIT.response(Answer(file), url), None, memory or {})


def test_a_post():
    post = items_of("search_page1.json")["t3_1kx9aa"]
    assert post.text == "Third one this year.\n\n> the *lid* is loose\n\nNobody answers my mails <again>."
    assert (post.kind, post.title, post.root) == ("post", "BlueKettle leaks & hisses", "t3_1kx9aa")
    assert (post.created_at, post.edited_at) == (AT + 900 * SECOND, AT + 1500 * SECOND)
    assert (post.counts.likes, post.counts.replies) == (12, 5)
    assert post.url == "https://www.reddit.com/r/kettles/comments/1kx9aa/a_slug/"
    assert post.extra["subreddit"] == "kettles"
    assert (post.author.native_id, post.author.handle) == ("moira_t", "moira_t")


def test_a_link_is_kept_and_a_hidden_score_is_marked():
    post = items_of("search_page1.json")["t3_1kx9a9"]
    assert post.text == ""
    assert post.media == ("https://shop.example/bluekettle?a=1&b=2",)
    assert post.extra["score_hidden"] is True


def test_words_of_a_deleted_account_stay_without_its_name_and_removed_posts_go():
    items = items_of("search_page1.json")
    assert items["t3_1kx9a8"].author is None
    assert items["t3_1kx9a8"].edited_at is None
    assert "t3_1kx9a7" not in items


def test_a_comment_knows_what_it_answers():
    items = items_of("comments_page1.json", "comments:")
    first, second = items["t1_mynaa1"], items["t1_mynaa0"]
    assert (first.kind, first.reply_to, first.root) == ("comment", "t3_1kx9a6", "t3_1kx9a6")
    assert first.text == "The BlueKettle is loud &amp; proud, I typed it so."  # raw_json: nothing is escaped twice
    assert (second.reply_to, second.edited_at) == ("t1_mynaa9", AT + 450 * SECOND + SECOND // 2)
    assert (second.counts.likes, first.title) == (None, None)


def test_the_inbox_gives_comments_and_no_private_messages():
    items = items_of("mentions_page1.json", "mentions")
    assert list(items) == ["t1_ekfaa3"]
    heard = items["t1_ekfaa3"]
    assert heard.root == "t3_1kx9a0"
    assert heard.url == "https://www.reddit.com/r/kettles/comments/1kx9a0/a_slug/ekfaa3/"
    assert heard.counts.replies is None  # the number given is that of the whole post
    assert heard.extra["link_title"] == "A kettle that whistles"


def test_plan_by_what_there_is():
    names = [stream.name for stream in SOURCE.plan(CONFIG, WATCH)]
    assert names == [
        "search:BlueKettle",
        "comments:kettles+tea",
        "mentions",
        "comment replies",
        "post replies",
        "own:BlueKettle",
    ]
    watch = Watch("Blue Kettle", ("Blue Kettle", 'Blue "K"'), own_handles=("u/BlueKettle", "Blue_Care"))
    feeds = SOURCE.plan(FEED, watch)
    assert [stream.name for stream in feeds] == [
        "search:Blue Kettle|Blue K",
        "inbox",
        "own:BlueKettle",
        "own:Blue_Care",
    ]
    assert feeds[0].params["q"] == '"Blue Kettle" OR "Blue K"'
    assert min(stream.poll_s for stream in feeds) >= 60 * len(feeds)
    (only,) = SOURCE.plan(STRANGER, watch)
    assert only.single_page


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"way": "app"}, "needs_token"),
        ({"way": "feed", "subreddits": "tea"}, "needs_token"),
    ],
)
def test_what_a_stranger_may_not(options, kind):
    with pytest.raises(KnownError) as raised:
        SOURCE.plan(replace(STRANGER, options=options), WATCH)
    assert raised.value.failure.kind == kind


def test_keys_without_a_client_id_are_no_keys():
    with pytest.raises(KnownError) as raised:
        SOURCE.plan(replace(CONFIG, options={"way": "app"}), WATCH)
    assert raised.value.failure.params["field"] == "client_id"


def test_logging_in_with_keys():
    both = SOURCE.login(CONFIG, "shh 5-keep", NOW)
    assert dict(both.form) == {"grant_type": "refresh_token", "refresh_token": "5-keep"}
    assert base64.b64decode(both.secret_headers["Authorization"][6:]) == b"k3ttle:shh"
    assert both.headers["User-Agent"].startswith("desktop:earful:")
    assert both.headers["User-Agent"].endswith("(by /u/BlueKettle)")
    app = SOURCE.login(replace(CONFIG, options={"way": "app", "client_id": "k3ttle"}), "shh", NOW)
    assert dict(app.form) == {"grant_type": "client_credentials"}
    assert SOURCE.session(REDDIT.response(Answer("token.json"))).access == "accessOfADay"
    with pytest.raises(KnownError):
        SOURCE.session(REDDIT.response(Answer("token_refused.json")))
    assert SOURCE.login(replace(CONFIG, server=None), "x", NOW).url == "https://www.reddit.com/api/v1/access_token"


def test_who_we_are():
    me = REDDIT.response(Answer("me.json"), "https://oauth.reddit.com/api/v1/me")
    assert SOURCE.author_of(me).handle == "BlueKettle"
    assert SOURCE.author_of(REDDIT.response(Answer("feed_search.xml"))) is None


@pytest.mark.parametrize("given", ["abc123", "https://www.reddit.com/.rss?feed=abc123&user=BlueKettle"])
def test_a_feed_token_may_be_given_as_the_address_it_stands_in(given):
    session = SOURCE.login(FEED, given, NOW)
    asked = SOURCE.request(FEED, SOURCE.plan(FEED, WATCH)[0], None, None, {}, session)
    assert asked.url == "https://www.reddit.com/search.rss"
    assert {("feed", "abc123"), ("user", "BlueKettle"), ("q", '"BlueKettle"'), ("sort", "new")} <= set(asked.params)


def test_a_feed_token_without_a_name_asks_for_the_name():
    config = replace(FEED, account=None)
    with pytest.raises(KnownError) as raised:
        SOURCE.check(config, WATCH, Session(SECRET))
    assert raised.value.failure.params["field"] == "account"


def test_a_feed_of_posts():
    page = feed_page(FEED, "feed_search.xml")
    assert_sound(page)
    assert_plain(page)
    first, second = page.items
    assert (first.native_id, first.root, first.title) == ("t3_1kx9aa", "t3_1kx9aa", "BlueKettle leaks & hisses")
    assert first.text == "Third one this year.\n\nNobody answers."
    assert first.created_at == parse_iso("2026-11-20T20:15:00Z")
    assert first.author.native_id == items_of("search_page1.json")["t3_1kx9aa"].author.native_id
    assert (second.text, second.extra) == ("", {"subreddit": "tea"})
    assert first.counts.likes is None
    assert page.next_cursor is None


def test_a_feed_of_the_inbox():
    page = feed_page(FEED, "feed_inbox.xml")
    (heard,) = page.items
    assert (heard.native_id, heard.kind, heard.root, heard.title) == ("t1_ekfab3", "comment", "t3_1kx9a0", None)
    assert len(page.quarantined) == 1


def test_a_stranger_sees_when_posts_rolled_by():
    first = feed_page(STRANGER, "feed_search.xml")
    assert first.missed is None
    assert feed_page(STRANGER, "feed_search.xml", first.memory).missed is None
    long_ago = {"seen": ["t3_1aaaaa"], "newest": AT - 9_000 * SECOND}
    missed = feed_page(STRANGER, "feed_search.xml", long_ago).missed
    assert missed == (AT - 9_000 * SECOND, parse_iso("2026-11-20T20:13:20Z"))


def test_a_stranger_is_told_what_to_do():
    blocked = Answer("error_blocked.html", 403, {"content-type": "text/html"})
    verdict = SOURCE.classify(STRANGER, REDDIT.response(blocked))
    assert (verdict.state, verdict.failure.kind) == ("forbidden", "reddit_feed_token")
    assert "prefs/feeds" in verdict.failure.sentence()
    assert SOURCE.classify(STRANGER, REDDIT.response(Answer("feed_search.xml"))).state == "ok"


def test_the_wait_is_given_in_seconds_to_go():
    answer = Answer(
        "error_rate.json", 429, {"retry-after": "0", "x-ratelimit-reset": "469", "x-ratelimit-remaining": "0.0"}
    )
    assert SOURCE.classify(CONFIG, REDDIT.response(answer)).until == NOW + 469 * SECOND


def test_what_a_cut_listing_hides_is_missed():
    head = page_of("search_page1.json", memory={"newest": AT - 500 * SECOND})
    assert head.next_cursor == "t3_1kx9a7|4"
    assert head.memory == {"newest": AT + 900 * SECOND, "known_to": AT - 500 * SECOND}
    whole = page_of("search_page2.json", cursor="t3_1kx9a7|4", memory=head.memory)
    assert whole.missed is None
    cut = page_of("search_page2.json", cursor="t3_1kx9a7|998", memory=head.memory)
    assert cut.missed == (AT - 500 * SECOND, AT + 600 * SECOND)


def test_a_whole_tree():
    asked = SOURCE.thread(CONFIG, "t3_1kx9aa", None)
    page = SOURCE.parse_thread(CONFIG, REDDIT.response(Answer("thread.json"), asked.url))
    assert_sound(page)
    answered = {item.native_id: item.reply_to for item in page.items}
    assert answered == {
        "t3_1kx9aa": None,
        "t1_mynab1": "t3_1kx9aa",
        "t1_mynac1": "t1_mynab1",
        "t1_mynac2": "t1_mynac1",
        "t1_mynae2": "t1_mynae1",  # its parent was deleted, the answer was not
    }
    assert {item.root for item in page.items} == {"t3_1kx9aa"}
    assert page.counted == (Counted("comments:t3_1kx9aa", 4, 17),)
    assert page.quarantined == ()
    assert SOURCE.thread(CONFIG, "t1_mynab1", None) is None


def test_looking_again():
    ids = ["t3_1kx9aa", "t1_mynaa1", "t1_mynaa0", "t3_1kx9a9", "t3_neverwas", "not ours"]
    asked = SOURCE.refresh(CONFIG, ids, None)
    assert dict(asked.params)["id"] == "t3_1kx9aa,t1_mynaa1,t1_mynaa0,t3_1kx9a9,t3_neverwas"
    page = SOURCE.parse_refresh(CONFIG, ids, REDDIT.response(Answer("info.json")))
    assert [item.text for item in page.items] == ["Third one. They answered!"]
    assert page.tombstones == ("t1_mynaa1", "t1_mynaa0", "t3_1kx9a9", "t3_neverwas")
    assert SOURCE.refresh(FEED, ids, None) is None
    assert len(dict(SOURCE.refresh(CONFIG, [f"t1_{n}" for n in range(150)], None).params)["id"].split(",")) == 100


@pytest.mark.parametrize("text", ["submitted by /u/x" + " " * 30_000 + "y", " " * 30_000 + "submitted by nobody"])
def test_a_foot_that_is_none_stays(text):
    assert _without_foot(text) == text
