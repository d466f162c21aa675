"""Faults that need more than one answer or one server to show: ids, dates, sizes, proxies."""

import json
from dataclasses import replace

import pytest
from tests.contract.cases import NOW, Answer
from tests.contract.platforms import CASES

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.moments import DAY
from earful.net.client import HttpClient
from earful.sources.answers import load_json
from earful.store.mention_ids import shown_at


def read(case, config):
    walk = case.walks[0]
    response = replace(case.response(walk.pages[0]), url=f"{config.server}/")
    return case.source.parse(config, case.stream(walk.stream), response, None, {}).items


@pytest.mark.parametrize("code", ["discourse", "mastodon"])
def test_the_same_id_on_two_servers_is_two_mentions(code):
    case = CASES[code]
    one, other = (
        {item.native_id for item in read(case, replace(case.config, server=f"https://{name}.example"))}
        for name in ("one", "other")
    )
    assert one
    assert one.isdisjoint(other)


def test_ids_keep_all_their_digits():
    told = load_json(b'{"a": 9223372036854775807, "b": "9223372036854775807", "c": 123456789012345678901}', "x")
    assert [str(told[name]) for name in "abc"] == ["9223372036854775807"] * 2 + ["123456789012345678901"]


def test_a_date_in_the_future_is_kept_and_not_shown():
    assert shown_at(NOW + 3 * DAY, NOW) == NOW
    assert shown_at(NOW - DAY, NOW) == NOW - DAY


def test_a_text_of_a_megabyte_is_taken_in():
    case = CASES["hackernews"]
    hit = {"objectID": "1", "created_at_i": NOW // 1_000_000, "author": "a", "comment_text": "kettle " * 150_000}
    page = case.source.parse(
        case.config, case.stream("search:"), case.response(Answer(body=json.dumps({"hits": [hit]}).encode())), None, {}
    )
    (mention,) = page.items
    assert len(mention.text) > 1_000_000


def test_a_proxy_that_refuses_or_is_not_there_is_said(case, monkeypatch):
    verdict = case.source.classify(
        case.config, case.response(Answer(status=407, body=b"Proxy Authentication Required"))
    )
    assert verdict.state in ("fatal", "forbidden")
    assert "{" not in verdict.failure.sentence()
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    client = HttpClient()
    with pytest.raises(KnownError) as caught:
        client.send(Request("http://feeds.example/"))
    client.close()
    assert caught.value.failure.kind == "no_connection"
