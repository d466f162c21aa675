"""What a timeline shows, read in one go: the tallies, where nobody looked, whose they are and who judged. No Qt."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import HOUR, Moment, iso
from earful.store.brands import brands
from earful.store.database import Database
from earful.store.mention_ids import first_id_at
from earful.store.sensors import gaps, partly_missed
from earful.store.timeline import FEELINGS, Bin, Tally, timeline

Span = tuple[Moment, Moment]
Form = Literal["bars", "areas", "columns"]
Floats = NDArray[np.float64]
# Few bins are bars that can be hit, more are areas that show the course. Qt's antialiased polygons cost 2 ms at 91
# points, 15 at 365 and 192 at 2,160 (measured, spiky data); as columns 2,160 bins cost 2 ms.
_MOST_BARS, _MOST_AREAS = 45, 140


@dataclass(frozen=True)
class TimelineFigures:
    """The tallies of whole bins, in order; `gaps` are the spans in which nobody looked, up to `until`; `partly` those
    in which one platform could not be read while others were, with its code.

    `until` is where what can be known ends, usually the present; the last bin may reach beyond it.
    `brand` is None for all brands. `models` judged the mentions, the newest last."""

    size: Bin
    zone: ZoneInfo
    until: Moment
    tallies: tuple[Tally, ...]
    gaps: tuple[Span, ...]
    partly: tuple[tuple[Moment, Moment, str], ...]
    brand: str | None
    models: tuple[str, ...]
    form: Form

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
        names = ("start", "end", *FEELINGS, "complaints", "n")
        return {name: np.array([getattr(tally, name) for tally in self.tallies], dtype=np.float64) for name in names}

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
        kept = tuple(tally for tally in self.tallies if tally.end > start and tally.start < end)
        return replace(self, tallies=kept or self.tallies[-1:])


def read_timeline(
    database: Database, since: Moment, until: Moment, size: Bin, zone: ZoneInfo, *, brand_id: int | None = None
) -> TimelineFigures:
    """The figures of every bin that touches since..until. A mention that names two brands counts once for all."""
    tallies = timeline(database, since, max(until, since + 1), size, zone, brand_id=brand_id)
    known = brands(database)
    start, end = tallies[0].start, min(until, tallies[-1].end)
    return TimelineFigures(
        size,
        zone,
        until,
        tuple(tallies),
        tuple(gaps(database, start, end, brand_id)) if end > start else (),
        tuple(partly_missed(database, start, end, brand_id)),
        next((brand.name for brand in known if brand.id == brand_id), known[0].name if len(known) == 1 else None),
        _models(database, start, tallies[-1].end),
        "bars" if len(tallies) <= _MOST_BARS else "areas" if len(tallies) <= _MOST_AREAS else "columns",
    )


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
            **{name: getattr(tally, name) for name in (*FEELINGS, "complaints", "n")},
            "coverage": None if covered is None else round(covered, 4),
            "brand": figures.brand,
            "zone": figures.zone.key,
            "judged_by": ", ".join(figures.models),
        }
