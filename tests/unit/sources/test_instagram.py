"""Instagram: what its fields mean and how hashtags are walked. What holds for every source is in tests/contract; what
it shares with Facebook is in test_facebook.py."""

from dataclasses import replace

import pytest
from tests.contract.cases import WATCH, Answer
from tests.contract.platforms.instagram import CASE as INSTAGRAM

from earful.domain.failures import KnownError
from earful.domain.moments import parse_iso
from earful.sources import instagram
from earful.sources.base import Counted, Session
from earful.sources.instagram import Instagram

SOURCE = Instagram()
CONFIG = INSTAGRAM.config
SESSION = Session("t0ken")


def page_of(file, stream="media", cursor=None, memory=None):
    return SOURCE.parse(CONFIG, INSTAGRAM.stream(stream), INSTAGRAM.response(Answer(file)), cursor, memory or {})


def test_media_with_comments_and_replies():
    page = page_of("media_page1.json")
    media, complaint, answer, other = page.items
    assert (media.kind, media.text, media.author.handle) == ("post", "New: the BlueKettle & its lid", "bluekettle")
    assert media.created_at == parse_iso("2026-11-20T08:00:00Z")
    assert (complaint.kind, complaint.reply_to, complaint.root) == ("comment", media.native_id, media.native_id)
    assert (answer.reply_to, answer.root) == (complaint.native_id, media.native_id)
    assert complaint.reply_url == media.url
    assert (complaint.author.native_id, other.author.native_id) == ("55501", "lian_tea")
    assert page.counted == (Counted(f"comments:{media.native_id}", 3, 3),)


def test_a_picture_without_words_is_kept():
    assert page_of("media_end.json").items[0].text == ""


def test_a_hashtag_is_looked_up_once_and_its_cursor_may_repeat():
    stream = INSTAGRAM.stream("hashtag:")
    request = SOURCE.request(CONFIG, stream, None, None, {}, SESSION)
    assert request.url == "https://graph.example/v25.0/ig_hashtag_search"
    assert dict(request.params) == {"user_id": "17841400000000001", "q": "bluekettle"}
    page = page_of("hashtag_id.json", "hashtag:")
    memory = dict(page.memory)
    cursors = []
    for file in ("hashtag_page1.json", "hashtag_page2.json", "hashtag_end.json"):
        request = SOURCE.request(CONFIG, stream, page.next_cursor, None, memory, SESSION)
        assert request.url == "https://graph.example/v25.0/17841593698074073/recent_media"
        page = page_of(file, "hashtag:", page.next_cursor, memory)
        cursors.append(page.next_cursor)
    assert cursors[0] == cursors[1]
    assert cursors[2] is None
    request = SOURCE.request(CONFIG, stream, None, None, memory, SESSION)
    assert request.url.endswith("/17841593698074073/recent_media")


def test_hashtags_are_as_many_as_the_platform_lets_ask_for():
    many = replace(CONFIG, query=" ".join(f"#kettle{n}" for n in range(40)))
    assert sum(1 for one in SOURCE.plan(many, WATCH) if one.name.startswith("hashtag:")) == 30
    assert [one.name for one in SOURCE.plan(replace(CONFIG, query=None), WATCH)] == ["media", "tags"]


def test_what_is_gone_is_a_tombstone():
    foreign = [
        page_of("tags.json", "tags").items[0].native_id,
        page_of("hashtag_end.json", "hashtag:").items[0].native_id,
    ]
    ids = ["17890000000000101", "17890000000000999", *foreign]
    assert dict(SOURCE.refresh(CONFIG, ids, SESSION).params)["ids"] == ",".join(ids[:2])
    assert SOURCE.refresh(CONFIG, foreign, SESSION) is None
    page = SOURCE.parse_refresh(CONFIG, ids, INSTAGRAM.response(Answer("present.json")))
    assert page.tombstones == ("17890000000000999",)


def test_who_we_are():
    assert SOURCE.author_of(INSTAGRAM.response(Answer("user.json"))).handle == "bluekettle"
    assert SOURCE.check(CONFIG, WATCH, SESSION).url.endswith("/17841400000000001")


@pytest.mark.parametrize(("given", "kind"), [({}, "setting_missing"), ({"user_id": "@bluekettle"}, "setting_wrong")])
def test_the_account_needs_its_number(given, kind):
    with pytest.raises(KnownError) as raised:
        SOURCE.plan(replace(CONFIG, options=given), WATCH)
    assert raised.value.failure.kind == kind


def test_every_field_that_is_asked_for_exists():
    user = pytest.importorskip("facebook_business.adobjects.iguser").IGUser
    media = pytest.importorskip("facebook_business.adobjects.igmedia").IGMedia
    comment = pytest.importorskip("facebook_business.adobjects.igcomment").IGComment

    def fields_of(kind):
        return {value for name, value in vars(kind.Field).items() if not name.startswith("_")}

    assert set(instagram.MEDIA_FIELDS) <= fields_of(media)
    assert set(instagram.COMMENT_FIELDS) <= fields_of(comment)
    assert {"get_media", "get_tags"} <= set(dir(user))
    assert "get_comments" in dir(media)
    assert "get_replies" in dir(comment)
