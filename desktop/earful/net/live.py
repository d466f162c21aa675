"""Live connections: server-sent events and websockets, each on a thread of its own that can be cut at any moment.

Follows no redirect, so a token never leaves its host; checks certificates; reads at most 1 MB an event; never comes
back by itself: whoever opened a connection decides when to open it again."""

import contextlib
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import requests

from earful.domain.failures import Failure, KnownError
from earful.domain.http import Response, shown
from earful.domain.live import LiveEnded, LiveEvent, LiveOpened, LiveRequest
from earful.domain.moments import Moment
from earful.net.client import USER_AGENT
from earful.net.event_stream import MOST_BYTES, EventStream
from earful.net.lines import Line
from earful.net.mailbox import Mailbox
from earful.net.troubles import known

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from websockets.sync.client import ClientConnection

# Their lines hold headers, with the tokens in them.
logging.getLogger("websockets").setLevel(logging.CRITICAL)

_CONNECT_S = 10.0
_LOOK_S = 1.0
_PIECE = 16_384
_ANSWER = 65_536  # of what a server says instead of listening


def _clock() -> Moment:
    return time.time_ns() // 1000


class LiveConnection:
    """One connection under way; what it hears, and that it opened and ended, goes into the mailbox."""

    def __init__(self, request: LiveRequest, mailbox: Mailbox, clock: Callable[[], Moment] = _clock) -> None:
        self._request, self._mailbox, self._clock = request, mailbox, clock
        self._host = urlsplit(request.request.url).netloc.rpartition("@")[2].lower()
        self._closed = threading.Event()
        self._cut: Callable[[], object] = lambda: None
        self._dropped = 0
        self.thread = threading.Thread(target=self._run, name=f"live {self._host}", daemon=True)
        self.thread.start()

    def close(self) -> None:
        """Ends it at once; nothing more is told."""
        self._closed.set()
        with contextlib.suppress(OSError, ValueError):
            self._cut()

    def _run(self) -> None:
        begun = time.monotonic()
        failure: Failure | None = None
        response: Response | None = None
        try:
            scheme = urlsplit(self._request.request.url).scheme.lower()
            response = self._websocket() if scheme in ("ws", "wss") else self._events()
        except BaseException as error:  # told to whoever opened the connection, whatever it is
            failure = self._failure(error, time.monotonic() - begun)
        if not self._closed.is_set():
            self._mailbox.put(LiveEnded(self._request.name, failure, response, self._dropped))

    def _failure(self, error: BaseException, seconds: float) -> Failure:
        if isinstance(error, KnownError):
            return error.failure
        if type(error).__module__.startswith("websockets"):
            cause = error.__cause__ or error.__context__
            if cause is None or type(cause).__module__.startswith("websockets"):
                return Failure("cut_short", {"host": self._host}, type(error).__name__)
            error = cause  # the error of the socket behind it
        found = known(error, self._host, shown(self._request.request.url), seconds)
        if found is not None:
            return found.failure
        logging.getLogger(__name__).error("a live connection failed inside Earful", exc_info=error)
        return Failure("source_bug", {"reason": type(error).__name__}, repr(error))

    def _hear(self, event: str, data: str) -> None:
        if not self._mailbox.put(LiveEvent(self._request.name, event, data, self._clock())):
            self._dropped += 1

    # --- server-sent events

    def _events(self) -> Response | None:
        asked = self._request.request
        line = Line()
        self._cut = line.cut
        try:
            response = line.session.get(
                asked.url,
                params=list(asked.params) or None,
                headers={
                    "User-Agent": USER_AGENT,
                    "Accept": "text/event-stream",
                    "Accept-Encoding": "identity",
                    **asked.headers,
                    **asked.secret_headers,
                },
                timeout=(_CONNECT_S, self._request.silence_s),
                stream=True,
                allow_redirects=False,
            )
            kept = _socket_of(response)
            self._cut = partial(_cut_both, kept, line)
            if self._closed.is_set():
                return None
            return self._listen(response)
        finally:
            line.cut()

    def _listen(self, response: requests.Response) -> Response | None:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status_code != 200:
            body = response.raw.read1(_ANSWER, decode_content=False)
            return Response(response.status_code, headers, body, self._request.request.url, self._clock())
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "text/event-stream" or headers.get("content-encoding", "identity") != "identity":
            raise KnownError("unexpected_form", {"host": self._host, "reason": kind[:80] or "no content type"})
        self._mailbox.put(LiveOpened(self._request.name))
        stream = EventStream(self._host)
        while not self._closed.is_set() and (piece := response.raw.read1(_PIECE, decode_content=False)):
            for event, data in stream.feed(piece):
                self._hear(event, data)
        return None

    # --- websockets

    def _websocket(self) -> Response | None:
        from websockets.exceptions import ConnectionClosed, InvalidStatus

        try:
            with _opening(self._request) as connection:
                self._cut = lambda: socket.socket.shutdown(connection.socket, socket.SHUT_RDWR)
                if not self._closed.is_set():
                    self._mailbox.put(LiveOpened(self._request.name))
                    self._listen_to(connection)
        except InvalidStatus as refused:
            answer = refused.response
            headers = {name.lower(): value for name, value in answer.headers.raw_items()}
            body = bytes(answer.body or b"")[:_ANSWER]
            return Response(answer.status_code, headers, body, self._request.request.url, self._clock())
        except ConnectionClosed as closed:
            if closed.sent is not None and closed.sent.code == 1009:
                limit = MOST_BYTES // 1_000_000
                raise KnownError("too_large", {"host": self._host, "limit": limit}) from None
            raise
        return None

    def _listen_to(self, connection: "ClientConnection") -> None:
        from websockets.protocol import State

        while True:
            try:
                message = connection.recv(timeout=_LOOK_S)
            except TimeoutError:
                if connection.protocol.state is not State.OPEN:
                    self._cut()  # we said goodbye, and the other side does not care
                continue
            if isinstance(message, str):
                self._hear("", message)


