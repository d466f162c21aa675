"""What the activity panel shows, read from the store in one go off the Qt thread."""

from dataclasses import dataclass

from earful.domain.brand import Brand
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.panels.activity.looked import Looked, looked_of
from earful.store.activity import Entry, entries, open_floors
from earful.store.brands import brands, source_configs
from earful.store.database import Database
from earful.store.sensors import Count, SourceState, coverage_counts, source_states


@dataclass(frozen=True)
class Facts:
    """Sources as they were at `now`, and what they went through; by source id where it is a dict.

    `looked`: what was looked at of the last 30 days. `counts`: how much of how much was read. `open_to`: how far back
    a source still has something to read."""

    now: Moment
    brands: dict[int, Brand]
    sources: tuple[SourceConfig, ...]
    states: dict[int, SourceState]
    looked: dict[int, Looked]
    counts: dict[int, list[Count]]
    open_to: dict[int, Moment]
    entries: list[Entry]


def read(database: Database, now: Moment) -> Facts:
    """Everything at once."""
    sources = tuple(source_configs(database))
    counts: dict[int, list[Count]] = {}
    for count in coverage_counts(database):
        counts.setdefault(count.source_id, []).append(count)
    return Facts(
        now,
        {brand.id: brand for brand in brands(database)},
        sources,
        source_states(database),
        looked_of(database, now),
        counts,
        open_floors(database),
        entries(database),
    )
