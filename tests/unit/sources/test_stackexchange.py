"""Stack Exchange: the tree around a question, pauses that come with good answers, and quotas."""

import json
from dataclasses import replace

import pytest
from tests.contract.cases import NOW, WATCH, Answer
from tests.contract.platforms.stackexchange import CASE

from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR, SECOND
from earful.domain.source import SourceConfig, Watch
from earful.engine.relevance import Relevance
from earful.sources.stackexchange import StackExchange
from earful.sources.stackexchange_items import host_of_site

SOURCE = StackExchange()
STREAM = CASE.stream("search:")


def asked(cursor, since=NOW - DAY):
    return SOURCE.request(CASE.config, STREAM, cursor, since, {}, None)


def read(file, cursor=None, memory=None, url="", status=200):
    return SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(file, status), url), cursor, memory or {})


def test_a_question_with_its_answers_and_all_comments():
    cursor, items, paths = None, {}, []
    for answer in CASE.walks[0].pages:
        request = asked(cursor)
        paths.append(request.url.partition("/2.3/")[2])
        page = read(answer.file, cursor)
        items |= {item.native_id: item for item in page.items}
        cursor = page.next_cursor
    assert paths == [
        "search/advanced",
        "questions/501/answers",
        "answers/601;602/comments",
        "questions/501/comments",
        "search/advanced",
        "questions/499/answers",
        "questions/499/comments",
    ]
    assert {key.removeprefix("stackoverflow/"): (one.reply_to, one.root) for key, one in items.items()} == {
        "q/501": (None, "stackoverflow/q/501"),
        "a/601": ("stackoverflow/q/501", "stackoverflow/q/501"),
        "a/602": ("stackoverflow/q/501", "stackoverflow/q/501"),
        "c/702": ("stackoverflow/a/601", "stackoverflow/q/501"),
        "c/701": ("stackoverflow/q/501", "stackoverflow/q/501"),
        "q/499": (None, "stackoverflow/q/499"),
    }
    question = items["stackoverflow/q/501"]
    assert question.title == 'BlueKettle API answers 500 "boiling"'
    assert question.text == "Every call fails:\n\nGET /boil\nif a < b:\n\nSince yesterday."
    assert (question.counts.likes, question.counts.replies, question.counts.views) == (3, 2, 52)
    assert question.edited_at - question.created_at == 600 * SECOND
    assert (question.author.native_id, question.author.name) == ("stackoverflow/11", "Ada & L")
    assert question.extra["content_license"] == "CC BY-SA 4.0"
    downvoted = items["stackoverflow/a/601"]
    assert (downvoted.counts.likes, downvoted.extra["score"]) == (None, -2)
    assert items["stackoverflow/c/701"].author is None
    ours = Relevance(CASE.config, [Brand(1, "BlueKettle")])
    assert [key for key, one in items.items() if ours.is_ours(one.author)] == ["stackoverflow/a/602"]


def test_only_what_is_new_enough_is_asked_for_and_kept():
    first = dict(asked(None).params)
    assert (first["min"], first["sort"], first["filter"]) == (str((NOW - DAY) // SECOND), "activity", "withbody")
    assert first["q"] == '"BlueKettle"'
    page = read("search_page1.json", url=f"https://api.stack.example/2.3/search/advanced?min={NOW // SECOND}")
    assert page.items == ()  # old, touched today: its answers are read all the same
    assert asked(page.next_cursor).url.endswith("/questions/501/answers")


def test_a_pause_that_comes_with_a_good_answer():
    response = CASE.response(Answer("backoff.json"))
    verdict = SOURCE.classify(CASE.config, response)
    assert (verdict.state, verdict.until, verdict.scope) == ("ok", NOW + 12 * SECOND, "host")
    page = read("backoff.json")
    assert page.memory["rest_s"] == 12
    assert read("answers.json", page.next_cursor, page.memory).memory["rest_s"] == 12
    assert read("search_end.json", None, page.memory).memory["rest_s"] is None
    assert SOURCE.classify(CASE.config, CASE.response(Answer("spent.json"))).until == NOW + 12 * HOUR


def test_too_many_requests_say_when_there_will_be_more():
    verdict = SOURCE.classify(CASE.config, CASE.response(Answer("error_throttle.json", 400)))
    assert verdict.until == NOW + 1234 * SECOND
    refused = SOURCE.classify(CASE.config, CASE.response(Answer("error_site.json", 400)))
    assert "No site found" in refused.failure.sentence()


@pytest.mark.parametrize(("key", "daily"), [("", 300), ("k", 10_000)])
@pytest.mark.parametrize("terms", [("a",), ("a", "b", "c")])
def test_a_days_polls_fit_into_a_days_quota(key, daily, terms):
    config = SourceConfig(1, "stackexchange", options={"app_key": key, "sites": "stackoverflow, superuser"})
    streams = SOURCE.plan(config, Watch("B", terms))
    assert len(streams) == 2 * len(terms)
    assert 86_400 / streams[0].poll_s * 4 * len(streams) <= daily


def test_looking_again_by_kind():
    ids = ["stackoverflow/a/601", "stackoverflow/a/602", "stackoverflow/q/501", "stackoverflow/a/999"]
    request = SOURCE.refresh(CASE.config, ids, None)
    assert request.url.endswith("/2.3/answers/601;602;999")
    page = SOURCE.parse_refresh(CASE.config, ids, CASE.response(Answer("answers.json")))
    assert (len(page.items), page.tombstones) == (2, ("stackoverflow/a/999",))
    assert SOURCE.refresh(CASE.config, ["12"], None) is None


def test_sites_as_people_write_them():
    config = replace(CASE.config, options={"sites": "https://cooking.stackexchange.com/, stackoverflow.com Superuser"})
    assert [stream.params["site"] for stream in SOURCE.plan(config, WATCH)] == [
        "cooking.stackexchange",
        "stackoverflow",
        "superuser",
    ]
    hosts = ["cooking.stackexchange.com", "stackoverflow.com", "cooking.stackexchange.com", "mathoverflow.net"]
    sites = ["cooking", "stackoverflow", "cooking.stackexchange", "mathoverflow.net"]
    assert [host_of_site(site) for site in sites] == hosts


def test_a_search_of_ones_own_is_taken_as_it_comes():
    config = replace(CASE.config, query="kettle api")
    (stream,) = SOURCE.plan(config, WATCH)
    body = json.loads(CASE.response(Answer("search_page1.json")).body)
    page = SOURCE.parse(config, stream, CASE.response(Answer("search_page1.json")), None, {})
    assert len(page.items) == len(body["items"])
    assert dict(SOURCE.request(config, stream, None, None, {}, None).params)["q"] == "kettle api"


def test_its_walks_end_by_their_cursor_and_its_day_is_counted():
    assert all(stream.by_cursor for stream in SOURCE.plan(CASE.config, WATCH))
    with_key = replace(CASE.config, options={"app_key": "k"})
    assert (SOURCE.daily(CASE.config), SOURCE.daily(with_key)) == (300, 10_000)
