"""What is asked over HTTP and what comes back: said by the sources, done by the net, so neither needs the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from earful.domain.moments import Moment


@dataclass(frozen=True)
class Request:
    """One HTTP request to be made. `params` are added to the query. `secret_headers` never leave the host of `url`."""

    url: str
    method: Literal["GET", "POST"] = "GET"
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None


@dataclass(frozen=True)
class Response:
    """What came back, whole. `headers` have lower-case names; `at` is when it was received (ours, not the server's)."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    at: Moment
