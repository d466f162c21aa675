"""Politeness as bookkeeping: what a host is asked, and when not."""

import threading

import pytest

from earful.domain.moments import DAY, SECOND
from earful.domain.waiting import UNSAID
from earful.net.budget import Budget, Limits

NOW = 1_795_000_000 * SECOND
H = "social.example"


def asked(budget: Budget, now: int, status: int = 200, **headers: str) -> bool:
    started = budget.start(H, now)
    if started:
        budget.finish(H, now, status, {name.replace("_", "-"): value for name, value in headers.items()})
    return started


def test_one_request_in_flight_a_host() -> None:
    budget = Budget(default=Limits(0))
    assert budget.start(H, NOW)
    assert not budget.start(H, NOW)
    assert budget.start("other.example", NOW)
    budget.finish(H, NOW)
    assert budget.start(H, NOW)


def test_only_one_of_many_threads_gets_the_host() -> None:
    budget, got = Budget(default=Limits(0)), []
    threads = [threading.Thread(target=lambda: got.append(budget.start(H, NOW))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(got) == 1


def test_requests_keep_their_distance() -> None:
    budget = Budget(default=Limits(spacing_s=1))
    assert asked(budget, NOW)
    until = budget.wait_until(H, NOW)
    assert until is not None
    assert NOW + SECOND <= until <= NOW + 1.25 * SECOND
    assert not asked(budget, until - 1)
    assert asked(budget, until)


def test_a_window_has_room_for_so_many() -> None:
    budget = Budget(default=Limits(0, calls=3, per_s=300))
    assert [asked(budget, NOW + i) for i in range(4)] == [True, True, True, False]
    assert budget.wait_until(H, NOW + 4) == NOW + 300 * SECOND
    assert asked(budget, NOW + 300 * SECOND)
    assert not asked(budget, NOW + 300 * SECOND)


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (200, {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "2026-11-18T11:07:40.5Z"}, 60.5),
        (200, {"ratelimit_remaining": "0", "ratelimit_reset": "1795000090"}, 90),
        (200, {"x_ratelimit_remaining": "7", "x_ratelimit_reset": "60"}, None),
        (429, {"retry_after": "290"}, 290),
        (429, {"retry_after": "1000000000"}, 86_400),
        (429, {}, UNSAID / SECOND),
        (500, {}, None),
    ],
)
def test_headers_make_a_host_rest(status: int, headers: dict[str, str], wait: float | None) -> None:
    budget = Budget(default=Limits(0))
    assert asked(budget, NOW, status, **headers)
    assert budget.wait_until(H, NOW) == (None if wait is None else NOW + wait * SECOND)


def test_a_clock_set_back_a_day_does_not_stop_the_listening() -> None:
    budget = Budget(default=Limits(1, calls=1, per_s=300))
    assert asked(budget, NOW, 429, retry_after="60")
    yesterday = NOW - DAY
    assert budget.wait_until(H, yesterday) == yesterday + 60 * SECOND
    assert asked(budget, yesterday + 60 * SECOND)


def test_loopback_is_ours_and_platforms_have_the_limits_that_their_sources_know() -> None:
    budget = Budget({"own.example": Limits(9)})
    for host in (H, "own.example", "127.0.0.1:8080"):
        budget.allow(host, Limits(0, calls=1, per_s=60))
    assert budget.limits("127.0.0.1:8080").spacing_s == 0
    assert budget.limits("127.0.0.1:8080").calls is None
    assert budget.limits("own.example") == Limits(9)
    assert asked(budget, NOW)
    assert budget.wait_until(H, NOW + SECOND) == NOW + 60 * SECOND
    assert budget.limits("unknown.example") == Limits()
