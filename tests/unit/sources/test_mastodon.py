"""Mastodon: what its fields mean. What holds for every source is in tests/contract."""

import json
from dataclasses import replace

import pytest
from tests.contract.cases import WATCH, Answer
from tests.contract.platforms.mastodon import CASE as MASTODON
from tests.contract.soundness import assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Session
from earful.sources.mastodon import Mastodon, tag_of

SOURCE = Mastodon()
CONFIG = MASTODON.config
SESSION = Session("t0ken")


def items_of(file, stream="tag:"):
    page = SOURCE.parse(CONFIG, MASTODON.stream(stream), MASTODON.response(Answer(file)), None, {})
    return {item.native_id: item for item in page.items}


def test_a_post():
    post = items_of("tag_page1.json")["1150009@kettles.example"]
    assert post.text == (
        "@bluekettle my #BlueKettle leaks & the form at https://shop.example/returns/very/long/path?order=77 is broken"
        "\n\nThird one this year."
    )
    assert post.kind == "post"
    assert post.lang == "en"
    assert post.created_at == parse_iso("2026-11-20T09:30:15.250Z")
    assert post.edited_at == parse_iso("2026-11-20T09:41:00Z")
    assert post.uri == "https://kettles.example/users/moira/statuses/1150009"
    assert post.url == "https://kettles.example/@moira/1150009"
    assert (post.counts.likes, post.counts.reposts, post.counts.replies, post.counts.quotes) == (3, 2, 1, 0)
    assert post.reply_url == (
        "https://kettles.example/authorize_interaction?uri=https%3A%2F%2Fkettles.example%2Fusers%2Fmoira%2Fstatuses%2F1150009"
    )


def test_its_author_has_a_name_that_holds_on_every_server():
    posts = items_of("tag_page1.json")
    local = posts["1150009@kettles.example"].author
    remote = posts["1150008@kettles.example"].author
    assert (local.handle, remote.handle) == ("moira@kettles.example", "lian@teahouse.example")
    assert local.bio == "Tea, and more tea"
    assert local.followers == 12
    assert posts["1150007@kettles.example"].author.bot is True


def test_warning_poll_and_pictures_are_kept():
    post = items_of("tag_page1.json")["1150008@kettles.example"]
    assert post.title == "生气"
    assert post.text == "蓝壶又漏水了，\n客服没有人回复 😡 #bluekettle\n• 退货\n• 换新"
    assert post.media == ("https://teahouse.example/media/31.jpg",)
    assert post.extra["media_descriptions"] == ["Water under a blue kettle"]


def test_ids_may_be_numbers():
    reply = items_of("tag_page1.json")["1150007@kettles.example"]
    assert (reply.kind, reply.reply_to) == ("comment", "1150001@kettles.example")


def test_a_quote_names_its_post_and_does_not_repeat_it():
    quote = items_of("tag_page2.json")["1150006@kettles.example"]
    assert quote.quote_of == "1150005@kettles.example"
    assert quote.text == "Same here with the BlueKettle"


def test_a_boost_has_no_words_of_its_own():
    boost = items_of("tag_page2.json")["1150004@kettles.example"]
    assert (boost.kind, boost.repost_of, boost.text) == ("repost", "1150003@kettles.example", "")


def test_notifications_give_what_was_said_to_us_also_by_strangers():
    assert list(items_of("mentions_page1.json", "mentions")) == ["1150009@kettles.example", "1150006@kettles.example"]
    request = SOURCE.request(CONFIG, MASTODON.stream("mentions"), None, None, {}, SESSION)
    assert ("include_filtered", "true") in request.params
    assert ("types[]", "mention") in request.params


def test_a_notification_whose_post_is_gone_is_nothing_to_hear_and_nothing_broken():
    told = json.loads(MASTODON.response(Answer("mentions_page1.json")).body)
    told[0]["status"] = None
    answer = Answer(body=json.dumps(told).encode())
    page = SOURCE.parse(CONFIG, MASTODON.stream("mentions"), MASTODON.response(answer), None, {})
    assert page.quarantined == ()
    assert [item.native_id for item in page.items] == ["1150006@kettles.example"]


