"""How a source stands: when it was asked, when it is asked next, what it waits for and why it failed. One entry in the
activity log a pause, not one a retry."""

import random
from collections.abc import Mapping
from dataclasses import replace

from earful.domain.failures import Failure
from earful.domain.moments import LATEST, MINUTE, SECOND, Moment, as_datetime
from earful.engine import protocol
from earful.engine.surroundings import Surroundings
from earful.store.database import Database
from earful.store.sensors import SourceState, note_activity, save_state

NEVER = LATEST  # what is gone for good is no longer asked for
# Nothing is wrong: the platform, its day or the budget wants us to wait until a known moment.
WAITING = frozenset({"rate_limited", "quota_spent", "budget_spent"})


class Standing:
    """The state of one source, in memory and in the store."""

    def __init__(self, source_id: int, around: Surroundings, stored: SourceState | None) -> None:
        self._around = around
        self._random = random.Random(source_id)
        self._failures_in_a_row = 0
        self.state = stored or SourceState(source_id)

    @property
    def waiting(self) -> bool:
        """Whether it only waits for a known moment."""
        return self.state.failure is not None and self.state.failure.kind in WAITING

    def next_at(self, now: Moment) -> Moment:
        """When it wants to be asked again; at once where our clock was set back since it was asked."""
        if self.state.tried_at is not None and self.state.tried_at > now + MINUTE:
            return now
        return max(self.state.next_at or 0, self.state.waiting_until or 0)

    def begin(self) -> None:
        """It is being asked."""
        self.state = replace(self.state, tried_at=self._around.clock())

    def add(self, new: int, quarantined: int) -> None:
        """Counts what it brought, over all its days."""
        self.state = replace(self.state, new=self.state.new + new, quarantined=self.state.quarantined + quarantined)

    def succeed(self, every_s: float) -> None:
        """It was read; it is asked again after `every_s` seconds, a tenth more or less."""
        now = self._around.clock()
        recovered = self.state.failure is not None
        self._failures_in_a_row = 0
        self.state = replace(
            self.state,
            ok_at=now,
            next_at=now + int(every_s * self._random.uniform(0.9, 1.1) * SECOND),
            waiting_until=None,
            waiting_reason=None,
            failure=None,
        )
        self._keep("recovered" if recovered else None, {})

    def fail(self, failure: Failure) -> None:
        """It was not read: why, and when it is tried again."""
        now = self._around.clock()
        self._failures_in_a_row += 1
        again = self.state.failure is not None and self.state.failure.kind == failure.kind
        backoff = min(3600, 30 * 2 ** min(self._failures_in_a_row, 7)) * SECOND
        retry = NEVER if failure.kind == "gone" else failure.retry_at or now + backoff
        if failure.kind in WAITING:
            failure = replace(failure, params={**failure.params, "until": _told(retry, now)}, retry_at=retry)
            waits = {"waiting_until": retry, "waiting_reason": failure.kind}
            self.state = replace(self.state, next_at=retry, failure=failure, **waits)  # type: ignore[arg-type]
            self._around.emit("waiting", protocol.waiting(self.state.source_id, retry, failure))
        else:
            failure = replace(failure, retry_at=retry)
            self.state = replace(
                self.state, failure=failure, next_at=retry, waiting_until=None, waiting_reason=None
            )  # fmt: skip
            self._around.emit("failed", protocol.failed(self.state.source_id, failure))
        self._keep(None if again else "failed", {"kind": failure.kind, "params": dict(failure.params)})

    def _keep(self, activity: str | None, data: Mapping[str, object]) -> None:
        state, now = self.state, self._around.clock()

        def write(database: Database) -> None:
            save_state(database, state)
            if activity:
                note_activity(database, now, state.source_id, activity, data)

        self._around.writer.do(lambda database, _: write(database), urgent=True).result()


def _told(until: Moment, now: Moment) -> str:
    """A moment as the person's clock shows it, with its day where that is not today's."""
    then, here = as_datetime(until).astimezone(), as_datetime(now).astimezone()
    return f"{then:%H:%M}" if then.date() == here.date() else f"{then:%Y-%m-%d %H:%M}"
