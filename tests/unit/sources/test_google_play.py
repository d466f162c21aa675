"""Google Play: the service account's login, our answers, changed reviews, and the week after which reviews vanish."""

import json

import pytest
from tests.contract.cases import NOW, Answer
from tests.contract.platforms.google_play import CASE
from tests.unit.sources.keys import EC_KEY, RSA_KEY, parts_of, verified

from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.moments import DAY, HOUR, SECOND
from earful.engine.relevance import Relevance
from earful.sources.base import Session
from earful.sources.google_play import GooglePlay

SOURCE = GooglePlay()
STREAM = CASE.stream("reviews:")
ACCOUNT = {"type": "service_account", "client_email": "ears@kettle.iam.example", "private_key_id": "k1"}


def read(file, cursor=None, memory=None):
    return SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(file)), cursor, memory or {})


def test_a_service_account_signs_for_a_token_of_an_hour():
    request = SOURCE.login(CASE.config, json.dumps({**ACCOUNT, "private_key": RSA_KEY}), NOW)
    assert (request.url, request.method) == ("https://play.example/token", "POST")
    form = dict(request.form)
    header, claims = parts_of(form["assertion"])
    assert header == {"alg": "RS256", "typ": "JWT", "kid": "k1"}
    assert claims == {
        "iss": "ears@kettle.iam.example",
        "scope": "https://www.googleapis.com/auth/androidpublisher",
        "aud": "https://oauth2.googleapis.com/token",
        "iat": NOW // SECOND,
        "exp": NOW // SECOND + 3600,
    }
    assert verified(form["assertion"], RSA_KEY)
    assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
    session = SOURCE.session(CASE.response(Answer("token.json")))
    assert session == Session("ya29.kettle")
    with pytest.raises(KnownError):
        SOURCE.session(CASE.response(Answer("error_grant.json")))


def test_a_key_file_as_a_form_of_one_line_gives_it():
    whole = json.dumps({**ACCOUNT, "private_key": RSA_KEY}, indent=2)
    for between in ("\n", "\u2028", " "):
        request = SOURCE.login(CASE.config, whole.replace("\n", between), NOW)
        assert verified(dict(request.form)["assertion"], RSA_KEY)


@pytest.mark.parametrize("secret", ["{", "{}", json.dumps({**ACCOUNT, "private_key": EC_KEY}), '{"private_key": 7}'])
def test_a_file_that_is_no_key_of_a_service_account_is_named(secret):
    with pytest.raises(KnownError) as raised:
        SOURCE.login(CASE.config, secret, NOW)
    assert raised.value.failure.kind == "bad_key"


def test_a_review_with_title_stars_and_our_answer():
    complaint, praise, answer = read("page1.json").items
    assert (complaint.title, complaint.rating, complaint.counts.likes) == ("Never connects", 1.0, 3)
    assert complaint.text == "Since the update it says offline, refund please"
    assert praise.title is None
    assert complaint.created_at == 1_795_250_000_240_000
    assert (
        complaint.url == "https://play.google.com/store/apps/details?id=com.example.kettle&reviewId=gp%3AAOqKettle0001"
    )
    assert (answer.reply_to, answer.native_id) == (complaint.native_id, "gp:AOqKettle0001:reply")
    relevance = Relevance(CASE.config, [Brand(1, "BlueKettle")])
    assert [relevance.is_ours(one.author) for one in (answer, complaint)] == [True, False]
    (chinese,) = read("page2.json").items
    assert (chinese.text, chinese.lang) == ("连接很慢", "zh")


def test_a_changed_review_comes_again_under_its_id():
    memory = read("page1.json").memory
    changed, _ = read("edited.json", None, memory).items
    assert changed.edited_at - changed.created_at == 200_000 * SECOND
    assert (changed.rating, changed.title) == (4.0, "Connects again")


def test_a_pause_of_more_than_a_week_leaves_a_hole():
    assert read("page1.json").missed is None
    assert read("page1.json", None, {"asked_at": NOW - 6 * DAY}).missed is None
    late = read("page1.json", None, {"asked_at": NOW - 10 * DAY})
    assert late.missed == (NOW - 10 * DAY, NOW - 7 * DAY)
    last = read("page2.json", "CAoQ", late.memory)  # told with the page that ends the walk
    assert last.missed == late.missed
    assert read("page1.json", None, {**late.memory, **last.memory}).missed is None


def test_nothing_to_show_is_an_empty_object():
    page = SOURCE.parse(CASE.config, STREAM, CASE.response(Answer(body=b"{}")), None, {})
    assert (page.items, page.next_cursor) == ((), None)


def test_it_is_asked_often_enough_that_nothing_is_missed():
    assert STREAM.poll_s * SECOND < 2 * DAY
    assert 86_400 / STREAM.poll_s * 2 < 200 * 24
    assert SOURCE.allowance.per_s == HOUR // SECOND
