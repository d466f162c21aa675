"""Scores look back only, the promised budget is kept on streams without events, and small events are found."""

import time

import numpy as np
import pytest
from tests.unit.insight.events.streams import labelled, nab_score, quiet, seconds, with_event

from earful.insight.events.consolidation import consolidate, watch
from earful.insight.events.detector import detect, score, threshold
from earful.insight.events.series import read_series

BUDGET = 0.25


def rang(values, step, budget=BUDGET):
    rates, _ = detect(values, step)
    return consolidate(score(rates), np.arange(len(values)), step, threshold(budget))


@pytest.mark.parametrize("step", [300, 3_600, 86_400])
def test_a_score_depends_on_rows_up_to_its_own_only(step):
    values = quiet(3, 9, step)
    values[len(values) // 3] = np.nan
    values[len(values) // 2] *= 30
    whole, _ = detect(values, step)
    for cut in (1, 7, len(values) // 3, len(values) // 2 + 1, len(values) - 3):
        part, _ = detect(values[:cut], step)
        np.testing.assert_allclose(part, whole[:cut], rtol=1e-9)


@pytest.mark.parametrize("budget", [0.25, 1.0])
def test_the_budget_is_kept_within_thirty_percent(budget):
    kinds, weeks = ("poisson", "overdispersed", "trending"), 39
    alarms = sum(len(rang(quiet(100 + i, weeks, kind=kinds[i % 3]), 3_600, budget)) for i in range(60))
    assert 0.7 <= alarms / (60 * weeks * budget) <= 1.3


@pytest.mark.parametrize(("times", "wanted"), [(3, 0.6), (6, 0.9), (12, 0.95)])
def test_events_of_small_brands_are_found_within_three_hours(times, wanted):
    found, false = 0, 0
    for seed in range(40):
        values, begin = with_event(seed, times)
        alarms = rang(values, 300)
        found += any(begin <= row <= begin + 36 for row in alarms)
        false += sum(row < begin for row in alarms)
    assert found / 40 >= wanted
    assert false / (40 * 5.5) <= BUDGET


def test_labelled_windows_of_the_given_brands_are_found(shared):
    found, false, weeks, windows, alarms, streams = 0, 0, 0.0, 0, [], []
    for file, spans in labelled(shared / "data" / "events").values():
        with file.open(newline="") as lines:
            watched = watch(read_series(lines, file.name))
        at = np.array([seconds(stamp) for stamp in watched.series.stamps])
        # NAB's probation: nothing counts in the first 750 rows.
        times = [float(at[a.row]) for a in watched.alarms(BUDGET) if a.row >= 750]
        found += sum(any(a <= t <= b for t in times) for a, b in spans)
        false += sum(not any(a <= t <= b for a, b in spans) for t in times)
        weeks += (at[-1] - at[750]) / 604_800
        windows += len(spans)
        alarms.append(times)
        streams.append((at, spans))
    assert found / windows >= 0.75
    assert false / weeks <= 0.25
    assert nab_score(alarms, streams) >= 65


def test_a_million_in_one_bin_rings_once_and_does_not_make_deaf():
    values = quiet(5, 12, kind="poisson")
    values[1_000] = 1e6
    values[1_500:1_506] *= 12
    alarms = rang(values, 3_600)
    assert 1_000 in alarms
    assert any(1_500 <= row < 1_506 for row in alarms)


def test_a_gap_is_no_event_and_no_silence():
    values = quiet(6, 10, kind="poisson")
    values[800:900] = np.nan
    rates, usual = detect(values, 3_600)
    assert np.isinf(rates[800:900]).all()
    assert usual.level[900] == pytest.approx(usual.level[799], rel=0.5)
    assert rates[900:924].min() > 0.05


@pytest.mark.parametrize("values", [[], [5.0], [0.0] * 400, [7.0] * 400, [np.nan] * 400])
def test_streams_that_say_nothing_ring_nothing(values):
    assert rang(np.array(values, np.float64), 3_600) == []


def test_a_year_of_five_minutes_is_fast():
    values = quiet(8, 52, 300)
    began = time.perf_counter()
    detect(values, 300)
    # 100 of them must take under 10 s; the machine of a test may be busy.
    assert time.perf_counter() - began < 1.0
