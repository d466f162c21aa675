"""The HTTP client against servers that do it all wrong: each trouble has its name, and time and memory stay small."""

import contextlib
import json
import logging
import os
import threading
import time
import tracemalloc
from pathlib import Path

import pytest
from tests.unit.net.faulty import PAGE, Faulty, closed_port

from earful.domain.failures import KnownError
from earful.domain.http import Request, Response
from earful.domain.moments import SECOND
from earful.net.client import CancelledError, HttpClient

TOKEN = "t0ken-that-nobody-may-see"


def get(client: HttpClient, url: str, deadline_s: float = 5, cap_bytes: int = 1_000_000) -> Response:
    return client.send(Request(url), deadline_s=deadline_s, cap_bytes=cap_bytes, cancel=threading.Event())


def failure(client: HttpClient, url: str, deadline_s: float = 5, cap_bytes: int = 1_000_000) -> KnownError:
    with pytest.raises(KnownError) as caught:
        get(client, url, deadline_s, cap_bytes)
    return caught.value


def test_an_answer_comes_whole(server: Faulty, client: HttpClient) -> None:
    before = time.time_ns() // 1000
    response = client.send(Request(f"{server.url}/ok?a=1", params=(("b", "ü&x"),), headers={"Accept": "text/x"}))
    assert (response.status, response.body) == (200, PAGE)
    assert response.headers["x-mixed-case"] == "yes"
    assert before <= response.at <= time.time_ns() // 1000
    assert response.moved_to is None
    _, path, headers, _, _ = server.asked[0]
    assert path == "/ok?a=1&b=%C3%BC%26x"
    assert headers["User-Agent"].startswith("Earful/")
    assert headers["Accept"] == "text/x"


def test_a_source_may_name_itself_and_post(server: Faulty, client: HttpClient) -> None:
    client.send(Request(f"{server.url}/ok", method="POST", headers={"user-agent": "mine"}, json={"a": "ü"}))
    method, _, headers, posted, _ = server.asked[0]
    assert (method, headers["user-agent"], json.loads(posted)) == ("POST", "mine", {"a": "ü"})
    assert "User-Agent" not in headers


@pytest.mark.parametrize("fault", ["ok", "gzip", "members", "deflate", "open"])
def test_bodies_in_every_honest_form_are_read(server: Faulty, client: HttpClient, fault: str) -> None:
    assert get(client, f"{server.url}/{fault}").body == PAGE


def test_connections_are_used_again(server: Faulty, client: HttpClient) -> None:
    for _ in range(3):
        get(client, f"{server.url}/ok")
    assert len({port for *_, port in server.asked}) == 1


def test_a_line_that_was_closed_meanwhile_is_opened_afresh(server: Faulty, client: HttpClient) -> None:
    for _ in range(4):
        assert get(client, f"{server.url}/once").body == PAGE


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("cut", "cut_short"),
        ("chunkedcut", "cut_short"),
        ("chunkcut", "cut_short"),
        ("gzipcut", "cut_short"),
        ("nothing", "no_connection"),
        ("garbage", "no_connection"),
        ("bomb", "too_large"),
        ("damaged", "unexpected_form"),
        ("brotli", "unexpected_form"),
        ("loop", "too_many_redirects"),
    ],
)
def test_each_fault_has_its_name(server: Faulty, client: HttpClient, fault: str, kind: str) -> None:
    error = failure(client, f"{server.url}/{fault}?access_token={TOKEN}")
    assert error.failure.kind == kind
    assert TOKEN not in f"{error} {error.failure.detail} {error.failure.params}"
    assert get(client, f"{server.url}/ok").body == PAGE


def test_a_body_above_the_cap_is_not_kept(server: Faulty, client: HttpClient) -> None:
    assert failure(client, f"{server.url}/large", cap_bytes=100_000).failure.kind == "too_large"
    assert len(get(client, f"{server.url}/large", cap_bytes=300_000).body) == 300_000


