"""The outlines of a timeline in time and counts: stacked layers, cut where nobody looked. Pure: no colours here."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import Moment
from earful.export.timeline_figures import Span, TimelineFigures

Floats = NDArray[np.float64]
# From the ground up; what is certain and unwelcome carries the rest.
STACK = ("negative", "unsure", "neutral", "positive")
COMPLAINTS = "complaints"
SHOWN = frozenset((*STACK, COMPLAINTS))


@dataclass(frozen=True)
class Layer:
    """One piece of one feeling: along `x` (moments) it reaches from `low` to `high` (counts)."""

    name: str
    x: Floats
    low: Floats
    high: Floats


def looked(figures: TimelineFigures, view: Span, narrowest: Moment) -> list[Span]:
    """The spans of the view in which somebody looked. Gaps shorter than `narrowest` cannot be seen and cut nothing."""
    found, at = [], max(view[0], figures.start)
    end = min(view[1], figures.end, max(figures.until, figures.start + 1))
    for start, stop in wide_gaps(figures, view, narrowest):
        if start > at:
            found.append((at, min(start, end)))
        at = max(at, stop)
    if at < end:
        found.append((at, end))
    return [(a, b) for a, b in found if b > a]


def wide_gaps(figures: TimelineFigures, view: Span, narrowest: Moment) -> list[Span]:
    """The gaps that touch the view, cut to it, and are wide enough to be seen."""
    start, end = max(view[0], figures.start), min(view[1], figures.end)
    cut = [(max(start, a), min(end, b)) for a, b in figures.gaps if b - a >= narrowest]
    return [(a, b) for a, b in cut if b > a]


def stacked(figures: TimelineFigures, shown: Collection[str]) -> dict[str, tuple[Floats, Floats]]:
    """For every shown feeling the lower and upper edge of its layer, one value a bin."""
    found = {}
    low = np.zeros(len(figures.tallies))
    for name in STACK:
        if name in shown:
            high = low + values(figures, name)
            found[name] = (low, high)
            low = high
    return found


def values(figures: TimelineFigures, name: str) -> Floats:
    """One feeling, or the complaints, of every bin."""
    return np.array([getattr(tally, name) for tally in figures.tallies], dtype=np.float64)


def highest(figures: TimelineFigures, shown: Collection[str], view: Span) -> int:
    """The largest count to be drawn in the view."""
    first, last = visible(figures, view)
    part = figures.tallies[first:last]
    stack = [sum(int(getattr(tally, name)) for name in STACK if name in shown) for tally in part]
    line = [tally.complaints for tally in part] if COMPLAINTS in shown else []
    return max([0, *stack, *line])


def visible(figures: TimelineFigures, view: Span) -> tuple[int, int]:
    """The places [first, last) of the bins that touch the view."""
    first = bisect_right(figures.tallies, view[0], key=lambda tally: tally.end)
    return first, bisect_left(figures.tallies, view[1], key=lambda tally: tally.start)


def areas(figures: TimelineFigures, shown: Collection[str], spans: Sequence[Span]) -> list[Layer]:
    """The layers as areas through the middle of the bins, level towards the ends of what was looked at."""
    edges = stacked(figures, shown)
    found = []
    for span in spans:
        x, places = course(figures, span)
        for name, (low, high) in edges.items():
            found.append(Layer(name, x, low[places], high[places]))
    return found


def bars(figures: TimelineFigures, shown: Collection[str], spans: Sequence[Span]) -> list[Layer]:
    """The layers as one block for every bin and looked-at piece of it; empty ones are left out."""
    edges = stacked(figures, shown)
    found = []
    for span in spans:
        first, last = visible(figures, span)
        for place in range(first, last):
            tally = figures.tallies[place]
            x = np.array([max(span[0], tally.start), min(span[1], tally.end)], dtype=np.float64)
            for name, (low, high) in edges.items():
                if high[place] > low[place]:
                    found.append(Layer(name, x, low[[place, place]], high[[place, place]]))
    return found


def course(figures: TimelineFigures, span: Span) -> tuple[Floats, NDArray[np.intp]]:
    """Where a line through the bins has its points within a span, and the bin that each point takes its value from."""
    first, last = visible(figures, span)
    middles = [(tally.start + tally.end) / 2 for tally in figures.tallies[first:last]]
    inner = [(x, first + place) for place, x in enumerate(middles) if span[0] < x < span[1]]
    points = [(float(span[0]), first), *inner, (float(span[1]), last - 1)]
    return np.array([x for x, _ in points]), np.array([place for _, place in points])
