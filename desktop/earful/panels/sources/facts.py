"""What the sources panel shows, read from the store in one go off the Qt thread."""

from dataclasses import dataclass

from earful.domain.brand import Brand
from earful.domain.moments import DAY, Moment
from earful.domain.source import SourceConfig
from earful.panels.sources.coverage_strip import DAYS
from earful.store.brands import brands, source_configs
from earful.store.database import Database
from earful.store.sensors import SourceState, Span, Spent, source_states, spans, spent


@dataclass(frozen=True)
class Facts:
    """Brands and sources as they were at `now`; coverage by source id, of the last 30 days; what each has spent."""

    now: Moment
    brands: tuple[Brand, ...]
    sources: tuple[SourceConfig, ...]
    states: dict[int, SourceState]
    coverage: dict[int, list[Span]]
    spent: dict[int, Spent]

    def brand(self, brand_id: int | None) -> Brand | None:
        """The brand with this id."""
        return next((brand for brand in self.brands if brand.id == brand_id), None)

    def of(self, brand: Brand) -> list[SourceConfig]:
        """The sources that listen for a brand."""
        return [config for config in self.sources if config.brand_id == brand.id]


def read(database: Database, now: Moment) -> Facts:
    """Everything at once."""
    coverage: dict[int, list[Span]] = {}
    for span in spans(database, now - DAYS * DAY, now):
        coverage.setdefault(span.source_id, []).append(span)
    sources = tuple(source_configs(database))
    used = {config.id: spent(database, config.id) for config in sources}
    return Facts(now, tuple(brands(database)), sources, source_states(database), coverage, used)
