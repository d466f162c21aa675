"""Hacker News: what is asked, what is read, where a walk ends."""

import contextlib
import json
from pathlib import Path

import pytest

from earful.domain.failures import KnownError
from earful.domain.moments import SECOND, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Page, Response
from earful.sources.hackernews import HackerNews

NOW = 1_795_000_000 * SECOND
FIXTURES = Path(__file__).parents[2] / "fixtures" / "hackernews"
SOURCE = HackerNews()
CONFIG = SourceConfig(1, "hackernews")
WATCH = Watch("Lumora", ("Lumora", 'Lumora "One"'))
STREAM = SOURCE.plan(CONFIG, WATCH)[0]


def answer(body: object, status: int = 200) -> Response:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"content-type": "application/json", "date": "Wed, 18 Nov 2026 11:06:40 GMT"}
    return Response(status, headers, data, "https://hn.algolia.com/api/v1/search_by_date", NOW)


def page(body: object, cursor: str | None = None) -> Page:
    return SOURCE.parse(CONFIG, STREAM, answer(body), cursor, {})


def fixture(name: str) -> object:
    return json.loads((FIXTURES / name).read_text("utf-8"))


def hits(number: int, newest: int = 1000) -> dict[str, object]:
    found = [{"objectID": str(i), "author": "a", "title": "t", "created_at_i": newest - i} for i in range(number)]
    return {"hits": found, "hitsPerPage": 100}


def test_each_term_is_searched_as_a_phrase_and_checked_by_us() -> None:
    streams = SOURCE.plan(CONFIG, WATCH)
    assert [stream.params["q"] for stream in streams] == ['"Lumora"', '"Lumora One"']
    assert all(stream.needs_term and stream.overlap_s >= 3 * 3600 for stream in streams)
    assert [stream.name for stream in SOURCE.plan(CONFIG, Watch("Acme", ()))] == ["search:Acme"]


def test_a_query_of_the_persons_own_is_taken_as_it_is() -> None:
    (stream,) = SOURCE.plan(SourceConfig(1, "hackernews", query="lamp -lava"), WATCH)
    assert (stream.params["q"], stream.needs_term) == ("lamp -lava", False)


def test_nothing_to_search_for_is_said() -> None:
    with pytest.raises(KnownError) as caught:
        SOURCE.plan(CONFIG, Watch(" ", ()))
    assert caught.value.failure.kind == "setting_missing"


def test_the_window_moves_down() -> None:
    head = SOURCE.request(CONFIG, STREAM, None, NOW, {}, None)
    assert head.url == "https://hn.algolia.com/api/v1/search_by_date"
    assert dict(head.params)["numericFilters"] == "created_at_i>=1795000000"
    assert "poll" in dict(head.params)["tags"]
    further = SOURCE.request(CONFIG, STREAM, "1794000000", NOW, {}, None)
    assert dict(further.params)["numericFilters"] == "created_at_i>=1795000000,created_at_i<1794000000"
    assert dict(further.params)["hitsPerPage"] == "1000"
    own = SOURCE.request(SourceConfig(1, "hackernews", server="http://127.0.0.1:9/"), STREAM, None, None, {}, None)
    assert own.url == "http://127.0.0.1:9/api/v1/search_by_date"
    assert "numericFilters" not in dict(own.params)


def test_a_full_page_goes_on_with_a_second_of_overlap_a_short_one_ends() -> None:
    assert page(hits(100)).next_cursor == "902"
    assert page(hits(99)).next_cursor is None
    assert page(hits(0)).next_cursor is None


def test_stories_and_comments_are_read() -> None:
    found = page(fixture("search.json"))
    comment, story, ask = found.items
    assert (comment.kind, comment.reply_to, comment.root, comment.title) == ("comment", "50000007", "50000001", None)
    assert comment.text == (
        'My Lumora lamp don\'t pair since the update.\n\nSupport answered "soon", see https://lumora.example/help'
    )
    assert comment.created_at == parse_iso("2026-11-18T10:00:07Z")
    assert comment.counts.likes is None
    assert comment.extra["story_title"] == "Show HN: A smarter desk"
    assert comment.url == "https://news.ycombinator.com/item?id=50000042"
    assert comment.author is not None
    assert comment.author.handle == "quillfeather"
    assert (story.kind, story.title) == ("post", "Lumora recalls its first lamps")
    assert story.text == "https://news.example/lumora-recall"
    assert (story.counts.likes, story.counts.replies, story.root) == (31, 12, "50000040")
    assert story.extra["brand_new_field"] == {"a": 1}
    assert (ask.text, ask.counts.replies) == ("Which one & why?", 0)
    assert [(one.reason, "no id here" in one.item) for one in found.quarantined] == [("no id", True)]
    assert found.server_time == NOW
    assert SOURCE.reply_link(comment) == "https://news.ycombinator.com/reply?id=50000042"


