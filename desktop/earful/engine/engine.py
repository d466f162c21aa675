"""The background process's heart: which source is asked when, one runner a source, commands from outside.

Runs in the engine child of the window and, the very same, headless as `earful sync`."""

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from filelock import FileLock, Timeout

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.moments import SECOND, Moment
from earful.domain.source import SourceConfig
from earful.engine import protocol
from earful.engine.asking import Client
from earful.engine.judging import Ahead
from earful.engine.live import LiveSources, Open
from earful.engine.login import NOT_KEPT, Sessions
from earful.engine.runner import Runner
from earful.engine.surroundings import BESIDE_A_WINDOW, Surroundings
from earful.engine.upkeep import Upkeep
from earful.engine.writer import Writer
from earful.judgement.ear import Ear
from earful.sources.registry import source_for
from earful.store.brands import brands, source_configs, watch_for
from earful.store.database import Database
from earful.store.places import Places
from earful.store.sensors import SourceState, source_states

log = logging.getLogger(__name__)

# A poll changes hands between threads dozens of times. Where a flooding source computes, each change would wait for
# Python's usual 5 ms.
_SWITCH_S = 0.0005
_ENDING_S = 1.0  # for all sources together


@dataclass
class _Running:
    runner: Runner
    config: SourceConfig
    brands: tuple[Brand, ...]
    thread: threading.Thread | None = None
    due_now: bool = False
    busy: bool = False


