"""Bluesky: what its fields mean. What holds for every source is in tests/contract."""

import json
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from tests.contract.cases import WATCH, Answer
from tests.contract.platforms.bluesky import CASE as BLUESKY
from tests.contract.soundness import assert_sound

from earful.domain.failures import KnownError
from earful.domain.moments import parse_iso
from earful.domain.source import SourceConfig
from earful.sources.atproto import text_of
from earful.sources.base import Session
from earful.sources.bluesky import Bluesky

SOURCE = Bluesky()
CONFIG = BLUESKY.config
SESSION = Session("acc3ss", "r3fresh", {"did": "did:plc:brand"})
ANONYMOUS = SourceConfig(3, "bluesky", options={"appview": "https://view.example"})


def items_of(file, stream="search:"):
    page = SOURCE.parse(CONFIG, BLUESKY.stream(stream), BLUESKY.response(Answer(file)), None, {})
    return {item.native_id.rpartition("/")[2]: item for item in page.items}


def test_a_post():
    post = items_of("search_page1.json")["3kaaa1"]
    assert post.text == (
        "壶坏了 😡 my BlueKettle leaks, form: https://shop.example/returns/very/long?order=77 @brand.example"
    )
    assert (post.lang, post.extra["langs"]) == ("en", ["en", "zh"])
    assert post.native_id == post.uri
    assert post.author.native_id in post.uri
    assert post.url == f"https://bsky.app/profile/{post.author.native_id}/post/3kaaa1"
    assert post.created_at == parse_iso("2026-11-20T09:30:15.250Z")
    assert (post.counts.likes, post.counts.reposts, post.counts.replies, post.counts.quotes) == (3, 2, 1, 0)
    assert post.extra["cid"] == "bafyrei3kaaa1"


def test_a_quote_with_pictures():
    post = items_of("search_page1.json")["3kaaa2"]
    assert post.quote_of.endswith("/3kaaa1")
    assert post.media == ("https://cdn.example/f.jpg",)
    assert post.extra["media_descriptions"] == ["Water under a blue kettle"]


def test_a_reply_with_a_card():
    post = items_of("search_page2.json")["3kaaa3"]
    assert post.kind == "comment"
    assert (post.reply_to[-6:], post.root[-6:]) == ("3kaaa9", "3kaaa1")
    assert post.extra["card"] == {
        "uri": "https://news.example/kettles",
        "title": "Kettles recalled",
        "description": "A list",
    }


def test_an_embedded_feed_is_no_quote_and_a_past_date_stays():
    post = items_of("search_page2.json")["3kaaa4"]
    assert post.quote_of is None
    assert post.created_at == parse_iso("2021-01-01T00:00:00Z")


def test_the_same_post_reads_alike_in_search_and_notifications():
    found, told = items_of("search_page1.json")["3kaaa1"], items_of("mentions_page1.json", "mentions")["3kaaa1"]
    assert (found.text, found.author.native_id, found.created_at) == (told.text, told.author.native_id, told.created_at)
    assert told.counts.likes is None


def test_notifications_leave_out_likes_and_follows():
    assert set(items_of("mentions_page1.json", "mentions")) == {"3kaaa1", "3kaaa3"}


def test_our_own_feed_has_replies_and_reposts():
    reply, repost = items_of("own_page1.json", "own:").values()
    assert reply.kind == "comment"
    assert (repost.kind, repost.text, repost.repost_of[-6:]) == ("repost", "", "3kaaa3")
    assert repost.author.native_id == reply.author.native_id


LINK = "https://shop.example/returns/very/long"


@pytest.mark.parametrize(
    ("text", "shown", "plain"),
    [
        ("see shop.example/ret...", "shop.example/ret...", f"see {LINK}"),
        ("see shop.example/ret…ong now", "shop.example/ret…ong", f"see {LINK} now"),
        (f"see {LINK}", LINK, f"see {LINK}"),
        ("看 这里 吧", "这里", f"看 这里 ({LINK}) 吧"),
        ("👩‍🚒 www.shop.example", "www.shop.example", f"👩‍🚒 {LINK}"),
    ],
)
def test_links_are_written_out(text, shown, plain):
    start = text.encode().index(shown.encode())
    assert text_of(text, [link(start, start + len(shown.encode()))]) == plain


@pytest.mark.parametrize("place", [(0, 1), (-1, 4), (5, 2), (0, 999), ("0", None), (0, 2**70)])
def test_facets_that_do_not_fit_are_passed_over(place):
    assert text_of("壶坏了", [link(*place)]) == "壶坏了"


def test_facets_may_overlap():
    assert text_of("abcdef", [link(0, 4), link(2, 6)]) == f"abcd ({LINK})ef"


def test_a_link_to_another_scheme_is_no_link():
    facet = {"index": {"byteStart": 0, "byteEnd": 4}, "features": [{"uri": "javascript:alert(1)"}]}
    assert text_of("here", [facet]) == "here"


def link(start, end):
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [{"uri": LINK}]}


