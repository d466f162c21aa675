"""What is heard live, from its events to the store: parsed, named, stored at once, and looked at where it was deleted.

Neither checkpoints nor high-water marks move here: the walks still prove that nothing is missing, and the store knows
what came twice. A deletion that is told only leads to a look of our own."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from earful.domain.failures import KnownError
from earful.domain.live import LiveEvent
from earful.domain.mention import Mention
from earful.domain.moments import SECOND
from earful.domain.source import SourceConfig
from earful.engine import following, refreshing
from earful.engine.asking import Asker, Books
from earful.engine.relevance import Relevance
from earful.engine.surroundings import Surroundings
from earful.judgement.ear import Ear
from earful.sources.base import Page, Quarantined, Request, Session, Source, Stream, quarantined
from earful.store.database import Database
from earful.store.intake import Beside, Taken, take_in
from earful.store.sorting import Heard

log = logging.getLogger(__name__)

_UNREADABLE = 20  # a connection; what is garbage all over is counted, not kept
_LOOK_S = 2.0  # deletions come in bursts
_SUSPECTS = 500  # the walks look again anyway


class Hearing:
    """Takes in the live events of one source. `brought(new, quarantined)` is told what came of them."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        around: Surroundings,
        asker: Asker,
        brought: Callable[[int, int], None],
        books: Books,
    ) -> None:
        self._source, self._config, self._around, self._asker = source, config, around, asker
        self._books = books
        self._brought = brought
        self._relevance = Relevance(config, around.brands)
        self._gone = refreshing.Memory()
        self._look_at: dict[str, float] = {}
        self.unreadable = 0

    def due(self) -> list[float]:
        """When to look at what was deleted, on the monotonic clock."""
        return list(self._look_at.values())

    def take_in(self, events: Sequence[LiveEvent], needs_term: Callable[[str], bool]) -> None:
        """Stores what a few events hold, in one small transaction. `needs_term` by the name of the connection."""
        now, broken = self._around.clock(), list[Quarantined]()
        found: dict[str, Heard] = {}
        for event in events:
            page = self._parsed(event)
            broken += page.quarantined
            self._suspect(page.tombstones)
            stream = Stream(event.stream, needs_term=needs_term(event.stream))
            for mention in page.items:
                one = self._relevance.heard(mention, stream, now, live=True)
                if one is not None:
                    found[mention.native_id] = one  # of several states of one mention the last counts
        kept = broken[: max(0, _UNREADABLE - self.unreadable)]
        self.unreadable += len(broken)
        if found or kept:
            self._store(self._named(list(found.values())), kept)

    def _parsed(self, event: LiveEvent) -> Page:
        try:
            return self._source.parse_live(self._config, event)
        except KnownError as error:
            return Page(quarantined=(quarantined(error.failure.kind, event.data),))
        except Exception:
            log.exception("an event of source %s (%s) failed inside Earful", self._config.id, self._source.code)
            return Page(quarantined=(quarantined("source_bug", event.data),))

    def _store(self, items: list[Heard], broken: Sequence[Quarantined], gone: Sequence[str] = ()) -> None:
        config, around = self._config, self._around
        now = around.clock()
        beside = Beside(
            config.id,
            quarantined=[(one.reason, one.item) for one in broken],
            gone=[(self._source.code, identifier) for identifier in gone],
        )
        said = [one.mention for one in items if not one.own]

        def work(database: Database, ear: Ear) -> Taken:
            following.note_live(database, config.id, said)
            return take_in(database, items, ear.judge, now, beside)

        taken = around.writer.do(work, urgent=True).result()
        self._brought(len(taken.new), taken.quarantined)
        if taken.complaints:
            around.emit("complaints", {"ids": list(taken.complaints), "alerts": list(taken.alerts)})
        counts = {"new": len(taken.new), "updated": len(taken.updated), "quarantined": taken.quarantined}
        if any(counts.values()):
            around.emit("page", {"source": config.id, **counts})

    def _named(self, items: list[Heard]) -> list[Heard]:
        """Authors who came as a bare id get their names, in one request; without an answer they stay as they are."""
        bare = [one.mention.author.native_id for one in items if one.mention.author and not one.mention.author.handle]
        if not bare:
            return items
        asked = list(dict.fromkeys(bare))[: self._source.profiles_batch]
        if self._source.profiles(self._config, asked, None) is None:
            return items
        try:
            response = self._asker.ask(lambda session: self._profiles(asked, session))
            told = self._source.parse_profiles(self._config, response) if response is not None else ()
        except KnownError:
            return items
        self._books.settle(len(told))
        authors = {profile.author.native_id: profile.author for profile in told}

        def named(mention: Mention) -> Mention:
            author = authors.get(mention.author.native_id) if mention.author else None
            return replace(mention, author=author) if author else mention

        return [replace(one, mention=named(one.mention)) for one in items]

    def _profiles(self, asked: Sequence[str], session: Session | None) -> Request:
        found = self._source.profiles(self._config, asked, session)
        assert found is not None  # whether there is a request does not depend on the session
        return found

    # --- what was taken back

    def _suspect(self, native_ids: Iterable[str]) -> None:
        for identifier in native_ids:
            if len(self._look_at) < _SUSPECTS:
                self._look_at.setdefault(identifier, time.monotonic() + _LOOK_S)

    def look(self) -> None:
        """Looks at what was said to be deleted, where it is ours; twice, some minutes apart, as everywhere."""
        now = time.monotonic()
        due = [identifier for identifier, at in self._look_at.items() if at <= now][: self._source.refresh_batch]
        for identifier in due:
            del self._look_at[identifier]
        known = self._known(due) if due else []
        if not known:
            return
        try:
            pages = refreshing.look_again(self._source, self._config, known, self._asker.ask)
        except KnownError:
            self._look_at.update((identifier, now + refreshing.SOONER / SECOND) for identifier in known)
            return
        self._books.settle(sum(len(page.items) for page in pages))
        told = [identifier for page in pages for identifier in page.tombstones]
        self._gone, confirmed = refreshing.after(self._gone, known, told, self._around.clock())
        for identifier in self._gone.suspects or {}:
            self._look_at.setdefault(identifier, now + refreshing.SOONER / SECOND)
        if confirmed:
            self._store([], (), confirmed)

    def _known(self, native_ids: Sequence[str]) -> list[str]:
        marks = ",".join("?" * len(native_ids))
        sql = f"SELECT native_id FROM mention WHERE platform=? AND deleted_at IS NULL AND native_id IN ({marks})"
        given = (self._source.code, *native_ids)
        rows = self._around.writer.do(lambda database, _: database.rows(sql, given)).result()
        return [row["native_id"] for row in rows]