@pytest.mark.parametrize("fault", ["bomb", "bombedredirect"])
def test_a_bomb_takes_no_more_memory_than_the_cap_allows(server: Faulty, client: HttpClient, fault: str) -> None:
    tracemalloc.start()
    try:
        assert failure(client, f"{server.url}/{fault}", cap_bytes=1_000_000).failure.kind == "too_large"
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("fault", ["drip", "dripheaders", "hang"])
def test_slow_servers_are_left_at_the_deadline(server: Faulty, client: HttpClient, fault: str) -> None:
    begun = time.monotonic()
    error = failure(client, f"{server.url}/{fault}", deadline_s=0.4)
    assert error.failure.kind == "too_slow"
    assert time.monotonic() - begun < 0.9


@pytest.mark.parametrize("fault", ["drip", "dripheaders", "hang"])
def test_cancel_leaves_within_half_a_second_at_any_stage(server: Faulty, client: HttpClient, fault: str) -> None:
    cancel = threading.Event()
    threading.Timer(0.1, cancel.set).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        client.send(Request(f"{server.url}/{fault}"), cancel=cancel)
    assert time.monotonic() - begun < 0.6
    _wait_for_threads("http 127")


def _wait_for_threads(name: str) -> None:
    """What was left must end, too: its socket was cut."""
    ends = time.monotonic() + 2
    while any(thread.name.startswith(name) for thread in threading.enumerate()):
        assert time.monotonic() < ends
        threading.Event().wait(0.01)


def test_cancel_before_the_start_sends_nothing(server: Faulty, client: HttpClient) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        client.send(Request(f"{server.url}/ok"), cancel=cancel)
    assert not server.asked


def test_nobody_listening(client: HttpClient) -> None:
    assert failure(client, f"http://127.0.0.1:{closed_port()}/").failure.kind == "no_connection"


@pytest.mark.parametrize(
    "url", ["", "example.org/feed", "file:///etc/passwd", "http://", "http://[::1", "ftp://x/", "//x"]
)
def test_what_is_no_address_is_said_so(client: HttpClient, url: str) -> None:
    assert failure(client, url).failure.kind == "bad_address"


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path, client: HttpClient) -> None:
    server = Faulty(str(certificate))
    try:
        error = failure(client, f"{server.url}/ok")
        assert error.failure.kind == "bad_certificate"
        assert "self-signed" in error.failure.params["reason"] or "self signed" in error.failure.params["reason"]
        assert not server.asked
    finally:
        server.end()