def _opening(asked: LiveRequest) -> "AbstractContextManager[ClientConnection]":
    from websockets.sync.client import reconnect

    class Here(reconnect):
        """Goes nowhere else than where it was sent."""

        def process_redirect(self, exc: Exception) -> Exception:
            return exc

    request = asked.request
    url = f"{request.url}?{urlencode(request.params)}" if request.params else request.url
    # A server that pings less often than `silence_s` is pinged by us; no answer within 20 s ends the connection.
    settings: dict[str, Any] = {"ssl": _trust()} if url.startswith("wss:") else {}
    return Here(
        url,
        additional_headers={**request.headers, **request.secret_headers},
        user_agent_header=USER_AGENT,
        open_timeout=_CONNECT_S,
        ping_interval=min(20, asked.silence_s / 2),
        ping_timeout=min(20, asked.silence_s / 2),
        close_timeout=0.2,
        max_size=MOST_BYTES,
        max_queue=16,
        **settings,
    )


def _trust() -> ssl.SSLContext:
    """Whom the system trusts, and whom `requests` does."""
    context = ssl.create_default_context()
    context.load_verify_locations(requests.utils.DEFAULT_CA_BUNDLE_PATH)
    return context


def _cut_both(kept: socket.socket | None, line: Line) -> None:
    if kept is not None:
        with contextlib.suppress(OSError, ValueError):
            # The plain shutdown: an SSLSocket's own is not meant for a second thread.
            socket.socket.shutdown(kept, socket.SHUT_RDWR)
    line.cut()


def _socket_of(response: requests.Response) -> socket.socket | None:
    """The socket under a response. urllib3 lets go of it where the server ends the line itself, but reads on."""
    reader = getattr(getattr(response.raw, "_original_response", None), "fp", None)
    found = getattr(getattr(reader, "raw", None), "_sock", None)
    return found if isinstance(found, socket.socket) else None


__all__ = ["LiveConnection", "Mailbox"]
