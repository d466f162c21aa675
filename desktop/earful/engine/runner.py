"""One source at work: polls it, ends every trouble in its state, and knows when to ask again. One thread a source, so
that a slow, looping or failing one delays no other."""

import logging
import threading

from earful.domain.failures import Failure, KnownError
from earful.domain.moments import SECOND, Moment
from earful.domain.source import SourceConfig, Watch
from earful.engine.asking import Asker, StoppedError
from earful.engine.covering import Ledger
from earful.engine.following import Following
from earful.engine.refreshing import Refresher
from earful.engine.spending import Spending
from earful.engine.standing import Standing
from earful.engine.storing import Storing
from earful.engine.surroundings import Surroundings
from earful.engine.walk import Checkpoint
from earful.engine.walking import Walker
from earful.sources.base import Source, Stream
from earful.store.intake import checkpoints
from earful.store.sensors import SourceState

__all__ = ["Runner", "Surroundings"]

log = logging.getLogger(__name__)


class Runner:
    """The polls of one configured source. Raises KnownError("setting_wrong") for a budget that is no number."""

    def __init__(
        self, source: Source, config: SourceConfig, watch: Watch, around: Surroundings, stored: SourceState | None
    ) -> None:
        self._source, self._config, self._watch, self._around = source, config, watch, around
        self._stop = threading.Event()
        self._fresh_at: Moment = 0
        self._standing = Standing(config.id, around, stored)
        self._spending = Spending(source, config, around.writer, around.clock)
        self._asker = Asker(
            source,
            config,
            around.client,
            lambda: around.secret(config),
            self._stop,
            around.clock,
            around.sessions,
            self._spending,
        )
        self._storing = Storing(config, around)
        self._ledger = Ledger(source, config, around)
        asker, storing, ledger, spending = self._asker, self._storing, self._ledger, self._spending
        self._following = Following(source, config, around, asker, storing, ledger, spending)
        self._refresher = Refresher(source, config, around, asker, storing, spending, self._following)
        self._walker = Walker(source, config, around, asker, storing, ledger, spending, self._following)

    def stop(self) -> None:
        """Ends whatever is under way within half a second."""
        self._stop.set()

    @property
    def new(self) -> int:
        """How many mentions it brought since it was made."""
        return self._storing.new

    @property
    def updated(self) -> int:
        """How many it changed since it was made."""
        return self._storing.updated

    @property
    def failed(self) -> Failure | None:
        """Why the last poll failed or waits, None where it did not."""
        return self._standing.state.failure

    @property
    def waiting(self) -> bool:
        """Whether nothing failed but a limit wants us to wait."""
        return self._standing.waiting

    @property
    def next_at(self) -> Moment:
        """When this source wants to be asked again."""
        return self._standing.next_at(self._around.clock())

    def also(self, new: int, quarantined: int) -> None:
        """Counts what came live, beside the walks."""
        self._standing.add(new, quarantined)

    def poll(self) -> None:
        """Asks every stream once: the fresh first, then what is open. Known failures end in the source's state."""
        self._standing.begin()
        self._ledger.begin()
        before = (self._storing.new, self._storing.quarantined)
        try:
            streams = self._source.plan(self._config, self._watch)
            self._load()
            walked = bool(self._walker.checkpoints)
            self._fresh(streams)
            for stream in streams:
                self._walker.backlog(stream, lambda: self._fresh_if_due(streams))
            self._refresher.look_again()
            if walked:  # what a first poll brings is followed by the second
                self._following.follow()
            self._add(before)
            self._standing.succeed(self._rhythm(streams))
            self._ledger.end(self._around.clock())
        except StoppedError:
            return
        except KnownError as error:
            self._fail(error.failure, before)
        except Exception as error:
            # A bug in one source must neither stop the others nor stay quiet.
            log.exception("source %s (%s) failed inside Earful", self._config.id, self._source.code)
            self._fail(Failure("source_bug", {"reason": type(error).__name__}, repr(error)), before)
        finally:
            self._tell_cost()

    def _fresh(self, streams: tuple[Stream, ...]) -> None:
        for stream in streams:
            self._walker.live(stream)
        self._fresh_at = self._around.clock()

    def _fresh_if_due(self, streams: tuple[Stream, ...]) -> None:
        """In the middle of a backlog, which may take hours: what is fresh is not kept waiting for its end."""
        if self._around.clock() - self._fresh_at >= self._rhythm(streams) * SECOND:
            self._fresh(streams)

    def _load(self) -> None:
        stored = self._around.writer.do(
            lambda database, _: checkpoints(database, self._config.id), urgent=True
        ).result()
        self._refresher.load(stored)
        self._following.load(stored)
        known = {name: state for name, state in stored.items() if "mark" in state}
        self._walker.checkpoints = {name: Checkpoint.from_json(state) for name, state in known.items()}

    def _rhythm(self, streams: tuple[Stream, ...]) -> float:
        """Seconds between two polls. A feed may ask for rest (ttl, max-age): the slower of that and our own holds."""
        rests = [self._walker.checkpoints[stream.name].memory.get("rest_s") or 0 for stream in streams]
        return max(min((stream.poll_s for stream in streams), default=120), *rests, 0)

    def _add(self, before: tuple[int, int]) -> None:
        self._standing.add(self._storing.new - before[0], self._storing.quarantined - before[1])

    def _fail(self, failure: Failure, before: tuple[int, int]) -> None:
        self._add(before)
        try:
            self._standing.fail(failure)
        except KnownError as error:
            # The store itself is in trouble (disk full): told, though it cannot be kept.
            log.error("the state of source %s could not be kept: %s", self._config.id, error)

    def _tell_cost(self) -> None:
        if self._spending.usd is not None:
            spent = {"spent_usd": round(self._spending.usd, 4), "budget_usd": self._spending.budget}
            self._around.emit("cost", {"source": self._config.id, **spent})
