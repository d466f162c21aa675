"""App Store Connect: the signed token, our answers beside the reviews, what was changed and what is gone."""

import base64
import json
from dataclasses import replace

import pytest
from tests.contract.cases import NOW, Answer
from tests.contract.platforms.appstore_connect import CASE
from tests.unit.sources.keys import EC_KEY, RSA_KEY, parts_of, verified

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.moments import HOUR, SECOND
from earful.engine.relevance import Relevance
from earful.sources.appstore_connect import AppStoreConnect
from earful.sources.base import Session

SOURCE = AppStoreConnect()
STREAM = CASE.stream("reviews:")
FIRST = "00000028-0000-0001-0000-000000000001"


def read(file, cursor=None, memory=None):
    return SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(file)), cursor, memory or {})


def test_the_token_is_signed_with_the_key_and_lives_less_than_twenty_minutes():
    session = SOURCE.login(CASE.config, EC_KEY, NOW)
    header, claims = parts_of(session.access)
    assert header == {"alg": "ES256", "typ": "JWT", "kid": "KEY0000001"}
    assert (claims["iss"], claims["aud"]) == (CASE.config.options["issuer_id"], "appstoreconnect-v1")
    assert claims["iat"] == NOW // SECOND
    assert 0 < claims["exp"] - claims["iat"] <= 1200
    assert verified(session.access, EC_KEY)
    signature = session.access.rpartition(".")[2]
    assert len(base64.urlsafe_b64decode(signature + "==")) == 64
    request = SOURCE.request(CASE.config, STREAM, None, None, {}, session)
    assert request.secret_headers == {"Authorization": f"Bearer {session.access}"}


@pytest.mark.parametrize("key", [RSA_KEY, "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----"])
def test_a_key_that_is_none_is_named_without_showing_it(key):
    with pytest.raises(KnownError, match="App Store Connect") as raised:
        SOURCE.login(CASE.config, key, NOW)
    assert raised.value.failure.kind == "bad_key"
    assert "nonsense" not in repr(raised.value.failure)


@pytest.mark.parametrize("between", [" ", "\u2028", "\\n", "\r\n", ""])
def test_a_key_that_lost_its_lines_on_the_way_is_still_good(between):
    session = SOURCE.login(CASE.config, EC_KEY.replace("\n", between), NOW)
    assert verified(session.access, EC_KEY)


def test_without_the_ids_of_the_key_nothing_is_signed():
    with pytest.raises(KnownError, match="issuer_id"):
        SOURCE.login(replace(CASE.config, options={"key_id": "K"}), EC_KEY, NOW)


def test_our_answer_is_ours_and_answers_the_review():
    complaint, _, answer = read("page1.json").items
    assert (answer.reply_to, answer.kind) == (complaint.native_id, "comment")
    assert answer.created_at - complaint.created_at == 3 * HOUR
    relevance = Relevance(replace(CASE.config, brand_id=1), [Brand(1, "BlueKettle")])
    ours = [relevance.heard(one, STREAM, NOW, True).own for one in (complaint, answer)]
    assert ours == [False, True]


def test_only_the_cursor_of_the_next_link_is_followed():
    page = read("page1.json")
    request = SOURCE.request(CASE.config, STREAM, page.next_cursor, None, {}, Session("t"))
    assert request.url == "https://connect.example/v1/apps/1234567890/customerReviews"
    assert dict(request.params) == {"sort": "-createdDate", "limit": "200", "include": "response", "cursor": "AoJ4"}


def test_what_was_changed_and_an_answer_that_was_taken_back():
    request = SOURCE.refresh(CASE.config, [f"{FIRST}:reply"], None)
    assert request.url.endswith(f"/v1/customerReviews/{FIRST}")
    one = CASE.response(Answer("one.json"))
    page = SOURCE.parse_refresh(CASE.config, [f"{FIRST}:reply"], one)
    assert page.tombstones == (f"{FIRST}:reply",)
    assert (page.items[0].rating, page.items[0].text) == (4.0, "Fixed, thank you")
    assert SOURCE.parse_refresh(CASE.config, [FIRST], one).tombstones == ()


def test_what_nobody_reads_yet_is_kept():
    review, _, answer = read("page1.json").items
    assert review.extra == {"territory": "GBR"}
    assert answer.extra == {"state": "PUBLISHED"}
    assert json.dumps(dict(review.extra))
