"""The one door to HTTP: asks once, politely, safely and within limits; it never retries after a wait by itself."""

import base64
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from earful import __version__
from earful.domain.failures import KnownError
from earful.domain.http import Request, Response, shown
from earful.domain.moments import SECOND, Moment
from earful.net.budget import Budget, Limits
from earful.net.exchange import Answer, CancelledError, exchange
from earful.net.lines import Lines
from earful.net.redirects import FOR_GOOD, MOST, STATUSES, followed

__all__ = ["CancelledError", "HttpClient"]

USER_AGENT = f"Earful/{__version__} (desktop; +https://earful.example)"
_PATIENCE = 5 * SECOND  # a host that rests longer is reported, not waited for
_LOOK_EVERY_S = 0.02


def _system_clock() -> Moment:
    return time.time_ns() // 1000


class HttpClient:
    """Sends requests. One instance may be used from many threads; each host is asked by one of them at a time."""

    def __init__(self, budget: Budget | None = None, clock: Callable[[], Moment] = _system_clock) -> None:
        self.budget = budget or Budget()
        self._clock = clock
        self._lines = Lines()

    def send(
        self,
        request: Request,
        *,
        deadline_s: float = 30.0,
        cap_bytes: int = 20_000_000,
        cancel: threading.Event | None = None,
    ) -> Response:
        """The answer to `request`, whole, after at most five redirects. `deadline_s` covers all but waiting for a turn.

        Raises KnownError: bad_address, unknown_host, no_connection, bad_certificate, too_slow, too_large, cut_short,
        moved_elsewhere, too_many_redirects, unexpected_form; rate_limited where the host must rest for more than 5 s
        (nothing was sent then). Raises CancelledError within 500 ms of `cancel` being set."""
        cancelled = (cancel or threading.Event()).is_set
        request = _checked(request)
        first, moved, left = request, True, deadline_s
        for _ in range(MOST + 1):
            begun = time.monotonic()
            answer, waited = self._once(request, left, cap_bytes, cancelled)
            left -= time.monotonic() - begun - waited
            location = answer.headers.get("location")
            if answer.status not in STATUSES or not location:
                moved_to = request.url if moved and request is not first else None
                return Response(answer.status, answer.headers, answer.body, request.url, self._clock(), moved_to)
            moved = moved and answer.status in FOR_GOOD
            request = followed(request, answer.status, location)
            if left <= 0:
                raise KnownError("too_slow", {"host": _host(request.url), "seconds": round(deadline_s)})
        raise KnownError("too_many_redirects", {"host": _host(first.url)})

    def allow(self, url: str, limits: Limits) -> None:
        """Keeps to what the platform at `url` is known to allow."""
        self.budget.allow(_host(url), limits)

    def rest(self, url: str, until: Moment) -> None:
        """Asks nothing of the host of `url` before `until`: what an answer said in its body, not in its headers."""
        self.budget.rest(_host(url), until, self._clock())

    def close(self) -> None:
        """Closes the connections that were kept open."""
        self._lines.close()

    def _once(self, request: Request, seconds: float, cap: int, cancelled: Callable[[], bool]) -> tuple[Answer, float]:
        """One exchange, in the host's turn, and how long that turn was waited for."""
        host = _host(request.url)
        begun = time.monotonic()
        self._take_turn(host, cancelled)
        waited = time.monotonic() - begun
        status, headers = 0, {}
        try:
            answer = self._exchange(request, host, seconds, cap, cancelled)
            status, headers = answer.status, answer.headers
        finally:
            self.budget.finish(host, self._clock(), status, headers)
        return answer, waited

    def _exchange(self, request: Request, host: str, seconds: float, cap: int, cancelled: Callable[[], bool]) -> Answer:
        line = self._lines.take(request.url)
        headers = _headers(request)
        try:
            answer = exchange(line, request, headers, host, seconds=seconds, cap=cap, cancel=cancelled)
        except KnownError as error:
            # A server may close a kept-open line just as it is used again; that is no trouble, and asked afresh once.
            if not line.used or error.failure.kind != "no_connection" or request.method != "GET":
                raise
            self._lines.close()
            line = self._lines.take(request.url)
            answer = exchange(line, request, headers, host, seconds=seconds, cap=cap, cancel=cancelled)
        self._lines.give_back(request.url, line)
        return answer

    def _take_turn(self, host: str, cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            now = self._clock()
            until = self.budget.wait_until(host, now)
            if until is None and self.budget.start(host, now):
                return
            if until is not None and until - now > _PATIENCE:
                raise KnownError("rate_limited", {"host": host}, retry_at=until)
            time.sleep(_LOOK_EVERY_S)
        raise CancelledError


def _checked(request: Request) -> Request:
    """The request with a usable address; a user and password in it become a secret header."""
    try:
        parts = urlsplit(request.url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise KnownError("bad_address", {"url": shown(request.url)})
    if "@" not in parts.netloc:
        return replace(request, url=parts.geturl())
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    secret: Mapping[str, str] = {"Authorization": _basic(parts), **request.secret_headers}
    return replace(request, url=bare, secret_headers=secret)


def _basic(parts: SplitResult) -> str:
    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


def _headers(request: Request) -> dict[str, str]:
    ours = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive"}
    asked = {**request.headers, **request.secret_headers}
    names = {name.lower() for name in asked}
    return {**{name: value for name, value in ours.items() if name.lower() not in names}, **asked}


def _host(url: str) -> str:
    """Host as the budget counts it: lower case, with its port where the address names one."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()
