"""Live streams, one thread a source: what a platform tells at once is stored at once. A gain in latency only.

A connection that is lost is opened again, ever later, and told once a pause."""

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.live import LiveEnded, LiveEvent, LiveOpened, LiveRequest
from earful.domain.moments import SECOND
from earful.domain.source import SourceConfig, Watch
from earful.engine.asking import Asker, StoppedError
from earful.engine.live_hearing import Hearing
from earful.engine.spending import Spending
from earful.engine.surroundings import Surroundings
from earful.net.mailbox import Mailbox
from earful.sources.base import Request, Session, Source
from earful.sources.registry import source_for
from earful.store.brands import watch_for
from earful.store.database import Database
from earful.store.sensors import note_activity

log = logging.getLogger(__name__)

_BATCH = 100  # as many as a small transaction takes
_AT_REST_S = 30.0
_FIRST_S, _LONGEST_S = 1.0, 300.0
_REFUSED_S = 3600.0  # where the platform does not want us: no use in knocking
_LASTING_S = 60.0  # a connection that stood this long was a good one
_REFUSALS = {"needs_token", "wrong_token", "token_missing", "forbidden", "not_found", "gone", "no_keyring", "refused"}
Brought = Callable[[int, int], None]


def _nobody(_new: int, _quarantined: int) -> None:
    return


class Connection(Protocol):
    """What is needed of a live connection."""

    def close(self) -> None: ...


Open = Callable[[LiveRequest, Mailbox], Connection]


