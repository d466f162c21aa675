"""What a timeline shows: the tallies, where nobody looked and why, whose they are and who judged. No Qt."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import HOUR, Moment, iso
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.focus import EVERYTHING, Focus
from earful.store.markers import Marker, markers_between
from earful.store.mention_ids import first_id_at
from earful.store.sensors import Missed, gaps, missed
from earful.store.timeline import FEELINGS, Bin, Tally, timeline

Span = tuple[Moment, Moment]
Form = Literal["bars", "areas", "columns"]
Floats = NDArray[np.float64]
# Few bins are bars that can be hit, more are areas that show the course. Qt's antialiased polygons cost 2 ms at 91
# points, 15 at 365 and 192 at 2,160 (measured, spiky data); as columns 2,160 bins cost 2 ms.
_MOST_BARS, _MOST_AREAS = 45, 140


@dataclass(frozen=True)
class Against:
    """What the figures are compared with, bin by bin (NaN: nothing to compare): a competitor, or the period before.

    `brand` None: the same brand's period before. `n` and `negative` are counts."""

    brand: str | None
    n: Floats
    negative: Floats

    @property
    def total(self) -> int:
        """All of it."""
        return int(np.nansum(self.n))


@dataclass(frozen=True)
class TimelineFigures:
    """The tallies of whole bins, in order; `gaps` are the spans in which nobody looked, up to `until`; `missed` those
    in which one platform could not be read while others were, and why.

    `until` is where what can be known ends, usually the present; the last bin may reach beyond it.
    `brand` is None for all brands. `models` judged the mentions, the newest last. `share`: layers are drawn as percent.
    `counted_from`: where the counting back of words or people has got to; bins before it hold nothing yet.
    `drawn` stands for the columns where there are more bins than pixels (`timeline_geometry.drawn`)."""

    size: Bin
    zone: ZoneInfo
    until: Moment
    tallies: tuple[Tally, ...]
    gaps: tuple[Span, ...]
    missed: tuple[Missed, ...]
    brand: str | None
    models: tuple[str, ...]
    form: Form
    focus: Focus = EVERYTHING
    share: bool = False
    counted_from: Moment | None = None
    against: Against | None = None
    markers: tuple[Marker, ...] = ()
    drawn: Mapping[str, Floats] | None = None

    @property
    def partly(self) -> tuple[tuple[Moment, Moment, str], ...]:
        """The spans in which one platform could not be read, with its code."""
        return tuple((one.start, one.end, one.platform) for one in self.missed)

    @property
    def layers(self) -> tuple[str, ...]:
        """What is stacked, from the ground up: feelings, or people or a desk's complaints, which have none."""
        return ("counted",) if self.focus.people or self.focus.desk else ("negative", "unsure", "neutral", "positive")

    @property
    def start(self) -> Moment:
        return self.tallies[0].start

    @property
    def end(self) -> Moment:
        return self.tallies[-1].end

    @property
    def n(self) -> int:
        """All mentions shown."""
        return sum(tally.n for tally in self.tallies)

    def total(self, name: str) -> int:
        """The sum of one feeling, or of "complaints"."""
        return sum(int(getattr(tally, name)) for tally in self.tallies)

    @cached_property
    def columns(self) -> dict[str, Floats]:
        """The tallies as columns: "start", "end" (floats are exact until 2255), feelings, "complaints", "n"."""
        table = np.array(self.tallies, dtype=np.float64)
        found = {name: table[:, place] for place, name in enumerate(Tally._fields)}
        return found | {"n": table[:, 2:6].sum(1) + found["counted"]}

    @property
    def cells(self) -> Mapping[str, Floats]:
        """What is drawn: the columns, or what stands for them."""
        return self.drawn if self.drawn is not None else self.columns

    @property
    def coverage(self) -> float | None:
        """The share of the time in which somebody looked, 0..1; None where all of it is still to come."""
        return self.covered(self.start, self.end)

    def covered(self, start: Moment, end: Moment) -> float | None:
        """The same for one span, as far as it has passed."""
        end = min(end, self.until)
        if end <= start:
            return None
        missed = sum(max(0, min(end, b) - max(start, a)) for a, b in self.gaps)
        return 1 - missed / (end - start)

    def at(self, moment: Moment) -> int | None:
        """The place of the bin that holds a moment, None outside."""
        if not self.start <= moment < self.end:
            return None
        return bisect_right(self.tallies, moment, key=lambda tally: tally.start) - 1

    def hours_of(self, place: int) -> Span:
        """The span whose mentions the bin counts: whole UTC hours, as the counts are kept (`store.timeline`)."""
        tally = self.tallies[place]
        first = tally.start // HOUR if place == 0 else -(-tally.start // HOUR)
        return first * HOUR, -(-tally.end // HOUR) * HOUR

    def between(self, start: Moment, end: Moment) -> "TimelineFigures":
        """The figures of the bins that touch start..end, at least one; everything else is counted anew from them."""
        places = [place for place, tally in enumerate(self.tallies) if tally.end > start and tally.start < end]
        part = slice(places[0], places[-1] + 1) if places else slice(len(self.tallies) - 1, None)
        other = self.against
        if other is not None:
            other = replace(other, n=other.n[part], negative=other.negative[part])
        return replace(self, tallies=self.tallies[part], against=other)


def read_timeline(
    database: Database,
    since: Moment,
    until: Moment,
    size: Bin,
    zone: ZoneInfo,
    *,
    brand_id: int | None = None,
    focus: Focus | None = None,
) -> TimelineFigures:
    """The figures of every bin that touches since..until. A mention that names two brands counts once for all.

    Of a `focus` on words or people the bins are empty and `counted_from` is their end: they are counted afterwards
    (`store.counting_back`)."""
    focus = focus or Focus(brand_id)
    tallies = timeline(
        database,
        since,
        max(until, since + 1),
        size,
        zone,
        brand_id=focus.brand_id,
        platform=focus.platform,
        desk=focus.desk,
    )
    if not focus.counted_ahead:
        tallies = [Tally(tally.start, tally.end) for tally in tallies]
    known = brands(database)
    start, end = tallies[0].start, min(until, tallies[-1].end)
    where = (focus.brand_id, focus.platform)
    return TimelineFigures(
        size,
        zone,
        until,
        tuple(tallies),
        tuple(gaps(database, start, end, *where)) if end > start else (),
        tuple(missed(database, start, end, *where)),
        next((brand.name for brand in known if brand.id == focus.brand_id), known[0].name if len(known) == 1 else None),
        _models(database, start, tallies[-1].end),
        "bars" if len(tallies) <= _MOST_BARS else "areas" if len(tallies) <= _MOST_AREAS else "columns",
        focus,
        counted_from=None if focus.counted_ahead else tallies[-1].end,
        markers=tuple(markers_between(database, start, tallies[-1].end, focus.brand_id)),
    )


def with_counts(figures: TimelineFigures, found: Mapping[int, Tally], left: int) -> TimelineFigures:
    """The figures with what was counted so far, by place; the bins [0, left) are still to come."""
    tallies = tuple(found.get(place, tally) for place, tally in enumerate(figures.tallies))
    return replace(figures, tallies=tallies, counted_from=figures.tallies[left - 1].end if left else None)


def compared(database: Database, figures: TimelineFigures, brand_id: int | None) -> TimelineFigures:
    """The figures against another brand's at the same time, or, with None, against the period before.

    Only of what the counts by hour hold; else the figures as they are."""
    focus = figures.focus
    if not focus.counted_ahead:
        return figures
    start, end, bins = figures.start, figures.end, len(figures.tallies)
    since, until = (start, end) if brand_id is not None else (start - (end - start), start)
    of = focus.brand_id if brand_id is None else brand_id
    found = timeline(
        database, since, until, figures.size, figures.zone, brand_id=of, platform=focus.platform, desk=focus.desk
    )
    fitting = [tally for tally in found if since <= tally.start < until][-bins:]
    blind = gaps(database, since, until, of, focus.platform)
    fitting_n = [np.nan if _within(tally, blind) else float(tally.n) for tally in fitting]
    lead = [np.nan] * (bins - len(fitting))
    name = next((brand.name for brand in brands(database) if brand.id == brand_id), None)
    n = np.array([*lead, *fitting_n], np.float64)
    negative = np.array([*lead, *(tally.negative for tally in fitting)], np.float64)
    return replace(figures, against=Against(name, n, negative))


def _within(tally: Tally, blind: list[Span]) -> bool:
    """Whether nobody looked in any part of a bin that holds nothing."""
    return tally.n == 0 and any(start <= tally.start and tally.end <= end for start, end in blind)


def _models(database: Database, start: Moment, end: Moment) -> tuple[str, ...]:
    """The models of the first and the last mention of the span; asking every mention would read them all."""
    found = []
    for order in ("ASC", "DESC"):
        row = database.row(
            f"SELECT model FROM judgement WHERE mention_id >= ? AND mention_id < ? ORDER BY mention_id {order} LIMIT 1",
            (first_id_at(start), first_id_at(end)),
        )
        if row is not None:
            found.append(row["model"])
    return tuple(dict.fromkeys(found))


def timeline_rows(figures: TimelineFigures) -> Iterator[dict[str, Any]]:
    """The same numbers as a table: one row a bin, times in UTC, coverage 0..1, and what the file is about in each."""
    for tally in figures.tallies:
        covered = figures.covered(tally.start, tally.end)
        yield {
            "from": iso(tally.start),
            "to": iso(tally.end),
            **_counts(figures, tally),
            "coverage": None if covered is None else round(covered, 4),
            "brand": figures.brand,
            **_narrowed(figures.focus),
            "zone": figures.zone.key,
            "judged_by": ", ".join(figures.models),
        }


def _counts(figures: TimelineFigures, tally: Tally) -> dict[str, int | None]:
    """The numbers of one row: None where they were not counted yet."""
    names = (*FEELINGS, "complaints", "n") if figures.layers != ("counted",) else ("complaints", "n")
    waiting = figures.counted_from is not None and tally.start < figures.counted_from
    return {name: None if waiting else int(getattr(tally, name)) for name in names}


def _narrowed(focus: Focus) -> dict[str, str]:
    """What the rows are narrowed to, for those that are."""
    named = {
        "platform": focus.platform,
        "desk": focus.desk,
        "words": focus.query.text if focus.query else None,
        "counted": "people" if focus.people else None,
    }
    return {name: value for name, value in named.items() if value is not None}
