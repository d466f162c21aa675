"""Where nobody looked nothing is drawn; what is drawn has the counts of its bins."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.moments import DAY, HOUR
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_geometry import (
    SHOWN,
    areas,
    blocks,
    course,
    heard_in_gaps,
    highest,
    looked,
    visible,
    wide_gaps,
)
from earful.store.timeline import Tally

UTC = ZoneInfo("UTC")


def figures(counts, gaps=(), until=None):
    """One bin a day from day 0 on; every count is the number of negative mentions of a day."""
    tallies = tuple(
        Tally(n * DAY, (n + 1) * DAY, negative=count, neutral=1, complaints=count // 2)
        for n, count in enumerate(counts)
    )
    end = until if until is not None else len(counts) * DAY
    return TimelineFigures("day", UTC, end, tallies, tuple(gaps), (), "Frostline", ("test-1",), "areas")


def test_gaps_cut_what_is_drawn():
    shown = figures([3] * 6, gaps=[(DAY, 3 * DAY)])
    view = (shown.start, shown.end)
    assert looked(shown, view, 1) == [(0, DAY), (3 * DAY, 6 * DAY)]
    assert wide_gaps(shown, view, 3 * DAY) == []
    assert looked(shown, view, 3 * DAY) == [(0, 6 * DAY)]


def test_nothing_is_drawn_of_the_future():
    shown = figures([3, 3], until=DAY + HOUR)
    assert looked(shown, (0, 2 * DAY), 1) == [(0, DAY + HOUR)]


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30 * 24), st.integers(1, 72)), max_size=4),
)
def test_no_layer_touches_a_gap(counts, spans):
    gaps, at = [], 0
    for start, length in sorted(spans):
        if start > at:
            gaps.append((start * HOUR, (start + length) * HOUR))
            at = start + length
    shown = figures(counts, gaps)
    parts = looked(shown, (shown.start, shown.end), 1)
    layers = [(area.x[0], area.x[-1]) for area in areas(shown, SHOWN, parts)]
    for layer in blocks(shown, SHOWN, parts):
        layers += list(zip(layer.left, layer.right, strict=True))
    for left, right in layers:
        assert left < right
        assert all(right <= a or left >= b for a, b in gaps)


def test_the_layers_stand_on_each_other():
    shown = figures([4, 0, 2])
    heights = {layer.name: (layer.high - layer.low).tolist() for layer in blocks(shown, SHOWN, [(0, 3 * DAY)])}
    assert heights == {"negative": [4, 2], "unsure": [], "neutral": [1, 1, 1], "positive": []}
    assert highest(shown, SHOWN, (0, 3 * DAY)) == 5
    assert highest(shown, {"neutral"}, (0, 3 * DAY)) == 1
    assert highest(shown, {"complaints"}, (2 * DAY, 3 * DAY)) == 1


def test_lines_run_through_the_middle_of_the_days():
    x, places = course(figures([4, 0, 2]), (0, 3 * DAY))
    assert x.tolist() == [0, DAY / 2, 1.5 * DAY, 2.5 * DAY, 3 * DAY]
    assert places.tolist() == [0, 0, 1, 2, 2]


def test_only_bins_that_touch_the_view_are_visible():
    shown = figures([1] * 10)
    assert visible(shown, (2 * DAY, 4 * DAY)) == (2, 4)
    assert visible(shown, (2 * DAY + 1, 4 * DAY + 1)) == (2, 5)


def test_what_was_heard_where_nobody_looked_is_found():
    shown = figures([1, 2, 3], gaps=[(DAY, 2 * DAY)])
    assert heard_in_gaps(shown) == [1]
    silent = replace(shown, tallies=(shown.tallies[0], shown.tallies[1]._replace(negative=0, neutral=0)))
    assert heard_in_gaps(silent) == []


def test_empty_figures_have_no_height():
    assert highest(figures([0]), {"negative"}, (0, DAY)) == 0
    assert highest(figures([0]), frozenset(), (0, DAY)) == pytest.approx(0)
