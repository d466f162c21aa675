"""What can go wrong between us and a platform, and the one verdict each has (contracts.md 4)."""

from dataclasses import replace

import pytest
from tests.contract.cases import NOW, WATCH, Answer

from earful.domain.failures import SENTENCES, KnownError
from earful.domain.moments import DAY, MINUTE, SECOND

PAGE = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body>Sign in</body></html>"
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body><div id=challenge-platform></div></body></html>"
JSON = {"content-type": "application/json"}

STATUSES = {
    304: ("not_modified", None),
    401: ("auth_revoked", "wrong_token"),
    403: ("forbidden", "forbidden"),
    404: ("gone", "not_found"),
    408: ("transient", "server_trouble"),
    410: ("gone", "gone"),
    422: ("fatal", "refused"),
    500: ("transient", "server_trouble"),
    502: ("transient", "server_trouble"),
    503: ("transient", "server_trouble"),
    504: ("transient", "server_trouble"),
}
WAITS = {
    "seconds": ({"retry-after": "120"}, 120 * SECOND),
    "290 s": ({"retry-after": "290"}, 290 * SECOND),
    "date": ({"retry-after": "Sat, 21 Nov 2026 12:05:00 GMT"}, 5 * MINUTE),
    "zero": ({"retry-after": "0"}, SECOND),
    "absent": ({}, MINUTE),
    "huge": ({"retry-after": "1000000000"}, DAY),
    "negative": ({"retry-after": "-5"}, SECOND),
    "words": ({"retry-after": "soon"}, MINUTE),
}


def assert_told(failure):
    """The person gets a whole sentence."""
    assert failure.kind in SENTENCES
    assert "{" not in failure.sentence()
    assert "<" not in failure.sentence()


@pytest.mark.parametrize("status", STATUSES)
def test_status(case, status):
    state, kind = STATUSES[status]
    config = replace(case.config, has_secret=True)
    verdict = case.source.classify(config, case.response(Answer(status=status, headers=JSON, body=b"{}")))
    assert verdict.state == state
    if kind is None:
        assert verdict.failure is None
    else:
        assert verdict.failure.kind == kind
        assert_told(verdict.failure)


def test_401_without_a_token_asks_for_one(case):
    config = replace(case.config, has_secret=False, token_env=None)
    verdict = case.source.classify(config, case.response(Answer(status=401, headers=JSON, body=b"{}")))
    assert verdict.state in ("forbidden", "auth_revoked")
    assert verdict.failure.kind == "needs_token"


@pytest.mark.parametrize("body", [b"{}", PAGE, b"", b"slow down"], ids=["json", "html", "empty", "text"])
@pytest.mark.parametrize("how", WAITS)
def test_429_waits_as_long_as_was_asked_within_reason(case, how, body):
    headers, wait = WAITS[how]
    verdict = case.source.classify(case.config, case.response(Answer(status=429, headers=headers, body=body)))
    assert verdict.state == "rate_limited"
    assert verdict.failure.kind == "rate_limited"
    assert verdict.until == NOW + wait


def test_faults_of_the_platform(case):
    for fault in case.faults:
        config = replace(case.config, has_secret=fault.logged_in, token_env=None)
        verdict = case.source.classify(config, case.response(fault.answer, fault.url))
        assert (verdict.state, verdict.failure.kind) == (fault.state, fault.kind), fault
        assert_told(verdict.failure)


def test_a_robot_check_is_blocked_whatever_its_status(case):
    for status in (200, 403, 503):
        answer = Answer(status=status, headers={"content-type": "text/html"}, body=CHALLENGE)
        verdict = case.source.classify(case.config, case.response(answer))
        assert (verdict.state, verdict.failure.kind) == ("blocked", "web_page")


def test_a_web_page_is_never_taken_for_data(case):
    response = case.response(Answer(headers={"content-type": "text/html; charset=utf-8"}, body=PAGE))
    verdict = case.source.classify(case.config, response)
    assert verdict.state == case.html
    for stream in case.source.plan(case.config, WATCH):
        with pytest.raises(KnownError) as raised:
            case.source.parse(case.config, stream, response, None, {})
        assert_told(raised.value.failure)


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"7", b'"text"', b"{", b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe\x00", b"\x00" * 50, b"[[[]]]"],
    ids=["empty", "null", "number", "string", "cut", "deep lists", "deep objects", "odd bytes", "NULs", "nested"],
)
def test_junk_is_a_known_failure_or_an_empty_page(case, body):
    for stream in case.source.plan(case.config, WATCH):
        try:
            page = case.source.parse(case.config, stream, case.response(Answer(headers=JSON, body=body)), None, {})
        except KnownError as error:
            assert_told(error.failure)
        else:
            assert page.items == ()


def test_a_byte_order_mark_does_no_harm(case):
    walk = case.walks[0]
    stream, response = case.stream(walk.stream), case.response(walk.pages[0])
    marked = replace(response, body=b"\xef\xbb\xbf" + response.body)
    plain, other = (case.source.parse(case.config, stream, r, None, {}) for r in (response, marked))
    assert plain.items == other.items
