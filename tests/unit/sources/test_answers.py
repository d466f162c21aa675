"""What answers mean: verdicts, resets in every form, strict JSON."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.failures import KnownError
from earful.domain.http import shown
from earful.domain.moments import DAY, HOUR, SECOND
from earful.domain.source import SourceConfig
from earful.domain.waiting import UNSAID
from earful.sources.answers import (
    classify,
    host_of,
    is_web_page,
    load_json,
    pause_after,
    reason_of,
    retry_moment,
    server_time,
)
from earful.sources.base import Response

NOW = 1_795_000_000 * SECOND  # 2026-11-18
CONFIG = SourceConfig(1, "test")
HTML = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"


def answer(status: int = 200, body: bytes = b"{}", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, named, body, "https://api.example/v1?token=s3cret", NOW)


def seconds(headers: dict[str, str], style: str = "auto") -> float | None:
    at = retry_moment(headers, NOW, style)
    return None if at is None else (at - NOW) / SECOND


@pytest.mark.parametrize(
    ("headers", "style", "wait"),
    [
        ({"retry-after": "290"}, "auto", 290),
        ({"retry-after": "Wed, 18 Nov 2026 11:08:20 GMT"}, "auto", 100),
        ({"x-rate-limit-reset": "1795000060"}, "unix", 60),
        ({"ratelimit-reset": "1795000060"}, "auto", 60),
        ({"x-ratelimit-reset": "1795000060000"}, "auto", 60),
        ({"x-ratelimit-reset": "2026-11-18T11:11:40.037659Z"}, "auto", 300.037659),
        ({"x-ratelimit-reset": "469"}, "auto", 469),
        ({"x-ratelimit-reset": "469.5"}, "seconds", 469.5),
        ({"retry-after": "0", "x-ratelimit-reset": "30"}, "seconds", 30),
        ({"retry-after": "60", "x-ratelimit-reset": "3000"}, "seconds", 60),
        ({"retry-after": "0"}, "auto", 1),
        ({"retry-after": "-5"}, "auto", 1),
        ({"retry-after": "1000000000"}, "auto", 86_400),
        ({"retry-after": "1e9"}, "auto", 86_400),
        ({"retry-after": "inf"}, "auto", 86_400),
        ({"retry-after": "nan"}, "auto", None),
        ({"retry-after": "soon"}, "auto", None),
        ({"x-ratelimit-reset": "9e300"}, "unix", None),
        ({"retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"}, "auto", 1),
        ({"x-ratelimit-reset": "1000"}, "unix", 1),
        ({}, "auto", None),
    ],
)
def test_a_reset_is_read_in_every_form(headers: dict[str, str], style: str, wait: float | None) -> None:
    assert seconds(headers, style) == pytest.approx(wait)


def test_a_clock_that_is_off_does_not_shift_the_wait() -> None:
    an_hour_ahead = {"date": "Wed, 18 Nov 2026 12:06:40 GMT", "x-ratelimit-reset": "1795003660"}
    assert server_time(an_hour_ahead) == NOW + HOUR
    assert seconds(an_hour_ahead) == 60


@given(st.sampled_from(["retry-after", "x-ratelimit-reset", "date"]), st.text() | st.floats().map(str))
def test_whatever_the_header_the_wait_stays_within_a_day(name: str, value: str) -> None:
    at = retry_moment({"retry-after": "5", name: value}, NOW)
    assert at is None or NOW + SECOND <= at <= NOW + DAY


def test_a_spent_budget_pauses_before_the_platform_complains() -> None:
    assert pause_after({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "60"}, NOW) == NOW + 60 * SECOND
    assert pause_after({"x-ratelimit-remaining": "0.0", "x-ratelimit-reset": "60"}, NOW) == NOW + 60 * SECOND
    assert pause_after({"x-ratelimit-remaining": "12", "x-ratelimit-reset": "60"}, NOW) is None


@pytest.mark.parametrize(
    ("response", "state", "kind"),
    [
        (answer(200), "ok", None),
        (answer(204, b""), "ok", None),
        (answer(304, b""), "not_modified", None),
        (answer(200, HTML), "blocked", "web_page"),
        (answer(403, HTML), "blocked", "web_page"),
        (answer(503, HTML), "blocked", "web_page"),
        (answer(503, b"<html>down</html>"), "transient", "server_trouble"),
        (answer(429, HTML), "rate_limited", "rate_limited"),
        (answer(403, retry_after="9"), "rate_limited", "rate_limited"),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset="60"), "rate_limited", "rate_limited"),
        (answer(403), "forbidden", "forbidden"),
        (answer(401), "forbidden", "needs_token"),
        (answer(404), "gone", "not_found"),
        (answer(410), "gone", "gone"),
        (answer(400), "fatal", "refused"),
        (answer(500), "transient", "server_trouble"),
        (answer(502), "transient", "server_trouble"),
    ],
)
def test_a_status_becomes_a_verdict(response: Response, state: str, kind: str | None) -> None:
    verdict = classify(CONFIG, response, platform="Test")
    assert (verdict.state, verdict.failure and verdict.failure.kind) == (state, kind)
    if verdict.failure:
        assert "s3cret" not in verdict.failure.sentence() + verdict.failure.detail


def test_a_refused_token_asks_for_a_new_one() -> None:
    verdict = classify(SourceConfig(1, "test", has_secret=True), answer(401), platform="Test")
    assert (verdict.state, verdict.failure and verdict.failure.kind) == ("auth_revoked", "wrong_token")


def test_a_limit_always_says_until_when() -> None:
    assert classify(CONFIG, answer(429), platform="T").until == NOW + UNSAID
    assert classify(CONFIG, answer(429, retry_after="nan"), platform="T").until == NOW + UNSAID
    assert classify(CONFIG, answer(429, retry_after="290"), platform="T").until == NOW + 290 * SECOND
    assert classify(CONFIG, answer(503, retry_after="7"), platform="T").until == NOW + 7 * SECOND


def test_a_missing_page_is_asked_for_again_tomorrow_a_gone_one_never() -> None:
    assert classify(CONFIG, answer(404), platform="T").until == NOW + DAY
    assert classify(CONFIG, answer(410), platform="T").until is None


def test_xml_is_not_taken_for_a_web_page() -> None:
    assert not is_web_page(answer(200, b"\xef\xbb\xbf <?xml version='1.0'?><rss/>", content_type="text/html"))
    assert is_web_page(answer(200, b"<?xml version='1.0'?><!DOCTYPE html><html>"))
    assert classify(CONFIG, answer(200, b"<html>hello</html>"), platform="T", expects="feed").state == "ok"
    assert classify(CONFIG, answer(200, HTML), platform="T", expects="feed").state == "blocked"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"error":"bad_token","error_description":"The token <b>expired</b>"}', "The token expired"),
        (b'{"error":"InvalidToken","message":"Token could not\\nbe verified"}', "Token could not be verified"),
        (b'{"errors":[{"message":"Too much"}]}', "Too much"),
        (b'{"error":{"message":"nested"}}', "nested"),
        (b"[1]", ""),
        (HTML, ""),
    ],
)
def test_the_platforms_own_words_are_found(body: bytes, reason: str) -> None:
    assert reason_of(answer(400, body)) == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030"])
def test_json_is_read_in_the_charset_it_has(encoding: str) -> None:
    assert load_json('{"text":"电池坏了"}'.encode(encoding), "h") == {"text": "电池坏了"}


def test_utf_8_declared_as_latin_1_is_still_utf_8() -> None:
    assert load_json('["café"]'.encode(), "h", charset="iso-8859-1") == ["café"]
    assert load_json('["café"]'.encode("latin-1"), "h", charset="iso-8859-1") == ["café"]


def test_what_json_should_not_hold_becomes_unknown() -> None:
    assert load_json(b'[NaN, Infinity, -Infinity, 1e999, 1.5, {"a":1,"a":2}]', "h") == [None] * 4 + [1.5, {"a": 2}]
    assert load_json(rb'["\ud800x", "\ud83d\ude00", "\\ud800", "a\u0000b"]', "h") == ["�x", "😀", "\\ud800", "a�b"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"a":' * 100_000, "not_json"),
        (b"[" * 100_000 + b"]" * 100_000, "not_json"),
        (b"[" + b"9" * 5000 + b"]", "not_json"),
        (HTML, "web_page"),
    ],
)
def test_what_is_not_json_is_a_known_failure(body: bytes, kind: str) -> None:
    with pytest.raises(KnownError) as caught:
        load_json(body, "h")
    assert caught.value.failure.kind == kind


@given(st.binary() | st.text().map(lambda text: json.dumps(text).encode()))
def test_any_bytes_are_read_or_refused_and_can_be_stored(body: bytes) -> None:
    try:
        found = load_json(body, "h")
    except KnownError:
        return
    json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    assert not isinstance(found, float) or math.isfinite(found)


def test_hosts_and_shown_addresses() -> None:
    assert host_of("HTTPS://User:pw@Example.ORG:443/x") == "example.org"
    assert host_of("http://127.0.0.1:8080/") == "127.0.0.1:8080"
    assert host_of("http://[::1") == ""
    assert shown("https://u:p@h.example/a?q=brand&feed=abc&access_token=x#top") == (
        "https://h.example/a?q=brand&feed=…&access_token=…"
    )
    assert shown("https://h.example/?x=8f14e45fceea167a5a36dedd4bea2543&y=1") == "https://h.example/?x=…&y=1"
