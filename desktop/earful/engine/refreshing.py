"""Looking again at what is known: edits, new counts, and what its author took back. Asking is passed in.

Gone means that the platform said so twice, some time apart: an index that hiccups must not bury anybody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from earful.domain.failures import KnownError
from earful.domain.http import Request, Response
from earful.domain.moments import DAY, HOUR, MINUTE, Moment
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker
from earful.engine.following import Following
from earful.engine.spending import Spending
from earful.engine.storing import Storing
from earful.engine.surroundings import Surroundings
from earful.sources.base import Page, Session, Source
from earful.store.intake import Beside
from earful.store.reading import recent_ids

STREAM = "refresh"  # the name its memory is kept under, beside the checkpoints of the streams
EVERY = 6 * HOUR
SOONER = 15 * MINUTE  # where something was said to be gone once
BACK = 30 * DAY
MOST = 100  # mentions a time; a platform that tells of one at a time is asked for fewer
MOST_REQUESTS = 15

Ask = Callable[[Callable[[Session | None], Request]], Response | None]


@dataclass(frozen=True)
class Memory:
    """When it was looked last, and since when each suspect is said to be gone."""

    at: Moment = 0
    suspects: Mapping[str, Moment] | None = None

    def to_json(self) -> dict[str, Any]:
        """The form it is stored in."""
        return {"at": self.at, "suspects": dict(self.suspects or {})}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "Memory":
        """As it was stored; a fresh one for None."""
        return cls(stored["at"], stored["suspects"]) if stored else cls()

    def due(self, now: Moment) -> bool:
        """Whether it is time to look again."""
        return now - self.at >= (SOONER if self.suspects else EVERY)


class Refresher:
    """Looks again for one source, now and then: what became of the mentions that it brought in the last thirty days."""

    def __init__(
        self,
        source: Source,
        config: SourceConfig,
        around: Surroundings,
        asker: Asker,
        storing: Storing,
        spending: Spending,
        following: Following,
    ) -> None:
        self._source, self._config, self._around = source, config, around
        self._asker, self._storing, self._spending, self._following = asker, storing, spending, following
        self._memory = Memory()

    def load(self, stored: Mapping[str, Mapping[str, Any]]) -> None:
        """Takes up the memory among a source's checkpoints."""
        self._memory = Memory.from_json(stored.get(STREAM))

    def look_again(self) -> None:
        """Does nothing where it is not time yet, or where the platform tells neither of edits nor of deletions."""
        source, now = self._source, self._around.clock()
        if not self._memory.due(now) or not (source.capabilities.deletes or source.capabilities.edits):
            return
        # What the very first poll brought is as fresh as can be.
        asked = [] if self._memory.at == 0 else self._recent(now)
        pages = look_again(source, self._config, asked, self._asker.ask)
        told_gone = [identifier for page in pages for identifier in page.tombstones]
        self._memory, gone = after(self._memory, asked, told_gone, now)
        for page in pages:
            self._spending.settle(len(page.items))
            self._following.note(page.items, None)
            self._storing.put(None, replace(page, tombstones=()), None, live=True)
        vanished = [(source.code, identifier) for identifier in gone]
        self._storing.vanish(Beside(self._config.id, {STREAM: self._memory.to_json()}, gone=vanished))

    def _recent(self, now: Moment) -> list[str]:
        return self._around.writer.do(
            lambda database, _: recent_ids(database, self._config.id, now - BACK, MOST)
        ).result()


def after(memory: Memory, asked: Sequence[str], gone: Sequence[str], now: Moment) -> tuple[Memory, tuple[str, ...]]:
    """The memory after a look, and those that are gone for good: said to be gone now and at least once before."""
    before = memory.suspects or {}
    confirmed = tuple(identifier for identifier in gone if now - before.get(identifier, now) >= SOONER // 2)
    kept = {identifier: at for identifier, at in before.items() if identifier not in asked}
    fresh = {identifier: before.get(identifier, now) for identifier in gone if identifier not in confirmed}
    return Memory(now, kept | fresh), confirmed


def look_again(source: Source, config: SourceConfig, native_ids: Sequence[str], ask: Ask) -> list[Page]:
    """The present state of the mentions, in as few requests as the platform allows; what is gone are tombstones."""
    size = source.refresh_batch
    pages: list[Page] = []
    for start in range(0, min(len(native_ids), size * MOST_REQUESTS), size):
        pages.extend(_asked(source, config, native_ids[start : start + size], ask))
    return pages


def _asked(source: Source, config: SourceConfig, batch: Sequence[str], ask: Ask) -> list[Page]:
    if source.refresh(config, batch, None) is None:
        return []  # a feed, or ids that its platform cannot be asked about

    def request(session: Session | None) -> Request:
        found = source.refresh(config, batch, session)
        assert found is not None  # whether there is a request does not depend on the session
        return found

    try:
        response = ask(request)
    except KnownError as error:
        if error.failure.kind not in {"not_found", "gone"}:
            raise
        if len(batch) == 1:
            return [Page(tombstones=tuple(batch))]
        # A server that does not know how to answer for several is asked one by one.
        return [page for one in batch for page in _asked(source, config, [one], ask)]
    return [source.parse_refresh(config, batch, response)] if response is not None else []
