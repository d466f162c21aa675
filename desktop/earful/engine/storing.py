"""From a page to the store: whose its mentions are, small transactions, the checkpoint with the last of them.

A fresh page is stored at once. A backlog's pages are judged in a second process and stored while the next one is
fetched; their order, and with it what a kill may lose (nothing), is the same."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass, field

from earful.domain.judgement import Judgement
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.engine.judging import Judged
from earful.engine.relevance import Relevance
from earful.engine.surroundings import Surroundings
from earful.engine.walk import Checkpoint
from earful.judgement.ear import Ear
from earful.sources.base import Page, Stream
from earful.store.database import Database
from earful.store.intake import Beside, Taken, take_in, whole_text
from earful.store.sorting import Heard, attach, copies

_JUDGED_WITHIN_S = 20.0


@dataclass
class _Prepared:
    """A page whose mentions are sorted by brand: what is stored, and its judgements where they are made ahead."""

    items: list[Heard]
    ends: Beside
    now: Moment
    live: bool
    told: bool  # whether a `page` event is due even where nothing changed
    judged: "Future[Judged] | None" = None

    @property
    def copied(self) -> bool:
        """Whether the platform gives the same mention other ids on other servers: uri and id differ then."""
        return any(one.mention.uri not in (None, one.mention.native_id, one.mention.url) for one in self.items)


@dataclass
class _Batch:
    """The jobs of a page at the writer. After one that failed the others do nothing: no checkpoint over a gap."""

    jobs: list["Future[Taken]"] = field(default_factory=list)
    broken: bool = False


class Storing:
    """Stores the pages of one source. `new`, `updated`, `quarantined` count what came of them."""

    def __init__(self, config: SourceConfig, around: Surroundings) -> None:
        self._config, self._around = config, around
        self._relevance = Relevance(config, around.brands)
        self._prepared: _Prepared | None = None
        self._running: tuple[_Prepared, _Batch] | None = None
        self.new = self.updated = self.quarantined = 0

    def put(
        self, stream: Stream | None, page: Page, after: Checkpoint | None, live: bool, news_from: Moment = 0
    ) -> list[Heard]:
        """Stores a page, waits for it and returns its mentions that matter. `stream` None: part of a conversation.

        What is older than `news_from` is part of a backlog that is not read yet, wherever it is met first."""
        self.flush()
        prepared = self._prepare(stream, page, after, live, news_from)
        self._run(prepared, {})
        return prepared.items

    def put_ahead(self, stream: Stream, page: Page, after: Checkpoint) -> None:
        """Takes a page of a backlog; it is stored while the next ones are fetched. To be ended with `flush`."""
        prepared = self._prepare(stream, page, after, live=False)
        if self._around.ahead is not None and prepared.items:
            prepared.judged = self._around.ahead.ask([whole_text(one.mention) for one in prepared.items])
        waiting, self._prepared = self._prepared, prepared
        if waiting is not None:
            self._begin(waiting)

    def settle(self) -> None:
        """Waits for what is just being stored. Raises what it failed with."""
        if self._running is not None:
            (prepared, batch), self._running = self._running, None
            try:
                taken = [job.result() for job in batch.jobs]
            except BaseException:
                self.drop()  # no later page's checkpoint over one that is not stored
                raise
            self._tell(prepared, taken)

    def flush(self) -> None:
        """Stores all that was put ahead and waits for it."""
        self.settle()
        waiting, self._prepared = self._prepared, None
        if waiting is not None:
            self._begin(waiting)
            self.settle()

    def drop(self) -> None:
        """Forgets what is not stored yet: its checkpoint is not either, so that it is walked again."""
        self._prepared = self._running = None

    def vanish(self, beside: Beside) -> None:
        """Stores what stands beside a page alone: checkpoints, and what is gone."""
        self.flush()
        now = self._around.clock()
        self._around.writer.do(lambda database, ear: take_in(database, [], ear.judge, now, beside)).result()

    def _prepare(
        self, stream: Stream | None, page: Page, after: Checkpoint | None, live: bool, news_from: Moment = 0
    ) -> _Prepared:
        now, heard = self._around.clock(), self._relevance.heard
        belonging = [heard(one, stream, now, live and (one.created_at or now) >= news_from) for one in page.items]
        ends = Beside(
            self._config.id,
            {stream.name: after.to_json()} if stream and after else {},
            [(one.reason, one.item) for one in page.quarantined],
        )
        return _Prepared([one for one in belonging if one is not None], ends, now, live, stream is not None)

    def _begin(self, prepared: _Prepared) -> None:
        """Hands all chunks of a page to the writer at once."""
        self.settle()
        try:
            judged = prepared.judged.result(_JUDGED_WITHIN_S) if prepared.judged is not None else {}
        except TimeoutError:
            judged = {}
        batch = _Batch()
        self._running = (prepared, batch)
        for chunk, beside in self._chunks(prepared):
            batch.jobs.append(self._around.writer.do(_job(prepared, chunk, beside, judged, batch)))

    def _run(self, prepared: _Prepared, judged: Judged) -> None:
        """Stores a page chunk by chunk; each complaint is told as soon as it is in the store."""
        batch, taken = _Batch(), []
        for chunk, beside in self._chunks(prepared):
            work = _job(prepared, chunk, beside, judged, batch)
            taken.append(self._around.writer.do(work, urgent=prepared.live).result())
            self._alarm(taken[-1])
        self._count(prepared, taken)

    def _chunks(self, prepared: _Prepared) -> list[tuple[Sequence[Heard], Beside]]:
        # Copies are told by what else is on their page: that one stays whole.
        items, size = prepared.items, len(prepared.items) if prepared.copied else self._around.chunk
        chunks = [items[start : start + size] for start in range(0, len(items), size)] or [[]]
        return [*((chunk, Beside(self._config.id)) for chunk in chunks[:-1]), (chunks[-1], prepared.ends)]

    def _tell(self, prepared: _Prepared, taken: Sequence[Taken]) -> None:
        for one in taken:
            self._alarm(one)
        self._count(prepared, taken)

    def _alarm(self, taken: Taken) -> None:
        if taken.complaints:
            self._around.emit("complaints", {"ids": list(taken.complaints), "alerts": list(taken.alerts)})

    def _count(self, prepared: _Prepared, taken: Sequence[Taken]) -> None:
        new, updated = sum(len(one.new) for one in taken), sum(len(one.updated) for one in taken)
        quarantined = sum(one.quarantined for one in taken)
        self.new, self.updated = self.new + new, self.updated + updated
        self.quarantined += quarantined
        if new or updated or quarantined or prepared.told:
            counts = {"new": new, "updated": updated, "quarantined": quarantined}
            self._around.emit("page", {"source": self._config.id, **counts})


def _job(
    prepared: _Prepared, chunk: Sequence[Heard], beside: Beside, judged: Judged, batch: _Batch
) -> Callable[[Database, Ear], Taken]:
    def work(database: Database, ear: Ear) -> Taken:
        if batch.broken:
            return Taken()
        try:
            if prepared.copied and (kept := copies(database, chunk)):
                attach(database, kept)
            return take_in(database, chunk, _judge(judged, ear), prepared.now, beside)
        except BaseException:
            batch.broken = True
            raise

    return work


def _judge(judged: Judged, ear: Ear) -> Callable[[Sequence[str]], Sequence[Judgement]]:
    """Judges by what was judged ahead, and what was not by the writer's own ear."""

    def judge(texts: Sequence[str]) -> Sequence[Judgement]:
        # The second ear does not learn: where the writer's has, it judges for itself.
        missing = [text for text in texts if text not in judged or judged[text].model != ear.model]
        if not missing:
            return ear.memory.over(texts, [judged[text] for text in texts])
        made = {**judged, **dict(zip(missing, ear.judge(missing), strict=True))} if judged else {}
        return ear.memory.over(texts, [made[text] for text in texts]) if judged else ear.judge(texts)

    return judge
