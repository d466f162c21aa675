"""Business hours and the clocks of a case."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.hours import Course, Hours, Limit, clocks, due, within
from earful.domain.moments import DAY, HOUR, MINUTE, moment

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
OFFICE = ((9 * 60, 12 * 60), (13 * 60, 17 * 60))
WORKDAYS = (OFFICE,) * 5 + ((),) * 2


def at(zone, day, hour, minute=0, month=11):
    return moment(datetime(2026, month, day, hour, minute, tzinfo=zone))


def test_lunch_and_the_weekend_do_not_count():
    hours = Hours(BERLIN, WORKDAYS)
    friday, monday = at(BERLIN, 20, 11), at(BERLIN, 23, 10)
    assert within(hours, friday, monday) == 1 * HOUR + 4 * HOUR + 1 * HOUR
    assert due(hours, friday, 6 * HOUR) == monday


def test_a_holiday_has_no_hours_and_a_long_saturday_has_its_own():
    hours = Hours(SHANGHAI, WORKDAYS, {date(2026, 11, 23): (), date(2026, 11, 21): ((600, 660),)})
    assert within(hours, at(SHANGHAI, 20, 16), at(SHANGHAI, 24, 10)) == 3 * HOUR
    assert due(hours, at(SHANGHAI, 20, 16), 2 * HOUR) == at(SHANGHAI, 21, 11)


def test_the_night_in_which_clocks_go_back_has_an_hour_more():
    hours = Hours(BERLIN, (((0, 1440),),) * 7)
    assert within(hours, at(BERLIN, 25, 0, month=10), at(BERLIN, 26, 0, month=10)) == 25 * HOUR
    assert within(hours, at(BERLIN, 29, 0, month=3), at(BERLIN, 30, 0, month=3)) == 23 * HOUR


def test_without_hours_every_moment_counts_and_with_none_ever_nothing_is_due():
    assert within(Hours(BERLIN), 5, 5 + DAY) == DAY
    assert due(Hours(BERLIN), 5, DAY) == 5 + DAY
    shut = Hours(BERLIN, ((),) * 7, {date(2026, 11, 23): ((600, 660),)})
    assert due(shut, at(BERLIN, 24, 0), HOUR) is None


@pytest.mark.parametrize("spans", [((600, 600),), ((0, 1500),), ((600, 700), (650, 800)), ((-5, 60),)])
def test_spans_that_are_none_are_refused(spans):
    with pytest.raises(ValueError, match="span"):
        Hours(BERLIN, (spans,) + ((),) * 6)


START = moment(datetime(2026, 10, 20, tzinfo=UTC))


@given(st.integers(0, 20 * DAY), st.integers(1, 40 * HOUR))
def test_what_is_due_lies_exactly_that_far_within_the_hours(offset, span):
    hours = Hours(BERLIN, WORKDAYS, {date(2026, 10, 28): ((0, 1440),)})
    there = due(hours, START + offset, span)
    assert within(hours, START + offset, there) == span
    assert within(hours, START + offset, there - 1) == span - 1


def counted(start, end, hours):
    """The minutes of [start, end) one by one."""
    whole = 0
    while start < end:
        local = datetime.fromtimestamp(start // 1_000_000, UTC).astimezone(hours.zone)
        spans = hours.days.get(local.date(), hours.week[local.weekday()])
        whole += any(a <= local.hour * 60 + local.minute < b for a, b in spans)
        start += MINUTE
    return whole * MINUTE


@given(st.integers(0, 9 * 24 * 60), st.integers(0, 3 * 24 * 60))
def test_the_hours_are_those_that_are_counted_minute_by_minute(offset, length):
    hours = Hours(BERLIN, WORKDAYS, {date(2026, 10, 25): ((60, 240),)})
    start = START + offset * MINUTE
    assert within(hours, start, start + length * MINUTE) == counted(start, start + length * MINUTE, hours)


def test_which_clock_broke_and_by_how_much():
    hours = Hours(BERLIN, WORKDAYS)
    monday = at(BERLIN, 23, 9)
    limit = Limit("repair", first_reply=2 * HOUR, next_reply=HOUR, resolution=20 * HOUR)
    course = Course([monday, monday + 5 * HOUR], [monday + 3 * HOUR])
    first, again, solved = clocks(course, limit, hours, monday + 8 * HOUR)
    assert (first.name, first.took, first.over) == ("first_reply", 3 * HOUR, HOUR)
    assert (again.name, again.stopped_at, again.over) == ("next_reply", None, 2 * HOUR)
    assert (solved.name, solved.over, solved.due_at) == ("resolution", None, at(BERLIN, 25, 16))


def test_a_closed_case_stops_its_clocks_and_what_comes_has_not_happened():
    hours, limit = Hours(BERLIN), Limit(None, first_reply=HOUR)
    (first, solved) = clocks(Course([0], (), 2 * HOUR), limit, hours, 9 * HOUR)
    assert (first.took, first.stopped_at, first.over, solved.over) == (2 * HOUR, 2 * HOUR, HOUR, None)
    assert clocks(Course([5 * HOUR]), limit, hours, HOUR) == []
    (first, _) = clocks(Course([0], [8 * HOUR]), limit, hours, 2 * HOUR)
    assert (first.stopped_at, first.over) == (None, HOUR)


def test_only_a_word_after_our_reply_starts_the_next_clock():
    names = [one.name for one in clocks(Course([0, 10], [HOUR]), Limit(None), Hours(BERLIN), DAY)]
    assert names == ["first_reply", "resolution"]
