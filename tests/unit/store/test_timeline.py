"""The timeline: every mention in exactly one bin, days as the clock on the wall has them."""

import itertools
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from tests.unit.store.samples import NOW, mention

from earful.domain.moments import DAY, HOUR, as_datetime, moment
from earful.store.behind import Selection, count, page
from earful.store.sensors import Span, gaps, note_span, spans
from earful.store.timeline import bin_edges, timeline

UTC = ZoneInfo("UTC")


@pytest.mark.parametrize("size", ["hour", "day", "week"])
def test_the_bins_hold_every_mention_once(database, take, size):
    take(*[mention(n * 37, ["broken", "fine", "lovely"][n % 3]) for n in range(90)])
    tallies = timeline(database, NOW - 4 * DAY, NOW + 1, size, UTC)
    assert sum(tally.n for tally in tallies) == 90
    assert sum(tally.complaints for tally in tallies) == 30
    for tally in tallies:
        assert count(database, Selection(tally.start, tally.end)) == tally.n
        assert len(page(database, Selection(tally.start, tally.end, name="negative"), limit=99)) == tally.negative


def test_days_follow_the_clock_on_the_wall_where_it_changes():
    berlin = ZoneInfo("Europe/Berlin")
    start = moment(datetime(2026, 10, 24, 12, tzinfo=berlin))
    edges = bin_edges(start, start + 3 * DAY, "day", berlin)
    assert {as_datetime(edge).astimezone(berlin).hour for edge in edges} == {0}
    assert sorted({(b - a) // HOUR for a, b in itertools.pairwise(edges)}) == [24, 25]


def test_weeks_begin_on_monday():
    edges = bin_edges(NOW, NOW + 30 * DAY, "week", UTC)
    assert {as_datetime(edge).weekday() for edge in edges} == {0}


def test_an_empty_period_has_empty_bins_not_none(database):
    tallies = timeline(database, NOW, NOW + 2 * DAY, "day", UTC)
    assert [tally.n for tally in tallies] == [0, 0, 0]


def test_touching_spans_are_one_and_gaps_are_what_is_left(database, brand):
    database.connection.execute(
        "INSERT INTO source (platform, brand_id, options, added_at) VALUES ('rss', ?, '{}', 1)", (brand.id,)
    )
    note_span(database, Span(1, "s", NOW, NOW + 2 * HOUR, "known"))
    note_span(database, Span(1, "s", NOW + HOUR, NOW + 3 * HOUR, "known"))
    note_span(database, Span(1, "s", NOW + 5 * HOUR, NOW + 6 * HOUR, "known"))
    note_span(database, Span(1, "s", NOW + 3 * HOUR, NOW + 5 * HOUR, "missed", "rolled_over"))
    found = [span for span in spans(database, NOW, NOW + DAY) if span.state == "known"]
    assert [(span.start, span.end) for span in found] == [(NOW, NOW + 3 * HOUR), (NOW + 5 * HOUR, NOW + 6 * HOUR)]
    assert gaps(database, NOW, NOW + 6 * HOUR) == [(NOW + 3 * HOUR, NOW + 5 * HOUR)]