class LiveSource:
    """The live streams of one configured source. `brought(new, quarantined)` is told what came of them."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        watch: Watch,
        around: Surroundings,
        opener: Open,
        brought: Brought = _nobody,
        first_s: float = _FIRST_S,
    ) -> None:
        self._source, self._config, self._watch, self._around = source, config, watch, around
        self._opener, self._first_s = opener, first_s
        self._stop = threading.Event()
        self._mailbox = Mailbox()
        self._books = Spending(source, config, around.writer, around.clock)
        self._asker = Asker(
            source,
            config,
            around.client,
            lambda: around.secret(config),
            self._stop,
            around.clock,
            around.sessions,
            self._books,
        )
        self._hearing = Hearing(source, config, around, self._asker, brought, self._books)
        self._wanted: dict[str, LiveRequest] = {}
        self._open: dict[str, Connection] = {}
        self._since: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._tries: dict[str, int] = {}
        self._lost = False
        self._random = random.Random(config.id)
        self.thread = threading.Thread(target=self._run, name=f"live-{config.id}", daemon=True)

    def start(self) -> None:
        """Begins to listen, on a thread of its own."""
        self.thread.start()

    def stop(self) -> None:
        """Ends within half a second; can be called from any thread."""
        self._stop.set()
        self._mailbox.wake()

    # --- connections

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                try:
                    self._turn()
                except KnownError as error:
                    # The walks ask the same server in the same name: they tell of it.
                    self._around.emit("live", {"source": self._config.id, "state": "off", "kind": error.failure.kind})
                    self._stop.wait(self._pause("", error.failure))
        except StoppedError:
            pass
        except Exception as error:
            # A bug in one source must neither stop the others nor stay quiet.
            log.exception("listening live to source %s (%s) failed inside Earful", self._config.id, self._source.code)
            self._lose(Failure("source_bug", {"reason": type(error).__name__}, repr(error)))
        finally:
            for connection in self._open.values():
                connection.close()

    def _turn(self) -> None:
        if not self._wanted:
            self._wanted = {one.name: one for one in self._requests()}
            if not self._wanted:
                self._stop.set()  # this source has nothing live
                return
            self._tries.pop("", None)
            self._due = dict.fromkeys(self._wanted, 0.0)
        now = time.monotonic()
        for name in [name for name, at in self._due.items() if at <= now]:
            del self._due[name]
            self._open[name] = self._opener(self._wanted[name], self._mailbox)
        waits = [*self._due.values(), *self._hearing.due()]
        rest = min([_AT_REST_S, *(max(0.0, at - now) for at in waits)])
        news = self._mailbox.take(_BATCH, rest)
        if self._stop.is_set():
            return
        for opened in news:
            if isinstance(opened, LiveOpened):
                self._opened(opened.stream)
        events = [one for one in news if isinstance(one, LiveEvent)]
        if events:
            self._hearing.take_in(events, lambda name: self._wanted[name].needs_term)
        for ended in news:
            if isinstance(ended, LiveEnded):
                self._ended(ended)
        self._hearing.look()

    def _requests(self) -> tuple[LiveRequest, ...]:
        """What to listen to. Where live events are to be had is asked first, where the source needs that."""
        session = self._asker.session()
        asked = self._source.live_place(self._config, session)
        place = None
        if asked is not None:

            def request(session: Session | None) -> Request:
                found = self._source.live_place(self._config, session)
                assert found is not None  # asked above; a renewed session changes nothing about it
                return found

            place = self._asker.ask(request)
            self._books.settle(0)
        return self._source.live(self._config, self._watch, self._asker.session(), place)

    def _opened(self, name: str) -> None:
        self._since[name] = time.monotonic()
        self._hearing.unreadable = 0
        if len(self._since) == len(self._wanted):
            if self._lost:
                self._lost = False
                self._note("live_back", {})
            self._around.emit("live", {"source": self._config.id, "state": "on"})

    def _ended(self, ended: LiveEnded) -> None:
        name = ended.stream
        self._open.pop(name, None)
        stood = time.monotonic() - self._since.pop(name, time.monotonic())
        if ended.dropped:
            self._note("live_flooded", {"dropped": ended.dropped})
        failure = ended.failure
        retry_at = None
        if ended.response is not None:
            verdict = self._source.classify(self._config, ended.response)
            failure, retry_at = verdict.failure, verdict.until
        if stood >= _LASTING_S:
            self._tries.pop(name, None)
        # A server that hangs up now and then and takes us back at once is nobody's concern.
        if failure is not None and (self._tries.get(name) or ended.response is not None):
            self._lose(failure)
        elif not stood:
            self._lose(failure or Failure("cut_short", {"host": self._source.name}))
        wait = self._pause(name, failure)
        if retry_at is not None:
            wait = max(wait, (retry_at - self._around.clock()) / SECOND)
        self._due[name] = time.monotonic() + wait

    def _pause(self, name: str, failure: Failure | None) -> float:
        tries = self._tries[name] = self._tries.get(name, 0) + 1
        longest = _REFUSED_S if failure is not None and failure.kind in _REFUSALS else _LONGEST_S
        wait = longest if longest == _REFUSED_S else min(longest, self._first_s * 2.0 ** min(tries - 1, 12))
        return wait * self._random.uniform(0.8, 1.2)

    def _lose(self, failure: Failure) -> None:
        self._around.emit("live", {"source": self._config.id, "state": "off", "kind": failure.kind})
        if not self._lost:
            self._lost = True
            self._note("live_lost", {"kind": failure.kind, "params": dict(failure.params)})

    def _note(self, kind: str, data: dict[str, object]) -> None:
        now = self._around.clock()

        def write(database: Database, _ear: object) -> None:
            note_activity(database, now, self._config.id, kind, data)

        self._around.writer.do(write)


class LiveSources:
    """The live streams of all sources that have some. `opener` None: nobody is listened to live."""

    def __init__(self, opener: Open | None) -> None:
        self._opener = opener
        self._begun = False
        self._lock = threading.RLock()  # a signal may stop us on the very thread that just begins
        self._wanted: list[tuple[SourceConfig, Surroundings, Brought]] = []
        self._running: dict[int, tuple[object, LiveSource]] = {}

    def begin(self) -> None:
        """From now on what `follow` named is listened to."""
        with self._lock:
            self._begun = True
            self._keep()

    def follow(
        self, configs: Sequence[SourceConfig], around: Surroundings, brought: Callable[[int, int, int], None]
    ) -> None:
        """Takes up what the person changed: new sources are listened to, removed and paused ones no more.

        `brought(source id, new, quarantined)` is told what came."""
        wanted = [config for config in configs if not config.paused]
        with self._lock:
            self._wanted = [(config, around, partial(brought, config.id)) for config in wanted]
            self._keep()

    def stop(self) -> None:
        """Ends all of them, within half a second."""
        with self._lock:
            self._begun = False
            for _, live in self._running.values():
                live.stop()

    def join(self, seconds: float) -> None:
        """Waits until they have ended, before the writer does."""
        ends = time.monotonic() + seconds
        for _, live in self._running.values():
            live.thread.join(max(0.0, ends - time.monotonic()))

    def _keep(self) -> None:
        if not self._begun or self._opener is None:
            return
        wanted = {config.id: (config, around.brands) for config, around, _ in self._wanted}
        for key in [key for key, (made_of, _) in self._running.items() if wanted.get(key) != made_of]:
            self._running.pop(key)[1].stop()
        for config, around, brought in self._wanted:
            brand = next((brand for brand in around.brands if brand.id == config.brand_id), None)
            if config.id not in self._running and brand is not None:
                self._start(config, brand, around, brought)

    def _start(self, config: SourceConfig, brand: Brand, around: Surroundings, brought: Brought) -> None:
        try:
            source = source_for(config.platform)
        except KnownError:
            return  # the engine tells of it
        if source.capabilities.live and self._opener is not None:
            watch = watch_for(brand, config.platform)
            live = LiveSource(source, config, watch, around, self._opener, brought)
            self._running[config.id] = ((config, around.brands), live)
            live.start()
