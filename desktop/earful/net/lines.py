"""Lines: kept-open connections to one origin each, used by one request at a time, that can be cut from outside."""

import contextlib
import logging
import socket
import threading
import weakref
from http.cookiejar import DefaultCookiePolicy
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

# Its lines hold whole addresses, with the tokens in them.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_IDLE_PER_ORIGIN = 2


class _Session(requests.Session):
    """A session that follows nothing, keeps no cookies and takes no passwords from ~/.netrc; proxies it does take."""

    def __init__(self) -> None:
        super().__init__()
        self.auth = _unchanged
        self.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
        self.headers.clear()

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: with an answer here, requests would read the redirect's body whole, however large."""
        return


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


class Line:
    """One session whose sockets can be cut by another thread, which wakes whoever waits on them."""

    def __init__(self) -> None:
        self.session = _Session()
        self.used = False
        self._open: weakref.WeakSet[HTTPConnection] = weakref.WeakSet()
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _Adapter(self._open))

    def cut(self) -> None:
        """Ends whatever happens on this line, at once. The line cannot be used again."""
        for connection in list(self._open):
            if connection.sock is not None:
                with contextlib.suppress(OSError, ValueError):
                    # The plain shutdown: an SSLSocket's own is not meant for a second thread.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)
        self.session.close()


class _Adapter(HTTPAdapter):
    """Notes every connection that it opens."""

    def __init__(self, opened: "weakref.WeakSet[HTTPConnection]") -> None:
        class Plain(HTTPConnection):
            def connect(self) -> None:
                opened.add(self)
                super().connect()

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                opened.add(self)
                super().connect()

        self._kinds: dict[type[HTTPConnectionPool], Any] = {HTTPConnectionPool: Plain, HTTPSConnectionPool: Secure}
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        pool = cast(HTTPConnectionPool, super().get_connection_with_tls_context(*args, **kwargs))
        pool.ConnectionCls = self._kinds[type(pool)]
        return pool


class Lines:
    """The idle lines of all origins (scheme, host, port)."""

    def __init__(self) -> None:
        self._idle: dict[tuple[str, str], list[Line]] = {}
        self._lock = threading.Lock()

    def take(self, url: str) -> Line:
        """A line to the origin of `url` that nobody else uses."""
        with self._lock:
            idle = self._idle.get(_origin(url))
            return idle.pop() if idle else Line()

    def give_back(self, url: str, line: Line) -> None:
        """Keeps a line whose request ended well."""
        line.used = True
        with self._lock:
            idle = self._idle.setdefault(_origin(url), [])
            if len(idle) < _IDLE_PER_ORIGIN:
                idle.append(line)
                return
        line.cut()

    def close(self) -> None:
        """Closes what is idle."""
        with self._lock:
            lines = [line for idle in self._idle.values() for line in idle]
            self._idle.clear()
        for line in lines:
            line.cut()


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()
