"""Where a redirect may lead: within its host, or elsewhere where nothing secret is sent; never to less safety."""

import ipaddress
from dataclasses import replace
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from earful.domain.failures import KnownError
from earful.domain.http import Request, shown

STATUSES = frozenset((301, 302, 303, 307, 308))
FOR_GOOD = frozenset((301, 308))
MOST = 5


def followed(request: Request, status: int, location: str) -> Request:
    """The request that follows `request` after a redirect. Raises KnownError("moved_elsewhere") where it may not.

    The same host is followed, also from http to https. Another host is followed only by a GET without secrets, and
    neither into plain http from https, nor from the net into this machine or its own network."""
    here = urlsplit(request.url)
    try:
        there = urlsplit(urljoin(request.url, _decoded(location)))
        safe = _may_follow(request, here, there)
    except ValueError:
        safe = False
    if not safe:
        target = shown(urljoin("", location)) if location.isprintable() else "…"
        raise KnownError("moved_elsewhere", {"host": here.hostname or "", "target": target})
    url = urlunsplit((there.scheme, there.netloc.rpartition("@")[2], there.path or "/", there.query, ""))
    if status == 303 or (status in (301, 302) and request.method == "POST"):
        return replace(request, url=url, params=(), method="GET", json=None)
    return replace(request, url=url, params=())


def _may_follow(request: Request, here: SplitResult, there: SplitResult) -> bool:
    if there.scheme not in ("http", "https") or not there.hostname:
        return False
    if here.scheme == "https" and there.scheme == "http":
        return False
    if here.hostname == there.hostname and (_port(here) == _port(there) or (_port(here), _port(there)) == (80, 443)):
        return True
    nothing_secret = not request.secret_headers and request.method == "GET"
    return nothing_secret and (_is_near(here.hostname or "") or not _is_near(there.hostname))


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _is_near(host: str) -> bool:
    """Whether an address means this machine or its own network. Names are not looked up."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))


def _decoded(location: str) -> str:
    """Header bytes come as Latin-1; most servers that send more than ASCII mean UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
