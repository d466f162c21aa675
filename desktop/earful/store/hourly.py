"""Counts hour by hour with None where nobody looked: what the statistics of events work on."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from earful.domain.moments import HOUR, Moment
from earful.store.database import Database
from earful.store.sensors import gaps
from earful.store.timeline import timeline

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Hours:
    """One value for each whole UTC hour from `start` on; None: nobody looked and nothing was heard all the same."""

    start: Moment
    n: list[int | None]
    negative: list[int | None]
    complaints: list[int | None]

    def place(self, at: Moment) -> int:
        """The place of the hour that holds a moment."""
        return (at - self.start) // HOUR


def hours(database: Database, since: Moment, until: Moment, brand_id: int | None) -> Hours:
    """The hours that touch since..until; a gap hides an hour only where it fills it."""
    tallies = timeline(database, since, max(until, since + 1), "hour", _UTC, brand_id=brand_id)
    tallies = [tally for tally in tallies if tally.start < until]
    blind: set[Moment] = set()
    for start, end in gaps(database, tallies[0].start, tallies[-1].end, brand_id) if tallies else ():
        if end >= until:
            end = tallies[-1].end  # what is still to come is not a gap, but this hour's beginning was one
        blind.update(range(-(-start // HOUR) * HOUR, end // HOUR * HOUR, HOUR))
    seen = [tally.n > 0 or tally.start not in blind for tally in tallies]
    return Hours(
        tallies[0].start if tallies else since // HOUR * HOUR,
        [tally.n if known else None for tally, known in zip(tallies, seen, strict=True)],
        [tally.negative if known else None for tally, known in zip(tallies, seen, strict=True)],
        [tally.complaints if known else None for tally, known in zip(tallies, seen, strict=True)],
    )
