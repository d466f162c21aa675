"""The last thirty days of a source as a band: looked at, looked at in part, not looked at. Worked out, not drawn."""

from dataclasses import dataclass

from earful.domain.moments import DAY, Moment
from earful.panels.sources.coverage_strip import looked, looked_share
from earful.store.database import Database
from earful.store.sensors import Span, spans

DAYS = 30


@dataclass(frozen=True)
class Looked:
    """`parts`: (from, to, whether all was shown), 0 to 1 of the last thirty days; `share` of them that was looked at;
    `missed`: whether the platform hid a part of it; `partly`: whether a part was capped or sampled."""

    parts: tuple[tuple[float, float, bool], ...] = ()
    share: float = 0.0
    missed: bool = False
    partly: bool = False


def looked_of(database: Database, now: Moment) -> dict[int, Looked]:
    """What each source has looked at, by source id."""
    start, found = now - DAYS * DAY, dict[int, list[Span]]()
    for span in spans(database, start, now):
        found.setdefault(span.source_id, []).append(span)
    return {source: _looked(of_source, start, now) for source, of_source in found.items()}


def _looked(found: list[Span], start: Moment, now: Moment) -> Looked:
    whole = now - start
    parts = tuple(
        ((left - start) / whole, (right - start) / whole, sure) for left, right, sure in looked(found, start, now)
    )
    missed = any(span.state == "missed" for span in found)
    return Looked(parts, looked_share(found, start, now), missed, any(not sure for _, _, sure in parts))
