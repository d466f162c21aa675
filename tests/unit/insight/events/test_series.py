"""Reading counts by time: gaps stay gaps, clocks may change, and what cannot be read is said with its line."""

import numpy as np
import pytest

from earful.domain.failures import KnownError
from earful.insight.events.series import read_series

HEAD = "timestamp,value"


def read(*lines):
    return read_series(iter(f"{line}\n" for line in lines), "counts.csv")


def test_a_missing_bin_is_unknown_and_not_zero():
    series = read(HEAD, "2026-01-05 00:00:00,4", "2026-01-05 01:00:00,5", "2026-01-05 04:00:00,6")
    np.testing.assert_array_equal(series.values, [4, 5, np.nan, np.nan, 6])
    assert (series.step, series.row_bin.tolist(), series.first_day) == (3_600, [0, 1, 4], 0)


def test_columns_in_any_order_with_a_mark_zones_and_unknown_values():
    series = read("\ufeffValue,complaints,Timestamp", "1.5,,2026-01-06T00:00:00Z", "nan,2,2026-01-06T01:05:00+01:00")
    assert series.step == 300
    np.testing.assert_array_equal(series.values, [1.5, np.nan])
    np.testing.assert_array_equal(series.complaints, [np.nan, 2])


@pytest.mark.parametrize("step", [30, 60])
def test_the_clock_of_the_file_may_be_set_back_and_forward(step):
    back = ["2026-10-25 01:00", "2026-10-25 01:30", "2026-10-25 02:00", "2026-10-25 02:30", "2026-10-25 02:00"]
    rows = back if step == 30 else ["2026-10-25 00:00", "2026-10-25 01:00", "2026-10-25 02:00", "2026-10-25 02:00"]
    assert read(HEAD, *(f"{row},1" for row in rows)).row_bin.tolist() == list(range(len(rows)))
    spring = read(HEAD, "2026-03-29 00:00,1", "2026-03-29 01:00,1", "2026-03-29 03:00,1")
    assert spring.row_bin.tolist() == [0, 1, 3]


def test_days_of_23_and_25_hours_are_days():
    rows = ["2026-03-28T00:00+01:00", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", "2026-10-25T00:00+02:00"]
    assert read(HEAD, *(f"{row},1" for row in rows)).row_bin.tolist() == [0, 1, 2, 211]


def test_thirty_years_of_silence_are_cut_to_what_is_remembered():
    series = read(HEAD, "1990-01-01 00:00,1", "1990-01-01 00:01,1", "2026-01-05 00:00,1")
    assert len(series.values) < 600_000


@pytest.mark.parametrize("lines", [[HEAD], [HEAD, "", " "]])
def test_no_rows_are_no_error(lines):
    assert len(read(*lines).values) == 0


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ([], 1, "must name the columns"),
        (["date,count", "2026-01-05,3"], 1, "must name the columns"),
        ([HEAD, "2026-01-05 00:00,3", "2026-01-05 00:05,-1"], 3, "0 or more"),
        ([HEAD, "2026-01-05 00:00,3", "2026-01-05 00:05,inf"], 3, "0 or more"),
        ([HEAD, "2026-01-05 00:00,many"], 2, "not a number"),
        ([HEAD, "yesterday,3"], 2, "not a time"),
        ([HEAD, "2026-01-05 00:00"], 2, "columns are needed"),
        ([HEAD, "2026-01-05 00:00,1", "2026-01-05 00:05,1", "2026-01-05 00:07,1"], 4, "bins must be regular"),
        ([HEAD, "2026-01-05 00:00,1", "2026-01-05 00:05,1", "2026-01-05 00:05,1"], 4, "go forward"),
        ([HEAD, "2026-01-05 00:00,1", "2026-01-04 00:05,1"], 3, "go forward"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(lines, line, words):
    with pytest.raises(KnownError) as caught:
        read(*lines)
    said = str(caught.value)
    assert caught.value.failure.kind == "bad_row"
    assert said.startswith(f"counts.csv, line {line}: ")
    assert words in said