def test_older_servers_tell_less():
    told = json.loads(MASTODON.response(Answer("tag_page1.json")).body)
    for status in told:
        for name in ("edited_at", "quote", "quotes_count", "language", "poll", "media_attachments", "tags", "card"):
            status.pop(name)
    answer = Answer(body=json.dumps(told).encode())
    page = SOURCE.parse(CONFIG, MASTODON.stream("tag:"), MASTODON.response(answer), None, {})
    assert len(page.items) == 3
    assert page.items[0].counts.quotes is None


def test_the_next_link_is_followed_on_our_own_server_only():
    stream = MASTODON.stream("tag:")
    link = '<https://evil.example/api/v1/other?max_id=42&access_token=x&limit=5>; rel="next"'
    page = SOURCE.parse(CONFIG, stream, MASTODON.response(Answer("tag_page1.json", headers={"link": link})), None, {})
    request = SOURCE.request(CONFIG, stream, page.next_cursor, None, {}, SESSION)
    assert request.url == "https://kettles.example/api/v1/timelines/tag/bluekettle"
    assert request.params == (("limit", "40"), ("max_id", "42"))


def test_the_answer_names_no_next_page_when_only_older_ones_were_skipped():
    link = '<https://kettles.example/x?min_id=9>; rel="prev"'
    answer = Answer("tag_page1.json", headers={"link": link})
    assert SOURCE.parse(CONFIG, MASTODON.stream("tag:"), MASTODON.response(answer), None, {}).next_cursor is None


def test_without_a_link_header_a_full_page_goes_on_below_its_last():
    told = json.loads(MASTODON.response(Answer("tag_page1.json")).body) * 14
    answer = Answer(body=json.dumps(told).encode())
    page = SOURCE.parse(CONFIG, MASTODON.stream("tag:"), MASTODON.response(answer), None, {})
    assert page.next_cursor == "max_id=1150007"


def test_search_pages_by_offset():
    page = SOURCE.parse(
        CONFIG, MASTODON.stream("search:"), MASTODON.response(Answer("search_page1.json")), "offset=40", {}
    )
    assert page.next_cursor == "offset=80"


def test_own_posts_need_the_account_first_and_remember_it():
    stream = MASTODON.stream("own:")
    asked = SOURCE.request(CONFIG, stream, None, None, {}, SESSION)
    assert (asked.url, asked.params) == ("https://kettles.example/api/v1/accounts/lookup", (("acct", "bluekettle"),))
    page = SOURCE.parse(CONFIG, stream, MASTODON.response(Answer("account.json"), asked.url), None, {})
    assert (page.items, page.next_cursor, page.memory) == ((), "7", {"account_id": "7"})
    asked = SOURCE.request(CONFIG, stream, None, None, page.memory, SESSION)
    assert asked.url == "https://kettles.example/api/v1/accounts/7/statuses"
    link = '<https://kettles.example/api/v1/accounts/7/statuses?max_id=5>; rel="next"'
    response = MASTODON.response(Answer("own_page1.json", headers={"link": link}), asked.url)
    page = SOURCE.parse(CONFIG, stream, response, None, page.memory)
    asked = SOURCE.request(CONFIG, stream, page.next_cursor, None, {}, SESSION)
    assert asked.url == "https://kettles.example/api/v1/accounts/7/statuses"
    assert ("max_id", "5") in asked.params


@pytest.mark.parametrize(
    ("term", "tag"),
    [
        ("BlueKettle", "bluekettle"),
        ("Blue Kettle & Co.", "bluekettleco"),
        ("#Blue_Kettle", "blue_kettle"),
        ("蓝 壶", "蓝壶"),
        ("चाय", "चाय"),
        ("2026", None),
        ("!?", None),
    ],
)
def test_tags(term, tag):
    assert tag_of(term) == tag


def test_plan_without_a_token_reads_hashtags_and_our_own_posts():
    config = SourceConfig(1, "mastodon", server="kettles.example")
    watch = Watch("Blue Kettle", ("Blue Kettle", "蓝壶"), own_handles=("@help@kettles.example", "us@other.example"))
    assert [stream.name for stream in SOURCE.plan(config, watch)] == ["tag:bluekettle", "tag:蓝壶", "own:help"]