def test_login_renewal_and_session():
    step = SOURCE.login(CONFIG, " app-password ", 0)
    assert (step.method, step.json) == ("POST", {"identifier": "brand.example", "password": "app-password"})
    session = SOURCE.session(BLUESKY.response(Answer("session.json")))
    assert (session.access, session.refresh) == ("invented-access", "invented-refresh")
    assert session.data["handle"] == "brand.example"
    renewal = SOURCE.renew(CONFIG, session)
    assert renewal.secret_headers == {"Authorization": "Bearer invented-refresh"}
    assert SOURCE.renew(CONFIG, Session("only")) is None


def test_a_session_without_a_token_is_none():
    with pytest.raises(KnownError, match="refused the token"):
        SOURCE.session(BLUESKY.response(Answer("who.json")))


def test_the_token_goes_to_our_server_and_questions_without_one_to_the_appview():
    config = replace(CONFIG, options={"appview": "https://view.example"})
    stream = BLUESKY.stream("search:")
    assert urlsplit(SOURCE.request(config, stream, None, None, {}, SESSION).url).netloc == "pds.example"
    bare = SOURCE.request(ANONYMOUS, stream, None, None, {}, None)
    assert (urlsplit(bare.url).netloc, bare.secret_headers) == ("view.example", {})


def test_search_asks_for_the_newest_since_a_moment():
    asked = SOURCE.request(CONFIG, BLUESKY.stream("search:"), "c1", parse_iso("2026-11-20T00:00:00Z"), {}, SESSION)
    assert dict(asked.params) == {
        "q": "BlueKettle",
        "sort": "latest",
        "since": "2026-11-20T00:00:00Z",
        "limit": "100",
        "cursor": "c1",
    }


def test_plan_asks_for_what_is_missing():
    with pytest.raises(KnownError, match="asks for a token"):
        SOURCE.plan(SourceConfig(1, "bluesky"), WATCH)
    with pytest.raises(KnownError, match="account"):
        SOURCE.plan(SourceConfig(1, "bluesky", has_secret=True), WATCH)
    assert [stream.name for stream in SOURCE.plan(ANONYMOUS, WATCH)] == ["search:BlueKettle"]


def test_plan_reads_each_of_our_accounts_once():
    watch = replace(WATCH, own_handles=("@Brand.Example", "help.example"))
    names = [stream.name for stream in SOURCE.plan(CONFIG, watch)]
    assert names == ["search:BlueKettle", "mentions", "own:brand.example", "own:help.example"]


def test_a_thread_passes_over_what_is_gone_or_blocked():
    page = SOURCE.parse_thread(CONFIG, BLUESKY.response(Answer("thread.json")))
    assert {item.native_id[-6:] for item in page.items} == {"3kaaa3", "3kbbb1"}
    assert len(page.quarantined) == 1
    assert SOURCE.thread(CONFIG, "1150009@kettles.example", SESSION) is None


def test_a_very_deep_thread_is_read():
    view = json.loads(BLUESKY.response(Answer("posts.json")).body)["posts"][0]
    thread = {"post": view, "replies": []}
    for _ in range(300):
        thread = {"post": view, "replies": [thread]}
    page = SOURCE.parse_thread(CONFIG, BLUESKY.response(Answer(body=json.dumps({"thread": thread}).encode())))
    assert len(page.items) == 301


def test_refresh_tells_what_is_gone():
    here = next(iter(items_of("search_page1.json").values())).native_id
    gone = here.replace("3kaaa1", "3kgone")
    assert ("uris", gone) in SOURCE.refresh(CONFIG, [here, gone], SESSION).params
    page = SOURCE.parse_refresh(CONFIG, [here, gone], BLUESKY.response(Answer("posts.json")))
    assert (len(page.items), page.tombstones) == (1, (gone,))
    assert SOURCE.refresh(CONFIG, ["nothing"], SESSION) is None


def test_who_we_are():
    response = BLUESKY.response(Answer("who.json"))
    assert SOURCE.author_of(response).handle == "brand.example"
    assert SOURCE.parse(CONFIG, BLUESKY.stream("search:"), response, None, {}).items == ()


def test_recorded_answers_of_the_reference_server(shared):
    read = 0
    for file in sorted((shared / "recorded" / "bluesky-live").glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        method = urlsplit(told["request"]["url"]).path.rpartition(".")[2]
        headers = {name.lower(): value for name, value in told["headers"].items() if "ncoding" not in name}
        answer = Answer(body=json.dumps(told["body"]).encode(), status=told["status"], headers=headers)
        response = BLUESKY.response(answer, told["request"]["url"])
        verdict = SOURCE.classify(CONFIG, response)
        assert verdict.state == ("ok" if told["status"] == 200 else "auth_expired"), file.name
        page = _read(method, response) if verdict.state == "ok" else None
        if page is not None:
            assert page.quarantined == (), file.name
            assert_sound(page)
            assert all(item.created_at and item.author.handle for item in page.items)
            read += len(page.items)
    assert read > 50


def _read(method, response):
    kind = {"searchPosts": "search:", "getQuotes": "search:", "listNotifications": "mentions"}.get(method)
    if kind:
        return SOURCE.parse(CONFIG, BLUESKY.stream(kind), response, None, {})
    if method == "getPostThread":
        return SOURCE.parse_thread(CONFIG, response)
    return SOURCE.parse_refresh(CONFIG, [], response) if method == "getPosts" else None
