"""Axes have few, round marks, at local times."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.moments import DAY, HOUR, as_datetime, moment
from earful.export.chart_scale import count_ticks, time_ticks

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (233, [0, 50, 100, 150, 200, 250]),
        (1000, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_counts_are_round(most, ticks):
    assert count_ticks(most) == ticks


@given(st.integers(0, 10**9))
def test_counts_reach_over_the_highest(most):
    ticks = count_ticks(most)
    assert ticks[0] == 0
    assert most <= ticks[-1] < 2 * max(1, most) + 2
    assert len(ticks) <= 7


@given(st.integers(0, 60 * 365), st.integers(1, 30 * 365 * 24), st.integers(2, 20))
def test_marks_lie_inside_and_are_few(day, hours, at_most):
    start = day * DAY
    _, marks = time_ticks(start, start + hours * HOUR, BERLIN, at_most)
    assert all(start <= mark < start + hours * HOUR for mark in marks)
    assert marks == sorted(set(marks))
    assert len(marks) <= 2 * at_most + 2


def test_days_are_local_midnights_also_when_clocks_change():
    start = moment(datetime(2026, 10, 23, tzinfo=BERLIN))
    unit, marks = time_ticks(start, start + 5 * DAY, BERLIN, 6)
    assert unit == "day"
    assert {as_datetime(mark).astimezone(BERLIN).hour for mark in marks} == {0}


def test_months_and_years_begin_on_the_first():
    start = moment(datetime(2020, 3, 5, tzinfo=BERLIN))
    assert time_ticks(start, start + 300 * DAY, BERLIN, 12)[0] == "month"
    unit, marks = time_ticks(start, start + 30 * 365 * DAY, BERLIN, 8)
    assert unit == "year"
    assert all(as_datetime(mark).astimezone(BERLIN).month == 1 for mark in marks)


def test_daily_bins_are_not_marked_by_the_hour():
    assert time_ticks(0, 2 * DAY, BERLIN, 12, "day")[0] == "day"
