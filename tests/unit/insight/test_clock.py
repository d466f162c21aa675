"""The honest clock against a table worked by hand, against lifelines where it is installed, and against sense."""

from fractions import Fraction
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earful.insight.clock import clock
from earful.insight.intervals import Z95

# Remission times in weeks under 6-mercaptopurine: Freireich et al., Blood 21 (1963), 699-716, as in Kalbfleisch and
# Prentice, "The Statistical Analysis of Failure Time Data". A plus means still in remission.
REMISSION = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
TIMES = [float(time.rstrip("+")) for time in REMISSION.split()]
ENDED = [not time.endswith("+") for time in REMISSION.split()]
# At risk and ended, at each time of an end.
TABLE = [(6, 21, 3), (7, 17, 1), (10, 15, 1), (13, 12, 1), (16, 11, 1), (22, 7, 1), (23, 6, 1)]


def by_hand():
    """The table in exact fractions: survival and Greenwood's sum; only roots and logarithms are floats."""
    survival, greenwood = Fraction(1), Fraction(0)
    for time, risk, ended in TABLE:
        survival *= 1 - Fraction(ended, risk)
        greenwood += Fraction(ended, risk * (risk - ended))
        theta = Z95 * sqrt(greenwood) / abs(log(survival))
        yield time, float(survival), float(survival) ** exp(theta), float(survival) ** exp(-theta)


def test_the_textbook_table():
    found = clock(TIMES, ENDED)
    assert (found.n, found.answered, found.waiting) == (21, 9, 12 / 21)
    assert found.curve[0] == (0, 1, 1, 1)
    assert np.allclose(found.curve[1:], list(by_hand()), rtol=0, atol=1e-9)
    # As printed: .8571 .8067 .7529 .6902 .6275 .5378 .4482; interval at 6 weeks .620 to .952; median 23 (13, -).
    assert [round(point[1], 4) for point in found.curve[1:]] == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert [round(end, 3) for end in found.curve[1][2:]] == [0.620, 0.952]
    assert (found.median.estimate, found.median.low, found.median.high) == (23, 13, None)
    assert found.plateau.estimate == pytest.approx(0.4481792717, abs=1e-9)
    assert found.naive_mean == pytest.approx((6 * 3 + 7 + 10 + 13 + 16 + 22 + 23) / 9)


def test_lifelines_finds_the_same():
    lifelines = pytest.importorskip("lifelines", reason="the reference implementation is not installed")
    random = np.random.default_rng(5)
    for n in (3, 40, 500):
        times, ended = random.exponential(5, n).round(1), random.random(n) < 0.6
        theirs = lifelines.KaplanMeierFitter().fit(times, ended)
        found = clock(times.tolist(), ended.tolist())
        band = theirs.confidence_interval_
        for time, survival, low, high in found.curve:
            assert survival == pytest.approx(float(theirs.predict(time)), abs=1e-9)
            assert (low, high) == pytest.approx(tuple(band.loc[time]), abs=1e-9), survival


def test_everybody_answered():
    found = clock([1, 2, 3, 4], [True] * 4)
    assert (found.waiting, found.median.estimate, found.naive_mean) == (0, 2, 2.5)
    assert found.curve[-1] == (4, 0, 0, 0)
    assert clock([1], [True]).curve == ((0, 1, 1, 1), (1, 0, 0, 0))


def test_nobody_answered():
    found = clock([5, 6, 7], [False] * 3)
    assert (found.n, found.waiting, found.naive_mean, found.median.estimate) == (3, 1, None, None)
    assert found.curve == ((0, 1, 1, 1),)
    assert (found.plateau.estimate, found.plateau.low) == (1, None)


def test_nobody_complained():
    found = clock([], [])
    assert (found.n, found.waiting, found.naive_mean, found.curve) == (0, None, None, ())
    assert {found.median.estimate, found.plateau.estimate} == {None}


def test_answered_at_once():
    found = clock([0, 0, 5, 9], [True, True, False, True])
    assert found.curve[0][:2] == (0, 0.5)
    assert found.median.estimate == 0


def test_what_is_no_time_is_refused():
    for times in ([-1.0], [float("nan")], [float("inf")], [1.0, 2.0]):
        with pytest.raises(ValueError, match="not negative"):
            clock(times, [True])


def test_the_average_does_not_see_the_ignored_but_the_clock_does():
    random = np.random.default_rng(1)
    replies = random.exponential(2.0, 2_000)
    means, waiting = [], []
    for ignored in (0.0, 0.7):
        answered = random.random(2_000) >= ignored
        found = clock(np.where(answered, replies, 48.0).tolist(), answered.tolist())
        means.append(found.naive_mean)
        waiting.append(found.plateau.estimate)
    assert means[0] == pytest.approx(means[1], rel=0.15)
    assert (waiting[0], waiting[1]) == (pytest.approx(0, abs=0.01), pytest.approx(0.7, abs=0.03))


@given(st.lists(st.tuples(st.floats(0, 1e4), st.booleans()), max_size=60))
def test_the_curve_falls_within_its_band(pairs):
    found = clock([time for time, _ in pairs], [done for _, done in pairs])
    survivals = [point[1] for point in found.curve]
    assert survivals == sorted(survivals, reverse=True)
    assert all(0 <= low <= survival <= high <= 1 for _, survival, low, high in found.curve)
    if found.median.estimate is not None and found.median.low is not None:
        assert found.median.low <= found.median.estimate
    if found.median.high is not None:
        assert found.median.estimate is not None
        assert found.median.estimate <= found.median.high