def test_a_conversation_is_read_whole_without_what_was_deleted() -> None:
    request = SOURCE.thread(CONFIG, "50000040", None)
    assert request is not None
    assert request.url.endswith("/api/v1/items/50000040")
    found = SOURCE.parse_thread(CONFIG, answer(fixture("thread.json")))
    assert [item.native_id for item in found.items] == ["50000040", "50000043", "50000044"]
    assert [item.reply_to for item in found.items] == [None, "50000041", "50000040"]
    assert not found.quarantined


def test_a_very_deep_conversation_is_no_trouble() -> None:
    deep: dict[str, object] = {"id": 1, "author": "a", "text": "x", "children": []}
    for number in range(2, 200):
        deep = {"id": number, "author": "a", "text": "x", "children": [deep]}
    assert len(SOURCE.parse_thread(CONFIG, answer(deep)).items) == 199


def test_an_item_is_asked_for_again_at_firebase_or_at_the_test_server() -> None:
    request = SOURCE.refresh(CONFIG, ["50000042"], None)
    assert request is not None
    assert request.url == "https://hacker-news.firebaseio.com/v0/item/50000042.json"
    test_server = SourceConfig(1, "hackernews", server="http://127.0.0.1:9")
    other = SourceConfig(1, "hackernews", options={"items_server": "http://127.0.0.1:8/"})
    for config, start in ((test_server, "http://127.0.0.1:9/v0"), (other, "http://127.0.0.1:8/v0")):
        asked = SOURCE.refresh(config, ["5"], None)
        assert asked is not None
        assert asked.url == f"{start}/item/5.json"
    assert SOURCE.refresh(CONFIG, [], None) is None


def test_an_edit_is_seen_and_what_is_gone_is_a_tombstone() -> None:
    (item,) = SOURCE.parse_refresh(CONFIG, ["50000042"], answer(fixture("item.json"))).items
    assert (item.native_id, item.text[:30]) == ("50000042", "My Lumora lamp pairs again. Ed")
    assert (item.kind, item.reply_to, item.counts.replies) == ("comment", "50000007", 2)
    for gone in (None, {"id": 7, "deleted": True, "time": 1}, {"id": 7, "by": "x", "text": "y", "dead": True}):
        assert SOURCE.parse_refresh(CONFIG, ["7"], answer(gone)).tombstones == ("7",)


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b'{"hits": 3}', b"<html>", b'{"hits":' + b"[" * 99_999, b'"x"', b"\xff\xfe"]
)
def test_what_is_no_answer_of_the_index_is_a_known_failure(body: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        SOURCE.parse(CONFIG, STREAM, answer(body), None, {})
    assert caught.value.failure.kind in {"not_json", "web_page", "unexpected_form"}
    with contextlib.suppress(KnownError):
        assert not SOURCE.parse_refresh(CONFIG, ["1"], answer(body)).items
    with contextlib.suppress(KnownError):
        assert not SOURCE.parse_thread(CONFIG, answer(body)).items


@pytest.mark.parametrize(
    "item",
    [
        *(3, None, "x", [], {"objectID": "1"}, {"objectID": True, "title": "x"}, {"objectID": "", "title": "x"}),
        {"objectID": {"a": 1}, "title": "t", "author": 3, "created_at_i": "x"},
    ],
)
def test_an_unreadable_hit_is_kept_aside_and_the_others_are_read(item: object) -> None:
    good = {"objectID": "9", "author": "a", "title": "t", "created_at_i": 5}
    found = page({"hits": [item, good], "hitsPerPage": 100})
    assert [mention.native_id for mention in found.items] == ["9"]
    assert len(found.quarantined) == 1


def test_recorded_answers_are_read_completely(shared: Path) -> None:
    recorded = shared / "recorded" / "hackernews" / "fixtures__fixtures.json"
    if not recorded.is_file():
        pytest.skip("no recordings of Hacker News here")
    read = 0
    for exchange in json.loads(recorded.read_text("utf-8")):
        reply = exchange["reply"]
        if "hits" in reply:
            found = page(reply)
            assert len(found.items) == len(reply["hits"])
            assert all(item.created_at and item.author and (item.text or item.title) for item in found.items)
            assert all("<p>" not in item.text and "&#x27;" not in item.text for item in found.items)
            read += len(found.items)
        elif "children" in reply:
            assert SOURCE.parse_thread(CONFIG, answer(reply)).items[0].native_id == str(reply["id"])
    assert read >= 20
