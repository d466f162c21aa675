"""YouTube: what a walk asks for and in which order, what the quota allows, and recordings read like their schema."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.contract.cases import NOW, SECRET, WATCH, Answer
from tests.contract.platforms.youtube import CASE

from earful.domain.moments import DAY, HOUR, iso, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Session, Stream
from earful.sources.errands import Errands
from earful.sources.youtube import YouTube, _floor
from earful.sources.youtube_quota import SEARCH_UNITS, SEARCHES, UNITS, poll_seconds, renewed_at

SOURCE = YouTube()
SEARCH = CASE.stream("search:")
RECORDED = Path(__file__).resolve().parents[4] / "shared" / "recorded" / "youtube"


def asked(cursor, memory=None, stream=SEARCH, since=NOW - DAY):
    return SOURCE.request(CASE.config, stream, cursor, since, memory or {}, Session(SECRET))


def read(file, cursor=None, memory=None, stream=SEARCH, url="", status=200):
    return SOURCE.parse(CASE.config, stream, CASE.response(Answer(file, status), url), cursor, memory or {})


def test_a_search_is_looked_up_and_the_comments_are_read_with_all_their_answers():
    cursor, memory, paths, items = None, {}, [], {}
    for answer in CASE.walks[0].pages:
        request = asked(cursor, memory)
        paths.append((request.url.rpartition("/")[2], request.units))
        page = read(answer.file, cursor, memory)
        items |= {item.native_id: item for item in page.items}
        cursor, memory = page.next_cursor, {**memory, **page.memory}
    assert paths == [
        ("search", SEARCH_UNITS),
        ("videos", 1),
        ("search", SEARCH_UNITS),
        ("commentThreads", 1),
        ("comments", 1),
    ]
    assert "kettle00002" not in items  # does not name the brand
    film, complaint = items["kettle00001"], items["UgyLeak000000000000AaAB"]
    assert (film.counts.views, film.counts.replies, film.lang, film.title[:12]) == (18234, 7, "en-GB", "BlueKettle &")
    assert (complaint.reply_to, complaint.root, complaint.counts.replies) == ("kettle00001", "kettle00001", 3)
    assert complaint.edited_at - complaint.created_at == HOUR // 2
    answer = items["UgyLeak000000000000AaAB.r3"]
    assert (answer.reply_to, answer.root, answer.author.handle) == (complaint.native_id, "kettle00001", "bluekettle")
    assert answer.reply_url == "https://www.youtube.com/watch?v=kettle00001&lc=UgyLeak000000000000AaAB.r3"


def test_the_next_walk_reads_only_comments_whose_count_changed():
    memory = {"videos": {"kettle00001": [NOW - DAY, 7], "kettle00003": [NOW - 2 * DAY, 5]}}
    page = read("search_end.json", None, memory)
    assert dict(asked(page.next_cursor).params)["id"] == "kettle00001,kettle00003"
    after = read("videos.json", page.next_cursor, memory)
    assert after.next_cursor is None
    more = read("videos.json", page.next_cursor, {"videos": {"kettle00001": [NOW - DAY, 6]}})
    assert dict(asked(more.next_cursor).params)["videoId"] == "kettle00001"


def test_videos_are_forgotten_after_thirty_days():
    cursor = json.dumps({"todo": [["lookup", "kettle00001"]], "floor": None})
    old = {"videos": {"kettle00004": [NOW - 31 * DAY, 5], "kettle00005": [NOW - 29 * DAY, 5]}}
    assert set(read("videos.json", cursor, old).memory["videos"]) == {"kettle00001", "kettle00005"}


def test_a_thread_whose_answers_are_known_is_not_read_again():
    cursor = json.dumps({"todo": [["threads", "kettle00001", ""]], "floor": None})
    fresh = read("threads.json", cursor)
    assert dict(asked(fresh.next_cursor).params)["parentId"] == "UgyLeak000000000000AaAB"
    assert read("threads.json", cursor, fresh.memory).next_cursor is None


def test_comments_older_than_the_walk_wants_do_not_end_it():
    cursor = json.dumps({"todo": [["threads", "kettle00001", ""], ["threads", "kettle00006", ""]], "floor": NOW})
    page = read("threads.json", cursor)
    assert page.items == ()
    assert dict(asked(page.next_cursor).params)["videoId"] == "kettle00006"


def test_a_video_that_takes_no_comments_is_passed_over():
    cursor = json.dumps({"todo": [["threads", "kettle00001", ""], ["threads", "kettle00006", ""]], "floor": None})
    response = CASE.response(Answer("error_disabled.json", 403))
    assert SOURCE.classify(CASE.config, response).state == "ok"
    page = SOURCE.parse(CASE.config, SEARCH, response, cursor, {})
    assert (page.items, dict(asked(page.next_cursor).params)["videoId"]) == ((), "kettle00006")


def test_a_channel_is_found_by_its_handle_once():
    stream = Stream("channel:bluekettle", {"kind": "channel", "name": "bluekettle"})
    assert dict(asked(None, stream=stream).params)["forHandle"] == "@bluekettle"
    page = read("channels.json", None, stream=stream)
    assert page.memory["channel"] == "UCbluekettle0000"
    for request in (asked(page.next_cursor, stream=stream), asked(None, page.memory, stream)):
        assert dict(request.params)["allThreadsRelatedToChannelId"] == "UCbluekettle0000"
        assert "publishedAfter" not in dict(request.params)


def test_who_we_are():
    assert SOURCE.author_of(CASE.response(Answer("channels.json"))).handle == "bluekettle"
    assert SOURCE.author_of(CASE.response(Answer("videos.json"))) is None


def test_what_is_gone_and_what_was_edited():
    ids = ["UgyLeak000000000000AaAB.r1", "UgyGone000000000000AaAB", "kettle00001"]
    request = SOURCE.refresh(CASE.config, ids, None)
    assert dict(request.params)["id"] == ",".join(ids[:2])
    page = SOURCE.parse_refresh(CASE.config, ids, CASE.response(Answer("replies.json")))
    assert page.tombstones == ("UgyGone000000000000AaAB",)
    assert any(item.text == "Same here" for item in page.items)


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        ("2026-11-21T12:00:00Z", "2026-11-22T08:00:00Z"),
        ("2026-11-22T07:59:59Z", "2026-11-22T08:00:00Z"),
        ("2026-07-01T12:00:00Z", "2026-07-02T07:00:00Z"),
        ("2026-11-01T08:30:00Z", "2026-11-02T08:00:00Z"),  # the clocks change that night
    ],
)
def test_the_quota_is_renewed_at_midnight_in_california(now, midnight):
    assert iso(renewed_at(parse_iso(now))) == midnight
    response = CASE.response(Answer("error_quota.json", 403))
    assert SOURCE.classify(CASE.config, response).until == parse_iso("2026-11-22T08:00:00Z")


@pytest.mark.parametrize(
    ("searches", "channels", "videos"), [(0, 1, 0), (1, 1, 10), (3, 2, 30), (20, 0, 200), (99, 9, 0)]
)
def test_a_days_polls_fit_into_a_days_quota(searches, channels, videos):
    polls = 86_400 / poll_seconds(searches, channels, videos)
    assert polls >= 1
    if polls > 1.001:
        assert polls * searches <= SEARCHES
        assert polls * (searches * SEARCH_UNITS + 2 * channels + videos) <= UNITS
    assert poll_seconds(searches, channels, videos) >= 900


def test_more_terms_are_asked_for_less_often():
    every = [
        SOURCE.plan(SourceConfig(1, "youtube", has_secret=True), Watch("B", tuple("abcdefgh"[:n])))[0].poll_s
        for n in (1, 4, 8)
    ]
    assert every == sorted(every)
    assert SOURCE.plan(CASE.config, WATCH)[0].poll_s >= 900


def recorded(name):
    file = RECORDED / f"apidata__{name}.json"
    if not file.exists():
        pytest.skip("the recordings are not on this machine")
    return CASE.response(Answer(body=file.read_bytes()))


@pytest.mark.parametrize(
    ("name", "errand", "most"),
    [
        ("comment_threads__comment_threads_by_video_paged_1", ["threads", "v", ""], 10),
        ("comment_threads__comment_threads_by_channel", ["channel", "c", ""], 10),
        ("comment_threads__comment_threads_with_search", ["threads", "v", ""], 10),
        ("comments__comments_by_parent_paged_1", ["replies", "p", "v", ""], 2),
        ("videos__videos_info_single", ["lookup", "v"], 1),
        ("videos__videos_chart_paged_1", ["lookup", "v"], 50),
    ],
)
def test_recorded_answers_are_read_whole(name, errand, most):
    response = recorded(name)
    stream = Stream("search:x", {"kind": "search", "q": "x", "named": ""})
    cursor = json.dumps({"todo": [errand], "floor": None})
    page = SOURCE.parse(CASE.config, stream, response, cursor, {})
    told = json.loads(response.body)
    assert page.quarantined == ()
    assert len(told["items"]) <= len(page.items) <= most
    assert {item["id"] for item in told["items"]} <= {item.native_id for item in page.items}
    for item in page.items:
        assert item.author is not None
        assert item.author.native_id.startswith("UC")
        assert item.created_at is not None


@pytest.mark.parametrize("name", ["search_by_keywords_p1", "search_by_location", "search_videos_by_channel"])
def test_a_recorded_search_leads_to_its_videos(name):
    response = recorded(f"search__{name}")
    page = SOURCE.parse(CASE.config, SEARCH, response, None, {})
    ids = [item["id"]["videoId"] for item in json.loads(response.body)["items"]]
    assert dict(asked(page.next_cursor).params)["id"].split(",") == ids


def test_a_channel_is_walked_far_back_once_a_day_and_to_the_last_walk_in_between():
    stream = Stream("channel:UCb", {"kind": "channel", "name": "UCb"})

    def floor(now, memory):
        given = replace(CASE.response(Answer("channel_page1.json")), at=now)
        page = SOURCE.parse(CASE.config, stream, given, None, memory)
        return Errands.read(page.next_cursor).floor, {**memory, **page.memory}

    first, memory = floor(NOW, {})
    assert first == NOW - 30 * DAY
    soon, memory = floor(NOW + HOUR, memory)
    assert soon == NOW - DAY
    asleep, memory = floor(NOW + 50 * DAY, memory)
    assert asleep == NOW + HOUR - DAY
    next_day = replace(CASE.response(Answer("channel_page1.json")), at=NOW + 51 * DAY)
    assert _floor(CASE.config, stream, next_day, memory) == NOW + 21 * DAY


def test_its_walks_end_by_their_cursor_and_its_day_is_counted():
    assert all(stream.by_cursor for stream in SOURCE.plan(CASE.config, WATCH))
    assert (SOURCE.daily(CASE.config), SOURCE.allowance.day_zone) == (UNITS, "America/Los_Angeles")
