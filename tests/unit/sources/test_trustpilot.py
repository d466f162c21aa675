"""Trustpilot: the public and the private list, our answers, edits, and what of customers is not kept."""

import base64
import json

from tests.contract.cases import NOW, SECRET, Answer
from tests.contract.platforms.trustpilot import CASE

from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR
from earful.domain.source import SourceConfig
from earful.engine.relevance import Relevance
from earful.sources.base import Session
from earful.sources.trustpilot import Trustpilot

SOURCE = Trustpilot()
STREAM = CASE.stream("reviews:")
UNIT = "5f0000000000000000000001"
FIRST = "65aa00000000000000000001"


def read(file, cursor=None, memory=None):
    return SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(file)), cursor, memory or {})


def asked(cursor=None, memory=None, session=None):
    return SOURCE.request(CASE.config, STREAM, cursor, NOW - DAY, memory or {}, session or Session(SECRET))


def test_the_business_is_found_once():
    assert asked().url == "https://trust.example/v1/business-units/find"
    page = read("find.json")
    assert (page.next_cursor, page.memory) == (f"{UNIT}:1", {"unit": UNIT})
    for request in (asked(page.next_cursor), asked(None, page.memory)):
        assert request.url == f"https://trust.example/v1/business-units/{UNIT}/reviews"
        assert dict(request.params) == {"orderBy": "createdat.desc", "perPage": "100", "page": "1"}
        assert request.secret_headers == {"apikey": SECRET}


def test_pages_go_on_while_they_are_full():
    full = json.dumps({"reviews": [{"id": f"{n:024x}", "text": "ok"} for n in range(100)]}).encode()
    page = SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(body=full)), None, {"unit": UNIT})
    assert page.next_cursor == f"{UNIT}:2"
    assert dict(asked(page.next_cursor).params)["page"] == "2"


def test_key_and_secret_open_the_private_list():
    request = SOURCE.login(CASE.config, "key:hidden", NOW)
    assert request.secret_headers["Authorization"] == "Basic " + base64.b64encode(b"key:hidden").decode()
    assert request.form == (("grant_type", "client_credentials"),)
    session = SOURCE.session(CASE.response(Answer("token.json")))
    private = asked(f"{UNIT}:1", session=session)
    assert private.url == f"https://trust.example/v1/private/business-units/{UNIT}/reviews"
    assert dict(private.params)["startDateTime"] == "2026-11-20T12:00:00"
    assert private.secret_headers == {"Authorization": "Bearer tok-kettle"}


def test_a_review_with_its_edit_and_our_answer():
    complaint, _, chinese, answer = read("reviews.json").items
    assert (complaint.rating, complaint.title, complaint.counts.likes) == (1.0, "Waiting for weeks", 2)
    assert complaint.edited_at - complaint.created_at == HOUR
    assert chinese.lang == "zh"
    assert (answer.reply_to, answer.created_at - complaint.created_at) == (FIRST, 2 * HOUR)
    ours = Relevance(CASE.config, [Brand(1, "BlueKettle")])
    assert [ours.is_ours(one.author) for one in (answer, complaint)] == [True, False]


def test_what_the_private_list_tells_of_customers_is_not_kept():
    assert "ada@example.com" not in repr(read("reviews.json").items)
    assert "order-77" not in repr(read("reviews.json").items)


def test_looking_again():
    request = SOURCE.refresh(CASE.config, [f"{FIRST}:reply"], Session(SECRET))
    assert request.url == f"https://trust.example/v1/reviews/{FIRST}"
    page = SOURCE.parse_refresh(CASE.config, [f"{FIRST}:reply"], CASE.response(Answer("one.json")))
    assert page.tombstones == (f"{FIRST}:reply",)
    assert (page.items[0].rating, page.items[0].title) == (4.0, "They answered at last")


def test_the_business_as_people_write_it():
    for given in (
        "kettle.example",
        "https://uk.trustpilot.com/review/Kettle.example?stars=1",
        "https://kettle.example/",
    ):
        config = SourceConfig(1, "trustpilot", account=given)
        assert SOURCE.plan(config, None)[0].params["name"] == "kettle.example"


def test_who_we_are():
    assert SOURCE.author_of(CASE.response(Answer("find.json"))).handle == "kettle.example"
