"""One source at work: asks, classifies, hands pages to the writer and decides when to ask again. One thread a source,
so that a slow, looping or failing one delays no other."""

import logging
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.http import Request
from earful.domain.mention import Mention
from earful.domain.moments import DAY, LATEST, SECOND, Moment, as_datetime, iso
from earful.domain.source import SourceConfig, Watch
from earful.engine import protocol, refreshing
from earful.engine.asking import Asker, Client, StoppedError
from earful.engine.relevance import heard
from earful.engine.walk import Checkpoint, Outcome, Seen, Walk, begin, remember, resume, step
from earful.engine.writer import Writer
from earful.sources.base import Page, Session, Source, Stream
from earful.store.database import Database
from earful.store.intake import Beside, Taken, checkpoints, save_checkpoints, take_in
from earful.store.mention_ids import shown_at
from earful.store.reading import recent_ids
from earful.store.sensors import SourceState, Span, note_activity, note_span, save_state
from earful.store.sorting import Heard

log = logging.getLogger(__name__)

BACKFILL_DAYS = 30
NEVER = LATEST  # what is gone for good is no longer asked for
THREADS_A_POLL = 20
# Small, so that a decision in the window never waits long for the database (house.md: 8-12 ms at p99).
CHUNK = 100


@dataclass(frozen=True)
class Surroundings:
    """What a runner gets from outside: everything that is not its own source."""

    client: Client
    writer: Writer
    emit: protocol.Emit
    clock: Callable[[], Moment]
    secret: Callable[[SourceConfig], str | None]
    brands: tuple[Brand, ...]


