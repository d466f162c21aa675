"""Live connections: which one is to be kept, said by the sources; what comes over it, told by the net."""

from dataclasses import dataclass

from earful.domain.failures import Failure
from earful.domain.http import Request, Response
from earful.domain.moments import Moment


@dataclass(frozen=True)
class LiveRequest:
    """A connection to be kept open. The address says how: http and https mean server-sent events, ws and wss a
    websocket. `name` tells the connections of one source apart.

    `needs_term`: keep only what names the brand. `silence_s`: after so many seconds without so much as a heartbeat
    the connection counts as dead."""

    name: str
    request: Request
    needs_term: bool = False
    silence_s: int = 90


@dataclass(frozen=True)
class LiveEvent:
    """One thing that was told: `stream` is the name of its LiveRequest, `event` the kind that server-sent events
    carry ("" on a websocket), `data` as it came, at most 1 MB. `at` is when it was received."""

    stream: str
    event: str
    data: str
    at: Moment


@dataclass(frozen=True)
class LiveOpened:
    """The connection `stream` stands."""

    stream: str


@dataclass(frozen=True)
class LiveEnded:
    """The connection `stream` is over. `response`: what the server said instead of listening to us, for the source to
    classify; `failure`: what went wrong, None where the server simply ended it. `dropped`: events that had no room."""

    stream: str
    failure: Failure | None = None
    response: Response | None = None
    dropped: int = 0


LiveNews = LiveEvent | LiveOpened | LiveEnded
