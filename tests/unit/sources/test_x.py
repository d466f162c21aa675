"""X: what its fields mean, what it asks for and what that costs. What holds for every source is in tests/contract."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.x import CASE as CASE_X
from tests.contract.soundness import assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND, iso, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Session
from earful.sources.costs import Cost, budget_usd, next_sync
from earful.sources.tweets import born
from earful.sources.x import X

SOURCE = X()
CONFIG = replace(CASE_X.config, options={})
SESSION = Session("t0ken")
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "x-twitter"


def stream_of(beginning, config=CONFIG, watch=WATCH):
    return next(one for one in SOURCE.plan(config, watch) if one.name.startswith(beginning))


def page_of(file, stream="search:", cursor=None, memory=None):
    return SOURCE.parse(CONFIG, stream_of(stream), CASE_X.response(Answer(file)), cursor, memory or {})


def asked(stream, cursor=None, since=None, memory=None, config=CONFIG):
    request = SOURCE.request(config, stream_of(stream, config), cursor, since, memory or {}, SESSION)
    return request.url.partition("x.example")[2], dict(request.params)


# --- posts


def test_a_post():
    post = page_of("search_page1.json").items[0]
    assert post.text == "@bluekettle my #BlueKettle leaks & the form at https://shop.example/returns?order=77 is broken"
    assert (post.kind, post.lang, post.root, post.reply_to) == ("post", "en", None, None)
    assert post.created_at == parse_iso("2026-11-20T09:30:15Z")
    assert post.url == f"https://x.com/moira_k/status/{post.native_id}"
    assert post.reply_url == f"https://x.com/intent/post?in_reply_to={post.native_id}"
    counts = post.counts
    assert (counts.likes, counts.reposts, counts.replies, counts.quotes, counts.views) == (7, 2, 1, 0, 310)
    assert (post.author.native_id, post.author.handle, post.author.followers) == ("1001", "moira_k", 12)
    assert post.author.created_at == parse_iso("2015-04-02T08:11:09Z")


def test_an_edited_post_keeps_the_id_it_began_with():
    post = page_of("search_page1.json").items[1]
    assert post.created_at == parse_iso("2026-11-20T08:00:00Z")
    assert post.edited_at == parse_iso("2026-11-20T08:12:30Z")
    assert born(post.native_id) == post.created_at
    assert post.native_id not in post.url


def test_replies_quotes_and_reposts_name_what_they_are_about():
    first = page_of("search_page1.json").items
    assert (first[2].kind, first[2].reply_to, first[2].root) == ("comment", first[0].native_id, first[0].native_id)
    assert page_of("search_page2.json").items[0].quote_of == first[2].native_id
    repost = page_of("search_end.json").items[0]
    assert (repost.kind, repost.repost_of, repost.text) == ("repost", first[0].native_id, "")


def test_a_long_post_is_read_whole_and_an_unknown_language_is_none():
    post = page_of("search_page2.json").items[1]
    assert post.text.endswith("See https://kettles.example/story <here>")
    assert len(post.text) > 400
    assert post.lang is None


def test_ids_from_before_the_clock_hold_no_time():
    assert [born(number) for number in ("20", "x", "", "9" * 30)] == [None] * 4


# --- walks


def walked(files, memory):
    """What is remembered after a walk through these pages."""
    cursor = None
    for file in files:
        page = page_of(file, cursor=cursor, memory=memory)
        memory, cursor = {**memory, **page.memory}, page.next_cursor
    return memory, cursor


@pytest.mark.parametrize(
    "files", [["search_page1.json"], ["search_page1.json", "search_page2.json", "search_end.json"]]
)
def test_a_second_walk_asks_only_for_what_is_newer_than_the_head_of_the_last(files):
    """Also where the last one was broken off: the engine knows the rest of it by its cursor."""
    memory, _ = walked(files, {})
    path, params = asked("search:", since=NOW - 6 * HOUR, memory=memory)
    assert path == "/2/tweets/search/recent"
    assert params["since_id"] == page_of("search_page1.json").items[0].native_id
    assert "start_time" not in params


@pytest.mark.parametrize(
    ("since", "kind"),
    [
        (NOW - 6 * HOUR - SECOND, "the usual overlap"),
        (NOW - 7 * DAY + 5 * MINUTE, "the daily look further back"),
        (NOW - 30 * DAY, "a first walk whose cursor was lost"),
        (NOW - 6 * HOUR - 5 * MINUTE, "a later walk whose cursor was lost"),
        (NOW - 7 * DAY - SECOND, "a first walk of seven days whose cursor was lost"),
    ],
)
def test_only_a_gap_whose_cursor_was_lost_is_read_anew(since, kind):
    memory, _ = walked(["search_page1.json"], {})
    assert ("since_id" in asked("search:", since=since, memory=memory)[1]) is ("cursor" not in kind)


def test_a_following_page_is_asked_with_what_the_first_was_asked_with():
    memory = {"seen": "1500000000000000000", "begun": NOW - 5 * MINUTE}
    since = NOW - 5 * MINUTE - 6 * HOUR
    first = asked("search:", since=since, memory=memory)[1]
    memory, cursor = walked(["search_page1.json"], memory)
    params = asked("search:", cursor, since, memory)[1]
    assert params == {**first, "next_token": "b26v89c19zqg8o3f"}
    assert params["since_id"] == "1500000000000000000"
    memory, cursor = walked(["search_page1.json", "search_page2.json"], {})
    assert "since_id" not in asked("search:", cursor, NOW - 30 * DAY, memory)[1]


def test_an_empty_answer_keeps_the_place():
    page = page_of("empty.json", memory={"seen": "15", "begun": 5})
    assert (page.items, page.next_cursor, dict(page.memory)) == ((), None, {"seen": "15", "begun": NOW})


def test_a_place_older_than_the_window_is_given_up_and_all_there_is_read():
    response = CASE_X.response(Answer("too_old.json", 400))
    assert SOURCE.classify(CONFIG, response).state == "ok"
    memory = {"seen": "15", "begun": NOW}
    page = SOURCE.parse(CONFIG, stream_of("search:"), response, None, memory)
    assert page.items == ()
    few = replace(CONFIG, options={"backfill_days": "3"})
    _, params = asked("search:", page.next_cursor, NOW - HOUR, memory, few)
    assert not params.keys() & {"since_id", "start_time"}
    with pytest.raises(KnownError):
        SOURCE.parse(CONFIG, stream_of("search:"), response, page.next_cursor, {})


def test_search_is_told_of_a_beginning_only_where_its_window_holds_it():
    assert "start_time" not in asked("search:", since=NOW - 30 * DAY)[1]
    few = replace(CONFIG, options={"backfill_days": "3"})
    assert asked("search:", since=NOW - 3 * DAY + 5, config=few)[1]["start_time"] == iso(NOW - 3 * DAY)


def test_mentions_look_the_account_up_once():
    path, _ = asked("mentions:")
    assert path == "/2/users/by/username/bluekettle"
    page = page_of("account.json", "mentions:")
    path, params = asked("mentions:", page.next_cursor, NOW - 30 * DAY, page.memory)
    assert path == "/2/users/1003/mentions"
    assert params["start_time"] == iso(NOW - 30 * DAY)
    page = page_of("mentions_page1.json", "mentions:", page.next_cursor, page.memory)
    _, params = asked("mentions:", page.next_cursor, NOW - 30 * DAY, {"account_id": "1003"})
    assert params["pagination_token"] == "7140dibdnow9c7btw"


def test_an_account_that_is_not_there_is_named():
    url = "https://x.example/2/users/by/username/nobody_here"
    response = CASE_X.response(Answer("error_account.json"), url)
    with pytest.raises(KnownError) as raised:
        SOURCE.parse(CONFIG, stream_of("mentions:"), response, None, {})
    assert raised.value.failure.kind == "not_found"


def test_terms_are_asked_for_as_phrases_and_without_reposts():
    watch = Watch(
        "Blue Kettle", ("Blue Kettle", "蓝壶", 'the "kettle"', "OR"), own_handles=("@kettlehelp", "not an account")
    )
    plan = {one.name: one.params.get("q") for one in SOURCE.plan(CONFIG, watch)}
    assert plan["search:Blue Kettle"] == '"Blue Kettle" -is:retweet'
    assert plan["search:蓝壶"] == "蓝壶 -is:retweet"
    assert plan["own:kettlehelp"] == "from:kettlehelp"
    assert plan["search:OR"] == '"OR" -is:retweet'
    assert len(plan) == 7
    typed = stream_of("search:", replace(CONFIG, query="kettle OR 水壶", options={"reposts": "yes"}))
    assert (typed.params["q"], typed.needs_term) == ("(kettle OR 水壶)", False)


def test_a_conversation_is_read_only_where_that_is_wanted():
    assert SOURCE.thread(CONFIG, "123", SESSION) is None
    wanted = replace(CONFIG, options={"conversations": "yes"})
    query = dict(SOURCE.thread(wanted, "123", SESSION).params)["query"]
    assert query == "(conversation_id:123 OR in_reply_to_tweet_id:123 OR quotes_of_tweet_id:123) -is:retweet"
    page = SOURCE.parse_thread(wanted, CASE_X.response(Answer("conversation.json")))
    assert [item.kind for item in page.items] == ["comment", "comment"]


# --- looking again


def test_what_is_gone_is_a_tombstone_and_an_old_wording_no_news():
    posts = [*page_of("search_page1.json").items, *page_of("search_page2.json").items]
    ids = [post.native_id for post in posts]
    request = SOURCE.refresh(CONFIG, ids, SESSION)
    assert (request.url, dict(request.params)["ids"]) == ("https://x.example/2/tweets", ",".join(ids))
    page = SOURCE.parse_refresh(CONFIG, ids, CASE_X.response(Answer("posts.json")))
    assert_sound(page)
    assert [(item.native_id, item.counts.likes) for item in page.items] == [(ids[0], 9)]
    assert page.tombstones == (ids[2], ids[3])


def test_all_of_a_batch_gone():
    body = {"errors": json.loads(CASE_X.response(Answer("posts.json")).body)["errors"]}
    ids = [error["resource_id"] for error in body["errors"]]
    page = SOURCE.parse_refresh(CONFIG, ids, CASE_X.response(Answer(body=json.dumps(body).encode())))
    assert page.tombstones == tuple(ids)


def test_the_person_may_save_the_money_for_a_second_look():
    assert SOURCE.refresh(replace(CONFIG, options={"no_second_look": "yes"}), ["5"], SESSION) is None
    assert SOURCE.refresh(CONFIG, ["at://x", "y"], SESSION) is None


# --- money


def test_the_next_sync_costs_no_more_than_what_is_left_of_the_day():
    assert next_sync(SOURCE, CONFIG) == Cost(0.5, 100)
    assert next_sync(SOURCE, CONFIG, 0.2) == Cost(0.3, 60)
    assert next_sync(SOURCE, CONFIG, 0.498) == Cost(0.0, 0)
    assert next_sync(SOURCE, replace(CONFIG, options={"budget_usd": "2"})) == Cost(2.0, 400)
    assert budget_usd(SOURCE, replace(CONFIG, options={"budget_usd": "$1,25"})) == 1.25


def test_no_page_costs_more_than_the_budget_of_a_day():
    assert asked("search:")[1]["max_results"] == "100"
    poor = replace(CONFIG, options={"budget_usd": "0.20"})
    assert asked("search:", config=poor)[1]["max_results"] == "40"
    ids = [str(number) for number in range(1, 101)]
    assert dict(SOURCE.refresh(poor, ids, SESSION).params)["ids"] == ",".join(ids[:40])


@pytest.mark.parametrize("given", ["much", "-1", "nan", "inf", "1e9"])
def test_a_budget_must_be_a_number(given):
    with pytest.raises(KnownError, match=r"0\.50"):
        SOURCE.plan(replace(CONFIG, options={"budget_usd": given}), WATCH)


def test_an_account_must_be_one():
    with pytest.raises(KnownError, match="@name"):
        SOURCE.plan(SourceConfig(1, "x", account="blue kettle"), WATCH)


# --- real answers, and another reader of them


def recorded(name):
    path = RECORDED / name
    if not path.exists():
        pytest.skip("no recorded answers here")
    return [exchange for exchange in json.loads(path.read_text()) if exchange["method"] == "GET"]


@pytest.mark.parametrize(
    "name", ["test_client_get_tweet.json", "test_client_get_tweets.json", "test_client_get_users_tweets.json"]
)
def test_recorded_posts_are_read_as_tweepy_reads_them(name):
    tweepy = pytest.importorskip("tweepy")
    for exchange in recorded(name):
        body = json.loads(exchange["body"])
        data = body["data"] if isinstance(body["data"], list) else [body["data"]]
        theirs = [tweepy.Tweet(one) for one in data]
        listed = json.dumps({**body, "data": data}).encode()
        response = CASE_X.response(Answer(headers=exchange["headers"], body=listed))
        assert SOURCE.classify(CONFIG, response).state == "ok"
        page = SOURCE.parse(CONFIG, stream_of("search:"), response, None, {})
        assert_sound(page)
        assert [item.native_id for item in page.items] == [str(one.id) for one in theirs]
        assert [item.text for item in page.items] == [one.text for one in theirs]
        assert (page.next_cursor is None) == ("next_token" not in body.get("meta", {}))


def test_recorded_accounts_are_read_as_tweepy_reads_them():
    tweepy = pytest.importorskip("tweepy")
    for exchange in recorded("test_client_get_user.json"):
        user = tweepy.User(json.loads(exchange["body"])["data"])
        response = CASE_X.response(Answer(body=exchange["body"].encode()))
        ours = SOURCE.author_of(response)
        assert (ours.native_id, ours.handle, ours.name) == (str(user.id), user.username, user.name)
        assert ours.followers is None
