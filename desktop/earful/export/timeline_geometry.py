"""The outlines of a timeline in time and counts: stacked layers, cut where nobody looked. Pure: no colours here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import Moment
from earful.export.timeline_figures import Floats, Span, TimelineFigures

# From the ground up; what is certain and unwelcome carries the rest.
STACK = ("negative", "unsure", "neutral", "positive")
COMPLAINTS = "complaints"
SHOWN = frozenset((*STACK, COMPLAINTS))


@dataclass(frozen=True)
class Area:
    """One piece of one feeling: along `x` (moments) it reaches from `low` to `high` (counts)."""

    name: str
    x: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Blocks:
    """One feeling as blocks, one each for a bin, or for the piece of it that was looked at."""

    name: str
    left: Floats
    right: Floats
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


def wide_misses(figures: TimelineFigures, view: Span, narrowest: Moment) -> list[tuple[Moment, Moment, str]]:
    """The spans in which one platform could not be read, cut to the view; those too narrow for a word are left out."""
    start, end = max(view[0], figures.start), min(view[1], figures.end)
    cut = [(max(start, a), min(end, b), code) for a, b, code in figures.partly if b - a >= 4 * narrowest]
    return [(a, b, code) for a, b, code in cut if b > a]


def visible(figures: TimelineFigures, view: Span) -> tuple[int, int]:
    """The places [first, last) of the bins that touch the view."""
    first = int(np.searchsorted(figures.columns["end"], view[0], "right"))
    return first, int(np.searchsorted(figures.columns["start"], view[1], "left"))


def highest(figures: TimelineFigures, shown: Collection[str], view: Span) -> int:
    """The largest count to be drawn in the view."""
    first, last = visible(figures, view)
    stack = sum((figures.columns[name][first:last] for name in STACK if name in shown), np.zeros(max(0, last - first)))
    line = figures.columns[COMPLAINTS][first:last] if COMPLAINTS in shown else stack
    return int(max(stack.max(initial=0), line.max(initial=0)))


def _stacked(figures: TimelineFigures, shown: Collection[str]) -> Iterator[tuple[str, Floats, Floats]]:
    """Every shown feeling with the lower and upper edge of its layer, one value a bin."""
    low = np.zeros(len(figures.tallies))
    for name in STACK:
        if name in shown:
            high = low + figures.columns[name]
            yield name, low, high
            low = high


def areas(figures: TimelineFigures, shown: Collection[str], spans: Sequence[Span]) -> list[Area]:
    """The layers as areas through the middle of the bins, level towards the ends of what was looked at."""
    courses = [course(figures, span) for span in spans]
    return [
        Area(name, x, low[places], high[places])
        for name, low, high in _stacked(figures, shown)
        for x, places in courses
    ]


def blocks(figures: TimelineFigures, shown: Collection[str], spans: Sequence[Span]) -> list[Blocks]:
    """The layers as one block for every bin and looked-at piece of it; empty ones are left out."""
    start, end = figures.columns["start"], figures.columns["end"]
    parts = [(span, np.arange(*visible(figures, span))) for span in spans]
    places = np.concatenate([part for _, part in parts]) if parts else np.arange(0)
    left = np.concatenate([np.maximum(start[part], span[0]) for span, part in parts] or [start[:0]])
    right = np.concatenate([np.minimum(end[part], span[1]) for span, part in parts] or [end[:0]])
    found = []
    for name, low, high in _stacked(figures, shown):
        full = high[places] > low[places]
        found.append(Blocks(name, left[full], right[full], low[places][full], high[places][full]))
    return found


def course(figures: TimelineFigures, span: Span) -> tuple[Floats, NDArray[np.intp]]:
    """Where a line through the bins has its points within a span, and the bin that each point takes its value from."""
    first, last = visible(figures, span)
    middles = (figures.columns["start"][first:last] + figures.columns["end"][first:last]) / 2
    inside = (middles > span[0]) & (middles < span[1])
    places = np.arange(first, last)[inside]
    return (
        np.concatenate([[span[0]], middles[inside], [span[1]]]).astype(np.float64),
        np.concatenate([[first], places, [last - 1]]).astype(np.intp),
    )


def heard_in_gaps(figures: TimelineFigures) -> list[int]:
    """The places of the bins in which nobody looked at any time and something was heard all the same."""
    found: list[int] = []
    start, n = figures.columns["start"], figures.columns["n"]
    end = np.minimum(figures.columns["end"], figures.until)
    for a, b in figures.gaps:
        found.extend(np.flatnonzero((start >= a) & (end <= b) & (end > start) & (n > 0)).tolist())
    return found
