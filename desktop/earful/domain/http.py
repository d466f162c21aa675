"""What is asked over HTTP and what comes back: said by the sources, done by the net, so neither needs the other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

from earful.domain.moments import Moment

_TOKEN_LIKE = re.compile(
    r"token|secret|passw|pwd|auth|credential|signature|session|api_?-?key|^(?:key|sig|sid|jwt|feed|code|pass)$",
    re.IGNORECASE,
)
_RANDOM = re.compile(r"(?=[^&]*\d)(?=[^&]*[A-Za-z])[A-Za-z0-9_\-.~+/%]{32,}")


@dataclass(frozen=True)
class Request:
    """One HTTP request to be made. `params` are added to the query. `secret_headers` never leave the host of `url`."""

    url: str
    method: Literal["GET", "POST"] = "GET"
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    form: tuple[tuple[str, str], ...] = ()  # sent as application/x-www-form-urlencoded where there is no json
    units: int = 1  # what the request takes of a platform's daily allowance


@dataclass(frozen=True)
class Response:
    """What came back, whole. `headers` have lower-case names; `at` is when it was received (ours, not the server's).

    `url` is where the answer came from in the end; `moved_to` is set where the way there is for good (301, 308)."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    at: Moment
    moved_to: str | None = None


def shown(url: str) -> str:
    """`url` fit for people and logs: without user and password, values of token-like parameters and of long random ones
    masked, cut at 300 characters."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        query = "&".join(_masked(piece) for piece in parts.query.split("&")) if parts.query else ""
        return urlunsplit((parts.scheme, host, parts.path, query, ""))[:300]
    except ValueError:
        return "…"


def _masked(piece: str) -> str:
    name, equals, value = piece.partition("=")
    return f"{name}=…" if value and (_TOKEN_LIKE.search(name) or _RANDOM.fullmatch(value)) else f"{name}{equals}{value}"
