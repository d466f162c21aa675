"""The outlines of a timeline in time and counts: stacked layers, cut where nobody looked. Pure: no colours here."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from earful.domain.moments import Moment
from earful.export.timeline_figures import Floats, Span, TimelineFigures
from earful.insight.intervals import FEWEST, Z95

# From the ground up; what is certain and unwelcome carries the rest.
STACK = ("negative", "unsure", "neutral", "positive")
COMPLAINTS = "complaints"
COUNTED = "counted"
AGAINST = "mark"
SHOWN = frozenset((*STACK, COUNTED, COMPLAINTS, AGAINST))
_LAYERS = (*STACK, COUNTED)


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
    found, at = [], max(view[0], figures.start, figures.counted_from or 0)
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


def drawn(figures: TimelineFigures, view: Span, pixels: float) -> TimelineFigures:
    """The figures as they are drawn: where more bins than pixels are in view, each group of them stands as its fullest
    bin (as shares: as its sum), so that no peak is lost; and in percent where shares are wanted.

    Groups begin at fixed bins, so that nothing flickers while the view moves."""
    columns = dict(figures.columns)
    many = per_column(figures, view, pixels)
    if many > 1:
        columns = _summed(columns, many) if figures.share else _fullest(columns, many)
        if figures.against is not None:
            columns["against"] = _tops(figures.against.n, many)
            columns["against_negative"] = _tops(figures.against.negative, many)
    elif figures.against is not None:
        columns |= {"against": figures.against.n, "against_negative": figures.against.negative}
    if figures.share:
        columns = _percent(columns)
    return replace(figures, drawn=columns)


def per_column(figures: TimelineFigures, view: Span, pixels: float) -> int:
    """How many bins one drawn column stands for."""
    first, last = visible(figures, view)
    return max(1, -(-(last - first) // max(1, int(pixels))))


def _fullest(columns: dict[str, Floats], many: int) -> dict[str, Floats]:
    """Groups of `many` bins, each as the bin of it with the largest n; the line of complaints has its own peaks."""
    n = columns["n"]
    first = np.arange(0, len(n), many)
    padded = np.full(len(first) * many, -1.0)
    padded[: len(n)] = n
    at = padded.reshape(-1, many).argmax(1) + first
    found = {name: column[at] for name, column in columns.items()}
    found["start"] = columns["start"][first]
    found["end"] = columns["end"][np.minimum(first + many, len(n)) - 1]
    found[COMPLAINTS] = np.maximum.reduceat(columns[COMPLAINTS], first)
    return found


def _summed(columns: dict[str, Floats], many: int) -> dict[str, Floats]:
    first = np.arange(0, len(columns["n"]), many)
    found = {name: np.add.reduceat(column, first) for name, column in columns.items()}
    found["start"] = columns["start"][first]
    found["end"] = columns["end"][np.minimum(first + many, len(columns["n"])) - 1]
    return found


def _tops(values: Floats, many: int) -> Floats:
    return np.asarray(np.fmax.reduceat(values, np.arange(0, len(values), many)), np.float64)


def _percent(columns: dict[str, Floats]) -> dict[str, Floats]:
    """Percent of n, nothing where fewer than FEWEST were counted; "low" and "high" is where the negative share lies
    with 95 % confidence (Wilson, as `insight.intervals`)."""
    n, k = columns["n"], columns["negative"]
    enough = n >= FEWEST
    whole = np.where(enough, n, 1.0)
    found = dict(columns)
    for name in (*_LAYERS, COMPLAINTS):
        found[name] = np.where(enough, 100.0 * columns[name] / whole, 0.0)
    p, spread = np.where(enough, k / whole, 0.0), Z95 * Z95 / whole
    half = Z95 * np.sqrt(p * (1 - p) / whole + spread / (4 * whole)) / (1 + spread)
    centre = (p + spread / 2) / (1 + spread)
    found["low"] = np.where(enough, np.clip(100.0 * (centre - half), 0.0, 100.0), 0.0)
    found["high"] = np.where(enough, np.clip(100.0 * (centre + half), 0.0, 100.0), 0.0)
    if "against" in columns:
        other = columns["against"]
        known = other >= FEWEST
        found["against"] = np.where(known, 100.0 * columns["against_negative"] / np.where(known, other, 1.0), np.nan)
    return found


def visible(figures: TimelineFigures, view: Span) -> tuple[int, int]:
    """The places [first, last) of the bins (or drawn columns) that touch the view."""
    first = int(np.searchsorted(figures.cells["end"], view[0], "right"))
    return first, int(np.searchsorted(figures.cells["start"], view[1], "left"))


def highest(figures: TimelineFigures, shown: Collection[str], view: Span) -> int:
    """The largest count to be drawn in the view; 100 where shares are."""
    if figures.share:
        return 100
    first, last = visible(figures, view)
    part = slice(first, last)
    stack = sum((figures.cells[name][part] for name in figures.layers if name in shown), np.zeros(max(0, last - first)))
    line = figures.cells[COMPLAINTS][part] if COMPLAINTS in shown else stack
    other = figures.cells.get("against", stack)[part] if "against" in figures.cells else stack
    return int(max(stack.max(initial=0), line.max(initial=0), np.nan_to_num(other).max(initial=0)))


def band(figures: TimelineFigures, spans: Sequence[Span]) -> Blocks | None:
    """Where the negative share lies with 95 % confidence, bin by bin; None where counts are drawn."""
    if "low" not in figures.cells:
        return None
    left, right, places = _pieces(figures, spans)
    low, high = figures.cells["low"][places], figures.cells["high"][places]
    full = high > low
    return Blocks("negative", left[full], right[full], low[full], high[full])


def _stacked(figures: TimelineFigures, shown: Collection[str]) -> Iterator[tuple[str, Floats, Floats]]:
    """Every shown layer with its lower and upper edge, one value a bin."""
    low = np.zeros(len(figures.cells["start"]))
    for name in figures.layers:
        if name in shown:
            high = low + figures.cells[name]
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
    left, right, places = _pieces(figures, spans)
    found = []
    for name, low, high in _stacked(figures, shown):
        full = high[places] > low[places]
        found.append(Blocks(name, left[full], right[full], low[places][full], high[places][full]))
    return found


def _pieces(figures: TimelineFigures, spans: Sequence[Span]) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Left and right edge of every looked-at piece of a bin, and the place of its bin."""
    start, end = figures.cells["start"], figures.cells["end"]
    parts = [(span, np.arange(*visible(figures, span))) for span in spans]
    places = np.concatenate([part for _, part in parts]) if parts else np.arange(0)
    left = np.concatenate([np.maximum(start[part], span[0]) for span, part in parts] or [start[:0]])
    right = np.concatenate([np.minimum(end[part], span[1]) for span, part in parts] or [end[:0]])
    return left, right, places


def course(figures: TimelineFigures, span: Span) -> tuple[Floats, NDArray[np.intp]]:
    """Where a line through the bins has its points within a span, and the bin that each point takes its value from."""
    first, last = visible(figures, span)
    middles = (figures.cells["start"][first:last] + figures.cells["end"][first:last]) / 2
    inside = (middles > span[0]) & (middles < span[1])
    places = np.arange(first, last)[inside]
    return (
        np.concatenate([[span[0]], middles[inside], [span[1]]]).astype(np.float64),
        np.concatenate([[first], places, [last - 1]]).astype(np.intp),
    )


def heard_in_gaps(figures: TimelineFigures) -> list[int]:
    """The places of the bins in which nobody looked at any time and something was heard all the same."""
    found: list[int] = []
    start, n = figures.cells["start"], figures.cells["n"]
    end = np.minimum(figures.cells["end"], figures.until)
    for a, b in figures.gaps:
        found.extend(np.flatnonzero((start >= a) & (end <= b) & (end > start) & (n > 0)).tolist())
    return found
