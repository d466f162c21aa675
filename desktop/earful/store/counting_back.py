"""Counts what the counts by hour cannot tell, words and people, from the mentions: bin by bin, the newest first.

A million mentions take seconds; so it goes in turns, and whoever shows the result says how far back it was counted."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from earful.domain.moments import HOUR, Moment
from earful.store.database import Database
from earful.store.focus import Focus
from earful.store.mention_ids import first_id_at
from earful.store.timeline import FEELINGS, Tally

# One query looks at so much time at most and is broken off between two, not within.
_LONGEST_STEP = 31 * 24 * HOUR


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn has counted: by place of the bin. `left`: the bins [0, left) are still to be counted."""

    found: dict[int, Tally]
    left: int


def count_back(
    database: Database, bins: Sequence[Tally], focus: Focus, left: int, *, within_s: float = 0.2, stop: int = 0
) -> Turn:
    """Counts the bins [stop, left) from the newest back until `within_s` seconds are over; at least one.

    `bins` say what is a bin, by whole UTC hours as the counts by hour have it; their counts are not read. Of people
    each author counts once in a bin: Tally.counted holds them, Tally.complaints those who complained."""
    found: dict[int, Tally] = {}
    began = time.perf_counter()
    while left > stop:
        first = left - 1
        if not focus.people:
            while first > stop and bins[left - 1].end - bins[first - 1].start <= _LONGEST_STEP:
                first -= 1
        found |= (
            _people(database, bins, focus, first) if focus.people else _mentions(database, bins, focus, first, left)
        )
        left = first
        if time.perf_counter() - began > within_s:
            break
    return Turn(found, left)


def _hours(bins: Sequence[Tally], place: int) -> tuple[Moment, Moment]:
    """An hour counts where it begins, as in the counts by hour."""
    tally = bins[place]
    return -(-tally.start // HOUR) * HOUR, -(-tally.end // HOUR) * HOUR


_SELECT = """
SELECT (j.mention_id >> 20) / 3600 AS hour, sum(j.sentiment = 'negative'), sum(j.sentiment = 'neutral'),
  sum(j.sentiment = 'positive'), sum(j.sentiment = 'unsure'), sum(j.complaint)
FROM judgement j {mention} WHERE {where} GROUP BY 1 ORDER BY 1
"""


def _mentions(database: Database, bins: Sequence[Tally], focus: Focus, first: int, last: int) -> dict[int, Tally]:
    where, parameters = focus.where()
    # The mention itself is a wide row: it is read only where its platform is asked for.
    joined = "JOIN mention m ON m.id = j.mention_id" if focus.platform is not None else ""
    span = {"first": first_id_at(_hours(bins, first)[0]), "before": first_id_at(_hours(bins, last - 1)[1])}
    counts = {place: [0] * (len(FEELINGS) + 1) for place in range(first, last)}
    place = first
    for hour, *row in database.rows(_SELECT.format(mention=joined, where=where), parameters | span):
        while place < last - 1 and hour * HOUR >= _hours(bins, place)[1]:
            place += 1
        counts[place] = [a + b for a, b in zip(counts[place], row, strict=True)]
    found = {place: Tally(bins[place].start, bins[place].end, *row) for place, row in counts.items()}
    if focus.desk is None:
        return found
    of_desk = {place: tally.complaints for place, tally in found.items()}  # of a desk there are complaints only
    return {
        place: Tally(t.start, t.end, complaints=of_desk[place], counted=of_desk[place]) for place, t in found.items()
    }


def _people(database: Database, bins: Sequence[Tally], focus: Focus, place: int) -> dict[int, Tally]:
    where, parameters = focus.where()
    start, end = _hours(bins, place)
    row = database.row(
        "SELECT count(DISTINCT m.author_id), count(DISTINCT CASE WHEN j.complaint THEN m.author_id END)"
        f" FROM judgement j JOIN mention m ON m.id = j.mention_id WHERE {where}",
        parameters | {"first": first_id_at(start), "before": first_id_at(end)},
    )
    people, complained = tuple(row) if row else (0, 0)
    return {place: Tally(bins[place].start, bins[place].end, complaints=complained, counted=people)}
