"""Walking the streams of a source: page after page, each stored together with the checkpoint that follows it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.moments import DAY, MINUTE, Moment
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker, StoppedError
from earful.engine.covering import Ledger
from earful.engine.following import Following
from earful.engine.spending import Spending
from earful.engine.storing import Storing
from earful.engine.surroundings import Surroundings
from earful.engine.walk import Checkpoint, Outcome, Seen, Walk, begin, in_their_time, remember, resume, step
from earful.sources.base import Page, Session, Source, Stream
from earful.store.database import Database
from earful.store.intake import Beside, save_checkpoints
from earful.store.mention_ids import shown_at

BACKFILL_DAYS = 30
# Their Date is to the second and a while under way: less than this is no skew.
_SKEW = MINUTE
_OUR_OWN_FAULT = frozenset({"server_trouble", "refused"})


class Walker:
    """Walks for one source. `checkpoints` are loaded before a poll and stand for what is stored or about to be."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        around: Surroundings,
        asker: Asker,
        storing: Storing,
        ledger: Ledger,
        spending: Spending,
        following: Following,
    ) -> None:
        self._source, self._config, self._around = source, config, around
        self._asker, self._storing, self._ledger, self._spending = asker, storing, ledger, spending
        self._following = following
        self.checkpoints: dict[str, Checkpoint] = {}

    def live(self, stream: Stream) -> None:
        """From the head down to the overlap. What a later walk than the first one brings is followed."""
        point = self._point(stream)
        backfill = int(self._config.options.get("backfill_days") or BACKFILL_DAYS) * DAY
        sparing = self._spending.sparing
        # A walk by its cursor asks for little where there is little: once a day that is possible with few requests too.
        rescans = not stream.single_page and (stream.by_cursor or not sparing)
        walk = begin(point, self._around.clock(), stream.overlap_s, backfill, rescans, sparing)
        self._walk(stream, walk)

    def backlog(self, stream: Stream, between: Callable[[], None]) -> None:
        """Through every interval that is still open. `between` is called after each page: what is fresh goes first."""
        for gap in self._point(stream).open:
            self._walk(stream, resume(gap, self._around.clock()), between)

    def _point(self, stream: Stream) -> Checkpoint:
        return self.checkpoints.get(stream.name, Checkpoint())

    def _walk(self, stream: Stream, walk: Walk, between: Callable[[], None] | None = None) -> None:
        if walk.mark is None and self._around.ahead is not None and not stream.single_page:
            self._around.ahead.warm()
        try:
            for _ in self._pages(stream, walk):
                if between is not None:
                    between()
        except StoppedError:
            self._storing.drop()
            raise
        except Exception:
            self._storing.flush()  # what came before the trouble, or before a bug, is not asked for again
            raise

    def _pages(self, stream: Stream, walk: Walk) -> Iterator[None]:
        """Walks; yields after each page that is not the last."""
        seen_ids: set[str] = set()
        while True:
            point = self._point(stream)
            page, skew = self._page(stream, walk, point.memory)
            if walk.pages == 0:
                walk = in_their_time(walk, skew if abs(skew) > _SKEW else 0, point)
            if page is None:  # nothing new behind the address: that was looked at, too
                outcome: Outcome = "done"
                walk, page = replace(walk, cursor=None), Page(memory=point.memory)
            else:
                walk, outcome = _stepped(walk, page, seen_ids, stream)
            after = remember(point, walk, outcome, {**point.memory, **page.memory})
            self._put(stream, walk, page, after)
            self.checkpoints[stream.name] = after
            if outcome != "on":
                self._storing.flush()
                self._ledger.cover(stream, walk, outcome)
                return
            yield

    def _put(self, stream: Stream, walk: Walk, page: Page, after: Checkpoint) -> None:
        self._ledger.count(page.counted)
        self._ledger.miss(stream, page.missed)
        if walk.mark is None:  # a first walk or a backlog: nobody waits for it; only its newest page is followed
            if walk.kind == "live" and walk.pages == 1:
                self._following.note(page.items, stream)
            self._storing.put_ahead(stream, page, after)
        else:
            unread = max((gap.top for gap in after.open if gap.top != walk.top), default=0)
            self._following.note(page.items, stream)  # before it is stored, and so before it can be killed in between
            self._storing.put(stream, page, after, live=True, news_from=unread)
            self._following.follow()

    def _page(self, stream: Stream, walk: Walk, memory: Mapping[str, Any]) -> tuple[Page | None, Moment]:
        """The page, None where nothing is new; and by how much the platform's clock is ahead of ours."""
        config = self._spending.config()

        def request(session: Session | None) -> Request:
            return self._source.request(config, stream, walk.cursor, walk.floor, memory, session)

        try:
            response = self._asker.ask(request)
        except KnownError as error:
            if walk.cursor is not None and error.failure.kind in _OUR_OWN_FAULT:
                # Bluesky answers 502 to a cursor that went stale: a 5xx can be our own fault.
                self._restart(stream, walk)
            raise
        # Two threads that compute would only wait for each other: the page is read when the last one is stored.
        self._storing.settle()
        if response is None:
            return None, 0
        page = self._source.parse(config, stream, response, walk.cursor, memory)
        self._spending.settle(len(page.items) + len(page.quarantined))
        if page.quarantined:
            hidden = self._asker.hidden
            page = replace(page, quarantined=tuple(replace(one, item=hidden(one.item)) for one in page.quarantined))
        return page, (page.server_time - response.at if page.server_time is not None else 0)

    def _restart(self, stream: Stream, walk: Walk) -> None:
        self._storing.flush()
        point = self._point(stream)
        again = tuple(replace(gap, cursor="") if gap.top == walk.top else gap for gap in point.open)
        if again != point.open:
            self.checkpoints[stream.name] = point = replace(point, open=again)
            beside = Beside(self._config.id, {stream.name: point.to_json()})
            self._around.writer.do(lambda database, _: _save(database, beside), urgent=True).result()


def _stepped(walk: Walk, page: Page, seen_ids: set[str], stream: Stream) -> tuple[Walk, Outcome]:
    """One step of the walk; `seen_ids` gains what the page showed."""
    ids = {mention.native_id for mention in page.items}
    times = tuple(shown_at(mention.created_at, walk.started) for mention in page.items)
    undated = bool(page.items) and all(mention.created_at is None for mention in page.items)
    look = Seen(len(page.items), len(ids - seen_ids), times, page.next_cursor, undated)
    seen_ids |= ids
    return step(walk, look, stream.single_page, stream.by_cursor)


def _save(database: Database, beside: Beside) -> None:
    with database.writing():
        save_checkpoints(database, beside)
