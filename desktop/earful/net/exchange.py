"""One question and its answer over a line, in a thread of its own, so that it can be left at any moment."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import requests

from earful.domain.failures import KnownError
from earful.domain.http import Request, shown
from earful.net.body import read_body
from earful.net.lines import Line
from earful.net.troubles import known

CONNECT_S = 10.0
_LOOK_EVERY_S = 0.05


class CancelledError(Exception):
    """The caller's `cancel` was set; nothing is wrong."""


@dataclass(frozen=True)
class Answer:
    """What came back: `headers` have lower-case names, `body` is decoded."""

    status: int
    headers: dict[str, str]
    body: bytes


class _Job:
    """The request as its thread runs it. Whoever started it may go away before it ends."""

    def __init__(self, line: Line, request: Request, headers: dict[str, str], host: str, ends: float, cap: int) -> None:
        self._line, self._request, self._headers = line, request, headers
        self._host, self._ends, self._cap = host, ends, cap
        self._left = threading.Event()
        self.done = threading.Event()
        self.answer: Answer | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.answer = self._ask()
        except BaseException as error:  # handed to the caller's thread, whatever it is
            self.error = error
        finally:
            self.done.set()
            if self._left.is_set():
                self._line.cut()

    def leave(self) -> None:
        """Nobody waits any more: what still runs is cut."""
        self._left.set()
        self._line.cut()

    def _ask(self) -> Answer:
        rest = max(self._ends - time.monotonic(), 0.05)
        request = self._request
        response = self._line.session.request(
            request.method,
            request.url,
            params=list(request.params) or None,
            json=request.json,
            data=list(request.form) or None,
            headers=self._headers,
            timeout=(min(CONNECT_S, rest), rest),
            stream=True,
            allow_redirects=False,
        )
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            body = read_body(
                response.raw, headers.get("content-encoding", ""), _length(headers), self._cap, self._host, self._check
            )
        except BaseException:
            response.close()
            raise
        response.raw.release_conn()
        return Answer(response.status_code, headers, body)

    def _check(self) -> None:
        if self._left.is_set():
            raise CancelledError
        if time.monotonic() > self._ends:
            raise requests.Timeout


def exchange(
    line: Line,
    request: Request,
    headers: dict[str, str],
    host: str,
    *,
    seconds: float,
    cap: int,
    cancel: Callable[[], bool],
) -> Answer:
    """The answer to `request`, complete. Raises KnownError, or CancelledError within 100 ms of `cancel` being true.

    `seconds` are for everything: name, connection, TLS, headers and body. A line that failed must not be used again."""
    begun = time.monotonic()
    job = _Job(line, request, headers, host, begun + seconds, cap)
    threading.Thread(target=job.run, name=f"http {host}", daemon=True).start()
    while not job.done.wait(_LOOK_EVERY_S):
        if cancel():
            job.leave()
            raise CancelledError
        if time.monotonic() - begun > seconds:
            job.leave()
            raise KnownError("too_slow", {"host": host, "seconds": round(seconds)})
    if job.error is None and job.answer is not None:
        return job.answer
    line.cut()
    error = job.error or AssertionError("a job ends with an answer or an error")
    failure = known(error, host, shown(request.url), time.monotonic() - begun)
    if failure is None:
        raise error
    raise failure from None


def _length(headers: dict[str, str]) -> int | None:
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
