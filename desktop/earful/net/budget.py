"""How often a host may be asked: one request in flight, some space between two, and what its headers say is left.

What a platform is known to allow is said by its source (`allow`); days and money are counted by the engine. Pure
bookkeeping: it never waits and never looks at a clock; `now` is passed in. Safe to use from many threads."""

import random
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from earful.domain.moments import SECOND, Moment
from earful.domain.waiting import UNSAID, pause_after, retry_moment


@dataclass(frozen=True)
class Limits:
    """What one host may be asked: `spacing_s` between two requests, `calls` in `per_s` seconds."""

    spacing_s: float = 0.2
    calls: int | None = 280
    per_s: int = 300


UNLIMITED = Limits(0, None)


@dataclass
class _Host:
    in_flight: bool = False
    next_at: Moment = 0
    paused_until: Moment = 0
    seen_at: Moment = 0
    starts: deque[Moment] = field(default_factory=deque)


class Budget:
    """The budgets of all hosts. `limits` go before what sources say; loopback is our own and has none."""

    def __init__(
        self, limits: Mapping[str, Limits] | None = None, default: Limits | None = None, seed: int = 0
    ) -> None:
        self._limits = dict(limits or {})
        self._allowed: dict[str, Limits] = {}
        # Mastodon's 300 in 5 minutes are the narrowest that a server without a word in its headers may be assumed to
        # have (platforms.md 1): the default stays below that.
        self._default = default or Limits()
        self._hosts: dict[str, _Host] = {}
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def wait_until(self, host: str, now: Moment) -> Moment | None:
        """When `host` may be asked next; None where its budget allows it now. A request in flight does not count."""
        with self._lock:
            return self._wait_until(host, self._host(host, now), now)

    def start(self, host: str, now: Moment) -> bool:
        """Takes the host for one request; False where it is taken or must rest. To be ended with `finish`."""
        with self._lock:
            state = self._host(host, now)
            if state.in_flight or self._wait_until(host, state, now) is not None:
                return False
            spacing = self.limits(host).spacing_s * self._random.uniform(1, 1.25)
            state.in_flight, state.next_at = True, now + round(spacing * SECOND)
            state.starts.append(now)
            return True

    def finish(self, host: str, now: Moment, status: int = 0, headers: Mapping[str, str] | None = None) -> None:
        """Gives the host free and takes to heart what the answer's headers say; status 0: there was no answer."""
        with self._lock:
            state = self._host(host, now)
            state.in_flight = False
            rest = pause_after(headers or {}, now)
            if status == 429:
                rest = retry_moment(headers or {}, now) or now + UNSAID
            state.paused_until = max(state.paused_until, rest or 0)

    def rest(self, host: str, until: Moment, now: Moment) -> None:
        """Leaves the host alone until then."""
        with self._lock:
            state = self._host(host, now)
            state.paused_until = max(state.paused_until, until)

    def allow(self, host: str, limits: Limits) -> None:
        """Notes what the platform at `host` is known to allow."""
        self._allowed[host] = limits

    def limits(self, host: str) -> Limits:
        """The limits that hold for `host` ("name" or "name:port")."""
        if host in self._limits:
            return self._limits[host]
        ours = host.startswith(("127.", "localhost", "[::1]", "::1"))
        return UNLIMITED if ours else self._allowed.get(host, self._default)

    def _host(self, host: str, now: Moment) -> _Host:
        state = self._hosts.setdefault(host, _Host())
        if now < state.seen_at - SECOND:  # the clock was set back: what was noted in its future must not block
            state.paused_until = max(0, state.paused_until - (state.seen_at - now))
            state.next_at = now
            state.starts.clear()
        state.seen_at = now
        return state

    def _wait_until(self, host: str, state: _Host, now: Moment) -> Moment | None:
        limits = self.limits(host)
        while state.starts and state.starts[0] <= now - limits.per_s * SECOND:
            state.starts.popleft()
        waits = [state.next_at, state.paused_until]
        if limits.calls:
            waits.append(_free_at(state.starts, limits.calls, limits.per_s * SECOND))
        until = max(waits)
        return until if until > now else None


def _free_at(starts: deque[Moment], calls: int, span: Moment) -> Moment:
    """When a window of `span` with at most `calls` starts has room again; 0 where it always had."""
    return starts[-calls] + span if len(starts) >= calls else 0