def test_a_trusted_certificate_works_and_a_plain_port_does_not(
    certificate: Path, server: Faulty, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    secure = Faulty(str(certificate))
    try:
        assert get(client, f"{secure.url}/ok").body == PAGE
        assert failure(client, f"{secure.url}/drip", deadline_s=0.4).failure.kind == "too_slow"
    finally:
        secure.end()
    assert failure(client, server.url.replace("http:", "https:") + "/ok").failure.kind == "bad_certificate"


def test_a_certificate_for_another_host_is_refused(
    certificate: Path, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    secure = Faulty(str(certificate))
    try:
        error = failure(client, f"{secure.url.replace('127.0.0.1', 'localhost')}/ok")
        assert error.failure.kind == "bad_certificate"
        assert not secure.asked
    finally:
        secure.end()


def test_redirects_on_the_same_host_keep_the_secret(server: Faulty, client: HttpClient) -> None:
    request = Request(f"{server.url}/to/301/echo", params=(("q", "1"),), secret_headers={"Api-Key": TOKEN})
    response = client.send(request)
    assert json.loads(response.body)["Api-Key"] == TOKEN
    assert response.url == response.moved_to == f"{server.url}/echo"


def test_a_passing_redirect_is_not_kept(server: Faulty, client: HttpClient) -> None:
    assert get(client, f"{server.url}/to/302/ok").moved_to is None
    server.targets["more"] = "/to/302/ok"
    assert get(client, f"{server.url}/to/301/more").moved_to is None


def test_a_secret_is_never_sent_elsewhere(server: Faulty, elsewhere: Faulty, client: HttpClient) -> None:
    server.targets["else"] = f"{elsewhere.url}/echo?token={TOKEN}"
    for request in (
        Request(f"{server.url}/to/302/else", secret_headers={"Api-Key": TOKEN}),
        Request(f"{server.url}/to/307/else", method="POST", json={"password": TOKEN}),
        Request(f"{server.url.replace('//', '//user:pass@')}/to/302/else"),
    ):
        with pytest.raises(KnownError) as caught:
            client.send(request)
        assert caught.value.failure.kind == "moved_elsewhere"
        assert TOKEN not in str(caught.value)
    assert not elsewhere.asked


def test_without_secrets_another_host_is_followed(server: Faulty, elsewhere: Faulty, client: HttpClient) -> None:
    server.targets["else"] = f"{elsewhere.url}/ok"
    assert get(client, f"{server.url}/to/302/else").url == f"{elsewhere.url}/ok"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://h/x", "javascript:x", "http://[", "data:,x"])
def test_redirects_out_of_http_are_refused(server: Faulty, client: HttpClient, target: str) -> None:
    server.targets["bad"] = target
    assert failure(client, f"{server.url}/to/302/bad").failure.kind == "moved_elsewhere"


def test_a_redirect_never_drops_to_plain_http(
    certificate: Path, server: Faulty, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    secure = Faulty(str(certificate))
    secure.targets["plain"] = f"{server.url}/ok"
    try:
        assert failure(client, f"{secure.url}/to/302/plain").failure.kind == "moved_elsewhere"
    finally:
        secure.end()
    assert not server.asked


def test_a_user_and_password_in_the_address_become_a_header(server: Faulty, client: HttpClient) -> None:
    response = get(client, f"{server.url.replace('//', '//us%40er:pa%3Ass@')}/echo")
    assert json.loads(response.body)["Authorization"] == "Basic dXNAZXI6cGE6c3M="
    assert "pa" not in response.url.split("/")[2]


def test_a_token_with_a_line_break_is_not_sent(server: Faulty, client: HttpClient) -> None:
    with pytest.raises(KnownError) as caught:
        client.send(Request(f"{server.url}/ok", secret_headers={"Authorization": f"Bearer {TOKEN}\r\nX: y"}))
    assert caught.value.failure.kind == "setting_wrong"
    assert TOKEN not in str(caught.value) + caught.value.failure.detail


def test_cookies_and_netrc_stay_out(
    server: Faulty, client: HttpClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", os.fspath(netrc))
    for _ in range(2):
        headers = json.loads(get(client, f"{server.url}/cookie").body)
        assert "Cookie" not in headers
        assert "Authorization" not in headers


def test_a_proxy_from_the_environment_is_used(server: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    client = HttpClient()
    assert get(client, "http://feeds.example/ok").status == 200
    assert server.asked[0][1] == "http://feeds.example/ok"
    client.close()


def test_nothing_secret_is_logged(server: Faulty, client: HttpClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.send(Request(f"{server.url}/ok?token={TOKEN}", secret_headers={"Authorization": TOKEN}))
        failure(client, f"http://127.0.0.1:{closed_port()}/?token={TOKEN}")
    assert TOKEN not in caplog.text


def test_a_host_is_asked_by_one_at_a_time(server: Faulty, client: HttpClient) -> None:
    cancel = threading.Event()

    def hang() -> None:
        with contextlib.suppress(CancelledError):
            client.send(Request(f"{server.url}/hang"), cancel=cancel)

    first = threading.Thread(target=hang)
    first.start()
    assert server.hanging.wait(2)
    second = threading.Thread(target=get, args=(client, f"{server.url}/ok"))
    second.start()
    assert len(server.asked) == 1
    cancel.set()
    first.join(2)
    second.join(2)
    assert [path for _, path, *_ in server.asked] == ["/hang", "/ok"]


@pytest.mark.parametrize(("fault", "wait"), [("status/429", 290), ("spent", 120)])
def test_a_host_that_wants_to_rest_is_not_asked(server: Faulty, client: HttpClient, fault: str, wait: int) -> None:
    response = get(client, f"{server.url}/{fault}")
    begun = time.monotonic()
    error = failure(client, f"{server.url}/ok")
    assert error.failure.kind == "rate_limited"
    assert error.failure.retry_at is not None
    assert abs(error.failure.retry_at - response.at - wait * SECOND) < SECOND
    assert time.monotonic() - begun < 0.5
    assert len(server.asked) == 1
