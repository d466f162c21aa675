"""Facebook and what it shares with Instagram: fields, limits, comments. What holds for every source is in
tests/contract."""

import json
from dataclasses import replace

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.facebook import CASE as FACEBOOK

from earful.domain.failures import KnownError
from earful.domain.moments import DAY, MINUTE, parse_iso
from earful.sources import facebook
from earful.sources.base import Counted, Session
from earful.sources.facebook import Facebook

SOURCE = Facebook()
CONFIG = FACEBOOK.config
PAGE = CONFIG.account
SESSION = Session("t0ken")


def page_of(file, stream="feed", headers=None):
    response = FACEBOOK.response(Answer(file, headers=headers or {}))
    return SOURCE.parse(CONFIG, FACEBOOK.stream(stream), response, None, {})


def items_of(file, stream="feed"):
    return {item.native_id: item for item in page_of(file, stream).items}


def test_a_post_on_the_page():
    post = items_of("feed_page1.json")[f"{PAGE}_900001"]
    assert (post.kind, post.text) == ("post", "Our new BlueKettle is here & it whistles.")
    assert post.created_at == parse_iso("2026-11-20T08:00:00Z")
    assert (post.counts.likes, post.counts.reposts, post.counts.replies) == (31, 4, 7)
    assert post.author.native_id == PAGE
    assert post.media == ("https://img.example/kettle.jpg",)
    assert items_of("feed_end.json")[f"{PAGE}_899999"].text == "Blue Kettle updated their cover photo."


def test_comments_and_replies_come_with_their_post():
    items = items_of("feed_page1.json")
    complaint, answer = items["900001_55"], items["900001_56"]
    assert (complaint.kind, complaint.reply_to, complaint.root) == ("comment", f"{PAGE}_900001", f"{PAGE}_900001")
    assert (answer.reply_to, answer.root) == ("900001_55", f"{PAGE}_900001")
    assert complaint.author.name == "Moira K."
    assert complaint.reply_url.endswith("comment_id=55")


def test_comments_that_did_not_come_are_counted():
    assert page_of("feed_page1.json").counted == (
        Counted(f"comments:{PAGE}_900001", 2, 7),
        Counted(f"comments:{PAGE}_900000", 0, 0),
    )


def test_the_thread_of_a_post_is_read_whole():
    request = SOURCE.thread(CONFIG, f"{PAGE}_900001", SESSION)
    assert request.url == f"https://graph.example/v25.0/{PAGE}_900001/comments"
    assert dict(request.params)["filter"] == "stream"
    items = SOURCE.parse_thread(CONFIG, FACEBOOK.response(Answer("comments.json"), request.url)).items
    assert [item.root for item in items] == [f"{PAGE}_900001"] * 3
    assert SOURCE.thread(CONFIG, "900001_55", SESSION) is None


def test_recommendations_and_stars():
    items = items_of("ratings.json", "ratings")
    told = items["rating:7000001_77"]
    assert (told.kind, told.text, told.rating, told.extra) == (
        "review",
        "The lid broke on day two.",
        None,
        {"recommends": "negative"},
    )
    assert items["rating:7000002"].rating == 5.0
    assert items["rating:7000009"].text == ""
    quiet = SOURCE.plan(replace(CONFIG, options={}), WATCH)
    assert [stream.name for stream in quiet] == ["feed", "tagged"]


def test_what_is_gone_is_a_tombstone_and_what_was_never_ours_is_not_asked_for():
    (tagged,) = items_of("tagged.json", "tagged")
    ids = [f"{PAGE}_900001", "900001_55", "rating:7000002", tagged]
    request = SOURCE.refresh(CONFIG, ids, SESSION)
    assert dict(request.params)["ids"] == f"{PAGE}_900001,900001_55"
    page = SOURCE.parse_refresh(CONFIG, ids, FACEBOOK.response(Answer("present.json")))
    assert page.tombstones == ("900001_55",)
    with pytest.raises(KnownError):
        SOURCE.parse_refresh(CONFIG, ids, FACEBOOK.response(Answer("error_right.json")))


def test_who_we_are():
    assert SOURCE.author_of(FACEBOOK.response(Answer("page.json"))).handle == "bluekettle"
    assert SOURCE.check(CONFIG, WATCH, SESSION).url == f"https://graph.example/v25.0/{PAGE}"


# --- limits


@pytest.mark.parametrize(
    ("header", "rest"),
    [
        ({}, None),
        ({"x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":25}'}, None),
        ({"x-app-usage": '{"call_count":80,"total_time":25,"total_cputime":25}'}, 900),
        ({"x-business-use-case-usage": '{"1":[{"type":"pages","call_count":97,"total_time":1}]}'}, 3600),
        ({"x-app-usage": "none", "x-page-usage": "[]"}, None),
    ],
    ids=["no header", "little", "much", "nearly all", "unreadable"],
)
def test_it_rests_when_most_was_used(header, rest):
    assert page_of("feed_end.json", headers=header).memory["rest_s"] == rest


def test_a_limit_lasts_as_long_as_the_header_says():
    def until(headers):
        return SOURCE.classify(CONFIG, FACEBOOK.response(Answer("error_rate_page.json", 403, headers))).until - NOW

    told = '{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":%d}]}'
    assert until({}) == 15 * MINUTE
    assert until({"x-business-use-case-usage": told % 42}) == 42 * MINUTE
    assert until({"x-business-use-case-usage": told % 10**9}) == DAY


# --- settings


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"account": None}, "setting_missing"),
        ({"account": "bluekettle"}, "setting_wrong"),
        ({"account": "1/../me"}, "setting_wrong"),
        ({"options": {"version": "25"}}, "setting_wrong"),
        ({"options": {"version": "v25.0/../x"}}, "setting_wrong"),
    ],
)
def test_settings_that_cannot_be_used(changed, kind):
    with pytest.raises(KnownError) as raised:
        SOURCE.plan(replace(CONFIG, **changed), WATCH)
    assert raised.value.failure.kind == kind


def test_the_version_stands_in_the_path():
    newer = replace(CONFIG, options={"version": "v26.0"})
    request = SOURCE.request(newer, FACEBOOK.stream("feed"), None, None, {}, SESSION)
    assert request.url == f"https://graph.example/v26.0/{PAGE}/feed"


# --- the official library's idea of the same


def fields_of(kind):
    return {value for name, value in vars(kind.Field).items() if not name.startswith("_")}


def test_every_field_that_is_asked_for_exists():
    page = pytest.importorskip("facebook_business.adobjects.page")
    post = pytest.importorskip("facebook_business.adobjects.pagepost").PagePost
    comment = pytest.importorskip("facebook_business.adobjects.comment").Comment
    rating = pytest.importorskip("facebook_business.adobjects.recommendation").Recommendation
    assert set(facebook.POST_FIELDS) <= fields_of(post)
    assert set(facebook.COMMENT_FIELDS) <= fields_of(comment)
    assert set(facebook.RATING_FIELDS) <= fields_of(rating)
    assert {"get_feed", "get_tagged", "get_ratings"} <= set(dir(page.Page))
    assert {"get_comments", "get_reactions"} <= set(dir(post))


def test_the_nested_fields_are_written_whole():
    asked = dict(SOURCE.request(CONFIG, FACEBOOK.stream("feed"), None, None, {}, SESSION).params)["fields"]
    assert "from{id,name},permalink_url" in asked
    assert asked.count("{") == asked.count("}")
    assert json.dumps(asked).isascii()
