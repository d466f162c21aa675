"""The life of an event: its stages, its beginning, its end and what is still to come."""

import numpy as np
import pytest

from earful.insight.events.growth import Growth, total_after_48_hours
from earful.insight.events.life import FADING, GROWING, OVER, PEAKING, Course


@pytest.fixture
def course() -> Course:
    """Ten an hour; at hour 100 an event that doubles for four hours to 160 and then halves every six."""
    hours = np.arange(300.0)
    event = np.where(hours < 100, 0, np.where(hours < 105, 10 * 2.0 ** (hours - 100), 160 * 0.5 ** ((hours - 104) / 6)))
    return Course(np.round(10 + event), np.full(300, 10.0), 3_600)


@pytest.mark.parametrize(
    ("hour", "stage"), [(102, GROWING), (104, GROWING), (106, PEAKING), (116, FADING), (170, OVER), (50, OVER)]
)
def test_stages_follow_one_another(course, hour, stage):
    assert course.life(hour).stage == stage


def test_it_knows_since_when(course):
    assert 99 <= course.life(104).since <= 101


def test_the_end_lies_ahead_within_its_interval_and_is_reached(course):
    life = course.life(104)
    assert 0 < life.hours_left.low < life.hours_left.estimate < life.hours_left.high
    assert course.life(170).hours_left.high == 0


def test_the_total_has_an_interval_and_never_falls(course):
    total = course.life(106).total
    assert total is not None
    assert 450 < total.low <= total.estimate <= total.high


@pytest.mark.parametrize(("hours", "total"), [(4.0, 9.0), (0.5, 500.0), (48.0, 500.0)])
def test_too_few_too_early_or_too_late_is_said_as_unknown(hours, total):
    assert total_after_48_hours(Growth(hours, total, 1.0, 2.0, 1.0)) is None


def test_growth_of_attention_is_forecast_with_honest_intervals(shared):
    rows = np.genfromtxt(shared / "data" / "events" / "attention_facebook.csv", delimiter=",", skip_header=1)[::5, 1:]
    rows = np.maximum.accumulate(np.maximum(rows, 0), axis=1)[:, 2::3]  # by the hour
    errors, covered = [], []
    for row in rows[(rows[:, -1] >= 50) & (rows[:, 3] >= 10)]:
        told = total_after_48_hours(Growth(4.0, row[3], row[0], row[1], row[3] - row[2]))
        assert told is not None
        errors.append(abs(told.estimate / row[-1] - 1))
        covered.append(told.low <= row[-1] <= told.high)
    assert np.median(errors) <= 0.45
    assert 0.7 <= np.mean(covered) <= 0.9
