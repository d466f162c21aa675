"""Dates as people and platforms write them, read on Saturday 21 November 2026, 16:30 in Shanghai (08:30 UTC)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.domain.moments import as_datetime, iso, moment
from earful.engine.importing.dates import Reading, UnreadableDateError, day_or_month_first, when

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = moment(datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
HERE = Reading(NOW, SHANGHAI)


def local(text: object, reading: Reading = HERE) -> str:
    """The date as a clock in Shanghai shows it."""
    return as_datetime(when(text, reading).at).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-03 12:30", "2026-11-03 12:30:00"),
        ("2026/11/3 9:05:07", "2026-11-03 09:05:07"),
        ("2026.11.03", "2026-11-03 00:00:00"),
        ("2026年11月3日", "2026-11-03 00:00:00"),
        ("2026年11月3日 下午3:05", "2026-11-03 15:05:00"),
        ("2026年11月3号12时30分05秒", "2026-11-03 12:30:05"),
        ("２０２６－１１－０３　１２：３０", "2026-11-03 12:30:00"),
        ("2026-11-03T12:30:00Z", "2026-11-03 20:30:00"),
        ("2026-11-03T12:30:00.250+02:00", "2026-11-03 18:30:00"),
        ("2026-11-03 12:30:00 +0800", "2026-11-03 12:30:00"),
        ("2026-11-03 12:30 UTC", "2026-11-03 20:30:00"),
        ("Tue Nov 03 12:30:00 +0800 2026", "2026-11-03 12:30:00"),
        ("Tue, 03 Nov 2026 12:30:00 +0000", "2026-11-03 20:30:00"),
        ("Nov 3, 2026, 5:04 PM", "2026-11-03 17:04:00"),
        ("3 November 2026", "2026-11-03 00:00:00"),
        ("26-11-3", "2026-11-03 00:00:00"),
        ("20261103", "2026-11-03 00:00:00"),
        ("20261103123000", "2026-11-03 12:30:00"),
        ("25/12/2025", "2025-12-25 00:00:00"),
        ("12/25/2025", "2025-12-25 00:00:00"),
        ("03.11.2026 08:00", "2026-11-03 08:00:00"),
        ("发布于 2026-06-14 上海", "2026-06-14 00:00:00"),
    ],
)
def test_a_date_that_says_all(text, told):
    assert local(text) == told
    assert when(text, HERE).exact


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("刚刚", "2026-11-21 16:30:00"),
        ("5分钟前", "2026-11-21 16:25:00"),
        ("30 秒前", "2026-11-21 16:29:30"),
        ("半小时前", "2026-11-21 16:00:00"),
        ("两个小时前", "2026-11-21 14:30:00"),
        ("十二天前", "2026-11-09 16:30:00"),
        ("3天前", "2026-11-18 16:30:00"),
        ("2 hours ago", "2026-11-21 14:30:00"),
        ("an hour ago", "2026-11-21 15:30:00"),
        ("今天 08:15", "2026-11-21 08:15:00"),
        ("昨天 12:30", "2026-11-20 12:30:00"),
        ("昨天12:30 江苏", "2026-11-20 12:30:00"),
        ("编辑于 昨天 12:30", "2026-11-20 12:30:00"),
        ("前天", "2026-11-19 00:00:00"),
        ("昨晚8点半", "2026-11-20 20:30:00"),
        ("yesterday 9:00 pm", "2026-11-20 21:00:00"),
        ("周三 10:00", "2026-11-18 10:00:00"),
        ("上周日", "2026-11-15 00:00:00"),
        ("06-14", "2026-06-14 00:00:00"),
        ("06-14 12:30", "2026-06-14 12:30:00"),
        ("12月25日 晚上9点", "2025-12-25 21:00:00"),
        ("11-22", "2026-11-22 00:00:00"),
        ("02-29", "2024-02-29 00:00:00"),
        ("Nov 3", "2026-11-03 00:00:00"),
        ("12:30", "2026-11-21 12:30:00"),
        ("23:50", "2026-11-20 23:50:00"),
    ],
)
def test_a_date_that_depends_on_today(text, told):
    assert local(text) == told
    assert not when(text, HERE).exact


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1_793_680_200, "2026-11-03T04:30:00Z"),
        ("1793680200", "2026-11-03T04:30:00Z"),
        (1_793_680_200_123, "2026-11-03T04:30:00.123000Z"),
        ("1793680200123456", "2026-11-03T04:30:00.123456Z"),
        (46_329.520833333336, "2026-11-03T04:30:00Z"),  # Excel: 12:30 on the wall in Shanghai
        ("46329", "2026-11-02T16:00:00Z"),
        (20_261_103, "2026-11-02T16:00:00Z"),
    ],
)
def test_numbers_by_their_size(number, told):
    at = when(number, HERE).at
    assert iso(round(at / 1000) * 1000 if isinstance(number, float) else at) == told


def test_what_a_spreadsheet_holds():
    assert local(datetime(2026, 11, 3, 12, 30)) == "2026-11-03 12:30:00"
    assert local(date(2026, 11, 3)) == "2026-11-03 00:00:00"
    assert local(time(12, 30)) == "2026-11-21 12:30:00"


@pytest.mark.parametrize("empty", [None, "", "  ", "-", "—", "无", "N/A"])
def test_no_date_is_no_error(empty):
    assert when(empty, HERE) is None


@pytest.mark.parametrize(
    "text",
    ["2026-13-45", "2026-02-30", "soon", "31/31/2026", "25:99", "12345", "99999999999999999999", "1.5", "1969-01-01"],
)
def test_what_is_no_date_says_so(text):
    with pytest.raises(UnreadableDateError):
        when(text, HERE)


def test_a_date_that_could_be_two_is_not_guessed():
    with pytest.raises(UnreadableDateError, match="could be two dates; write it like 2026-03-11"):
        when("03/11/2026", HERE)
    assert local("03/11/2026", HERE._replace(order="day")) == "2026-11-03 00:00:00"
    assert local("03/11/2026", HERE._replace(order="month")) == "2026-03-11 00:00:00"
    assert day_or_month_first(["03/11/2026", "25/12/2026"]) == "day"
    assert day_or_month_first(["03/11/2026", "12/25/2026"]) == "month"
    assert day_or_month_first(["03/11/2026", "2026-11-03"]) is None


def test_days_where_clocks_change_follow_the_wall():
    warsaw = Reading(NOW, ZoneInfo("Europe/Warsaw"))
    before, after = when("2026-10-25", warsaw).at, when("2026-10-26", warsaw).at
    assert after - before == timedelta(hours=25) // timedelta(microseconds=1)


@given(
    st.text(max_size=40)
    | st.from_regex(r"[0-9年月日时分秒前昨周上下午:/\-. ]{0,20}", fullmatch=True)
    | st.floats()
    | st.integers()
)
def test_any_cell_is_a_date_or_no_date_and_never_a_crash(cell):
    try:
        found = when(cell, HERE)
    except UnreadableDateError:
        return
    assert found is None or isinstance(found.at, int)