class Engine:
    """Syncs all sources of one database. One engine per database: raises KnownError("busy") where another holds it."""

    def __init__(
        self,
        places: Places,
        client: Client,
        emit: protocol.Emit,
        clock: Callable[[], Moment],
        secret: Callable[[SourceConfig], str | None],
        ear: Callable[[], Ear] = Ear.load,
        ahead: Ahead | None = None,
        sessions: Sessions = NOT_KEPT,
        live: Open | None = None,
        chunk: int = BESIDE_A_WINDOW,
    ) -> None:
        self._ahead, self._sessions, self._live, self._chunk = ahead, sessions, LiveSources(live), chunk
        self._places = places.make()
        self._client = client
        self._emit = emit
        self._clock = clock
        self._secret = secret
        self._lock = FileLock(str(places.sync_lock))
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise KnownError("busy") from error
        sys.setswitchinterval(_SWITCH_S)
        self._wake = threading.Event()
        self._stopping = False
        self._running: dict[int, _Running] = {}
        try:
            self.writer = Writer(places.database, ear)
        except BaseException:
            self._lock.release()
            raise
        self._upkeep = Upkeep(self.writer, places.database, emit, clock)
        self._upkeep.hold()
        self._reload()  # before anybody can ask for a sync: a command must find the sources there

    def once(self, only: int | None = None) -> list[Failure]:
        """Asks every source once, all at the same time, until their backlogs are read. Returns why some failed.

        One that only waits for a limit has not failed."""
        if only is not None and only not in self._running:
            raise KnownError("unknown_source", {"id": only})
        chosen = [one for key, one in self._running.items() if only in (None, key) and not one.config.paused]
        for one in chosen:
            self._start(one)
        for one in chosen:
            while one.thread and one.thread.is_alive() and not self._stopping:
                one.thread.join(0.2)
        self._done(chosen)
        return [one.runner.failed for one in chosen if one.runner.failed is not None and not one.runner.waiting]

    def run(self) -> None:
        """Keeps all sources in step with their schedule until `stop`."""
        self._live.begin()
        while not self._stopping:
            now = self._clock()
            if not self._upkeep.run(now):
                self.stop()
                return
            for one in list(self._running.values()):
                if not one.busy and (one.due_now or (not one.config.paused and one.runner.next_at <= now)):
                    one.due_now = False
                    self._start(one)
            self._wake.wait(self._until_next(now))
            self._wake.clear()

    def rest(self) -> None:
        """Asks nobody until `stop`: the demo brand's platforms are invented."""
        self._upkeep.watching.look(self._clock())
        while not self._stopping:
            self._wake.wait()
            self._wake.clear()

    def obey(self, command: dict[str, object]) -> None:
        """One command from outside: {"do": "sync"|"reload"|"hold"|"stop", "source": id or absent}."""
        do, source = command.get("do"), command.get("source")
        if do == "stop":
            self.stop()
        elif do == "reload":
            self._reload()
        elif do == "hold":
            self._upkeep.hold()
        elif do == "sync":
            for key, one in list(self._running.items()):
                one.due_now = one.due_now or source == key or (source is None and not one.config.paused)
        self._wake.set()

    def stop(self) -> None:
        """Ends the run; whatever is under way stops within half a second."""
        self._stopping = True
        self._upkeep.stop()
        for one in list(self._running.values()):
            one.runner.stop()
        self._live.stop()
        self._wake.set()

    def close(self) -> None:
        """Waits for the runners, finishes what is queued for the store and lets the database go."""
        self.stop()
        if self._ahead is not None:
            self._ahead.close()  # first: nobody may wait for its answers any more
        ends = time.monotonic() + _ENDING_S
        for one in list(self._running.values()):
            if one.thread:
                one.thread.join(max(0.0, ends - time.monotonic()))
        self._live.join(max(0.0, ends - time.monotonic()))
        self.writer.close()
        self._lock.release()

    def _start(self, one: _Running) -> None:
        def poll() -> None:
            try:
                one.runner.poll()
            finally:
                # Before the wake, not by the thread's end after it: whoever asked meanwhile has their turn now.
                one.busy = False
                self._wake.set()

        one.busy = True
        one.thread = threading.Thread(target=poll, name=f"source-{one.config.id}", daemon=True)
        one.thread.start()

    def _until_next(self, now: Moment) -> float:
        waits = [(one.runner.next_at - now) / SECOND for one in self._running.values() if not one.config.paused]
        return max(0.05, min([30.0, *(wait for wait in waits if wait > 0)]))

    def _reload(self) -> None:
        """Takes up what the person changed: new sources start, removed ones stop, changed ones start anew."""
        configs, around, states = self.writer.do(self._read, urgent=True).result()
        for key in [key for key in self._running if key not in {config.id for config in configs}]:
            self._running.pop(key).runner.stop()
        for config in configs:
            known = self._running.get(config.id)
            if known is not None and (known.config, known.brands) == (config, around.brands):
                continue
            if known is not None:
                known.runner.stop()
            runner = self._runner(config, around, states)
            if runner is not None:
                self._running[config.id] = _Running(runner, config, around.brands)
                self._running[config.id].due_now = known is not None and not config.paused
        self._live.follow(configs, around, self._came_live)

    def _came_live(self, source_id: int, new: int, quarantined: int) -> None:
        if source_id in self._running:
            self._running[source_id].runner.also(new, quarantined)

    def _runner(self, config: SourceConfig, around: Surroundings, states: dict[int, SourceState]) -> Runner | None:
        brand = next((brand for brand in around.brands if brand.id == config.brand_id), None)
        if brand is None:
            return None
        try:
            source = source_for(config.platform)
            return Runner(source, config, watch_for(brand, config.platform), around, states.get(config.id))
        except KnownError as error:
            self._emit("failed", protocol.failed(config.id, error.failure))
            return None

    def _read(self, database: Database, _ear: Ear) -> tuple[list[SourceConfig], Surroundings, dict[int, SourceState]]:
        around = Surroundings(
            self._client,
            self.writer,
            self._emit,
            self._clock,
            self._secret,
            tuple(brands(database)),
            self._ahead,
            self._sessions,
            self._chunk,
        )
        return source_configs(database), around, source_states(database)

    def _done(self, chosen: list[_Running]) -> None:
        self._emit(
            "done",
            {
                "sources": len(chosen),
                "new": sum(one.runner.new for one in chosen),
                "updated": sum(one.runner.updated for one in chosen),
                "failed": sum(one.runner.failed is not None and not one.runner.waiting for one in chosen),
                "waiting": sum(one.runner.waiting for one in chosen),
            },
        )