def test_plan_with_a_token_adds_search_and_mentions():
    config = SourceConfig(1, "mastodon", server="kettles.example", has_secret=True)
    names = [stream.name for stream in SOURCE.plan(config, WATCH)]
    assert names == ["tag:bluekettle", "search:BlueKettle", "mentions", "own:"]
    assert SOURCE.check(config, WATCH, SESSION).url.endswith("/verify_credentials")


def test_a_query_takes_the_place_of_the_terms():
    config = replace(CONFIG, query="#kettlefail")
    assert [stream.name for stream in SOURCE.plan(config, WATCH)] == ["tag:kettlefail", "mentions", "own:bluekettle"]


def test_nothing_to_look_for():
    with pytest.raises(KnownError, match="query"):
        SOURCE.plan(SourceConfig(1, "mastodon"), Watch("!!!", ()))


def test_replies_are_written_on_the_server_of_the_account():
    config = replace(CONFIG, account="us@home.example")
    page = SOURCE.parse(config, MASTODON.stream("tag:"), MASTODON.response(Answer("tag_page1.json")), None, {})
    assert page.items[0].reply_url.startswith("https://home.example/authorize_interaction?uri=")


def test_a_thread_gets_its_root():
    asked = SOURCE.thread(CONFIG, "1150009@kettles.example", SESSION)
    assert asked.url == "https://kettles.example/api/v1/statuses/1150009/context"
    page = SOURCE.parse_thread(CONFIG, MASTODON.response(Answer("context.json"), asked.url))
    above, below = page.items
    assert (above.native_id, above.root) == ("1150000@kettles.example", None)
    assert (below.reply_to, below.root) == ("1150009@kettles.example", "1150000@kettles.example")
    assert len(page.quarantined) == 1
    assert SOURCE.thread(CONFIG, "1150009@elsewhere.example", SESSION) is None


def test_refresh_tells_what_is_gone_on_our_server():
    ids = ["1150009@kettles.example", "1150008@kettles.example", "5@kettles.example", "6@elsewhere.example"]
    assert ("id[]", "5") in SOURCE.refresh(CONFIG, ids, SESSION).params
    page = SOURCE.parse_refresh(CONFIG, ids, MASTODON.response(Answer("statuses.json")))
    assert len(page.items) == 2
    assert page.tombstones == ("5@kettles.example",)
    assert SOURCE.refresh(CONFIG, ["6@elsewhere.example"], SESSION) is None


def test_refresh_of_one_post_is_gone_with_404():
    asked = SOURCE.refresh(CONFIG, ["5@kettles.example"], SESSION)
    assert asked.url == "https://kettles.example/api/v1/statuses/5"
    page = SOURCE.parse_refresh(CONFIG, ["5@kettles.example"], MASTODON.response(Answer("error_missing.json", 404)))
    assert page.tombstones == ("5@kettles.example",)


def test_who_we_are():
    author = SOURCE.author_of(MASTODON.response(Answer("account.json")))
    assert author.handle == "bluekettle@kettles.example"


def test_recorded_answers_of_real_servers(shared):
    """Recorded by others on versions up to 4.6; every answer to a question of ours must be readable."""
    read = 0
    for file in sorted((shared / "recorded" / "mastodon").glob("*.json")):
        for exchange in json.loads(file.read_text(encoding="utf-8")):
            kind = _asked_for(exchange)
            if exchange["status"] != 200 or kind is None:
                continue
            config = SourceConfig(1, "mastodon", server="http://localhost:3000", has_secret=True)
            headers = {name.lower(): value for name, value in exchange["headers"].items()}
            answer = Answer(body=exchange["body"].encode(), headers=headers)
            response = MASTODON.response(answer, exchange["url"])
            assert SOURCE.classify(config, response).state == "ok"
            stream = next(s for s in SOURCE.plan(config, WATCH) if s.name.startswith(kind))
            page = SOURCE.parse(config, stream, response, None, {})
            assert page.quarantined == (), file.name
            assert_sound(page)
            assert all(item.created_at and item.uri for item in page.items)
            read += len(page.items)
    assert read > 20


def _asked_for(exchange):
    if exchange["method"] != "GET":
        return None
    path = exchange["url"].partition("?")[0]
    if "/timelines/" in path:
        return "tag:"
    if path.endswith("/api/v1/notifications"):
        return "mentions"
    return "search:" if path.endswith("/api/v2/search") else None