class Runner:
    """The walk of one configured source through all its streams."""

    def __init__(
        self, source: Source, config: SourceConfig, watch: Watch, around: Surroundings, stored: SourceState | None
    ) -> None:
        self._source = source
        self._config = config
        self._watch = watch
        self._around = around
        self._stop = threading.Event()
        self._state = stored or SourceState(config.id)
        self._asker = Asker(source, config, around.client, lambda: around.secret(config), self._stop, around.clock)
        self._checkpoints: dict[str, Checkpoint] = {}
        self._refreshing = refreshing.Memory()
        self._failures_in_a_row = 0
        self._random = random.Random(config.id)
        self.new = self.updated = 0

    def stop(self) -> None:
        """Ends whatever is under way within half a second."""
        self._stop.set()

    @property
    def failed(self) -> Failure | None:
        """Why the last poll failed, None where it did not."""
        return self._state.failure

    @property
    def next_at(self) -> Moment:
        """When this source wants to be asked again."""
        return max(self._state.next_at or 0, self._state.waiting_until or 0)

    def poll(self) -> None:
        """Asks every stream once: the fresh first, then what is open. Known failures end in the source's state."""
        now = self._around.clock()
        self._state = replace(self._state, tried_at=now)
        try:
            streams = self._source.plan(self._config, self._watch)
            self._checkpoints = self._load()
            for stream in streams:
                self._walk_live(stream)
            for stream in streams:
                self._walk_backlog(stream)
            self._look_again()
            self._succeed(streams)
        except StoppedError:
            return
        except KnownError as error:
            self._fail(error.failure)
        except Exception as error:
            # A bug in one source must neither stop the others nor stay quiet.
            log.exception("source %s (%s) failed inside Earful", self._config.id, self._source.code)
            self._fail(Failure("source_bug", {"reason": type(error).__name__}, repr(error)))

    # --- walking

    def _walk_live(self, stream: Stream) -> None:
        point = self._checkpoints.get(stream.name, Checkpoint())
        backfill = int(self._config.options.get("backfill_days") or BACKFILL_DAYS) * DAY
        walk = begin(point, self._around.clock(), stream.overlap_s, backfill, not stream.single_page)
        self._walk(stream, walk)

    def _walk_backlog(self, stream: Stream) -> None:
        for gap in self._checkpoints.get(stream.name, Checkpoint()).open:
            self._walk(stream, resume(gap, self._around.clock()))

    def _walk(self, stream: Stream, walk: Walk) -> None:
        seen_ids: set[str] = set()
        while True:
            point = self._checkpoints.get(stream.name, Checkpoint())
            page = self._page(stream, walk, point.memory)
            if page is None:  # nothing new behind the address: that was looked at, too
                outcome: Outcome = "done"
                walk, page = replace(walk, cursor=None), Page(memory=point.memory)
            else:
                ids = {mention.native_id for mention in page.items}
                times = tuple(shown_at(mention.created_at, walk.started) for mention in page.items)
                look = Seen(len(page.items), len(ids - seen_ids), times, page.next_cursor)
                seen_ids |= ids
                walk, outcome = step(walk, look, stream.single_page)
            after = remember(point, walk, outcome, {**point.memory, **page.memory})
            self._store(stream, page, after, live=walk.kind == "live" and walk.mark is not None)
            self._checkpoints[stream.name] = after
            if outcome != "on":
                self._cover(stream, walk, outcome, page)
                return

    def _page(self, stream: Stream, walk: Walk, memory: Mapping[str, Any]) -> Page | None:
        def request(session: Session | None) -> Request:
            return self._source.request(self._config, stream, walk.cursor, walk.floor, memory, session)

        try:
            response = self._asker.ask(request)
        except KnownError as error:
            if walk.cursor is not None and error.failure.kind in {"server_trouble", "refused"}:
                # Bluesky answers 502 to a cursor that went stale: a 5xx can be our own fault.
                self._restart(stream, walk)
            raise
        return self._source.parse(self._config, stream, response, walk.cursor, memory) if response else None

    def _restart(self, stream: Stream, walk: Walk) -> None:
        point = self._checkpoints.get(stream.name, Checkpoint())
        again = tuple(replace(gap, cursor="") if gap.top == walk.top else gap for gap in point.open)
        if again != point.open:
            self._checkpoints[stream.name] = replace(point, open=again)
            self._write(lambda database: self._save(database, stream, self._checkpoints[stream.name]))

    def _save(self, database: Database, stream: Stream, point: Checkpoint) -> None:
        with database.writing():
            save_checkpoints(database, Beside(self._config.id, {stream.name: point.to_json()}))

    def _store(self, stream: Stream | None, page: Page, after: Checkpoint | None, live: bool) -> None:
        """Stores a page in small transactions; only the last one moves the checkpoint."""
        now, config, around = self._around.clock(), self._config, self._around
        belonging = [heard(mention, config, stream, around.brands, now, live) for mention in page.items]
        items = [one for one in belonging if one is not None]
        chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)] or [[]]
        ends = Beside(
            config.id,
            {stream.name: after.to_json()} if stream and after else {},
            [(one.reason, one.item) for one in page.quarantined],
        )
        totals = [0, 0, 0]
        for index, chunk in enumerate(chunks):
            taken = self._take(chunk, ends if index == len(chunks) - 1 else Beside(config.id), now, live)
            totals = [totals[0] + len(taken.new), totals[1] + len(taken.updated), totals[2] + taken.quarantined]
            if taken.complaints:
                around.emit("complaints", {"ids": list(taken.complaints), "alerts": list(taken.alerts)})
        self.new += totals[0]
        self.updated += totals[1]
        self._state = replace(
            self._state, new=self._state.new + totals[0], quarantined=self._state.quarantined + totals[2]
        )
        if any(totals) or stream is not None:
            around.emit("page", {"source": config.id, "new": totals[0], "updated": totals[1], "quarantined": totals[2]})
        if live and stream is not None:
            self._follow(items)

    def _take(self, chunk: list[Heard], beside: Beside, now: Moment, live: bool) -> Taken:
        return self._around.writer.do(
            lambda database, ear: take_in(database, chunk, ear.judge, now, beside), urgent=live
        ).result()

    def _follow(self, items: list[Heard]) -> None:
        """Fetches the conversation around fresh mentions that are part of one, so that no reply is missed."""
        wanted = [
            one.mention
            for one in items
            if not one.own and (one.mention.reply_to or (one.mention.counts.replies or 0) > 0)
        ][:THREADS_A_POLL]
        for mention in wanted:
            self._thread(mention)

    def _thread(self, mention: Mention) -> None:
        if self._source.thread(self._config, mention.native_id, self._asker.session()) is None:
            return

        def request(session: Session | None) -> Request:
            found = self._source.thread(self._config, mention.native_id, session)
            assert found is not None  # asked above; a source answers the same way for any session
            return found

        try:
            response = self._asker.ask(request)
        except KnownError as error:
            if error.failure.kind in {"not_found", "gone", "refused", "forbidden"}:
                return  # deleted or hidden meanwhile
            raise
        if response is not None:
            self._store(None, self._source.parse_thread(self._config, response), None, live=True)

    def _cover(self, stream: Stream, walk: Walk, outcome: Outcome, page: Page) -> None:
        """Notes what a finished walk has looked at, and what the platform did not show."""
        complete = self._source.capabilities.completeness
        end = walk.top if walk.kind == "backlog" else walk.started
        reached_end = outcome == "done" and walk.oldest is None
        start = walk.floor if outcome == "done" and (complete == "complete" or reached_end) else walk.oldest
        if stream.single_page:
            start = min(walk.oldest or end, walk.mark or end) if page.missed is None else walk.oldest
        if start is None or start >= end:
            return
        state = "known" if complete == "complete" or stream.single_page else complete
        found = [Span(self._config.id, stream.name, start, end, state)]
        if page.missed is not None:
            found.append(Span(self._config.id, stream.name, *page.missed, "missed", "rolled_over"))

        def write(database: Database) -> None:
            for span in found:
                note_span(database, span)

        self._write(write)

    def _look_again(self) -> None:
        """Now and then: what became of the mentions that this source brought in the last thirty days."""
        source, config, now = self._source, self._config, self._around.clock()
        if not self._refreshing.due(now) or not (source.capabilities.deletes or source.capabilities.edits):
            return
        # What the very first poll brought is as fresh as can be.
        first = self._refreshing.at == 0
        asked = (
            []
            if first
            else self._around.writer.do(
                lambda database, _: recent_ids(database, config.id, now - refreshing.BACK, refreshing.MOST)
            ).result()
        )
        pages = refreshing.look_again(source, config, asked, self._asker.ask)
        told_gone = [identifier for page in pages for identifier in page.tombstones]
        self._refreshing, gone = refreshing.after(self._refreshing, asked, told_gone, now)
        for page in pages:
            self._store(None, replace(page, tombstones=()), None, live=True)
        vanished = [(source.code, identifier) for identifier in gone]
        beside = Beside(config.id, {refreshing.STREAM: self._refreshing.to_json()}, gone=vanished)
        self._take([], beside, now, live=False)

    # --- state

    def _load(self) -> dict[str, Checkpoint]:
        stored = self._around.writer.do(
            lambda database, _: checkpoints(database, self._config.id), urgent=True
        ).result()
        self._refreshing = refreshing.Memory.from_json(stored.pop(refreshing.STREAM, None))
        return {name: Checkpoint.from_json(state) for name, state in stored.items()}

    def _write(self, work: Callable[[Database], object]) -> None:
        self._around.writer.do(lambda database, _: work(database), urgent=True).result()

    def _succeed(self, streams: tuple[Stream, ...]) -> None:
        now = self._around.clock()
        # A feed may ask for rest (ttl, max-age); between that and the source's own rhythm the slower one is kept.
        rests = [self._checkpoints[stream.name].memory.get("rest_s") or 0 for stream in streams]
        every = max(min((stream.poll_s for stream in streams), default=120), *rests, 0)
        jitter = self._random.uniform(0.9, 1.1)
        recovered = self._state.failure is not None
        self._failures_in_a_row = 0
        self._state = replace(
            self._state, ok_at=now, next_at=now + int(every * jitter * SECOND), waiting_until=None,
            waiting_reason=None, failure=None,
        )  # fmt: skip
        self._keep_state("recovered" if recovered else None, {})
        self._around.emit(
            "coverage",
            {"source": self._config.id, "from": None, "to": iso(now), "state": "known"},
        )

    def _fail(self, failure: Failure) -> None:
        now = self._around.clock()
        self._failures_in_a_row += 1
        again = self._state.failure is not None and self._state.failure.kind == failure.kind
        backoff = min(3600, 30 * 2 ** min(self._failures_in_a_row, 7)) * SECOND
        retry = NEVER if failure.kind == "gone" else failure.retry_at or now + backoff
        if failure.kind == "rate_limited":
            until = as_datetime(retry).astimezone().strftime("%H:%M")
            failure = replace(failure, params={**failure.params, "until": until}, retry_at=retry)
            self._state = replace(
                self._state, waiting_until=retry, waiting_reason=failure.kind, next_at=retry, failure=failure
            )
            self._around.emit("waiting", protocol.waiting(self._config.id, retry, failure))
        else:
            self._state = replace(self._state, failure=replace(failure, retry_at=retry), next_at=retry)
            self._around.emit("failed", protocol.failed(self._config.id, self._state.failure or failure))
        # One entry a pause, not one a retry.
        self._keep_state(None if again else "failed", {"kind": failure.kind, "params": dict(failure.params)})

    def _keep_state(self, activity: str | None, data: Mapping[str, object]) -> None:
        state, now = self._state, self._around.clock()

        def write(database: Database) -> None:
            save_state(database, state)
            if activity:
                note_activity(database, now, state.source_id, activity, data)

        self._write(write)
