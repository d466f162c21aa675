"""Counting back equals the counts by hour where both can tell; brushes, zones and odd periods are no error."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from tests.unit.store.samples import NOW, mention

from earful.domain.moments import DAY, HOUR, MINUTE
from earful.domain.query import parse
from earful.export.timeline_figures import read_timeline
from earful.store.counting_back import count_back
from earful.store.focus import Focus
from earful.store.timeline import BINS, timeline

BERLIN = ZoneInfo("Europe/Berlin")


def counted(database, focus, size, since=NOW - 30 * DAY, until=NOW, zone=BERLIN, within_s=0.0):
    figures = read_timeline(database, since, until, size, zone, focus=focus)
    found, left = {}, len(figures.tallies)
    while left:
        turn = count_back(database, figures.tallies, focus, left, within_s=within_s)
        found, left = found | turn.found, turn.left
    return [found[place] for place in range(len(figures.tallies))]


@pytest.fixture
def filled(database, brand, take):
    texts = ("broken", "fine", "lovely", "the door is broken")
    take(*(mention(n, texts[n % 4], created_at=NOW - n * 97 * MINUTE) for n in range(400)))
    return brand


@pytest.mark.parametrize("size", BINS)
def test_it_equals_the_counts_by_hour(database, filled, size):
    focus = Focus(filled.id, query=parse(""))
    assert not focus.counted_ahead
    assert counted(database, focus, size) == timeline(database, NOW - 30 * DAY, NOW, size, BERLIN, brand_id=filled.id)
    of_desk = counted(database, replace(focus, desk="repair"), size)
    assert of_desk == timeline(database, NOW - 30 * DAY, NOW, size, BERLIN, brand_id=filled.id, desk="repair")


def test_words_and_platform_narrow_it(database, filled):
    doors = counted(database, Focus(filled.id, query=parse("door")), "day")
    assert sum(tally.n for tally in doors) == 100
    assert sum(tally.n for tally in counted(database, Focus(filled.id, "mastodon", query=parse("door")), "day")) == 0


def test_everybody_counts_once_a_bin(database, filled):
    assert {tally.counted for tally in counted(database, Focus(filled.id, people=True), "month")} <= {7}
    by_day = counted(database, Focus(filled.id, people=True), "day")
    assert all(tally.complaints <= tally.counted <= 7 for tally in by_day)


@pytest.mark.parametrize(("since", "until"), [(NOW - 30 * 365 * DAY, NOW), (NOW + DAY, NOW + 9 * DAY), (NOW, NOW)])
def test_odd_periods_are_no_error(database, filled, since, until):
    figures = read_timeline(database, since, until, "month", BERLIN, focus=Focus(filled.id))
    every = counted(database, Focus(filled.id, query=parse("")), "month", since, until)
    assert figures.n == sum(tally.n for tally in every)


def test_a_minute_with_very_many_is_one_bin(database, take, brand):
    take(*(mention(n, "broken", created_at=NOW - HOUR + n % 60 * 1_000_000) for n in range(3000)))
    figures = read_timeline(database, NOW - DAY, NOW, "hour", BERLIN, focus=Focus(brand.id))
    assert [tally.n for tally in figures.tallies if tally.n] == [3000]
