"""The ledger: what a walk has looked at, what the platform did not show, and how much of how much was read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from earful.domain.moments import Moment, iso
from earful.domain.source import SourceConfig
from earful.engine.surroundings import Surroundings
from earful.engine.walk import Outcome, Walk
from earful.sources.base import Counted, Source, Stream
from earful.store.database import Database
from earful.store.sensors import Count, Span, note_counts, note_span

_WORST_LAST = ("known", "capped", "sampled", "missed")


class Ledger:
    """The ledger of one source."""

    def __init__(self, source: Source, config: SourceConfig, around: Surroundings) -> None:
        self._completeness = source.capabilities.completeness
        self._config, self._around = config, around
        self._spans: list[Span] = []
        self._counts: dict[str, Counted] = {}
        self._missed: dict[str, list[tuple[Moment, Moment]]] = {}

    def begin(self) -> None:
        """A new poll: what it looks at is told at its end."""
        self._spans, self._counts, self._missed = [], {}, {}

    def count(self, counted: Iterable[Counted]) -> None:
        """Notes how much a page says there is, and adds up what the pages of this poll gave."""
        for one in counted:
            before = self._counts.get(one.scope)
            got = one.got if one.total or before is None else before.got + one.got
            self._counts[one.scope] = replace(one, got=got)

    def miss(self, stream: Stream, missed: tuple[Moment, Moment] | None) -> None:
        """Notes, at once, a span that the platform did not show on one page of a walk."""
        if missed is not None and missed[0] < missed[1]:
            self._missed.setdefault(stream.name, []).append(missed)
            self._note([Span(self._config.id, stream.name, *missed, "missed", "rolled_over")])

    def cover(self, stream: Stream, walk: Walk, outcome: Outcome) -> None:
        """Notes what a finished walk has looked at; what its pages missed is no part of that."""
        missed = self._missed.pop(stream.name, [])
        self._note(spans_of(self._config.id, self._completeness, stream, walk, outcome, missed))

    def _note(self, found: list[Span]) -> None:
        if found:
            self._spans += found
            self._around.writer.do(lambda database, _: _note(database, found), urgent=True).result()

    def end(self, now: Moment) -> None:
        """Keeps the counts of this poll and tells what it covered."""
        counts = [
            Count(self._config.id, one.scope, now, one.got, one.known, self._state(one))
            for one in self._counts.values()
        ]
        if counts:
            self._around.writer.do(lambda database, _: note_counts(database, counts), urgent=True).result()
        start = min((span.start for span in self._spans), default=None)
        state = max((span.state for span in self._spans), key=_WORST_LAST.index, default="known")
        about = {"source": self._config.id, "from": iso(start), "to": iso(now), "state": state}
        told = [{"scope": one.scope, "got": one.got, "known": one.known, "state": one.state} for one in counts]
        self._around.emit("coverage", {**about, **({"counts": told} if told else {})})

    def _state(self, counted: Counted) -> str:
        whole = counted.known is not None and counted.got >= counted.known
        if whole or (counted.known is None and self._completeness == "complete"):
            return "known"
        return "capped" if self._completeness == "complete" else self._completeness


def _note(database: Database, found: Iterable[Span]) -> None:
    for span in found:
        note_span(database, span)


def spans_of(
    source_id: int,
    completeness: str,
    stream: Stream,
    walk: Walk,
    outcome: Outcome,
    missed: Sequence[tuple[Moment, Moment]] = (),
) -> list[Span]:
    """What a walk that has ended, or leaves the rest for later, has looked at, without what it missed: pure."""
    end = walk.top if walk.kind == "backlog" else walk.started
    reached_end = outcome == "done" and walk.oldest is None
    start = walk.floor if outcome == "done" and (completeness == "complete" or reached_end) else walk.oldest
    if stream.single_page:
        start = walk.oldest if missed else min(walk.oldest or end, walk.mark or end)
    if start is None or start >= end:
        return []
    state = "known" if completeness == "complete" or stream.single_page else completeness
    return [Span(source_id, stream.name, *part, state) for part in _without(start, end, missed)]


def _without(start: Moment, end: Moment, missed: Sequence[tuple[Moment, Moment]]) -> list[tuple[Moment, Moment]]:
    """The parts of start..end that were not missed, in order."""
    parts, at = [], start
    for lost, found in sorted(missed):
        parts.append((at, min(lost, end)))
        at = max(at, found)
    return [(begins, ends) for begins, ends in [*parts, (at, end)] if begins < ends]
