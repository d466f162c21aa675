"""Asking one platform: the session, the verdict, a few quick tries for passing trouble, and stopping at once when told.

Never sleeps through a Retry-After: that becomes a moment at which the source is asked again."""

import random
import threading
from collections.abc import Callable
from typing import Protocol, runtime_checkable
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.http import Request, Response
from earful.domain.moments import SECOND, Moment
from earful.domain.source import SourceConfig
from earful.engine.login import NOT_KEPT, Login, Sessions
from earful.net.budget import Limits
from earful.sources.base import Session, Source, Verdict

TRIES = 3
_PATIENCE_S = 10.0  # a platform that asks for a longer rest is asked again by the next poll
_PASSING = {"too_slow", "cut_short", "no_connection"}


class StoppedError(Exception):
    """The engine wants to end; nothing is wrong."""


class Client(Protocol):
    """What is needed of the HTTP client. `send` waits its turn at the host at most a few seconds; a longer pause comes
    back as KnownError("rate_limited") with its moment."""

    def send(self, request: Request, *, cancel: threading.Event) -> Response: ...


@runtime_checkable
class Paced(Protocol):
    """A client that keeps a host's limits."""

    def allow(self, url: str, limits: Limits) -> None:
        """What the host of `url` allows."""

    def rest(self, url: str, until: Moment) -> None:
        """Nothing is asked of the host of `url` before `until`."""


class Books(Protocol):
    """Keeps count of what asking costs."""

    def charge(self, request: Request) -> None:
        """Told of every request before it is sent; may refuse it with a KnownError."""

    def settle(self, items: int | None) -> None:
        """Told how many the last request brought, by the caller of `ask`; by the asker None, where it was refused."""


class Free:
    """Books that nobody keeps."""

    def charge(self, request: Request) -> None:
        """Nothing."""

    def settle(self, items: int | None) -> None:
        """Nothing."""


class Asker:
    """Asks for one configured source."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        client: Client,
        secret: Callable[[], str | None],
        stop: threading.Event,
        clock: Callable[[], Moment],
        sessions: Sessions = NOT_KEPT,
        books: Books = Free(),  # noqa: B008 - it holds nothing
    ) -> None:
        self._source, self._config, self._client, self._stop, self._clock = source, config, client, stop, clock
        self._login = Login(source, config, secret, self._send, clock, sessions)
        self._books = books
        allowed = source.allowance
        self._limits = Limits(allowed.spacing_s, allowed.calls, allowed.per_s) if allowed else None
        self._random = random.Random(config.id)
        self._rests_until: Moment = 0

    def session(self) -> Session | None:
        """The session in force, made when needed."""
        return self._login.session()

    def hidden(self, text: str) -> str:
        """`text` without our secrets."""
        return self._login.hidden(text)

    def ask(self, request: Callable[[Session | None], Request]) -> Response | None:
        """The answer to a request, None for "not modified". Renews the session; raises KnownError or StoppedError."""
        tried = 0
        while True:
            verdict, response = self._try(request(self._login.session()))
            if verdict.state == "ok":
                self._login.worked()
                self._note_rest(verdict, response)
                return response
            if verdict.state == "not_modified":
                return None
            if verdict.state == "auth_expired":
                self._login.renewed()
                continue
            if verdict.state == "auth_revoked" and self._login.refused():
                continue
            tried += 1
            if verdict.state != "transient" or tried >= TRIES or self._far(verdict.until):
                raise self._error(verdict)
            self._pause(0.5 * 2 ** (tried - 1) * self._random.uniform(0.8, 1.2))

    def _note_rest(self, verdict: Verdict, response: Response | None) -> None:
        """A good answer may still ask for a rest (`backoff`, a day's quota that it used up)."""
        if verdict.until is None:
            return
        self._rests_until = max(self._rests_until, verdict.until)
        if verdict.scope == "host" and response is not None and isinstance(self._client, Paced):
            self._client.rest(response.url, verdict.until)

    def _rest(self, request: Request) -> None:
        """Waits out a short rest. Raises KnownError("rate_limited") for a longer one."""
        seconds = (self._rests_until - self._clock()) / SECOND
        if seconds > _PATIENCE_S:
            host = urlsplit(request.url).netloc.rpartition("@")[2]
            raise KnownError("rate_limited", {"host": host}, retry_at=self._rests_until)
        if seconds > 0:
            self._pause(seconds)
            self._rests_until = 0

    def _try(self, request: Request) -> tuple[Verdict, Response | None]:
        self._rest(request)
        self._books.charge(request)
        try:
            response = self._send(request)
        except KnownError as error:
            self._books.settle(None)
            if error.failure.kind not in _PASSING:
                raise
            return Verdict("transient", error.failure), None
        verdict = self._source.classify(self._config, response)
        if verdict.state != "ok":
            self._books.settle(None)
        return verdict, response

    def _far(self, until: Moment | None) -> bool:
        return until is not None and until > self._clock() + 2 * SECOND

    def _error(self, verdict: Verdict) -> KnownError:
        failure = verdict.failure or Failure("refused", {"platform": self._source.name, "reason": verdict.state})
        params = {name: self.hidden(value) for name, value in failure.params.items()}
        return KnownError(failure.kind, params, detail=self.hidden(failure.detail), retry_at=verdict.until)

    def _send(self, request: Request) -> Response:
        if self._stop.is_set():
            raise StoppedError
        if self._limits is not None and isinstance(self._client, Paced):
            self._client.allow(request.url, self._limits)
        try:
            response = self._client.send(request, cancel=self._stop)
        except Exception:
            if self._stop.is_set():
                raise StoppedError from None
            raise
        if self._stop.is_set():
            raise StoppedError
        return response

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise StoppedError
